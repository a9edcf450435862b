import { failure } from '../failure';
import { fail, ok, type Result } from '../result';
import type { Question } from './types';

/** One thing that is wrong with a question, in words. */
type Complaint = string | undefined;

const isUpload = ({ type }: Question): boolean => type.endsWith('_upload');

function inRange(value: number | undefined, min: number, max: number): boolean {
	return value !== undefined && Number.isInteger(value) && value >= min && value <= max;
}

/** Three words in capitals one after the other, which Etsy takes for shouting. */
function isShouted(text: string): boolean {
	const shouted = text
		.split(/[^\p{L}\p{N}']+/u)
		.map((word) => /^\p{Lu}[\p{Lu}\p{N}']+$/u.test(word));
	return shouted.some((_word, at) => shouted[at] && shouted[at + 1] && shouted[at + 2]);
}

function aboutText({ text, instructions = '', type }: Question): Complaint {
	if (text.length > 45) return `has ${text.length} characters; Etsy allows 45`;
	if (!/^[\p{L}\p{N}]/u.test(text)) return 'must begin with a letter or a digit';
	if (instructions === '') return undefined;
	if (type === 'dropdown')
		return 'has instructions, which Etsy does not allow for a list of choices';
	if (instructions.length > 120) {
		return `has instructions of ${instructions.length} characters; Etsy allows 120`;
	}
	return isShouted(instructions)
		? 'has instructions with three words in capitals one after the other, which Etsy refuses'
		: undefined;
}

function aboutNumbers({ type, maxCharacters, maxFiles }: Question): Complaint {
	if (type === 'text_input' && !inRange(maxCharacters, 1, 1024)) {
		return 'needs a longest answer of 1 to 1024 characters';
	}
	if (type === 'unlabeled_upload' && !inRange(maxFiles, 1, 10)) {
		return 'needs a number of files from 1 to 10';
	}
	return undefined;
}

function aboutOptions({ type, options }: Question): Complaint {
	const labels = options.map(({ label }) => label);
	if (type === 'dropdown' && (labels.length < 1 || labels.length > 30)) {
		return `has ${labels.length} choices; Etsy wants 1 to 30`;
	}
	if (type === 'labeled_upload' && (labels.length < 2 || labels.length > 10)) {
		return `has ${labels.length} labels for files; Etsy wants 2 to 10. For a single file choose an upload without labels`;
	}
	const longest = type === 'dropdown' ? 20 : 45;
	const bad = labels.find((label) => label === '' || label.length > longest);
	if (bad === '') return 'has an empty choice';
	if (bad !== undefined) {
		return `has the choice "${bad}" with ${bad.length} characters; Etsy allows ${longest}`;
	}
	const twice = labels.find((label, index) => labels.indexOf(label) !== index);
	return twice === undefined ? undefined : `has the choice "${twice}" twice`;
}

function aboutPrice({ type, required, addOnPrice }: Question): Complaint {
	if (addOnPrice === undefined) return undefined;
	if (!/^\d{1,7}(\.\d{1,2})?$/.test(addOnPrice)) {
		return `has the add-on price "${addOnPrice}", which is not a plain amount such as 2.50`;
	}
	if (type !== 'text_input' || required) {
		return 'has an add-on price, which Etsy allows only for text questions that need no answer';
	}
	return undefined;
}

function refuse(message: string, hint: string, fields: string[]): Result<never> {
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'personalization:set',
			message,
			hint,
			fields,
		}),
	);
}

/**
 * Holds questions against Etsy's limits (facts/etsy.md 8) before anything is sent.
 * @returns a `validation` failure that names the question
 */
export function checkQuestions(questions: readonly Question[]): Result<undefined> {
	if (questions.length > 5) {
		return refuse(
			`The listing would have ${questions.length} questions; Etsy allows 5.`,
			"Leave questions out, or choose 'Replace All'.",
			['questions'],
		);
	}
	const uploads = questions.filter(isUpload);
	if (uploads.length > 1) {
		return refuse(
			`The questions ${uploads.map(({ text }) => `"${text}"`).join(' and ')} both ask for files; Etsy allows one such question.`,
			'Ask for all files in one question.',
			['questions'],
		);
	}
	for (const [index, question] of questions.entries()) {
		if (question.text === '') {
			return refuse(`Question ${index + 1} has no text.`, 'Enter what the buyer is asked.', [
				`questions[${index}].text`,
			]);
		}
		const complaint =
			aboutText(question) ??
			aboutNumbers(question) ??
			aboutOptions(question) ??
			aboutPrice(question);
		if (complaint !== undefined) {
			return refuse(
				`The question "${question.text}" ${complaint}.`,
				'Correct the question and run it again.',
				[`questions[${index}]`],
			);
		}
	}
	return ok(undefined);
}
