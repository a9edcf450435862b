import type { ServiceProfile } from './service';

/**
 * Reads a `retry-after` header (RFC 9110 10.2.3): seconds or an HTTP date.
 * @param nowMs the clock, milliseconds since 1970
 * @returns milliseconds from now, or undefined when the header is missing, makes no sense or lies
 * in the past. Zero counts as missing: it says nothing about when a call will get through.
 */
export function readRetryAfter(
	headers: Readonly<Record<string, string>>,
	nowMs: number,
): number | undefined {
	const text = headers['retry-after']?.trim() ?? '';
	if (/^\d+(\.\d+)?$/.test(text)) return positive(Math.ceil(Number(text) * 1000));
	// A date has a month or a day in letters; `Date.parse` alone would take `-5` for a year.
	if (!/[a-z]{3}/i.test(text)) return undefined;
	return positive(Date.parse(text) - nowMs);
}

/** How long a 429 asks to wait in headers of the service's own, in milliseconds. */
export function waitOf(
	{ readWait }: Pick<ServiceProfile, 'readWait'>,
	{ status, headers }: { status: number; headers: Record<string, string> },
): number | undefined {
	const asked = status === 429 ? readWait?.(headers) : undefined;
	return asked === undefined ? undefined : positive(asked);
}

function positive(ms: number): number | undefined {
	return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
