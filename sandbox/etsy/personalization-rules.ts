import { etsyError } from './errors';
import type { EtsyQuestion } from './personalization';

/** A question as a call sends it, after its types were checked. */
export interface SentQuestion {
	question_id?: number | null;
	question_text: string;
	instructions?: string | null;
	question_type: string;
	required: boolean;
	max_allowed_characters?: number | null;
	max_allowed_files?: number | null;
	options?: Array<{ option_id?: number | null; label: string }> | null;
	/** Absent is not the same as null: see {@link checkPrice}. */
	add_on_price?: number | null;
}

const TYPES = ['text_input', 'dropdown', 'unlabeled_upload', 'labeled_upload'];

function refuse(index: number, what: string): never {
	throw etsyError(400, `personalization_questions[${index}]: ${what}`);
}

function between(value: unknown, min: number, max: number): boolean {
	return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

/** Three words in capitals, one after the other. What counts as a word is assumed. */
function isShouted(text: string): boolean {
	return /(?:(?<!\p{L})\p{Lu}{2,}(?!\p{L})[^\p{L}]*){3}/u.test(text);
}

/** All questions of one write (facts/etsy.md 8). @throws 400 */
export function checkQuestions(questions: readonly SentQuestion[]): void {
	if (questions.length < 1 || questions.length > 5) {
		throw etsyError(400, 'A listing may have 1 to 5 personalization questions');
	}
	if (questions.filter(({ question_type: type }) => type.endsWith('_upload')).length > 1) {
		throw etsyError(400, 'A listing may have at most one upload question');
	}
	questions.forEach(checkQuestion);
}

function checkQuestion(question: SentQuestion, index: number): void {
	const { question_text: text, question_type: type, instructions } = question;
	if (!TYPES.includes(type)) refuse(index, `unknown question_type ${type}`);
	if (text.length < 1 || text.length > 45) refuse(index, 'question_text needs 1 to 45 characters');
	if (!/^[\p{L}\p{N}]/u.test(text)) {
		refuse(index, 'question_text must begin with a letter or a digit');
	}
	if (instructions) {
		if (type === 'dropdown') refuse(index, 'instructions are not allowed for a dropdown');
		if (instructions.length > 120) refuse(index, 'instructions may have 120 characters');
		if (isShouted(instructions)) refuse(index, 'instructions must not shout');
	}
	checkNumbers(question, index);
	checkOptions(question, index);
}

function checkNumbers(question: SentQuestion, index: number): void {
	const {
		question_type: type,
		max_allowed_characters: letters,
		max_allowed_files: files,
	} = question;
	if (type === 'text_input') {
		if (!between(letters, 1, 1024)) refuse(index, 'max_allowed_characters must be 1 to 1024');
	} else if (letters !== undefined && letters !== null) {
		refuse(index, `max_allowed_characters is not allowed for ${type}`);
	}
	if (type === 'unlabeled_upload' && !between(files, 1, 10)) {
		refuse(index, 'max_allowed_files must be 1 to 10');
	}
	if (type === 'labeled_upload' && !between(files, 2, 10)) {
		refuse(index, 'max_allowed_files must be 2 to 10');
	}
	if (!type.endsWith('_upload') && files !== undefined && files !== null) {
		refuse(index, `max_allowed_files is not allowed for ${type}`);
	}
}

function checkOptions(question: SentQuestion, index: number): void {
	const { question_type: type, max_allowed_files: files } = question;
	const labels = (question.options ?? []).map(({ label }) => label);
	if (type !== 'dropdown' && type !== 'labeled_upload') {
		if (labels.length > 0) refuse(index, `options are not allowed for ${type}`);
		return;
	}
	if (type === 'dropdown' && (labels.length < 1 || labels.length > 30)) {
		refuse(index, 'a dropdown needs 1 to 30 options');
	}
	if (type === 'labeled_upload' && labels.length !== files) {
		refuse(index, 'there must be as many options as max_allowed_files');
	}
	const longest = type === 'dropdown' ? 20 : 45;
	if (labels.some((label) => label.length < 1 || label.length > longest)) {
		refuse(index, `an option needs 1 to ${longest} characters`);
	}
	if (new Set(labels).size !== labels.length) refuse(index, 'options must be unique');
}

/**
 * A price for answering: only for optional text questions, 0.20 to 500. The key must be sent, if
 * only as 0 or null, where the question has a price already (discussion 1658). @throws 400
 */
export function checkPrice(
	question: SentQuestion,
	before: EtsyQuestion | undefined,
	index: number,
): void {
	const { add_on_price: price, question_type: type, required } = question;
	if (price === undefined && before?.addOnPrice) {
		refuse(index, 'add_on_price must be sent when a question that has one is updated');
	}
	if (!price) return;
	if (type !== 'text_input' || required) {
		refuse(index, 'add_on_price is only supported for optional text_input questions');
	}
	if (price < 0.2 || price > 500) refuse(index, 'add_on_price must be 0.20 to 500');
}
