import type { SandboxClock } from '../core/clock';

/** How a call stands with a limit; what the headers tell. */
export interface Standing {
	allowed: boolean;
	limit: number;
	remaining: number;
	windowMs: number;
	/** Seconds until everything may be used again. */
	resetSeconds: number;
	/** Seconds until the next call may go through. */
	retrySeconds: number;
}

const MINUTE_MS = 60_000;

/**
 * v1: so many calls a minute, and a minute of silence for who asks for more (facts/printful.md 2).
 */
export class LockoutWindow {
	private windows = new Map<string, { endsAt: number; used: number }>();

	constructor(
		private readonly clock: SandboxClock,
		private readonly windowMs = () => MINUTE_MS,
	) {}

	/** Takes one call, if it may go through. */
	take(key: string, limit: number): Standing {
		const now = this.clock.now();
		const windowMs = this.windowMs();
		let window = this.windows.get(key);
		if (!window || window.endsAt <= now) {
			window = { endsAt: now + windowMs, used: 0 };
			this.windows.set(key, window);
		}
		const allowed = window.used < limit;
		// The lock-out begins with the first call that is one too many.
		if (!allowed && window.used === limit) window.endsAt = now + windowMs;
		window.used++;
		const seconds = Math.ceil((window.endsAt - now) / 1000);
		const remaining = Math.max(0, limit - window.used);
		return { allowed, limit, remaining, windowMs, resetSeconds: seconds, retrySeconds: seconds };
	}

	reset(): void {
		this.windows = new Map();
	}
}

/** v2: a bucket that is filled again drop by drop (facts/printful.md 2). */
export class TokenBucket {
	private buckets = new Map<string, { tokens: number; at: number }>();

	constructor(
		private readonly clock: SandboxClock,
		private readonly windowMs = () => MINUTE_MS,
	) {}

	/** Takes one call, if it may go through. */
	take(key: string, limit: number): Standing {
		const now = this.clock.now();
		const windowMs = this.windowMs();
		const perMs = limit / windowMs;
		const bucket = this.buckets.get(key) ?? { tokens: limit, at: now };
		bucket.tokens = Math.min(limit, bucket.tokens + (now - bucket.at) * perMs);
		bucket.at = now;
		this.buckets.set(key, bucket);
		const allowed = bucket.tokens >= 1;
		if (allowed) bucket.tokens -= 1;
		return {
			allowed,
			limit,
			remaining: Math.floor(bucket.tokens),
			windowMs,
			resetSeconds: Math.ceil((limit - bucket.tokens) / perMs / 100) / 10,
			retrySeconds: Math.ceil(Math.max(0, 1 - bucket.tokens) / perMs / 1000),
		};
	}

	reset(): void {
		this.buckets = new Map();
	}
}

/** The headers that both versions send (facts/printful.md 2). */
export function limitHeaders(standing: Standing): Record<string, string> {
	return {
		'X-Ratelimit-Limit': String(standing.limit),
		'X-Ratelimit-Remaining': String(standing.remaining),
		'X-Ratelimit-Reset': String(standing.resetSeconds),
		'X-Ratelimit-Policy': `${standing.limit};w=${Math.ceil(standing.windowMs / 1000)};`,
	};
}
