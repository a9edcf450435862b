import type { OrderRule } from './rule';

/**
 * An order from before the ledger begins, of which the ledger does not know a line: its rows may
 * have been reduced to figures, so it may have been made.
 */
export const olderThanLedger: OrderRule = ({ order, open, context: { settings } }) => {
	const { ledgerBegins } = settings;
	if (ledgerBegins === null || open.every(({ row }) => row !== null)) return null;
	// An order that does not tell when it was made may be as old as any.
	if (Date.parse(order.createdAt) > Date.parse(ledgerBegins)) return null;
	return {
		code: 'older_than_ledger',
		category: 'policy',
		message: `Etsy order ${order.receiptId} is from before the ledger begins (${ledgerBegins.slice(0, 10)}), so nobody can tell here whether it was made.`,
		hint: 'Look for it at your printers. Approve it if it was never made.',
		fields: [],
		canApprove: true,
	};
};
