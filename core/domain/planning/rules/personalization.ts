import type { PersonalizationAnswer } from '../../order';
import type { AskedQuestion, PersonalizationRule } from '../../variant-map/choice';
import type { ResolvedLine } from '../../variant-map/resolve';
import type { PlanSettings } from '../settings-types';

/** The answers in which the buyer said anything. */
export function answersOf(line: ResolvedLine) {
	return line.personalization.filter(({ answer }) => answer.trim() !== '');
}

/** What row, listing and settings together ask of a line's personalisation: the strictest. */
export function ruleOf(line: ResolvedLine, settings: PlanSettings): PersonalizationRule {
	const row = line.mapping.status === 'mapped' ? line.mapping.personalization : undefined;
	const listing = line.personalizationRule;
	const limits = [
		row?.maxCharacters,
		listing?.maxCharacters,
		settings.personalizationMaxCharacters ?? undefined,
	].filter((limit) => limit !== undefined);
	return {
		isRequired: row?.isRequired === true || listing?.isRequired === true,
		needsProof:
			row?.needsProof === true ||
			listing?.needsProof === true ||
			settings.personalizationProof === 'always',
		...(limits.length > 0 ? { maxCharacters: Math.min(...limits) } : {}),
	};
}

/** Texts that a buyer reads as the same. */
const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * The listing's question that an answer is for: by its number, which may be renewed, or its words.
 */
export function questionOf(
	line: ResolvedLine,
	{ question, questionId }: PersonalizationAnswer,
): AskedQuestion | undefined {
	const asked = line.personalizationRule?.questions ?? [];
	return (
		asked.find((one) => one.questionId !== undefined && one.questionId === questionId) ??
		asked.find((one) => plain(one.question) === plain(question))
	);
}

/**
 * The questions that must be answered and are not. A seller may have changed the words since: so an
 * answer to a question that the listing does not ask any more may stand for any of them.
 */
export function unanswered(line: ResolvedLine): AskedQuestion[] {
	const answers = answersOf(line);
	const answered = answers.map((answer) => questionOf(line, answer));
	const open = (line.personalizationRule?.questions ?? []).filter(
		(one) => one.isRequired && !answered.includes(one),
	);
	const strays = answered.filter((one) => one === undefined).length;
	return open.length > strays ? open : [];
}
