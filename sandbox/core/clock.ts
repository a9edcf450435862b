/** Called after the clock was turned forward; `ms` is by how much. */
export type AdvanceListener = (ms: number) => void;

/**
 * The sandbox's own time: real time plus an offset that a test can turn forward.
 *
 * Every time-dependent rule in the sandbox (token expiry, rate-limit windows, orders that arrive
 * later, production steps) asks this clock, so that a day passes in one call.
 */
export class SandboxClock {
	private offsetMs = 0;

	private readonly listeners = new Set<AdvanceListener>();

	/** @param realNow real time in epoch milliseconds; replaced in tests only. */
	constructor(private readonly realNow: () => number = Date.now) {}

	/** Sandbox time in epoch milliseconds. */
	now(): number {
		return this.realNow() + this.offsetMs;
	}

	/** Sandbox time in whole epoch seconds, as most vendors send it. */
	nowSeconds(): number {
		return Math.floor(this.now() / 1000);
	}

	/** How far the sandbox is ahead of real time, in milliseconds. */
	get offset(): number {
		return this.offsetMs;
	}

	/**
	 * Turns the clock forward and tells the listeners.
	 * @param ms milliseconds, zero or more.
	 * @throws RangeError for a negative or non-finite value: time only goes forward.
	 */
	advance(ms: number): void {
		if (!Number.isFinite(ms) || ms < 0) {
			throw new RangeError(`The clock only goes forward; cannot advance by ${ms} ms`);
		}
		this.offsetMs += ms;
		for (const listener of this.listeners) listener(ms);
	}

	/** Registers a listener for `advance`. Returns a function that removes it. */
	onAdvance(listener: AdvanceListener): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	/** Back to real time. Listeners stay. */
	reset(): void {
		this.offsetMs = 0;
	}
}
