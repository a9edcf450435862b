import type { OrderStatus } from '../status';
import { ORDER_STATUSES } from '../status';
import { parseLedgerRow } from '../planning/ledger';

/** A row of `POD Order Ledger` as far as following its order at the printer needs it. */
export interface FollowedRow {
	externalId: string;
	shopId: string;
	receiptId: string;
	provider: string;
	providerOrderId: string;
	/** Whether the printer's own connection to Etsy made the order, and so tells Etsy of parcels. */
	isImported: boolean;
	/** What the ledger says so far; `unknown` where it says nothing. */
	status: OrderStatus;
	/** ISO 8601, empty when not known. */
	orderedAt: string;
	/** When its printer was last asked for all that changed; ISO 8601, empty when never. */
	checkedAt: string;
	/** When the ledger got its status; ISO 8601, empty when not known. */
	statusAt: string;
	/** When its first parcel went out, and when all had arrived; ISO 8601, empty as long as not. */
	shippedAt: string;
	deliveredAt: string;
}

/** After these nothing more happens to an order. */
const ENDS: readonly OrderStatus[] = ['cancelled', 'delivered', 'returned'];

const DAY = 86_400_000;
/** Many printers never hear that a parcel has arrived: so long after ordering nobody asks again. */
const ARRIVED_BY_THEN = 60 * DAY;

function text(value: unknown): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

/**
 * Reads a row of the ledger.
 * @returns null for an item that is no row of the ledger
 */
export function parseFollowedRow(row: Readonly<Record<string, unknown>>): FollowedRow | null {
	const ledger = parseLedgerRow(row);
	if (ledger === null) return null;
	const { externalId, receiptId, provider, providerOrderId, orderedAt } = ledger;
	return {
		...{ externalId, receiptId, provider, providerOrderId, orderedAt },
		shopId: text(row.shopId),
		isImported: row.route === 'provider_imported',
		status: ORDER_STATUSES.find((status) => status === row.status) ?? 'unknown',
		checkedAt: text(row.checkedAt),
		statusAt: text(row.statusAt),
		shippedAt: text(row.shippedAt),
		deliveredAt: text(row.deliveredAt),
	};
}

/**
 * Whether the order of a row may still change. One that was never sent is followed for ever: that
 * it is not is what somebody must know.
 * @param now epoch milliseconds
 */
export function isFollowed(
	row: FollowedRow,
	state: unknown,
	now: number,
): row is FollowedRow & { providerOrderId: string } {
	if (state !== 'ordered' || row.providerOrderId === '' || ENDS.includes(row.status)) return false;
	const isOld = Date.parse(row.orderedAt) < now - ARRIVED_BY_THEN;
	return !(row.status === 'shipped' && isOld);
}

/** So long a tracking number may come after its parcel, until the seller is told that none did. */
export const NUMBER_COMES_WITHIN = DAY;

/**
 * Whether an order must be read now to see if its tracking number came. The printer's list of
 * changes does not name an order of which nothing changed, so it is read once by itself.
 * @param now epoch milliseconds
 */
export function isNumberDue(row: FollowedRow, now: number): boolean {
	if (row.status !== 'shipped' || row.isImported) return false;
	const dueAt = Date.parse(row.shippedAt || row.statusAt || row.orderedAt) + NUMBER_COMES_WITHIN;
	return dueAt <= now && !(Date.parse(row.checkedAt) >= dueAt);
}

/** So many orders are read one by one; more are found in the printer's list of changes. */
const FEW = 25;
/** A change is looked for again so long before the last look: clocks differ, lists lag. */
const OVERLAP = 60 * 60_000;

/** How the orders of one printer are looked at. */
export type Look = { by: 'order' } | { by: 'changes'; since: string };

/**
 * Chooses the way with fewer calls. No cursor is kept but in the rows themselves: the list is read
 * from the oldest look on, so nothing is lost when n8n was away.
 */
export function howToLook(rows: readonly FollowedRow[], canListChanges: boolean): Look {
	if (!canListChanges || rows.length <= FEW) return { by: 'order' };
	const times = rows.map(({ checkedAt, orderedAt }) => Date.parse(checkedAt || orderedAt));
	// One that was never looked at, and nobody knows since when, is found only by itself.
	if (times.some(Number.isNaN)) return { by: 'order' };
	const oldest = times.reduce((a, b) => Math.min(a, b));
	return { by: 'changes', since: new Date(oldest - OVERLAP).toISOString() };
}
