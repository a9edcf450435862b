/**
 * A tracking code in the form in which codes are compared: capitals and digits only. Carriers
 * print blanks and hyphens into their codes, and Etsy may keep or drop them.
 */
export function normaliseTrackingCode(code: string): string {
	return code.toUpperCase().replace(/[^\p{Letter}\p{Number}]+/gu, '');
}

/** Whether two codes name the same parcel. */
export function isSameCode(left: string, right: string): boolean {
	return normaliseTrackingCode(left) === normaliseTrackingCode(right);
}

/** Why a value is no tracking code; `digits_lost`: a number too large to have kept its digits. */
export type BadCode = 'empty' | 'digits_lost' | 'no_code';

/**
 * Reads a tracking code. A number is taken only where it certainly still has all its digits: those
 * of USPS have 22, and a number in a workflow keeps 16 (etsy/open-api issue 466 shows what comes
 * of it: a code that belongs to another parcel).
 * @returns the text as it is to be sent, without blanks around it
 */
export function readTrackingCode(value: unknown): { code: string } | { problem: BadCode } {
	if (typeof value === 'number') {
		return Number.isSafeInteger(value) && value > 0
			? { code: String(value) }
			: { problem: 'digits_lost' };
	}
	if (typeof value !== 'string') return { problem: value === undefined ? 'empty' : 'no_code' };
	const code = value.trim();
	if (code === '') return { problem: 'empty' };
	// What is left of a large number that was turned into text on the way.
	if (/^\d(?:\.\d+)?e\+\d+$/i.test(code)) return { problem: 'digits_lost' };
	return normaliseTrackingCode(code) === '' ? { problem: 'no_code' } : { code };
}
