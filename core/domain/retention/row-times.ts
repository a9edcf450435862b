type Cells = Readonly<Record<string, unknown>>;

/** The number of a row in its table; 0 where it has none. */
export const numberOf = (row: Cells): number => Number(row.id ?? 0) || 0;

/** A cell as text, a time as ISO 8601; empty where there is nothing. */
export function text(value: unknown): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
	return value === null || value === undefined ? '' : String(value);
}

/**
 * The latest time that a row tells, in epoch milliseconds; where its own columns tell none, when it
 * was written; infinite where that is not known either.
 */
export function latest(row: Cells, columns: readonly string[]): number {
	const timesOf = (names: readonly string[]) =>
		names.map((name) => Date.parse(text(row[name]))).filter((time) => !Number.isNaN(time));
	const own = timesOf(columns);
	const known = own.length > 0 ? own : timesOf(['createdAt', 'updatedAt']);
	return known.length === 0 ? Infinity : Math.max(...known);
}
