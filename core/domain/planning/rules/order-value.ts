import { overLimit } from './limit';
import type { OrderRule } from './rule';

/** An order worth more than the seller lets go unseen. */
export const orderValue: OrderRule = ({ order, context: { settings } }) => {
	const { receiptId, total: amount } = order;
	return overLimit(
		{ receiptId, amount, limit: settings.maxOrderValue, settings },
		(value, limit) => ({
			code: 'value_too_high',
			category: 'policy',
			message: `Etsy order ${receiptId} is worth ${value}; your limit is ${limit}.`,
			hint: 'Approve it, or raise max_order_value in POD Settings.',
			fields: ['total'],
			canApprove: true,
		}),
	);
};
