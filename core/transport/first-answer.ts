/** Longer than this nobody waits for an answer to somebody else's call. Milliseconds. */
export const LONGEST_FIRST_WAIT_MS = 3_000;

/**
 * Keeps calls one behind the other until the service has told its limits, because what is assumed
 * until then may be more than this key is allowed. Costs one round trip per key and process.
 */
export class FirstAnswer {
	private askedAt: number | undefined;

	/** @param known true for a service that never tells its limits */
	constructor(private known: boolean) {}

	/** Whether the limits are known. */
	get isKnown(): boolean {
		return this.known;
	}

	/** The earliest moment, not before `now`, at which a call may start. */
	readyAt(now: number): number {
		if (this.known || this.askedAt === undefined) return now;
		// Only a clock that was set back can put the question into the future.
		return Math.max(now, Math.min(this.askedAt, now) + LONGEST_FIRST_WAIT_MS);
	}

	/** A call starts. */
	start(now: number): void {
		if (!this.known) this.askedAt = now;
	}

	/** A call has ended; `told` says whether the limits were in its answer. */
	end(told: boolean): void {
		this.known ||= told;
		this.askedAt = undefined;
	}
}
