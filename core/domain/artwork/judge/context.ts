import type { Fit } from '../../print-file';
import type { ArtworkArea, ArtworkFinding, ArtworkRules, FindingCode } from '../types';

/** What a file is held against. */
export interface JudgeContext {
	/** Who prints, as a seller knows them, such as `Printful`. */
	who: string;
	rules: ArtworkRules;
	/** Without one, resolution and shape are not judged. */
	area?: ArtworkArea;
	/** How the picture is put on the area. */
	fit: Fit;
	/** Pixels an inch under which it is rejected, instead of those of the rules. */
	minDpi?: number;
	/** Pixels that are opened at most. */
	maxPixels: number;
	/** Whether a picture without transparency is worth a warning, as on clothes. */
	wantsTransparency: boolean;
}

/**
 * More pixels than this are not opened by usual programs either (libvips stops at 16,383 x 16,383).
 */
export const MOST_PIXELS = 16_383 * 16_383;

/** Rules where no provider is chosen: what they have in common. */
export const GENERAL_RULES: ArtworkRules = {
	formats: ['png', 'jpeg', 'webp', 'tiff', 'svg', 'pdf'],
	minDpi: { value: 150, isVerified: false },
	recommendedDpi: { value: 300, isVerified: false },
	colourModes: ['rgb', 'grey', 'indexed', 'bilevel'],
};

/** A finding for which the file cannot be printed as it is. */
export function rejection(code: FindingCode, message: string, hint: string): ArtworkFinding {
	return { code, severity: 'rejection', message, hint };
}

/** A finding that a seller should know of. */
export function warning(code: FindingCode, message: string, hint: string): ArtworkFinding {
	return { code, severity: 'warning', message, hint };
}
