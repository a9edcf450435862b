import type { ArtworkFacts } from '../../domain/artwork/types';
import { uprightMatrix } from '../render/upright';
import { writeXml } from '../render/xml';
import { drawnSize, lookAtDrawing } from './draw';
import { cmykLook } from './look-at-cmyk';
import type { Look, PlannedLook } from './types';

/** Decoding takes some ten bytes of memory a pixel, which the renderer keeps for the next file. */
export const MOST_JPEG_PIXELS = 30_000_000;
/** A name that stands for the picture in the drawing; it leads nowhere. */
const ADDRESS = 'https://picture.invalid/';

/** Looks at the pixels of a JPEG, drawn upright and no larger than needed. */
export function jpegLook(facts: ArtworkFacts): PlannedLook {
	const { widthPx = 0, heightPx = 0, colourMode } = facts;
	if (colourMode === 'cmyk') return cmykLook(facts);
	if (colourMode !== 'rgb' && colourMode !== 'grey') {
		return { notLooked: 'The pixels of a JPEG are looked at in RGB, CMYK and grey only.' };
	}
	if (widthPx * heightPx > MOST_JPEG_PIXELS) {
		const most = MOST_JPEG_PIXELS / 1_000_000;
		return { notLooked: `The pixels of a JPEG of more than ${most} megapixels are not looked at.` };
	}
	return { look: async (file) => await lookAtJpeg(facts, file) };
}

async function lookAtJpeg(
	{ widthPx = 0, heightPx = 0, orientation = 1 }: ArtworkFacts,
	bytes: Uint8Array,
): Promise<Look> {
	const { width, height } = drawnSize(widthPx, heightPx);
	const isTurned = orientation >= 5;
	const svg = writeXml({
		name: 'svg',
		attributes: {
			xmlns: 'http://www.w3.org/2000/svg',
			width: String(width),
			height: String(height),
			viewBox: `0 0 ${widthPx} ${heightPx}`,
			preserveAspectRatio: 'none',
		},
		children: [
			{
				name: 'image',
				attributes: {
					width: String(isTurned ? heightPx : widthPx),
					height: String(isTurned ? widthPx : heightPx),
					preserveAspectRatio: 'none',
					transform: uprightMatrix(orientation, widthPx, heightPx),
					href: ADDRESS,
				},
				children: [],
			},
		],
	});
	const picture = { address: ADDRESS, bytes };
	const drawn = await lookAtDrawing({ svg, picture, mayBePhoto: true });
	// A JPEG covers all of its area: where nothing is drawn, it was not decoded.
	if (drawn === undefined || drawn.facts.usesAlpha) {
		return { notLooked: 'The pixels of this kind of JPEG cannot be looked at here.' };
	}
	return { facts: drawn.facts };
}
