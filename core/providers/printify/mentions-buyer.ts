import type { Address } from '../../domain/address';

/** Shorter pieces, such as a house number alone, say nothing about a person. */
const SHORTEST = 3;

/**
 * Whether a text quotes a piece of the buyer's address, so that it must not be shown or stored.
 * Errs on the side of yes: a buyer called "Street" costs us a provider's sentence, no more.
 */
export function mentionsBuyer(text: string, shipTo: Partial<Address>): boolean {
	const haystack = text.normalize('NFKC').toLowerCase();
	return Object.entries(shipTo)
		.filter(([field, value]) => field !== 'countryCode' && typeof value === 'string')
		.flatMap(([, value]: [string, string]) => value)
		.flatMap((value) => [value.trim(), ...value.split(/[\s,;]+/u)])
		.map((piece) => piece.normalize('NFKC').toLowerCase())
		.filter((piece) => [...piece].length >= SHORTEST)
		.some((piece) => haystack.includes(piece));
}
