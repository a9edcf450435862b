import { failure } from './failure';
import { fail, ok, type Result } from './result';

/**
 * Where a picture lies on a print area, in fractions of that area, so that it means the same at
 * every provider (facts/pod-normalised-model.md 4).
 */
export interface ArtworkPosition {
	/** The picture's centre from the left edge: 0 is the left edge, 1 the right one. */
	x: number;
	/** The picture's centre from the top edge: 0 is the top edge, 1 the bottom one. */
	y: number;
	/** The picture's width over the area's width; 1 fills the width. */
	scale: number;
	/** Degrees clockwise. Default 0. */
	angle?: number;
}

/** How a picture is fitted where it is not positioned. */
export const FITS = ['fill', 'fit', 'stretch'] as const;
/** One of {@link FITS}. */
export type Fit = (typeof FITS)[number];

/** A drawing with fields that the buyer fills, and the size at which it is printed. */
export interface PrintTemplate {
	/** Where the SVG is. */
	url: string;
	width: number;
	height: number;
	unit: 'in' | 'mm' | 'px';
	/** Pixels an inch. */
	dpi: number;
}

/** A picture to print, and where. */
export interface PrintFile {
	/** Where the provider fetches it; absent when `fileId` names it. */
	url?: string;
	/** The provider's own id of a file that it has. */
	fileId?: string;
	/** What it is made from for each line; nothing can be ordered before it has a url or an id. */
	template?: PrintTemplate;
	/** The provider's name of the print area, such as `front` or `default`. */
	placement: string;
	/** How it gets onto the product, where a placement has several ways, such as `embroidery`. */
	technique?: string;
	/** Absent: centred and as large as the area allows. */
	position?: ArtworkPosition;
	fit?: Fit;
	/** Pixels; needed to place a picture where a provider wants its height too. */
	widthPx?: number;
	heightPx?: number;
	/** MD5 of the content in hex, where a provider checks it. */
	md5?: string;
}

/** Whether a file is still to be made from its template. */
export function isToBeMade({ template, url, fileId }: PrintFile): boolean {
	return template !== undefined && url === undefined && fileId === undefined;
}

/** A size in any one unit. */
export interface Size {
	width: number;
	height: number;
}

/** A box in the unit of its area, its corner counted from the area's top left corner. */
export interface Box extends Size {
	left: number;
	top: number;
}

/** The picture in the middle of the area, over its whole width. */
export const CENTRED: Readonly<ArtworkPosition> = { x: 0.5, y: 0.5, scale: 1 };

/** Whether a position says anything that "centred over the whole width" does not. */
export function isPlaced(position: ArtworkPosition | undefined): position is ArtworkPosition {
	if (position === undefined) return false;
	const { x, y, scale, angle = 0 } = position;
	return x !== CENTRED.x || y !== CENTRED.y || scale !== CENTRED.scale || angle % 360 !== 0;
}

/**
 * The box that a picture takes on an area: in pixels for an area in pixels, in inches for one in
 * inches.
 * @param picture its proportions, in any unit
 * @returns a `validation` failure for sizes or positions that are no positive, finite numbers
 */
export function toBox(position: ArtworkPosition, area: Size, picture: Size): Result<Box> {
	const sizes = [area.width, area.height, picture.width, picture.height, position.scale];
	if (![...sizes, position.x, position.y].every(Number.isFinite) || sizes.some((n) => n <= 0)) {
		return fail(
			failure({
				category: 'validation',
				provider: 'pack',
				operation: 'artwork:place',
				message: 'The artwork cannot be placed, because a size or the position is not a number.',
				hint: 'Give the size of the picture in pixels, and a position from 0 to 1.',
				fields: ['position'],
			}),
		);
	}
	const width = position.scale * area.width;
	const height = (width * picture.height) / picture.width;
	return ok({
		width,
		height,
		left: position.x * area.width - width / 2,
		top: position.y * area.height - height / 2,
	});
}
