import { setTimeout as sleep } from 'node:timers/promises';
import type { Scenario } from '../sandbox';
import { findDiscrepancies, lineEnds, type Books, type LineEnd } from './accounts';
import type { PracticeShop } from './practice-shop';
import { readBooks } from './read-books';

const LOOK_EVERY_MS = 1_500;

/** What one look at the books showed. */
export interface Progress {
	books: Books;
	lines: LineEnd[];
	/** Seconds since the orders began to arrive. */
	seconds: number;
}

/** Seconds after which the last order of a scenario has arrived, been paid or cancelled. */
export function lastEventSeconds(scenario: Scenario): number {
	const moments = (scenario.receipts ?? []).flatMap((receipt) => [
		receipt.arrivesAfterSeconds,
		receipt.paidAfterSeconds ?? 0,
		receipt.canceledAfterSeconds ?? 0,
	]);
	return Math.max(0, ...moments);
}

/**
 * Waits until everything has arrived and the books agree, or time is up.
 * @param patienceSeconds how long to wait after the last order arrived
 * @param onProgress called at every look
 * @param startedAt when the scenario was loaded, epoch milliseconds; now if not given
 * @returns the last look and what is still wrong then
 */
export async function untilSettled(
	shop: Pick<PracticeShop, 'sandbox' | 'client'>,
	scenario: Scenario,
	patienceSeconds: number,
	onProgress: (progress: Progress) => void = () => undefined,
	startedAt = Date.now(),
): Promise<Progress & { problems: string[] }> {
	const lastEvent = lastEventSeconds(scenario);
	for (;;) {
		const books = await readBooks(shop, scenario);
		const seconds = (Date.now() - startedAt) / 1000;
		const progress = { books, lines: lineEnds(books), seconds };
		onProgress(progress);
		const problems = findDiscrepancies(books);
		const everythingCame = books.etsy.receipts.every(({ hasArrived }) => hasArrived);
		const done = everythingCame && seconds > lastEvent && problems.length === 0;
		if (done || seconds > lastEvent + patienceSeconds) return { ...progress, problems };
		await sleep(LOOK_EVERY_MS);
	}
}
