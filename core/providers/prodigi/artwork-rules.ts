import type { ArtworkRules } from '../../domain/artwork/types';

/**
 * What Prodigi prints from (facts/prodigi.md): JPG and PNG, PDF for books; 300 DPI is its advice.
 * Its documents tell no size and no minimum.
 */
export const prodigiArtwork: ArtworkRules = {
	formats: ['jpeg', 'png'],
	formatsInDoubt: ['pdf'],
	minDpi: { value: 150, isVerified: false },
	recommendedDpi: { value: 300, isVerified: true },
	colourModes: ['rgb', 'grey', 'indexed', 'bilevel'],
};
