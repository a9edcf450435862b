import { planCut, type AuditCut } from '../audit/cut';
import type { StoredAuditRow } from '../audit/verify';
import { isFollowed, parseFollowedRow, type FollowedRow } from '../following/followed-row';
import { parseLedgerRow, type LedgerRow } from '../planning/ledger';
import type { UpkeepSettings } from '../settings/upkeep-settings';
import { MARK } from './figures';
import { oldExceptions, oldFiles, oldParcels, type OverFacts, type ToRemove } from './old-rows';
import { latest, numberOf, text } from './row-times';

type Cells = Readonly<Record<string, unknown>>;

/** The tables of which rows may go. */
export interface StoredTables {
	ledger: readonly Cells[];
	exceptions: readonly Cells[];
	parcels: readonly Cells[];
	library: readonly Cells[];
	audit: readonly StoredAuditRow[];
}

/** A row of the ledger that is to be reduced to figures. */
export interface ToReduce {
	rowId: number;
	externalId: string;
	state: string;
}

/** What may go. */
export interface RetentionPlan {
	reduce: ToReduce[];
	remove: ToRemove[];
	/** Null: the audit log stays as it is. */
	cut: AuditCut | null;
	/**
	 * From then on the ledger knows every order, ISO 8601; empty: nothing was ever reduced. Etsy
	 * orders from before that it does not know are never ordered without the seller.
	 */
	ledgerBegins: string;
}

const DAY = 86_400_000;
/** In one run at most so many rows of the ledger; the next run takes the next ones. */
const MOST = 2_000;

const LEDGER_TIMES = [
	...['orderedAt', 'claimedAt', 'statusAt', 'shippedAt', 'deliveredAt', 'firstTriedAt'],
];

/** What has its end at the printer, or never went there. */
function hasEnded(row: LedgerRow, followed: FollowedRow, now: number): boolean {
	if (row.state === 'ignored' || row.state === 'cancelled') return true;
	if (row.state !== 'ordered') return false;
	// A printer that gave up is followed for ever, so that somebody knows. Nobody waits for it once
	// Etsy has the order no longer open.
	if (followed.status === 'failed') return row.inDoubt === false;
	// Without a number at the printer nobody can tell: it stays. So does what is still on its way.
	return (
		row.providerOrderId !== '' && !isFollowed(followed, row.state, now) && row.inDoubt === false
	);
}

/**
 * Says which rows are old enough to go, by the seller's days. A row of the ledger goes only where
 * its order has ended at the printer, and Etsy no longer has it open: the sync compares open
 * orders with the ledger, and would order one again that it does not find there. Pure.
 * @param openReceipts numbers of all orders that Etsy has open now, of every shop that was read
 * @param shops the shops of which all open orders were read; rows of others stay
 * @param now epoch milliseconds
 */
export function planRetention(
	tables: StoredTables,
	settings: UpkeepSettings,
	openReceipts: ReadonlySet<string>,
	shops: ReadonlySet<string>,
	now: number,
	ledgerBegan: string,
): RetentionPlan {
	const reduce: ToReduce[] = [];
	const followedIds = new Set<string>();
	const running = new Set(openReceipts);
	let begins = Date.parse(ledgerBegan);
	const keep = settings.keepLedgerDays;
	const before = keep === null ? -Infinity : now - keep * DAY;
	const still = stillNeeded(tables.ledger, before, openReceipts, shops, now);
	for (const row of tables.ledger) {
		const ledger = parseLedgerRow(row);
		const followed = parseFollowedRow(row);
		if (ledger === null || followed === null) continue;
		const isLookedAt = isFollowed(followed, ledger.state, now);
		if (isLookedAt || (ledger.state !== 'ignored' && !hasEnded(ledger, followed, now))) {
			followedIds.add(ledger.externalId);
		}
		if (!hasEnded(ledger, followed, now)) running.add(ledger.receiptId);
		// What a run that died had marked is counted and removed by the steps that follow.
		const isMarked = text(row.claimedBy).startsWith(MARK);
		if (still.has(ledger.receiptId) || isMarked || reduce.length >= MOST) continue;
		reduce.push({ rowId: numberOf(row), externalId: ledger.externalId, state: ledger.state });
		const at = latest(row, LEDGER_TIMES);
		if (Number.isNaN(begins) || at > begins) begins = at;
	}
	const over: OverFacts = { running, followedIds, shops, now };
	return {
		reduce,
		remove: [
			...oldExceptions(tables.exceptions, tables.audit, settings.keepExceptionsDays, over),
			...oldParcels(tables.parcels, settings.keepParcelsDays, over),
			...oldFiles(tables.library, settings.keepFilesDays, now),
		],
		cut:
			settings.keepAuditDays === null
				? null
				: planCut(tables.audit, now - settings.keepAuditDays * DAY),
		ledgerBegins: Number.isNaN(begins) ? '' : new Date(begins).toISOString(),
	};
}

/**
 * The Etsy orders of which every row stays: the rows of one order go together or not at all. Pure.
 * @param before epoch milliseconds: only what ended earlier may go
 */
export function stillNeeded(
	rows: readonly Cells[],
	before: number,
	openReceipts: ReadonlySet<string>,
	shops: ReadonlySet<string>,
	now: number,
): Set<string> {
	const needed = new Set(openReceipts);
	for (const row of rows) {
		const ledger = parseLedgerRow(row);
		const followed = parseFollowedRow(row);
		if (ledger === null || followed === null) continue;
		const isOld = latest(row, LEDGER_TIMES) < before;
		if (!isOld || !shops.has(followed.shopId) || !hasEnded(ledger, followed, now)) {
			needed.add(ledger.receiptId);
		}
	}
	return needed;
}
