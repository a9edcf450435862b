import { parseLedgerRow, type LedgerRow, type LedgerState } from '../planning/ledger';

/** The order is not made yet, and is made without anybody doing anything. */
export const COMING: readonly LedgerState[] = ['planned', 'creating', 'retry'];

/** After so long nobody waits any more: the last try by itself comes after a day and a half. */
const LONGEST_MS = 36 * 3_600_000;

/** How an Etsy order is named here. */
export function receiptKey({ shopId, receiptId }: { shopId: string; receiptId: string }): string {
	return `${shopId}/${receiptId}`;
}

type Cells = Readonly<Record<string, unknown>>;

function writtenAt(value: unknown): number {
	return value instanceof Date ? value.getTime() : Date.parse(String(value ?? ''));
}

/**
 * Whether the parcels of an order wait for one of its rows.
 * @param writtenAtMs when the row was written, in epoch milliseconds; NaN: not known
 */
export function isWaitedFor({ n, state }: LedgerRow, writtenAtMs: number, now: number): boolean {
	return n > 0 && COMING.includes(state) && !(writtenAtMs < now - LONGEST_MS);
}

/** Something that waits for the seller: a row of `POD Exceptions`. */
export interface Waiting {
	kind: string;
	state: string;
	lineId: string;
	externalId: string;
	/** When it was written down, in epoch milliseconds; NaN: not known. */
	createdAt: number;
}

/**
 * Whether a line of a row was held after the row was last written, such as by a refund while a run
 * that had taken it up died: then it is made once the seller says so, and not by itself.
 * @param changedAtMs when the row was last written, in epoch milliseconds
 */
export function isHeldSince(
	{ lineIds, externalId }: LedgerRow,
	changedAtMs: number,
	waiting: readonly Waiting[],
): boolean {
	return waiting.some((hold) => {
		if (hold.kind !== 'hold' || hold.state !== 'open') return false;
		const isIts =
			hold.lineId === '' ? hold.externalId === externalId : lineIds.includes(hold.lineId);
		return isIts && hold.createdAt > changedAtMs;
	});
}

function waitingOf(cells: Cells): Waiting {
	const text = (name: string) => String(cells[name] ?? '').trim();
	return {
		kind: text('kind'),
		state: text('state'),
		lineId: text('lineId'),
		externalId: text('externalId'),
		createdAt: writtenAt(cells.createdAt),
	};
}

/**
 * Etsy orders of which a part is still to be made. Etsy takes the whole order for sent as soon as
 * it is told of one parcel: then it is not among the open orders any more, and the rest would never
 * be made. A part that waits for the seller is none of these: it may wait for weeks, and is looked
 * for by the order's number (`sent-in-part.ts`).
 * @param rows of `POD Order Ledger`, as the table gives them
 * @param now epoch milliseconds
 * @param holds rows of `POD Exceptions`
 * @returns their {@link receiptKey}
 */
export function stillToMake(
	rows: readonly Cells[],
	now: number,
	holds: readonly Cells[] = [],
): ReadonlySet<string> {
	const waiting = holds.map(waitingOf);
	const keys = rows.flatMap((row) => {
		const ledger = parseLedgerRow(row);
		if (ledger === null || !isWaitedFor(ledger, writtenAt(row.createdAt), now)) return [];
		if (isHeldSince(ledger, writtenAt(row.updatedAt), waiting)) return [];
		return [receiptKey({ shopId: String(row.shopId ?? ''), receiptId: ledger.receiptId })];
	});
	return new Set(keys);
}
