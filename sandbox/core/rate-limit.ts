import type { SandboxClock } from './clock';

/** The answer of a limiter to "may this call go through now?". */
export interface LimitDecision {
	allowed: boolean;
	limit: number;
	/** Calls left in the window before this call is consumed. */
	remaining: number;
	/** Milliseconds until the next call may go through; 0 when allowed. */
	retryAfterMs: number;
}

/**
 * A limiter per key (API key, account). `check` looks, `consume` takes one; they are separate
 * because a vendor with two windows refuses a call on either without charging the other.
 */
export interface RateLimiter {
	/** Whether a call may go through now; takes none. */
	check(key: string): LimitDecision;
	/** Takes one call, whether or not it may go through. */
	consume(key: string): void;
	/** Forgets the calls of all keys. */
	reset(): void;
}

/** At most `limit()` calls in any `windowMs()`. Functions, so that a scenario can change both. */
export class SlidingWindowLimiter implements RateLimiter {
	private readonly calls = new Map<string, { times: number[]; head: number }>();

	constructor(
		private readonly clock: SandboxClock,
		private readonly limit: () => number,
		private readonly windowMs: () => number,
	) {}

	check(key: string): LimitDecision {
		const log = this.fresh(key);
		const limit = this.limit();
		const used = log.times.length - log.head;
		const remaining = Math.max(0, limit - used);
		if (remaining > 0) return { allowed: true, limit, remaining, retryAfterMs: 0 };
		// The call that must leave the window before another one fits.
		const blocking = log.times[log.times.length - limit] ?? this.clock.now();
		const retryAfterMs = Math.max(1, blocking + this.windowMs() - this.clock.now());
		return { allowed: false, limit, remaining: 0, retryAfterMs };
	}

	consume(key: string): void {
		this.fresh(key).times.push(this.clock.now());
	}

	reset(): void {
		this.calls.clear();
	}

	/** The key's log without the calls that have left the window. */
	private fresh(key: string): { times: number[]; head: number } {
		const log = this.calls.get(key) ?? { times: [], head: 0 };
		this.calls.set(key, log);
		const oldest = this.clock.now() - this.windowMs();
		while (log.head < log.times.length && (log.times[log.head] ?? 0) <= oldest) log.head++;
		// Cut the dead part off now and then, not on every call: a day's log can be long.
		if (log.head > 1000) {
			log.times.splice(0, log.head);
			log.head = 0;
		}
		return log;
	}
}

/**
 * The plain limit of most providers: so many calls a minute, or in the scenario's own window.
 * @param given the scenario's limits of the provider, as they are now
 * @param perMinute what holds where the scenario sets none
 */
export function minuteLimiter(
	clock: SandboxClock,
	given: () => { perMinute?: number; windowSeconds?: number } | undefined,
	perMinute: number,
): SlidingWindowLimiter {
	return new SlidingWindowLimiter(
		clock,
		() => given()?.perMinute ?? perMinute,
		() => (given()?.windowSeconds ?? 60) * 1000,
	);
}
