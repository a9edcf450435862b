import type { Money } from '../money';
import type { LedgerRow } from './ledger';

/** An order that went, or may have gone, to a buyer. */
export interface OrderTo {
	receiptId: string;
	/** Epoch milliseconds; of an order of the same batch, when it was made on Etsy. */
	at: number;
	isOrdered: boolean;
	/** Whether the ledger has it; else it came in the same batch. */
	isInLedger: boolean;
}

/** What the whole ledger says beside the rows of one order. */
export interface LedgerFacts {
	/** The orders to a buyer, by the hash that names buyer and address. */
	ordersTo(buyerKey: string): readonly OrderTo[];
	/** What was spent at printers on the day of the plan (UTC), row by row. */
	spentToday: readonly Money[];
}

const dayOf = (iso: string): string => {
	const at = Date.parse(iso);
	return Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10);
};

/** When money was spent for a row, as far as it was or may have been; empty when it was not. */
function spentAt(row: LedgerRow): string {
	if (row.state === 'ordered') return row.orderedAt || row.claimedAt;
	return row.state === 'creating' || row.inDoubt ? row.claimedAt : '';
}

/**
 * Reads the ledger once for the rules that look beyond a single order.
 * @param others orders of the same batch, so that two that come together know of each other
 */
export function ledgerFacts(
	rows: readonly LedgerRow[],
	others: ReadonlyArray<OrderTo & { buyerKey: string }>,
	now: number,
): LedgerFacts {
	const byBuyer = new Map<string, OrderTo[]>();
	const add = (buyerKey: string, one: OrderTo) => {
		if (buyerKey === '' || Number.isNaN(one.at)) return;
		const known = byBuyer.get(buyerKey);
		if (known) known.push(one);
		else byBuyer.set(buyerKey, [one]);
	};
	for (const row of rows) {
		if (row.state === 'ignored' || row.state === 'cancelled') continue;
		const at = Date.parse(row.orderedAt || row.claimedAt || row.firstTriedAt);
		const isOrdered = row.state === 'ordered';
		add(row.buyerKey, { receiptId: row.receiptId, at, isOrdered, isInLedger: true });
	}
	for (const { buyerKey, ...one } of others) add(buyerKey, one);
	const today = new Date(now).toISOString().slice(0, 10);
	return {
		ordersTo: (buyerKey) => byBuyer.get(buyerKey) ?? [],
		spentToday: rows.flatMap((row) =>
			row.cost && dayOf(spentAt(row)) === today ? [row.cost] : [],
		),
	};
}
