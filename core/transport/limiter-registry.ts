import { RateLimiter } from './rate-limiter';
import type { LimitRule, LimiterTime } from './rate-limiter';

/** More credentials than anybody has in one process; a limiter takes a few kilobytes. */
const MAX_LIMITERS = 200;

const limiters = new Map<string, RateLimiter>();

/**
 * The limiter that all calls with this key share in this process. Module state on purpose: n8n
 * loads a pack once, and several executions use the same credential at the same time.
 * @param rules used when the key is new; later the service's own readings rule
 * @param learns whether the service tells its limits; see {@link RateLimiter}
 */
export function limiterFor(
	key: string,
	rules: readonly LimitRule[],
	time: LimiterTime,
	learns = false,
): RateLimiter {
	const limiter = limiters.get(key) ?? new RateLimiter(rules, time, learns);
	// Taken out and put back, so that the map's order is the order of last use.
	limiters.delete(key);
	limiters.set(key, limiter);
	forgetOldest();
	return limiter;
}

/** How many limiters are kept at the moment. */
export function limiterCount(): number {
	return limiters.size;
}

/** Forgets all limiters, for tests that must not feel each other's calls. */
export function forgetLimiters(): void {
	limiters.clear();
}

/** One that somebody waits in stays: two limiters for one key would exceed its limits. */
function forgetOldest(): void {
	for (const [key, limiter] of limiters) {
		if (limiters.size <= MAX_LIMITERS) return;
		if (limiter.isIdle) limiters.delete(key);
	}
}
