import type { ArtworkRules } from '../../domain/artwork/types';

/**
 * What Gelato prints from (facts/gelato.md): formats by its API document, PDF preferred for paper,
 * CMYK taken there. Its documents tell no sizes and no resolution.
 */
export const gelatoArtwork: ArtworkRules = {
	formats: ['pdf', 'png', 'tiff', 'svg', 'jpeg'],
	minDpi: { value: 150, isVerified: false },
	recommendedDpi: { value: 300, isVerified: false },
	colourModes: ['rgb', 'cmyk', 'grey', 'indexed', 'bilevel'],
};
