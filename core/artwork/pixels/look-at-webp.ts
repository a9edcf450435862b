import { PixelStats } from '../../domain/artwork/pixel-stats';
import { turnPixels } from '../../domain/artwork/turn-pixels';
import type { ArtworkFacts } from '../../domain/artwork/types';
import { unpack } from '../unpack';
import { storedSize } from './stored-size';
import type { Look, PlannedLook } from './types';

/** Decoding takes some twelve bytes of memory a pixel. */
export const MOST_WEBP_PIXELS = 25_000_000;

let unpacking: Promise<Uint8Array> | undefined;

/** The decoder, loaded with the first file that is looked at: n8n starts without it. */
async function decoder() {
	const { decodeWebp, PACKED_WEBP_WASM } = await import('../vendor/webp');
	unpacking ??= unpack(PACKED_WEBP_WASM);
	const wasm = await unpacking;
	return async (file: Uint8Array) => await decodeWebp(wasm, file);
}

/** Looks at every pixel of a WebP. */
export function webpLook(facts: ArtworkFacts): PlannedLook {
	const { widthPx = 0, heightPx = 0 } = facts;
	if (widthPx * heightPx > MOST_WEBP_PIXELS) {
		const most = MOST_WEBP_PIXELS / 1_000_000;
		return { notLooked: `The pixels of a WebP of more than ${most} megapixels are not looked at.` };
	}
	return { look: async (file) => await lookAtWebp(facts, file) };
}

async function lookAtWebp(facts: ArtworkFacts, file: Uint8Array): Promise<Look> {
	const { width, height } = storedSize(facts);
	const decode = await decoder();
	const pixels = await decode(file);
	if (pixels?.length !== width * height * 4) {
		return { notLooked: 'The pixels of this WebP cannot be looked at here.' };
	}
	// A WebP without transparency is as good as always a photo, or made of one.
	const stats = new PixelStats(width, height, facts.hasAlpha !== true);
	for (let y = 0; y < height; y += 1) {
		stats.row(pixels.subarray(y * width * 4, (y + 1) * width * 4), y);
	}
	return { facts: turnPixels(stats.facts(), facts.orientation) };
}
