import type { Bytes } from './bytes';
import type { ArtworkFormat } from './types';

/** Bytes from the start of a file that {@link detectFormat} wants to see. */
export const DETECT_BYTES = 4096;

/** The media type of each format. */
export const MIME_TYPES: Readonly<Record<ArtworkFormat, string>> = {
	png: 'image/png',
	jpeg: 'image/jpeg',
	webp: 'image/webp',
	tiff: 'image/tiff',
	svg: 'image/svg+xml',
	pdf: 'application/pdf',
	gif: 'image/gif',
	heic: 'image/heic',
	avif: 'image/avif',
	psd: 'image/vnd.adobe.photoshop',
	ai: 'application/illustrator',
	eps: 'application/postscript',
	bmp: 'image/bmp',
	ico: 'image/vnd.microsoft.icon',
	jxl: 'image/jxl',
	jp2: 'image/jp2',
	html: 'text/html',
	xml: 'application/xml',
	zip: 'application/zip',
	unknown: 'application/octet-stream',
	empty: 'application/x-empty',
};

/** Endings that a file of a format may have; those without a list are refused anyway. */
export const EXTENSIONS: Readonly<Partial<Record<ArtworkFormat, readonly string[]>>> = {
	png: ['png', 'apng'],
	jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
	webp: ['webp'],
	tiff: ['tif', 'tiff'],
	svg: ['svg'],
	pdf: ['pdf'],
	gif: ['gif'],
	heic: ['heic', 'heif'],
	avif: ['avif'],
	psd: ['psd', 'psb'],
	ai: ['ai'],
	eps: ['eps'],
	bmp: ['bmp'],
};

/** Texts at fixed places by which a file is known. */
const SIGNATURES: ReadonlyArray<readonly [ArtworkFormat, string]> = [
	['png', '\x89PNG\r\n\x1a\n'],
	['jpeg', '\xff\xd8\xff'],
	['tiff', 'II\x2a\x00'],
	['tiff', 'MM\x00\x2a'],
	['tiff', 'II\x2b\x00'],
	['tiff', 'MM\x00\x2b'],
	['gif', 'GIF87a'],
	['gif', 'GIF89a'],
	['psd', '8BPS'],
	['bmp', 'BM'],
	['ico', '\x00\x00\x01\x00'],
	['jxl', '\xff\x0a'],
	['jxl', '\x00\x00\x00\x0cJXL \r\n\x87\n'],
	['jp2', '\x00\x00\x00\x0cjP  \r\n\x87\n'],
	['jp2', '\xff\x4f\xff\x51'],
	['zip', 'PK\x03\x04'],
	['zip', '\x1f\x8b'],
	['eps', '\xc5\xd0\xd3\xc6'],
];

const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

function byBrand(head: Bytes): ArtworkFormat | undefined {
	if (head.text(4, 4) !== 'ftyp') return undefined;
	const listed = head.text(8, Math.min(head.u32(0), 256) - 8);
	const brands: readonly string[] = listed.match(/.{4}/gs) ?? [];
	if (brands.includes('avif') || brands.includes('avis')) return 'avif';
	return HEIC_BRANDS.some((brand) => brands.includes(brand)) ? 'heic' : undefined;
}

/** The text of a file's start, whichever of the usual ways it is written in. */
export function startAsText(head: Bytes): string {
	if (head.u16(0) === 0xfeff || head.u16(0) === 0xfffe) {
		return head.text(2, head.length).replaceAll('\0', '');
	}
	return head.text(head.u24(0) === 0xefbbbf ? 3 : 0, head.length);
}

/** The first element of a text in tags, in lower case; nothing for a text of another kind. */
function firstElement(text: string): string | undefined {
	const body = text
		.replace(/<!--[^]*?(?:-->|$)/g, '')
		.replace(/<\?[^]*?(?:\?>|$)/g, '')
		.replace(/<!doctype[^>[]*(?:\[[^\]]*\]?)?[^>]*(?:>|$)/gi, '');
	return /^\s*<([a-z_][\w.-]*:)?([a-z_][\w.-]*)/i.exec(body)?.[2]?.toLowerCase();
}

const HTML_ELEMENTS = ['html', 'head', 'body', 'script', 'title', 'meta', 'div', 'iframe', 'style'];

function byText(head: Bytes): ArtworkFormat | undefined {
	const text = startAsText(head);
	if (!/^\s*</.test(text)) return undefined;
	if (/^\s*<!doctype\s+html/i.test(text)) return 'html';
	const element = firstElement(text);
	if (element === 'svg') return 'svg';
	if (element !== undefined && HTML_ELEMENTS.includes(element)) return 'html';
	if (/<!doctype\s+svg/i.test(text)) return 'svg';
	return element !== undefined || /^\s*<[?!]/.test(text) ? 'xml' : undefined;
}

function byPostScript(head: Bytes): ArtworkFormat | undefined {
	if (head.text(0, 4) !== '%!PS') return undefined;
	return head.indexOf('Adobe Illustrator') >= 0 ? 'ai' : 'eps';
}

/**
 * What a file is by its first bytes, whatever its name or a server says. Pure.
 * @param head the first {@link DETECT_BYTES} of it, or all of a shorter one
 */
export function detectFormat(head: Bytes): ArtworkFormat {
	if (head.length === 0) return 'empty';
	const known = SIGNATURES.find(([, text]) => head.text(0, text.length) === text);
	if (known) return known[0];
	if (head.text(0, 4) === 'RIFF' && head.text(8, 4) === 'WEBP') return 'webp';
	const other = byBrand(head) ?? byPostScript(head) ?? byText(head);
	if (other) return other;
	// The mark of a PDF may stand anywhere in the first kilobyte.
	const mark = head.slice(0, 1024).indexOf('%PDF-');
	if (mark < 0) return 'unknown';
	return head.indexOf('%%Creator: Adobe Illustrator') >= 0 ? 'ai' : 'pdf';
}
