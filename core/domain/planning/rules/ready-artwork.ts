import { isToBeMade } from '../../print-file';
import type { LineSource } from '../../provider-order';
import type { ResolvedLine } from '../../variant-map/resolve';
import { choicesOf } from '../choose/candidates';

/** Whether a source brings its print: a saved product has it on it, a blank needs files. */
function bringsArtwork(source: LineSource): boolean {
	return source.kind !== 'catalogVariant' || source.files.length > 0;
}

/** Whether every printer that may make a line has something to print. */
export function hasArtwork({ mapping }: ResolvedLine): boolean {
	if (mapping.status !== 'mapped') return false;
	return choicesOf(mapping).every(({ source }) => bringsArtwork(source));
}

/** Names what would be printed, so that an approval counts for exactly this. No buyer data. */
export function artworkFacts({ mapping }: ResolvedLine): string {
	if (mapping.status !== 'mapped') return '';
	return JSON.stringify(choicesOf(mapping).map(({ provider, source }) => [provider, source]));
}

/** Whether every print file of a line is made for the buyer, so that it holds the buyer's words. */
export function isMadeForBuyer({ mapping }: ResolvedLine): boolean {
	if (mapping.status !== 'mapped') return false;
	return choicesOf(mapping).every(
		({ source }) => source.kind === 'catalogVariant' && source.files.some(isToBeMade),
	);
}
