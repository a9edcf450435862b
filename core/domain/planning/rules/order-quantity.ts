import type { OpenLine } from '../plan-types';
import type { OrderRule } from './rule';

/** How many pieces the open lines hold. */
export function pieces(open: readonly OpenLine[]): number {
	return open.reduce((sum, { line }) => sum + line.quantity, 0);
}

/** More pieces than the seller lets go unseen. */
export const orderQuantity: OrderRule = ({ order, open, context: { settings } }) => {
	const { maxOrderQuantity: limit } = settings;
	const count = pieces(open);
	if (limit === null || count <= limit) return null;
	return {
		code: 'quantity_too_high',
		category: 'policy',
		message: `Etsy order ${order.receiptId} is for ${count} pieces; your limit is ${limit}.`,
		hint: 'Approve it, or raise max_order_quantity in POD Settings.',
		fields: ['lines'],
		canApprove: true,
	};
};
