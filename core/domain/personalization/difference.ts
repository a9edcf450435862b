import type { Question } from './types';

/** What a write would change. */
export interface QuestionChange {
	/** The text of the question, as it was where it is there already. */
	question: string;
	change: 'added' | 'changed' | 'removed' | 'moved';
	/** Which fields change, for `changed`. */
	fields?: Array<{ field: string; before: unknown; after: unknown }>;
}

const FIELDS = [
	'text',
	'type',
	'required',
	'instructions',
	'maxCharacters',
	'maxFiles',
	'options',
	'addOnPrice',
] as const;

/** A field as a person compares it: choices by their labels, prices by their amount. */
function shown(question: Question, field: (typeof FIELDS)[number]): unknown {
	if (field === 'options') return question.options.map(({ label }) => label);
	if (field !== 'addOnPrice') return question[field] ?? null;
	return question.addOnPrice === undefined ? null : Number(question.addOnPrice);
}

function changedFields(before: Question, after: Question): QuestionChange['fields'] {
	return FIELDS.map((field) => ({
		field,
		before: shown(before, field),
		after: shown(after, field),
	})).filter((entry) => JSON.stringify(entry.before) !== JSON.stringify(entry.after));
}

/**
 * What changes from one list of questions to another; questions belong together by their ids.
 * Empty: nothing needs to be written. Pure.
 */
export function differenceOf(
	before: readonly Question[],
	after: readonly Question[],
): QuestionChange[] {
	const kept = new Set(after.map(({ questionId }) => questionId));
	const removed = before
		.filter(({ questionId }) => !kept.has(questionId))
		.map(({ text }): QuestionChange => ({ question: text, change: 'removed' }));
	const stay = before.filter(({ questionId }) => kept.has(questionId));
	const order = after.filter(({ questionId }) => questionId !== undefined);
	const changes = after.flatMap((question): QuestionChange[] => {
		const old = before.find(
			({ questionId }) => questionId !== undefined && questionId === question.questionId,
		);
		if (old === undefined) return [{ question: question.text, change: 'added' }];
		const fields = changedFields(old, question) ?? [];
		if (fields.length > 0) return [{ question: old.text, change: 'changed', fields }];
		const isMoved = stay.indexOf(old) !== order.indexOf(question);
		return isMoved ? [{ question: old.text, change: 'moved' }] : [];
	});
	return [...removed, ...changes];
}

/** Whether two lists ask the same, whatever the ids. */
export function askTheSame(a: readonly Question[], b: readonly Question[]): boolean {
	return (
		a.length === b.length &&
		a.every((question, index) => {
			const other = b[index];
			return other !== undefined && (changedFields(question, other) ?? []).length === 0;
		})
	);
}
