import type { Box, PrintFile, Size } from '../../domain/print-file';
import { isPlaced, toBox } from '../../domain/print-file';
import { ok, type Result } from '../../domain/result';

/** Where a picture lies, as API v1 wants it: whole pixels of an area of a stated size. */
export interface PrintfulPosition {
	area_width: number;
	area_height: number;
	width: number;
	height: number;
	top: number;
	left: number;
	/** Said only where the picture shall reach over the edge: Printful refuses that otherwise. */
	limit_to_print_area?: false;
}

/** So much beyond the edge comes from computing with fractions, not from the seller. Pixels. */
const ROUNDING = 0.01;

/** Whether the position or the fit of a picture must be said to Printful. */
export function mustBePlaced({ position, fit }: PrintFile): boolean {
	// Without a word Printful centres the picture as large as the area allows: that is `fit`.
	return isPlaced(position) || (position === undefined && fit === 'fill');
}

/**
 * Where a picture lies in whole pixels (facts/printful.md 7). A box that lies within the area stays
 * within it when it is rounded.
 * @param area the print area in pixels
 * @param picture its proportions
 */
export function toPosition(
	{ position, fit }: Pick<PrintFile, 'position' | 'fit'>,
	area: Size,
	picture: Size,
): Result<PrintfulPosition> {
	const box = toBox(
		position ?? { x: 0.5, y: 0.5, scale: scaleOf(fit, area, picture) },
		area,
		picture,
	);
	return box.ok ? ok(inPixels(box.value, area)) : box;
}

/** The width over the area's width that fits the picture in, or fills the area with it. */
function scaleOf(fit: PrintFile['fit'], area: Size, picture: Size): number {
	const byHeight = (area.height * picture.width) / (picture.height * area.width);
	return fit === 'fill' ? Math.max(1, byHeight) : Math.min(1, byHeight);
}

function inPixels(box: Box, area: Size): PrintfulPosition {
	const isWithin =
		box.left >= -ROUNDING &&
		box.top >= -ROUNDING &&
		box.left + box.width <= area.width + ROUNDING &&
		box.top + box.height <= area.height + ROUNDING;
	const size = (length: number, most: number) =>
		Math.max(1, isWithin ? Math.min(Math.round(length), most) : Math.round(length));
	const width = size(box.width, area.width);
	const height = size(box.height, area.height);
	const start = (from: number, length: number, most: number) => {
		const rounded = Math.round(from) + 0;
		return isWithin ? Math.max(0, Math.min(rounded, most - length)) : rounded;
	};
	return {
		area_width: area.width,
		area_height: area.height,
		width,
		height,
		top: start(box.top, height, area.height),
		left: start(box.left, width, area.width),
		...(isWithin ? {} : { limit_to_print_area: false as const }),
	};
}
