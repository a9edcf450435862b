import type { FieldValue } from './http';

/** The text of one value; an array is one value with commas, as Etsy wants it. */
function encodeValue(value: Exclude<FieldValue, undefined>): string {
	if (typeof value === 'object') return value.map((item) => encodeURIComponent(item)).join(',');
	return encodeURIComponent(value);
}

/**
 * Encodes a query or a form body (both have the same form: `a=1&b=x,y`).
 *
 * Arrays become ONE comma-joined value without brackets: Etsy keeps only one of repeated keys and
 * still answers 200 (facts/etsy.md 3). An empty array is sent as an empty value, because it says
 * "none"; `undefined` is left out. Booleans are `true` and `false`.
 * @returns without a leading question mark; empty when there is nothing to send
 */
export function encodeFields(fields: Readonly<Record<string, FieldValue>>): string {
	const parts: string[] = [];
	for (const [name, value] of Object.entries(fields)) {
		if (value !== undefined) parts.push(`${encodeURIComponent(name)}=${encodeValue(value)}`);
	}
	return parts.join('&');
}

/** Puts the query behind an address that may have one already. */
export function withQuery(
	url: string,
	query: Readonly<Record<string, FieldValue>> | undefined,
): string {
	const encoded = encodeFields(query ?? {});
	if (encoded === '') return url;
	return `${url}${url.includes('?') ? '&' : '?'}${encoded}`;
}
