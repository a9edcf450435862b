import { answersOf, questionOf, ruleOf } from './personalization';
import type { LineRule } from './rule';

/**
 * More characters than fit the print, or than the listing's question allows. An uploaded file is no
 * text.
 */
export const personalizationTooLong: LineRule = (line, { context: { settings } }) => {
	const { maxCharacters: most = Number.POSITIVE_INFINITY } = ruleOf(line, settings);
	const over = answersOf(line)
		.filter(({ file }) => file === undefined)
		.map((answer) => {
			const limit = Math.min(most, questionOf(line, answer)?.maxCharacters ?? most);
			return { length: [...answer.answer.trim()].length, limit };
		})
		.filter(({ length, limit }) => length > limit)
		.sort((a, b) => b.length - a.length);
	const [longest] = over;
	if (longest === undefined) return null;
	return {
		code: 'personalization_too_long',
		category: 'validation',
		message: `The buyer's text for "${line.title}" has ${longest.length} characters; at most ${longest.limit} fit.`,
		hint: 'Ask the buyer for a shorter text. Approve it if it fits all the same.',
		fields: ['personalization'],
		canApprove: true,
	};
};
