import type { ArtworkRules } from '../../domain/artwork/types';

/**
 * What Gooten prints from (facts/gooten.md): JPG, PNG and TIF; a shape that is more than 1 % off
 * that of the area becomes an issue on the order (help pages). The resolutions are usual advice.
 */
export const gootenArtwork: ArtworkRules = {
	formats: ['jpeg', 'png', 'tiff'],
	formatsInDoubt: ['pdf'],
	minDpi: { value: 150, isVerified: false },
	recommendedDpi: { value: 300, isVerified: false },
	maxAspectOff: { value: 0.01, isVerified: true },
	colourModes: ['rgb', 'grey', 'indexed', 'bilevel'],
};
