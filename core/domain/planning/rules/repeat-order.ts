import type { OrderRule } from './rule';

const DAY = 24 * 60 * 60 * 1000;

type Moment = { at: number; receiptId: string };

/** Of two that come in one batch the later one waits; within a second the number decides. */
function comesBefore(one: Moment, other: Moment): boolean {
	return one.at === other.at ? one.receiptId < other.receiptId : one.at < other.at;
}

/** Another order to the same name and address shortly before: perhaps one too many. */
export const repeatOrder: OrderRule = ({ order, buyerKey, facts, context: { settings } }) => {
	const { repeatOrderDays: days } = settings;
	if (days === null || buyerKey === '') return null;
	const at = Date.parse(order.createdAt);
	const before = facts
		.ordersTo(buyerKey)
		.filter((one) => one.receiptId !== order.receiptId && Math.abs(at - one.at) <= days * DAY)
		.filter((one) => one.isInLedger || comesBefore(one, { at, receiptId: order.receiptId }))
		.map(({ receiptId }) => receiptId);
	const others = [...new Set(before)].sort();
	if (others.length === 0) return null;
	return {
		code: 'repeat_order',
		category: 'policy',
		message: `Etsy order ${order.receiptId} goes to the same name and address as ${others.join(', ')}, within ${days} days.`,
		hint: 'Look whether the buyer ordered twice by mistake. Approve it if not.',
		fields: [],
		canApprove: true,
	};
};
