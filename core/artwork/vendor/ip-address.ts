import ipaddr from 'ipaddr.js';

/**
 * What kind of address a text is, in the words of the library, such as `unicast`, `private` or
 * `carrierGradeNat`; `unicast` is what is left when nothing special is known of it.
 * @param text an address as a resolver gives it: four numbers with dots, or IPv6 without brackets
 * @returns undefined for a text that is no address
 */
export function kindOfAddress(text: string): string | undefined {
	if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text).range();
	if (!ipaddr.IPv6.isValid(text)) return undefined;
	const address = ipaddr.IPv6.parse(text);
	const kind = address.range();
	if (kind !== 'unicast') return kind;
	// Only 2000::/3 has been given out; the rest, such as IPv4-compatible ::a.b.c.d, leads anywhere.
	return ((address.parts[0] ?? 0) & 0xe000) === 0x2000 ? kind : 'reserved';
}
