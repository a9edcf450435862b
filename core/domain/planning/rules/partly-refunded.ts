import type { OrderRule } from './rule';

/** Etsy does not tell for which line money was paid back, so the seller decides. */
export const partlyRefunded: OrderRule = ({ order }) =>
	order.hasRefund
		? {
				code: 'partly_refunded',
				category: 'policy',
				message: `Part of the money for Etsy order ${order.receiptId} was paid back.`,
				hint: 'Look at the order on Etsy. Approve it if all of it should still be printed; else order by hand what should.',
				fields: [],
				canApprove: true,
			}
		: null;
