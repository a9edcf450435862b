import { createHash } from 'node:crypto';

/** How many notices are remembered at most; the oldest are forgotten first. */
export const MAX_SEEN = 2_000;

/**
 * How long a notice is remembered. Etsy tries again for about 28 hours (facts/etsy.md 11), Printful
 * for 23 (facts/printful.md 13); a week also covers a notice that is sent again by hand.
 */
export const SEEN_SECONDS = 7 * 86_400;

/** The answer to a request, which tells what became of the notice. */
export interface Answer {
	/** Whether it was given; the other side may have hung up by then. */
	isGiven(): boolean;
	/** Whether it said that all is well. */
	isGood(): boolean;
}

/**
 * Where a notice stands: `new`: to be worked on now; `underway`: another request works on it and
 * may still fail; `done`: it was let through.
 */
export type Standing = 'new' | 'underway' | 'done';

/** Ids of a fixed length and without meaning, whatever the sender puts in. */
function digest(id: string): string {
	return createHash('sha256').update(id).digest('base64url').slice(0, 22);
}

function isTime(value: unknown): value is number {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** What is worth remembering, oldest first. */
function newest(seen: ReadonlyMap<string, number>, nowSeconds: number): Map<string, number> {
	const young = [...seen].filter(([, at]) => nowSeconds - at <= SEEN_SECONDS);
	return new Map(young.sort(([, a], [, b]) => a - b).slice(-MAX_SEEN));
}

/**
 * Remembers which notices were let through, so that each is let through once, also when it is sent
 * again because our answer came late or got lost.
 *
 * A notice counts as done when it was answered with success, and the answer itself is what is
 * looked at: n8n gives it after it has taken on the execution. After any other answer it is
 * sent again, and is new then. Bounded in number and in age. Keeps no clock.
 */
export class SeenIds {
	/** Digest and epoch seconds. */
	private done = new Map<string, number>();

	private readonly underway = new Map<string, Answer>();

	private settled = 0;

	/**
	 * Says where a notice stands, and takes it on when it is new.
	 * @param answer the answer that this request will get
	 */
	claim(id: string, answer: Answer, nowSeconds: number): Standing {
		this.settle(nowSeconds);
		this.forget(nowSeconds);
		const key = digest(id);
		if (this.done.has(key)) return 'done';
		if (this.underway.has(key)) return 'underway';
		this.underway.set(key, answer);
		return 'new';
	}

	/** Takes in what {@link entries} gave before a restart, or in another process. */
	learn(stored: unknown, nowSeconds: number): void {
		if (typeof stored !== 'object' || stored === null) return;
		for (const [key, at] of Object.entries(stored)) {
			if (isTime(at) && !this.done.has(key)) this.done.set(key, at);
		}
		this.forget(nowSeconds);
	}

	/**
	 * What to keep beyond this process, as plain data.
	 * @param ids notices that count as done as soon as this is saved
	 */
	entries(ids: readonly string[], nowSeconds: number): Record<string, number> {
		this.settle(nowSeconds);
		const all = new Map(this.done);
		for (const id of ids) all.set(digest(id), nowSeconds);
		return Object.fromEntries(newest(all, nowSeconds));
	}

	/** How many notices were done so far; {@link entries} gives more when it has grown. */
	doneSoFar(nowSeconds: number): number {
		this.settle(nowSeconds);
		return this.settled;
	}

	/** Looks what became of the notices that were under way. */
	private settle(nowSeconds: number): void {
		for (const [key, answer] of this.underway) {
			if (!answer.isGiven()) continue;
			this.underway.delete(key);
			if (!answer.isGood()) continue;
			this.done.set(key, nowSeconds);
			this.settled += 1;
		}
	}

	private forget(nowSeconds: number): void {
		this.done = newest(this.done, nowSeconds);
	}
}
