import { fine, held, type OrHold, type RenderSize } from './types';

/** Drawing takes about nine bytes of memory a pixel. */
export const MAX_PIXELS = 80_000_000;
const MAX_SIDE = 20_000;

const PER_INCH = { in: 1, mm: 25.4, px: Number.NaN } as const;

/** The pixels of a print area at a resolution. Pixels as unit stay as they are. */
export function renderSize(
	width: number,
	height: number,
	unit: keyof typeof PER_INCH,
	dpi: number,
): OrHold<RenderSize> {
	if (![width, height, dpi].every((value) => Number.isFinite(value) && value > 0)) {
		return held(
			'template',
			'The size of the print area is not known',
			'Give its width, height and resolution as numbers above zero.',
		);
	}
	const pixels = (value: number) =>
		Math.max(1, Math.round(unit === 'px' ? value : (value / PER_INCH[unit]) * dpi));
	const size = { widthPx: pixels(width), heightPx: pixels(height), dpi };
	const { widthPx, heightPx } = size;
	if (widthPx * heightPx > MAX_PIXELS || Math.max(widthPx, heightPx) > MAX_SIDE) {
		return held(
			'template',
			`A file of ${widthPx} x ${heightPx} pixels is larger than this node makes`,
			`Lower the resolution; ${MAX_PIXELS / 1_000_000} million pixels are the limit.`,
		);
	}
	return fine(size);
}
