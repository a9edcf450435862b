/** Epoch milliseconds in whole seconds, as v1 writes times. */
export function unix(ms: number): number {
	return Math.floor(ms / 1000);
}

/** Epoch milliseconds as v2 writes times: `2023-04-05T06:07:08Z`. */
export function iso(ms: number): string {
	return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** The day alone: `2023-04-05`. */
export function day(ms: number): string {
	return iso(ms).slice(0, 10);
}
