/**
 * Printify's form of a time (facts/printify.md 1).
 * @param ms sandbox milliseconds
 * @returns `2017-04-18 13:24:28+00:00`
 */
export function apiTime(ms: number): string {
	return `${bareTime(ms)}+00:00`;
}

/** The same without a zone, as uploads have it: `2020-01-09 07:29:43`. */
export function bareTime(ms: number): string {
	return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** {@link apiTime}, or null for no time. */
export function apiTimeOrNull(ms: number | null): string | null {
	return ms === null ? null : apiTime(ms);
}
