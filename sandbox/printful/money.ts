/** `1360` as Printful writes it: `"13.60"`. All currencies of its stores have two decimals. */
export function decimal(minor: number): string {
	const sign = minor < 0 ? '-' : '';
	const text = String(Math.abs(minor)).padStart(3, '0');
	return `${sign}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** The same for a value that may not be told. */
export function decimalOrNull(minor: number | null): string | null {
	return minor === null ? null : decimal(minor);
}

/** What `retail_price` and the like look like; a number is taken too. */
export const DECIMAL = /^\d+(\.\d{1,2})?$/;

/** Reads a decimal text that {@link DECIMAL} matches into minor units, without floats. */
export function minorOf(text: string): number {
	const [whole = '0', cents = ''] = text.split('.');
	return Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}
