import { setTimeout as sleep } from 'node:timers/promises';
import type { Truth } from './truth-types';
import { findViolations, type Violations } from './verdict';

const LOOK_EVERY_MS = 3_000;
/** Nothing may move for so long before a clean end counts. */
const STILL_MS = 9_000;

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

const isClean = (violations: Violations): boolean =>
	Object.values(violations).every((list) => list.length === 0);

/**
 * Waits until nothing moves any more.
 * @param read asks Etsy, the printers and the tables
 * @param longestPauseMs after so long without a move nothing will come by itself
 * @param patienceMs how long to wait at most
 */
export async function untilQuiet(
	read: () => Promise<Truth>,
	longestPauseMs: number,
	patienceMs: number,
): Promise<End> {
	const start = Date.now();
	let movedAt = start;
	let before = '';
	for (;;) {
		const truth = await read();
		const violations = findViolations(truth);
		const now = positions(truth);
		if (now !== before) movedAt = Date.now();
		before = now;
		const still = Date.now() - movedAt;
		const isQuiet = still >= (isClean(violations) ? STILL_MS : longestPauseMs);
		if (isQuiet || Date.now() - start > patienceMs) {
			return { truth, violations, seconds: (movedAt - start) / 1_000, isQuiet };
		}
		await sleep(LOOK_EVERY_MS);
	}
}
