import { EXTENSIONS } from '../detect';
import type { ArtworkFacts, ArtworkFinding, ArtworkFormat, ReadableFormat } from '../types';
import { rejection, warning, type JudgeContext } from './context';

/** As a seller calls them. */
export const FORMAT_NAMES: Readonly<Record<ArtworkFormat, string>> = {
	png: 'PNG',
	jpeg: 'JPEG',
	webp: 'WebP',
	tiff: 'TIFF',
	svg: 'SVG',
	pdf: 'PDF',
	gif: 'GIF',
	heic: 'HEIC',
	avif: 'AVIF',
	psd: 'Photoshop file',
	ai: 'Illustrator file',
	eps: 'EPS',
	bmp: 'BMP',
	ico: 'icon file',
	jxl: 'JPEG XL',
	jp2: 'JPEG 2000',
	html: 'web page',
	xml: 'XML text',
	zip: 'archive',
	unknown: 'file of an unknown kind',
	empty: 'empty file',
};

/** Some formats tell of how they came about, and so of what to do. */
const HINTS: Readonly<Partial<Record<ArtworkFormat, string>>> = {
	html: 'Use the address of the picture itself, not of the page that shows it, and check that it needs no login',
	empty: 'Send the file again; what arrived has no content',
	zip: 'Unpack it first, and send the picture that is in it',
	unknown: 'Open it in the program that made it and export it anew',
	heic: 'It is how phones save photos: export it as JPEG or PNG',
	psd: 'Export it from Photoshop as PNG',
	ai: 'Export it from Illustrator as PNG, SVG or PDF',
};

const article = (name: string) => (/^[aeiou]/i.test(name) ? 'an' : 'a');

function formatList(formats: readonly ReadableFormat[]): string {
	return formats.map((format) => FORMAT_NAMES[format]).join(', ');
}

/** Whether the printer takes files of this kind. */
export function judgeFormat(
	{ format }: ArtworkFacts,
	{ who, rules }: JudgeContext,
): ArtworkFinding[] {
	const name = FORMAT_NAMES[format];
	const isOneOf = (formats: readonly string[] = []) => formats.includes(format);
	if (isOneOf(rules.formats)) return [];
	if (isOneOf(rules.formatsInDoubt)) {
		return [
			warning(
				'format_in_doubt',
				`${who} takes ${name} files for some products only, if at all`,
				`Send it as ${formatList(rules.formats)} to be sure`,
			),
		];
	}
	const what = format === 'empty' ? 'The file is empty' : `The file is ${article(name)} ${name}`;
	return [
		rejection(
			format === 'empty' ? 'empty' : 'format',
			format === 'empty' ? what : `${what}; ${who} takes ${formatList(rules.formats)}`,
			HINTS[format] ?? `Save it as ${formatList(rules.formats.slice(0, 2))}`,
		),
	];
}

/** Whether the name says what the content is. */
export function judgeName({ format }: ArtworkFacts, fileName = ''): ArtworkFinding[] {
	const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName.trim())?.[1]?.toLowerCase();
	const right = EXTENSIONS[format];
	const isKnown = Object.values(EXTENSIONS).some((list) => list.includes(ending ?? ''));
	if (ending === undefined || right === undefined || !isKnown || right.includes(ending)) return [];
	return [
		warning(
			'wrong_name',
			`The name ends in .${ending}, but the file is ${article(FORMAT_NAMES[format])} ${FORMAT_NAMES[format]}`,
			`Rename it to .${right[0] ?? format}: some printers go by the name`,
		),
	];
}

const MEGABYTE = 1_000_000;
const mb = (bytes: number) => `${Math.round((bytes / MEGABYTE) * 10) / 10} MB`;

/** Whether it is small enough to be sent and to be opened. */
export function judgeSize(
	{ bytes, widthPx = 0, heightPx = 0, isVector }: ArtworkFacts,
	{ who, rules: { maxBytes, maxSidePx }, maxPixels }: JudgeContext,
): ArtworkFinding[] {
	const findings: ArtworkFinding[] = [];
	const pixels = isVector ? 0 : widthPx * heightPx;
	if (pixels > maxPixels) {
		const mega = (count: number) => Math.round(count / MEGABYTE);
		findings.push(
			rejection(
				'too_many_pixels',
				`The picture has ${widthPx} x ${heightPx} px, which are ${mega(pixels)} megapixels; more than ${mega(maxPixels)} are not opened`,
				'Scale it down: 300 pixels an inch are as sharp as printers print',
			),
		);
	}
	if (maxBytes && bytes !== undefined && bytes > maxBytes.value) {
		const find = maxBytes.isVerified ? rejection : warning;
		const says = maxBytes.isVerified ? `${who} takes` : `${who} is said to take`;
		findings.push(
			find(
				'too_many_bytes',
				`The file has ${mb(bytes)}; ${says} files up to ${mb(maxBytes.value)}`,
				'Save it with stronger compression or fewer pixels',
			),
		);
	}
	if (maxSidePx && !isVector && Math.max(widthPx, heightPx) > maxSidePx.value) {
		const find = maxSidePx.isVerified ? rejection : warning;
		findings.push(
			find(
				'side_too_long',
				`The picture has ${widthPx} x ${heightPx} px; ${who} takes up to ${maxSidePx.value} on a side`,
				'Scale it down',
			),
		);
	}
	return findings;
}
