import type { Effect } from './api-client';
import type { NoAnswer } from './http';
import { readRetryAfter } from './retry-after';

/** The rule for short retries: at most three tries, and 30 s from the first try to the start of the last. */
export const MAX_TRIES = 3;
/** Milliseconds; see {@link MAX_TRIES}. */
export const RETRY_BUDGET_MS = 30_000;

/** The first wait is drawn from 0 to this, the next from 0 to twice this. */
const FIRST_BACKOFF_MS = 1_000;

/** Answers that say "try again" to whoever may try again without harm. */
const TEMPORARY = new Set([408, 425, 429]);

/** How a try ended, as far as the decision needs it. */
export type TryOutcome =
	| { kind: 'answer'; status: number; headers: Readonly<Record<string, string>> }
	| { kind: 'none'; reason: NoAnswer };

/** Everything the decision depends on; it has no clock and no dice of its own. */
export interface RetryInput {
	effect: Effect;
	outcome: TryOutcome;
	/** The number of the try that just ended, counted from 1. */
	attempt: number;
	/** Milliseconds since the first try began. */
	elapsedMs: number;
	/** From 0 to 1, for full jitter. */
	random: number;
	/** Milliseconds since 1970, to read an HTTP date in `retry-after`. */
	nowMs: number;
	/** How long to wait where there is no `retry-after` but other headers tell; milliseconds. */
	waitMs?: number;
}

/** What to do after a try. */
export type RetryDecision = { retry: true; delayMs: number } | { retry: false };

const STOP: RetryDecision = { retry: false };

/**
 * Decides whether a call is sent again, and when. The only place that knows.
 *
 * A `create` is sent again only when it certainly did nothing: 429, never sent, or not sent whole.
 * Reads and idempotent writes are also sent again after 408, 425, 5xx, a cut connection and a
 * time-out. `retry-after` is obeyed; when it exceeds what is left of the 30 s we give up at once,
 * because asking early only costs another 429. Without it the wait grows exponentially with full
 * jitter.
 */
export function decideRetry(input: RetryInput): RetryDecision {
	const { outcome, attempt, elapsedMs } = input;
	if (attempt >= MAX_TRIES || !mayRepeat(input.effect, outcome)) return STOP;

	const delayMs = askedFor(input) ?? backoff(attempt, input.random);
	return elapsedMs + delayMs >= RETRY_BUDGET_MS ? STOP : { retry: true, delayMs };
}

function mayRepeat(effect: Effect, outcome: TryOutcome): boolean {
	if (outcome.kind === 'none') {
		if (outcome.reason === 'credential' || outcome.reason === 'file') return false;
		return isUndone(outcome.reason) || effect !== 'create';
	}
	if (effect === 'create') return outcome.status === 429;
	return TEMPORARY.has(outcome.status) || outcome.status >= 500;
}

/** Whether a request without an answer has certainly done nothing. */
export function isUndone(reason: NoAnswer): boolean {
	return reason === 'not_sent' || reason === 'half_sent';
}

/** How long the service wants us to wait, where it says so. */
function askedFor({ outcome, nowMs, waitMs }: RetryInput): number | undefined {
	if (outcome.kind !== 'answer') return undefined;
	return readRetryAfter(outcome.headers, nowMs) ?? waitMs;
}

function backoff(attempt: number, random: number): number {
	return Math.round(random * FIRST_BACKOFF_MS * 2 ** (attempt - 1));
}
