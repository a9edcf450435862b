/** File formats that are told apart by their content. */
export const ARTWORK_FORMATS = [
	'png',
	'jpeg',
	'webp',
	'tiff',
	'svg',
	'pdf',
	'gif',
	'heic',
	'avif',
	'psd',
	'ai',
	'eps',
	'bmp',
	'ico',
	'jxl',
	'jp2',
	'html',
	'xml',
	'zip',
	'unknown',
	'empty',
] as const;
/** One of {@link ARTWORK_FORMATS}. `unknown` is content of no kind that is known here. */
export type ArtworkFormat = (typeof ARTWORK_FORMATS)[number];

/** The formats whose headers are read; the others are named, and refused. */
export const READABLE_FORMATS = ['png', 'jpeg', 'webp', 'tiff', 'svg', 'pdf'] as const;
/** One of {@link READABLE_FORMATS}. */
export type ReadableFormat = (typeof READABLE_FORMATS)[number];

/**
 * What its pixels mean. `indexed` is RGB by a palette; `lab` and `ycbcr` are as TIFF names them.
 */
export type ColourMode = 'rgb' | 'grey' | 'cmyk' | 'indexed' | 'bilevel' | 'lab' | 'unknown';

/**
 * What a file says of itself, read from its content alone. A fact that it does not tell is absent.
 */
export interface ArtworkFacts {
	format: ArtworkFormat;
	/** By content, such as `image/png`, whatever the name or the server says. */
	mimeType: string;
	/**
	 * Pixels as shown, which is after turning by `orientation`. Absent for vectors without a size.
	 */
	widthPx?: number;
	heightPx?: number;
	/** The size of a page or drawing in millimetres, where the file states one (PDF, SVG). */
	widthMm?: number;
	heightMm?: number;
	/** Pixels an inch as stated in the file; most printers ignore it and go by the pixels. */
	dpi?: number;
	colourMode?: ColourMode;
	/** Bits of one channel. */
	bitDepth?: number;
	/** Whether it has a channel or colour for transparency; not whether any pixel uses it. */
	hasAlpha?: boolean;
	/** Whether a colour profile (ICC) is embedded. */
	hasProfile?: boolean;
	isAnimated?: boolean;
	/** Pages of a TIFF or PDF, frames of an animation. */
	pages?: number;
	/** The EXIF orientation, 1 to 8; 1 is upright. */
	orientation?: number;
	/** Whether it is drawn by lines and has no pixels of its own. */
	isVector?: boolean;
	/** Whether a drawing has pictures of pixels in it, which are only as sharp as they are. */
	hasPictures?: boolean;
	/** Whether a drawing has text in it, for which the printer needs the font. */
	hasText?: boolean;
	/** The size of the file. */
	bytes?: number;
	/** In hex; only where the whole file was read. */
	sha256?: string;
}

/**
 * The place that an artwork is to fill. Sizes are in millimetres whatever unit they were given in;
 * some providers tell pixels alone.
 */
export interface ArtworkArea {
	widthMm?: number;
	heightMm?: number;
	/** The pixels that fill the area at the provider's own resolution. */
	widthPx?: number;
	heightPx?: number;
	/** What a seller reads the size in. */
	unit: 'in' | 'mm' | 'px';
	/** The provider's name of it, such as `front`. */
	placement?: string;
	/**
	 * Whose area it is, where it is not that of every variant of the product, such as `Black / 3XL`.
	 */
	variant?: string;
}

/** A number that a provider holds files to, and whether its documents say so. */
export interface StatedLimit {
	value: number;
	/** False: usual advice, or seen in help pages; not in the provider's API documents. */
	isVerified: boolean;
}

/** What a provider takes, as data in its folder. */
export interface ArtworkRules {
	/** Formats it takes without more ado. */
	formats: readonly ReadableFormat[];
	/** Formats that it may take, such as for single products: a warning, no refusal. */
	formatsInDoubt?: readonly ReadableFormat[];
	/** Bytes of a file. */
	maxBytes?: StatedLimit;
	/** Pixels on either side. */
	maxSidePx?: StatedLimit;
	/** Effective pixels an inch under which a file is rejected. */
	minDpi: StatedLimit;
	/** Effective pixels an inch that it asks for. */
	recommendedDpi: StatedLimit;
	/** How far the shape may be off the area's, as a fraction, before it is refused. */
	maxAspectOff?: StatedLimit;
	/** Colour modes that it prints as they are; others are converted, with changed colours. */
	colourModes: readonly ColourMode[];
}

/** What can be found, so that docs and tests can list it. */
export const FINDING_CODES = [
	'animated',
	'attached',
	'blank',
	'colours_change',
	'cut_off',
	'damaged',
	'empty',
	'encrypted',
	'entity',
	'external',
	'few_pixels',
	'format',
	'format_in_doubt',
	'is_cropped',
	'is_stretched',
	'lies_across',
	'much_room',
	'nearly_blank',
	'needs_fonts',
	'no_transparency',
	'pictures_inside',
	'script',
	'several_pages',
	'side_too_long',
	'too_few_pixels',
	'too_many_bytes',
	'too_many_pixels',
	'transparent',
	'truncated',
	'turned_by_tag',
	'unchecked',
	'unsupported',
	'wrong_name',
	'wrong_shape',
] as const;
/** One of {@link FINDING_CODES}. */
export type FindingCode = (typeof FINDING_CODES)[number];

/** One thing that is wrong, or worth knowing, in a seller's words. */
export interface ArtworkFinding {
	code: FindingCode;
	severity: 'rejection' | 'warning';
	/** What is so. */
	message: string;
	/** What to do about it. */
	hint: string;
}

/** What is to become of a file. */
export type Verdict = 'accepted' | 'accepted_with_warnings' | 'rejected';

/** The verdict with all its reasons. */
export interface ArtworkVerdict {
	verdict: Verdict;
	findings: ArtworkFinding[];
	/** Pixels an inch on the area, where both are known: the lower of the two directions. */
	effectiveDpi?: number;
}
