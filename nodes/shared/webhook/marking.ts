import { sleep, type IDataObject } from 'n8n-workflow';
import type { Answer, SeenIds } from './seen-ids';

/** How long n8n may take to take on an execution before we no longer wait for it. */
const MARK_MS = 30_000;

/** Well below what n8n needs between its two looks at the static data: some calls of its database. */
const MARK_EVERY_MS = 1;

/** Marking may take this part of the time; so many requests at once then wait longer for it. */
const SHARE = 5;

/** What others let through is taken in so often: it is a list of up to two thousand notices. */
const TAKE_IN_EVERY_MS = 25;

/** A request that n8n is about to take on. */
export interface Remembering {
	/** The static data of the trigger, as n8n gave it to this request. */
	data: IDataObject;
	seen: SeenIds;
	ids: readonly string[];
	answer: Answer;
	nowSeconds: number;
}

interface Marked extends Remembering {
	until: number;
	/** How many notices were done when `entries` was made, and when that was. */
	known: number;
	madeAt: number;
	entries: Record<string, number>;
}

const marked = new Set<Marked>();
let isAtWork = false;

/**
 * n8n saves the static data of a webhook after it has taken on the execution, if the data is marked
 * as changed. But while it takes on the execution, n8n 2.41 makes a second workflow of the same
 * data, which takes the mark away (`workflow-runner`, establishContextForPersistence), so all but
 * the very first change would be lost. Setting the value again marks it again; and what other
 * requests let through meanwhile goes in too, because this one's data will replace theirs.
 *
 * One loop for all requests: after a start n8n may get hundreds at one moment, and must not be
 * kept from answering them.
 */
export function markUntilAnswered(request: Remembering): void {
	const { seen, ids, nowSeconds } = request;
	const now = Date.now();
	const known = seen.doneSoFar(nowSeconds);
	const entries = seen.entries(ids, nowSeconds);
	request.data.seen = entries;
	marked.add({ ...request, until: now + MARK_MS, known, madeAt: now, entries });
	if (!isAtWork) void keepMarking();
}

async function keepMarking(): Promise<void> {
	isAtWork = true;
	let pause = MARK_EVERY_MS;
	while (marked.size > 0) {
		await sleep(pause);
		const from = Date.now();
		markAll(from);
		pause = Math.max(MARK_EVERY_MS, (Date.now() - from) * (SHARE - 1));
	}
	isAtWork = false;
}

function markAll(now: number): void {
	const done = new Map<SeenIds, number>();
	for (const one of marked) {
		if (one.answer.isGiven() || now > one.until) {
			marked.delete(one);
			continue;
		}
		const { seen, ids, nowSeconds } = one;
		const count = done.get(seen) ?? seen.doneSoFar(nowSeconds);
		done.set(seen, count);
		if (count !== one.known && now - one.madeAt >= TAKE_IN_EVERY_MS) {
			one.entries = seen.entries(ids, nowSeconds);
			one.known = count;
			one.madeAt = now;
		}
		one.data.seen = one.entries;
	}
}
