import { parseLedgerRow } from '../planning/ledger';
import type { LedgerState } from '../planning/ledger';
import { ORDER_STATUSES, type OrderStatus } from '../status';

/** A row of `POD Order Ledger` as far as the watch over lateness needs it. */
export interface LateRow {
	externalId: string;
	shopId: string;
	receiptId: string;
	lineIds: string[];
	provider: string;
	state: LedgerState;
	status: OrderStatus;
	/** ISO 8601; empty where not known or not yet. */
	shipBy: string;
	firstTriedAt: string;
	claimedAt: string;
	nextAttemptAt: string;
	orderedAt: string;
	statusAt: string;
	shippedAt: string;
	checkedAt: string;
}

function text(value: unknown): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	return typeof value === 'string' ? value : '';
}

/**
 * Reads a row of the ledger.
 * @returns null for an item that is none, and for rows of which nothing is to be sent
 */
export function parseLateRow(row: Readonly<Record<string, unknown>>): LateRow | null {
	const ledger = parseLedgerRow(row);
	if (ledger === null || ledger.state === 'ignored' || ledger.state === 'cancelled') return null;
	const { externalId, receiptId, lineIds, provider, state } = ledger;
	const { firstTriedAt, claimedAt, nextAttemptAt, orderedAt } = ledger;
	return {
		...{ externalId, receiptId, lineIds, provider, state },
		...{ firstTriedAt, claimedAt, nextAttemptAt, orderedAt },
		shopId: text(row.shopId),
		status: ORDER_STATUSES.find((status) => status === row.status) ?? 'unknown',
		shipBy: text(row.shipBy),
		statusAt: text(row.statusAt),
		shippedAt: text(row.shippedAt),
		checkedAt: text(row.checkedAt),
	};
}

/**
 * Whether all of it is on its way, as far as the ledger knows. A time alone says only that a first
 * parcel went out; it counts where nobody knows how the order stands.
 */
export function isSent({ status, shippedAt }: LateRow): boolean {
	if (status === 'unknown') return shippedAt !== '';
	return ['shipped', 'delivered', 'returned'].includes(status);
}

/** Whether a parcel of it is on its way: of that Etsy is told, and it takes the whole order for sent. */
export function isOut(row: LateRow): boolean {
	return isSent(row) || row.status === 'partially_shipped' || row.shippedAt !== '';
}
