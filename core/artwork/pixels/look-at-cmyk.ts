import { PixelStats } from '../../domain/artwork/pixel-stats';
import { turnPixels } from '../../domain/artwork/turn-pixels';
import type { ArtworkFacts } from '../../domain/artwork/types';
import { drawnSize } from './draw';
import { storedSize } from './stored-size';
import type { Look, PlannedLook } from './types';

/** Decoding takes some ten bytes of memory a pixel. */
export const MOST_CMYK_PIXELS = 25_000_000;

/** Looks at the pixels of a JPEG in CMYK, no larger than needed. */
export function cmykLook(facts: ArtworkFacts): PlannedLook {
	const { widthPx = 0, heightPx = 0 } = facts;
	if (widthPx * heightPx > MOST_CMYK_PIXELS) {
		const most = MOST_CMYK_PIXELS / 1_000_000;
		return {
			notLooked: `The pixels of a CMYK JPEG of more than ${most} megapixels are not looked at.`,
		};
	}
	return { look: async (file) => await lookAtCmyk(facts, file) };
}

async function decoded(
	file: Uint8Array,
	width: number,
	height: number,
): Promise<Uint8Array | undefined> {
	const { decodeCmykJpeg } = await import('../vendor/jpeg-cmyk');
	try {
		return decodeCmykJpeg(file, width, height);
	} catch {
		// What the decoder says is for programmers; the caller says that it was not looked at.
		return undefined;
	}
}

async function lookAtCmyk(facts: ArtworkFacts, file: Uint8Array): Promise<Look> {
	const stored = storedSize(facts);
	const { width, height } = drawnSize(stored.width, stored.height);
	const rgb = await decoded(file, width, height);
	if (rgb?.length !== width * height * 3) {
		return { notLooked: 'The pixels of this kind of JPEG cannot be looked at here.' };
	}
	const stats = new PixelStats(width, height, true);
	const line = new Uint8Array(width * 4).fill(255);
	for (let y = 0; y < height; y += 1) {
		for (let x = 0; x < width; x += 1) {
			const from = (y * width + x) * 3;
			line.set(rgb.subarray(from, from + 3), x * 4);
		}
		stats.row(line, y);
	}
	return { facts: turnPixels(stats.facts(), facts.orientation) };
}
