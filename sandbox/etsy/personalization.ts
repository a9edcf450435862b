import type { ScenarioListing } from '../scenario/types';
import { etsyError } from './errors';
import { checkPrice, checkQuestions, type SentQuestion } from './personalization-rules';
import { money } from './present/money';
import type { EtsyListing } from './state';

/** A question as a listing holds it. */
export type EtsyQuestion = NonNullable<ScenarioListing['personalization']>[number];

/** A listing's questions to the buyer as ListingPersonalization. */
export function presentPersonalization({ personalization = [], shop }: EtsyListing) {
	return {
		personalization_questions: personalization.map((question) => {
			const { type = 'text_input', options, addOnPrice } = question;
			return {
				question_id: question.id,
				question_text: question.question,
				instructions: question.instructions ?? null,
				question_type: type,
				required: question.required ?? false,
				max_allowed_characters: type === 'text_input' ? (question.maxCharacters ?? 256) : null,
				max_allowed_files: question.maxFiles ?? null,
				options: options?.map(({ id, label }) => ({ option_id: id, label })) ?? null,
				add_on_price: addOnPrice ? money(addOnPrice, shop.currency) : null,
			};
		}),
	};
}

/**
 * Replaces all questions of a listing. Ids change with what they stand for, as the document warns
 * ("may change"): the harsher reading is always.
 * @param supportsMultiple the caller's word that it knows of several questions and all types
 * @throws 400; 409 where a question would be dropped by a caller that did not say so
 */
export function replaceQuestions(
	listing: EtsyListing,
	sent: readonly SentQuestion[],
	supportsMultiple: boolean,
	nextId: () => number,
): void {
	const before = listing.personalization ?? [];
	if (!supportsMultiple) checkOldCaller(before, sent);
	checkQuestions(sent);
	const taken = sent.map(({ question_id: id }) => id).filter((id) => typeof id === 'number');
	if (new Set(taken).size !== taken.length) throw etsyError(400, 'A question_id is sent twice');
	listing.personalization = sent.map((question, index) => {
		const old = before.find(({ id }) => id === question.question_id);
		if (typeof question.question_id === 'number' && !old) {
			throw etsyError(400, `Unknown question_id ${question.question_id}`);
		}
		checkPrice(question, old, index);
		return withIds(toQuestion(question), old, nextId);
	});
}

/** A caller of the time of the single question (facts/etsy.md 8). */
function checkOldCaller(before: readonly EtsyQuestion[], sent: readonly SentQuestion[]): void {
	if (before.length > 1 || before.some(({ type = 'text_input' }) => type !== 'text_input')) {
		throw etsyError(409, 'This write would delete personalization questions of the listing');
	}
	if (sent.length > 1 || sent.some(({ question_type: type }) => type !== 'text_input')) {
		throw etsyError(400, 'Only one text_input question is supported without the parameter');
	}
}

function toQuestion(sent: SentQuestion): Omit<EtsyQuestion, 'id'> {
	return {
		question: sent.question_text,
		required: sent.required,
		type: sent.question_type as EtsyQuestion['type'],
		...(sent.instructions ? { instructions: sent.instructions } : {}),
		...(sent.max_allowed_characters ? { maxCharacters: sent.max_allowed_characters } : {}),
		...(sent.max_allowed_files ? { maxFiles: sent.max_allowed_files } : {}),
		...(sent.options?.length
			? { options: sent.options.map(({ option_id: id, label }) => ({ id: id ?? 0, label })) }
			: {}),
		...(sent.add_on_price ? { addOnPrice: Math.round(sent.add_on_price * 100) } : {}),
	};
}

function withIds(
	question: Omit<EtsyQuestion, 'id'>,
	old: EtsyQuestion | undefined,
	nextId: () => number,
): EtsyQuestion {
	const options = question.options?.map(({ id, label }) => {
		const known = old?.options?.find((option) => option.id === id);
		return { id: known?.label === label ? known.id : nextId(), label };
	});
	const next = { ...question, ...(options ? { options } : {}) };
	const isSame = old !== undefined && sameText({ ...next, id: old.id }, normal(old));
	return { id: isSame ? old.id : nextId(), ...next };
}

function normal(question: EtsyQuestion): EtsyQuestion {
	const { type = 'text_input', required = false, ...rest } = question;
	const maxCharacters = type === 'text_input' ? (question.maxCharacters ?? 256) : undefined;
	return { ...rest, type, required, ...(maxCharacters ? { maxCharacters } : {}) };
}

function sameText(a: EtsyQuestion, b: EtsyQuestion): boolean {
	const text = (value: object) =>
		JSON.stringify(Object.fromEntries(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1))));
	return text(a) === text(b);
}
