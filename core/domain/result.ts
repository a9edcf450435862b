import type { Failure } from './failure';

/**
 * What every fallible function of the core returns: the value, or a `Failure` that an error
 * branch can act on. The core does not throw for anything the outside world can cause, so no
 * failure can slip past a caller unseen.
 */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Wraps a value as a success. */
export function ok<T>(value: T): Result<T> {
	return { ok: true, value };
}

/** Wraps a failure. */
export function fail<T = never>(failure: Failure): Result<T> {
	return { ok: false, failure };
}
