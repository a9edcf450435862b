import { answersOf, ruleOf, unanswered } from './personalization';
import type { LineRule } from './rule';

/** The line cannot be made without the buyer's words, and they are not there, or not all. */
export const personalizationMissing: LineRule = (line, { order, context: { settings } }) => {
	const where = order.messageFromBuyer
		? 'The buyer left a message on Etsy: it may be in there. '
		: '';
	const missing = { code: 'personalization_missing', category: 'validation' } as const;
	if (ruleOf(line, settings).isRequired && answersOf(line).length === 0) {
		return {
			...missing,
			message: `"${line.title}" is made with the buyer's own text or picture, and the order has none.`,
			hint: `${where}Ask the buyer on Etsy, then order this line by hand at the printer.`,
			fields: ['personalization'],
		};
	}
	const open = unanswered(line);
	if (open.length === 0) return null;
	return {
		...missing,
		message: `The buyer of "${line.title}" did not answer ${open
			.map(({ question }) => `"${question}"`)
			.join(' and ')}, which your listing demands.`,
		hint: `${where}Ask the buyer on Etsy. Approve it if it can be made without, or if you added the question after the order.`,
		fields: ['personalization'],
		canApprove: true,
	};
};
