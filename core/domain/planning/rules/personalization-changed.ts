import { answersOf, ruleOf, unanswered } from './personalization';
import type { LineRule } from './rule';

/** A message beside a personalised line often corrects what was entered. */
export const personalizationChanged: LineRule = (line, { order, context: { settings } }) => {
	const isExpected = ruleOf(line, settings).isRequired === true || unanswered(line).length > 0;
	if (!(isExpected || answersOf(line).length > 0) || !order.messageFromBuyer?.trim()) return null;
	return {
		code: 'personalization_changed',
		category: 'policy',
		message: `The buyer left a message with Etsy order ${order.receiptId}; it may change what is printed on "${line.title}".`,
		hint: 'Read the message on Etsy. Approve the line if what the order says still counts.',
		fields: ['messageFromBuyer', 'personalization'],
		canApprove: true,
	};
};
