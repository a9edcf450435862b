import { setTimeout as sleep } from 'node:timers/promises';
import type { Truth } from './truth-types';
import { findViolations, type Violations } from './verdict';

const LOOK_EVERY_MS = 3_000;
/** Nothing may move for so long before a clean end counts: most workflows have run once more. */
const STILL_MS = 21_000;
/** A slow machine gets its time: each shop's sync must have looked so often since the last move. */
const LOOKS_OF_A_SYNC = 6;

/** How the run ended. */
export interface End {
	truth: Truth;
	violations: Violations;
	/** Seconds from the last disturbance until nothing moved any more. */
	seconds: number;
	/** False: things still moved when the patience was used up. */
	isQuiet: boolean;
}

/** Everything that can move, as a text to compare. What is only read does not move it. */
function positions({ books, printers, parcels, etsy }: Truth): string {
	return JSON.stringify([
		books.counts.providerOrders,
		books.counts.buyerEmails,
		books.ledger.map(({ externalId, state, status, attempts }) => [
			...[externalId, state, status, attempts],
		]),
		books.exceptions.map(({ key, state }) => [key, state]),
		parcels.map(({ key, state, attempts }) => [key, state, attempts]),
		printers.map(({ id, isStarted, isCancelled, trackingNumbers }) => [
			...[id, isStarted, isCancelled, trackingNumbers.length],
		]),
		etsy.filter(({ hasArrived }) => !hasArrived).length,
	]);
}

/**
 * When the last thing that comes by itself is due: a try that waits for its time, or a claim that
 * waits for being given up. Epoch milliseconds; 0: nothing waits.
 * @param claimMs after so long a claim counts as given up
 */
export function lastDueAt({ books, parcels }: Truth, claimMs: number): number {
	const times = [...books.ledger, ...parcels].map(({ state, nextAttemptAt, claimedAt }) => {
		if (state === 'retry') return Date.parse(String(nextAttemptAt));
		const isClaimed = state === 'creating' || state === 'sending';
		return isClaimed ? Date.parse(String(claimedAt)) + claimMs : Number.NaN;
	});
	return Math.max(0, ...times.filter((time) => !Number.isNaN(time)));
}

/** Asks again as long as n8n is too busy to answer: that is no news about the orders. */
async function patiently<T>(ask: () => Promise<T>, untilMs: number): Promise<T> {
	for (;;) {
		try {
			return await ask();
		} catch (error) {
			if (Date.now() > untilMs) throw error;
			await sleep(LOOK_EVERY_MS);
		}
	}
}

/** How often Etsy's orders were read. */
function reads({ books }: Truth): number {
	const byStatus = books.counts.calls.etsy?.getShopReceipts ?? {};
	return Object.values(byStatus).reduce((sum, count) => sum + count, 0);
}

const isClean = (violations: Violations): boolean =>
	Object.values(violations).every((list) => list.length === 0);

function leftToDo(violations: Violations): string {
	const counts = Object.entries(violations).filter(([, list]) => list.length > 0);
	const texts = counts.map(([name, list]) => `${name} ${list.length}`);
	return texts.length === 0 ? 'All is as it must be' : `Not yet as it must be: ${texts.join(', ')}`;
}

/**
 * Waits until nothing moves any more.
 * @param read asks Etsy, the printers and the tables
 * @param shops how many syncs look at Etsy
 * @param claimMs after so long a claim counts as given up
 * @param longestPauseMs after so long without a move, with nothing due, nothing will come by itself
 * @param patienceMs how long to wait at most
 * @param log takes what is left to be done, whenever that changes
 */
export async function untilQuiet(
	read: () => Promise<Truth>,
	shops: number,
	claimMs: number,
	longestPauseMs: number,
	patienceMs: number,
	log: (line: string) => void = () => undefined,
): Promise<End> {
	const start = Date.now();
	let movedAt = start;
	let before = '';
	let readsThen = 0;
	let said = '';
	for (;;) {
		const truth = await patiently(read, start + patienceMs);
		const violations = findViolations(truth);
		const now = positions(truth);
		const left = leftToDo(violations);
		if (left !== said) log(left);
		said = left;
		if (now !== before) {
			movedAt = Date.now();
			readsThen = reads(truth);
		}
		before = now;
		const still = Date.now() - movedAt;
		const clean = isClean(violations);
		const looked = reads(truth) - readsThen >= LOOKS_OF_A_SYNC * shops;
		// What is due moves at the next run of its workflow, a pause later at the most.
		const waits = lastDueAt(truth, claimMs) + longestPauseMs > Date.now();
		const isQuiet = clean ? still >= STILL_MS : looked && !waits && still >= longestPauseMs;
		if (isQuiet || Date.now() - start > patienceMs) {
			return { truth, violations, seconds: (movedAt - start) / 1_000, isQuiet };
		}
		await sleep(LOOK_EVERY_MS);
	}
}
