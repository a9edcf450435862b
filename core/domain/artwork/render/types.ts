import type { Failure } from '../../failure';

/** What happens to a text that is wider than its place. */
export const TEXT_FITS = ['shrink', 'wrap', 'hold'] as const;
/** One of {@link TEXT_FITS}. */
export type TextFit = (typeof TEXT_FITS)[number];

/** How a picture fills its place: cropped to fill it, or whole with room left. */
export const PICTURE_FITS = ['cover', 'contain'] as const;
/** One of {@link PICTURE_FITS}. */
export type PictureFit = (typeof PICTURE_FITS)[number];

/** Why a file was not made. */
export const HOLD_CODES = [
	'template',
	'font_missing',
	'missing_answer',
	'unknown_field',
	'not_a_choice',
	'too_long',
	'does_not_fit',
	'glyph_missing',
	'control_character',
	'invisible_character',
	'direction_character',
	'broken_character',
	'stacked_marks',
	'several_lines',
	'picture',
] as const;
/** One of {@link HOLD_CODES}. */
export type HoldCode = (typeof HOLD_CODES)[number];

/** Why the line waits for a person. Names the field, never what the buyer wrote. */
export interface Hold {
	code: HoldCode;
	/** The template's field that it is about; absent for the template as a whole. */
	field?: string;
	message: string;
	hint: string;
}

/** The value, or why the line waits. */
export type OrHold<T> = { ok: true; value: T } | { ok: false; hold: Hold };

/** Wraps a value. */
export function fine<T>(value: T): OrHold<T> {
	return { ok: true, value };
}

/** Wraps a reason to wait. */
export function held<T = never>(
	code: HoldCode,
	message: string,
	hint: string,
	field?: string,
): OrHold<T> {
	return { ok: false, hold: { code, message, hint, ...(field === undefined ? {} : { field }) } };
}

/** A colour that a buyer may choose, as the template lists it. */
export interface ColourChoice {
	name: string;
	/** CSS, such as `#c9a227`. */
	value: string;
}

/** A picture with what its header says; pixels as shown, after turning by `orientation`. */
export interface GivenPicture {
	bytes: Uint8Array;
	mimeType: 'image/png' | 'image/jpeg';
	widthPx: number;
	heightPx: number;
	/** EXIF, 1 to 8. */
	orientation: number;
}

/** What a buyer gave for a field. */
export interface GivenAnswer {
	/** The field, or the question that it answers. */
	name: string;
	text: string;
	picture?: GivenPicture;
	/** Why the picture cannot be used, where it was looked at and refused. */
	refused?: Pick<Failure, 'message' | 'hint'>;
}

/** The size of the file that is made. */
export interface RenderSize {
	widthPx: number;
	heightPx: number;
	/** Pixels an inch, written into the file. */
	dpi: number;
}
