import { isHealedByTime } from '../failure';
import { nextAttempt } from '../planning/back-off';
import type { LedgerRow } from '../planning/ledger';
import { mostCareful, standing } from '../planning/standing';
import { isSupplierRow } from '../supply/supplier-row';
import type { ParcelRow, ParcelState } from '../tracking/parcel-row';
import type { ExceptionRow } from './exception-row';
import { isLeftToItsWriter, readerOf, type Owner } from './owners';

/** The rules of the seller that count here. */
export interface RetryRules {
	claimTimeoutSeconds: number;
	retryDelaysMinutes: readonly number[];
}

/** All that a row is judged by. */
export interface RetryBooks {
	rules: RetryRules;
	/** Epoch milliseconds. */
	now: number;
	/** Rows of the ledger under an externalId. */
	ledger(externalId: string): readonly LedgerRow[];
	/** Rows of the ledger of an Etsy order. */
	ledgerOf(receiptId: string): readonly LedgerRow[];
	/** Rows of `POD Parcels` under a key. */
	parcels(key: string): readonly ParcelRow[];
}

/**
 * What is to be done about an open row. `close`: what it speaks of is over. `retry`: its owner is
 * to try now; with what the row then says. `tell`: the seller must know. `wait`: nothing now.
 */
export type Verdict =
	| { do: 'close' | 'wait' }
	| { do: 'retry'; owner: Owner; attempts: number; nextAttemptAt: string }
	| { do: 'tell'; words?: string };

const WAIT: Verdict = { do: 'wait' };
const CLOSE: Verdict = { do: 'close' };

/**
 * After a call that moved nothing, the owner is called again so much later: it has its own
 * schedule.
 */
const REST = 30 * 60_000;
/** What is due for so long, though its owner looked, will not go by itself. */
const STUCK = 24 * 60 * 60_000;
/** The seller hears of a service that cannot be read after so many further tries (36 minutes). */
const TRIES_BEFORE_TELLING = 3;

/** What the seller is told of an order that Etsy does not list any more. */
const STUCK_WORDS =
	'It is due for more than a day, but Etsy does not list the order as open any more. If it was cancelled or sent in another way, choose Skip in the form.';

/** Judges one open row of `POD Exceptions`. Pure. */
export function judge(row: ExceptionRow, books: RetryBooks): Verdict {
	const verdict = judgeKind(row, books);
	if (verdict.do === 'close') return verdict;
	if (isHeld(row, books)) return WAIT;
	if (verdict.do !== 'tell') return verdict;
	return row.toldAt !== '' || isLeftToItsWriter(row, books.now) ? WAIT : verdict;
}

/** Whether a run that may be alive deals with it. */
export function isHeld({ claimedBy, claimedAt }: ExceptionRow, { now, rules }: RetryBooks) {
	return claimedBy !== '' && Date.parse(claimedAt) + rules.claimTimeoutSeconds * 1000 > now;
}

function judgeKind(row: ExceptionRow, books: RetryBooks): Verdict {
	switch (row.kind) {
		case 'order':
			return row.key === `${row.externalId}:create` ? judgeOrder(row, books) : { do: 'tell' };
		case 'parcel':
			return row.key.startsWith('parcel:') ? judgeParcel(row, books) : { do: 'tell' };
		case 'read':
			return judgeRead(row, books);
		case 'hold':
			return isOrderedSince(row, books) ? CLOSE : { do: 'tell' };
		default:
			return { do: 'tell' };
	}
}

function judgeOrder(row: ExceptionRow, books: RetryBooks): Verdict {
	const { now, rules } = books;
	const rows = books.ledger(row.externalId);
	// Without a row in the ledger the order is planned anew, and this try is forgotten.
	if (rows.length === 0) return CLOSE;
	const moment = { now, claimTimeoutSeconds: rules.claimTimeoutSeconds };
	const ledger = mostCareful(rows, moment);
	const stands = standing(ledger, moment);
	if (stands.kind === 'done') return CLOSE;
	if (stands.kind === 'wait') {
		return stands.code === 'waits_for_person' ? { do: 'tell' } : WAIT;
	}
	const owner = isSupplierRow(ledger) ? 'supply' : 'sync';
	return retryBy(owner, row, dueSince(ledger, books), books);
}

/** Since when a row of the ledger may be tried again, in epoch milliseconds. */
function dueSince({ state, claimedAt, nextAttemptAt }: LedgerRow, { rules }: RetryBooks): number {
	if (state === 'creating') return Date.parse(claimedAt) + rules.claimTimeoutSeconds * 1000;
	return Date.parse(nextAttemptAt);
}

/** The buyer has heard, or does not hear, of these. */
const PARCEL_ENDS: readonly ParcelState[] = ['told', 'left_out', 'by_printer'];

function judgeParcel(row: ExceptionRow, books: RetryBooks): Verdict {
	const parcels = books.parcels(row.key.slice('parcel:'.length));
	const open = parcels.find(({ state }) => !PARCEL_ENDS.includes(state));
	if (open === undefined || parcels.some(({ state }) => state === 'told')) return CLOSE;
	if (open.state === 'needs_person') return { do: 'tell' };
	const since =
		open.state === 'sending'
			? Date.parse(open.claimedAt) + books.rules.claimTimeoutSeconds * 1000
			: Date.parse(open.nextAttemptAt);
	return since > books.now ? WAIT : retryBy('push', row, since, books);
}

/** Has the owner called once when a row falls due, and rarely after that. */
function retryBy(owner: Owner, row: ExceptionRow, since: number, { now }: RetryBooks): Verdict {
	const calledAt = Date.parse(row.claimedAt);
	const wasCalled = Number.isNaN(since) ? !Number.isNaN(calledAt) : calledAt > since;
	if (wasCalled && now - since > STUCK && row.toldAt === '') {
		return { do: 'tell', words: STUCK_WORDS };
	}
	if (wasCalled && calledAt + REST > now) return WAIT;
	const { attempts, nextAttemptAt } = row;
	return { do: 'retry', owner, attempts, nextAttemptAt };
}

/**
 * What could not be read: its owner reads on its own schedule too, and closes the row by itself.
 */
function judgeRead(row: ExceptionRow, { now, rules }: RetryBooks): Verdict {
	const owner = readerOf(row);
	if (owner === undefined || !isHealedByTime(row.category)) return { do: 'tell' };
	const { attempts } = row;
	if (attempts >= TRIES_BEFORE_TELLING && row.toldAt === '') return { do: 'tell' };
	const delays = rules.retryDelaysMinutes;
	const due = row.nextAttemptAt || (attempts === 0 ? firstTry(row, delays) : '');
	if (due === '' || Date.parse(due) > now) return WAIT;
	const nextAttemptAt = nextAttempt(delays, attempts + 1, now);
	return { do: 'retry', owner, attempts: attempts + 1, nextAttemptAt };
}

function firstTry({ updatedAt }: ExceptionRow, delays: readonly number[]): string {
	const noted = Date.parse(updatedAt);
	return nextAttempt(delays, 0, Number.isNaN(noted) ? 0 : noted);
}

/** Whether the line of a hold, or all of its order, was ordered after the hold was written down. */
function isOrderedSince(
	{ createdAt, lineId, externalId, receiptId }: ExceptionRow,
	books: RetryBooks,
) {
	const held = Date.parse(createdAt);
	return books.ledgerOf(receiptId).some((row) => {
		const isIt = lineId === '' ? row.externalId === externalId : row.lineIds.includes(lineId);
		return isIt && row.state === 'ordered' && Date.parse(row.orderedAt) > held;
	});
}
