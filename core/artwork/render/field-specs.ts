import type { ColourChoice, PictureFit, TextFit } from '../../domain/artwork/render/types';

interface FieldBase {
	name: string;
	/** Which element it is, in the order of `walk`. */
	index: number;
	/** Without an answer it is left out, instead of the order waiting. */
	isOptional: boolean;
}

/** A text that the buyer words. Lengths are in the units of the text's own coordinates. */
export interface TextSpec extends FieldBase {
	kind: 'text';
	fit: TextFit;
	/** The widest that it may be. */
	width: number;
	fontSize: number;
	minSize: number;
	/** How many lines it may take. */
	lines: number;
	/** Times the size of the font. */
	lineHeight: number;
	/** Which line stays in its place when there are several. */
	valign: 'top' | 'middle' | 'bottom';
}

/** A colour that the buyer picks from a list. */
export interface ColourSpec extends FieldBase {
	kind: 'colour';
	property: 'fill' | 'stroke';
	choices: ColourChoice[];
}

/** A place for a picture of the buyer's. */
export interface PictureSpec extends FieldBase {
	kind: 'picture';
	fit: PictureFit;
	box: { x: number; y: number; width: number; height: number };
	/** How much larger than the template's units it is drawn by groups around it. */
	scale: number;
	minDpi: number;
}

/** One field of a template. */
export type FieldSpec = TextSpec | ColourSpec | PictureSpec;
