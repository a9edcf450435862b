import { failure } from '../failure';
import { fail, ok, type Result } from '../result';
import type { MergeMode, Question, QuestionOption, QuestionPatch } from './types';

/** Texts that a buyer reads as the same. */
function sameWords(a: string, b: string): boolean {
	const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase();
	return plain(a) === plain(b);
}

/** Leaves out what does not apply to the kind of question, and fills in what follows from it. */
function tidy(question: Question): Question {
	const { type, questionId, text, required, options } = question;
	const hasOptions = type === 'dropdown' || type === 'labeled_upload';
	const maxFiles = type === 'labeled_upload' ? options.length : question.maxFiles;
	const instructions = type === 'dropdown' ? undefined : question.instructions?.trim();
	return {
		...(questionId === undefined ? {} : { questionId }),
		text: text.trim(),
		type,
		required,
		...(instructions ? { instructions } : {}),
		...(type === 'text_input' ? { maxCharacters: question.maxCharacters ?? 256 } : {}),
		...(type.endsWith('_upload') ? { maxFiles: maxFiles ?? 1 } : {}),
		options: hasOptions ? options : [],
		...(isPrice(question.addOnPrice) ? { addOnPrice: question.addOnPrice } : {}),
	};
}

/** 0 means none, as an empty field does. */
function isPrice(price: string | undefined): boolean {
	return price !== undefined && price.trim() !== '' && Number(price) !== 0;
}

/** Choices with the ids of those that have the same label already. */
function withIds(
	labels: ReadonlyArray<{ label: string }>,
	known: readonly QuestionOption[],
): QuestionOption[] {
	return labels.map(({ label }) => {
		const text = label.trim();
		return known.find((option) => option.label === text) ?? { label: text };
	});
}

function patched(before: Question | undefined, patch: QuestionPatch, fresh: boolean): Question {
	const given = Object.fromEntries(
		Object.entries(patch).filter(([, value]) => value !== undefined),
	) as QuestionPatch;
	const kept = fresh ? { questionId: before?.questionId } : before;
	const type = patch.type ?? before?.type ?? 'text_input';
	const isSameType = type === before?.type;
	const base = { text: '', required: false, ...(isSameType || !kept ? kept : essentials(kept)) };
	const options =
		patch.options === undefined
			? ((fresh || !isSameType ? undefined : before?.options) ?? [])
			: withIds(patch.options, before?.options ?? []);
	return tidy({ ...base, ...given, questionId: before?.questionId, type, options });
}

/** What stays when the kind of a question changes. */
function essentials({ questionId, text, required }: Partial<Question>): Partial<Question> {
	return { questionId, ...(text === undefined ? {} : { text, required: required ?? false }) };
}

function notFound(patch: QuestionPatch): Result<never> {
	return fail(
		failure({
			category: 'not_found',
			provider: 'pack',
			operation: 'personalization:set',
			message: `The listing has no question with the ID ${patch.questionId ?? ''}.`,
			hint: 'Etsy gives a question a new ID when it changes. Read the questions again, or leave the ID empty: then the question with the same text is meant.',
			fields: ['questions'],
		}),
	);
}

function ambiguous(text: string): Result<never> {
	return fail(
		failure({
			category: 'conflict',
			provider: 'pack',
			operation: 'personalization:set',
			message: `The question "${text}" is meant twice.`,
			hint: 'Give each question once, or name it by its ID.',
			fields: ['questions'],
		}),
	);
}

/**
 * Brings the questions of a listing and those that are wanted together, since Etsy's write replaces
 * everything. A wanted question is the present one with the same id, or else the same text. Pure.
 *
 * `merge`: present questions stay, with the given fields changed; new ones come behind.
 * `replaceAll`: only the wanted ones, in their order; what is not given has its default. They keep
 * the ids of the present ones that they stand for.
 * @returns `not_found` for an id that the listing does not have; nothing is checked against limits
 */
export function mergeQuestions(
	present: readonly Question[],
	wanted: readonly QuestionPatch[],
	mode: MergeMode,
): Result<Question[]> {
	const next: Array<Question | undefined> = mode === 'merge' ? [...present] : [];
	const used = new Set<number>();
	for (const patch of wanted) {
		const index = present.findIndex(({ questionId, text }) =>
			patch.questionId === undefined
				? sameWords(text, patch.text ?? '')
				: questionId === patch.questionId,
		);
		if (index < 0 && patch.questionId !== undefined) return notFound(patch);
		if (used.has(index)) return ambiguous(patch.text ?? patch.questionId ?? '');
		if (index >= 0) used.add(index);
		const question = patched(present[index], patch, mode === 'replaceAll');
		if (mode === 'merge' && index >= 0) next[index] = question;
		else next.push(question);
	}
	return ok(next.filter((question) => question !== undefined));
}
