import type { ArtworkRules } from '../../domain/artwork/types';

/**
 * What Printful prints from: its API document names PNG and JPG, files up to 50 MB for pictures of
 * products, and works with 150 DPI throughout (facts/printful.md 7). 300 DPI is what its own print
 * files of finer techniques have.
 */
export const printfulArtwork: ArtworkRules = {
	formats: ['png', 'jpeg'],
	formatsInDoubt: ['pdf', 'svg', 'tiff'],
	maxBytes: { value: 50_000_000, isVerified: false },
	minDpi: { value: 150, isVerified: true },
	recommendedDpi: { value: 150, isVerified: true },
	colourModes: ['rgb', 'grey', 'indexed', 'bilevel'],
};
