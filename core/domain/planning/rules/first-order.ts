import { overLimit } from './limit';
import { pieces } from './order-quantity';
import type { HoldReason } from '../plan-types';
import type { OrderRule } from './rule';

/** The first order of a buyer that is larger than a stranger's should be. */
export const firstOrder: OrderRule = ({ order, open, buyerKey, facts, context: { settings } }) => {
	const { receiptId, total: amount } = order;
	const { firstOrderValue: limit, firstOrderQuantity: most } = settings;
	if (limit === null && most === null) return null;
	const known = facts
		.ordersTo(buyerKey)
		.some((one) => one.isOrdered && one.receiptId !== receiptId);
	if (buyerKey !== '' && known) return null;
	const reason = (message: string): HoldReason => ({
		code: 'first_order',
		category: 'policy',
		message,
		hint: 'Look at the order on Etsy, then approve it, or change the limits for first orders in POD Settings.',
		fields: [],
		canApprove: true,
	});
	const count = pieces(open);
	if (most !== null && count > most) {
		return reason(
			`Etsy order ${receiptId} is the first of its buyer and for ${count} pieces; your limit for first orders is ${most}.`,
		);
	}
	return overLimit({ receiptId, amount, limit, settings }, (value, text) =>
		reason(
			`Etsy order ${receiptId} is the first of its buyer and worth ${value}; your limit for first orders is ${text}.`,
		),
	);
};
