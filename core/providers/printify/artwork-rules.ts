import type { ArtworkRules } from '../../domain/artwork/types';

/**
 * What Printify prints from (facts/printify.md): PNG and JPG by its API document; under about
 * 100 DPI it raises an issue on the order (help pages). SVG and 300 DPI are advice.
 */
export const printifyArtwork: ArtworkRules = {
	formats: ['png', 'jpeg'],
	formatsInDoubt: ['svg'],
	minDpi: { value: 100, isVerified: true },
	recommendedDpi: { value: 300, isVerified: false },
	colourModes: ['rgb', 'grey', 'indexed', 'bilevel'],
};
