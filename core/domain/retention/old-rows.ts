import type { StoredAuditRow } from '../audit/verify';
import { latest, numberOf, text } from './row-times';

type Cells = Readonly<Record<string, unknown>>;

/** A row that is to be removed. */
export interface ToRemove {
	table: 'exceptions' | 'parcels' | 'library';
	rowId: number;
	/** What it says now; it is removed only while it still does. Empty for files. */
	state: string;
}

/** What tells whether the order of a row is over. */
export interface OverFacts {
	/** Numbers of the Etsy orders that Etsy has open, or that have not ended in the ledger. */
	running: ReadonlySet<string>;
	/** Orders of the ledger at whose printer somebody still looks. */
	followedIds: ReadonlySet<string>;
	/** The shops of which all open orders were read. */
	shops: ReadonlySet<string>;
	/** Epoch milliseconds. */
	now: number;
}

const DAY = 86_400_000;
const limitOf = (days: number | null, now: number) =>
	days === null ? -Infinity : now - days * DAY;
const stateOf = (row: Cells) => text(row.state).trim().toLowerCase();

/** Whether a row is of an Etsy order that has ended everywhere, in a shop that was read. */
function isOfEndedOrder(row: Cells, { running, shops }: OverFacts): boolean {
	const receiptId = text(row.receiptId);
	return receiptId !== '' && shops.has(text(row.shopId)) && !running.has(receiptId);
}

/** What the seller has decided: to let it go, or to deal with it himself. */
const DECIDED = ['approved', 'skipped'];

/**
 * Rows of `POD Exceptions` that are over: what is resolved; and what the seller decided about an
 * order that has ended since. What is open stays, however old: it waits for the seller, and holds
 * numbers and reasons only. Pure.
 * @param audit what is left of the audit log: what was noted of its rows stays with them, or the
 * same would be noted and told anew
 * @param days the seller's; null: nothing goes
 */
export function oldExceptions(
	rows: readonly Cells[],
	audit: readonly StoredAuditRow[],
	days: number | null,
	over: OverFacts,
): ToRemove[] {
	const before = limitOf(days, over.now);
	const oldest = audit.reduce((least, { rowId }) => Math.min(least, rowId), Infinity);
	const isOfLog = (row: Cells) =>
		row.kind === 'audit' && Number(text(row.key).split(':')[2]) >= oldest;
	const isOver = (row: Cells) =>
		stateOf(row) === 'resolved'
			? !isOfLog(row)
			: DECIDED.includes(stateOf(row)) && isOfEndedOrder(row, over);
	return rows
		.filter((row) => isOver(row) && latest(row, ['updatedAt']) < before)
		.map((row) => ({ table: 'exceptions', rowId: numberOf(row), state: text(row.state) }));
}

const TOLD = ['told', 'left_out', 'by_printer'];

/**
 * Parcels that are over: told ones, and those of orders that have ended, told or not: Etsy takes
 * such an order for complete, so nobody is told of them any more. A parcel of an order that is still
 * looked at would be found anew, and told again. Pure.
 * @param days the seller's; null: nothing goes
 */
export function oldParcels(
	rows: readonly Cells[],
	days: number | null,
	over: OverFacts,
): ToRemove[] {
	const before = limitOf(days, over.now);
	return rows
		.filter((row) => TOLD.includes(text(row.state)) || isOfEndedOrder(row, over))
		.filter((row) => !over.followedIds.has(text(row.externalId)))
		.filter((row) => latest(row, ['toldAt', 'shippedAt', 'claimedAt']) < before)
		.map((row) => ({ table: 'parcels', rowId: numberOf(row), state: text(row.state) }));
}

/** Which files a printer has. A file whose row is gone is simply sent again. Pure. */
export function oldFiles(rows: readonly Cells[], days: number | null, now: number): ToRemove[] {
	const before = limitOf(days, now);
	return rows
		.filter((row) => text(row.sha256) !== '' && latest(row, ['uploadedAt']) < before)
		.map((row) => ({ table: 'library', rowId: numberOf(row), state: '' }));
}
