import type { Bytes } from './bytes';
import type { Fault } from './header';
import type { ArtworkFormat } from './types';

/** The mark at the end of a ZIP archive, which must say how many bytes follow. */
const ZIP_END = 'PK\x05\x06';
const ZIP_END_BYTES = 22;
/** A PDF begins within the first kilobyte, or readers of PDF do not take it for one. */
const PDF_START = 1024;
const SCRIPTS = [/<script[\s>]/i, /<\?php/i, /<html[\s>]/i, /<!doctype html/i];

function endsAsZip(tail: Bytes): boolean {
	for (let at = tail.indexOf(ZIP_END); at >= 0; at = tail.indexOf(ZIP_END, at + 1)) {
		if (tail.u16(at + 20, true) === tail.length - at - ZIP_END_BYTES) return true;
	}
	return false;
}

/**
 * Looks for a second file in a picture: one that is a PNG to a browser and a script, an archive or
 * a PDF to another program. Pure.
 * @param head the start of the file, of at least a kilobyte
 * @param tail its end; empty where it is not known
 */
export function attachedFaults(format: ArtworkFormat, head: Bytes, tail: Bytes): Fault[] {
	if (!['png', 'jpeg', 'webp', 'tiff', 'pdf'].includes(format)) return [];
	const found: string[] = [];
	if (endsAsZip(tail)) found.push('an archive');
	if (format !== 'pdf') {
		if (head.slice(0, PDF_START).indexOf('%PDF-') >= 0) found.push('a PDF');
		const texts = [head, tail].map((bytes) => bytes.text(0, bytes.length));
		if (SCRIPTS.some((mark) => texts.some((text) => mark.test(text)))) found.push('a script');
	}
	return found.map((detail) => ({ code: 'attached', detail }));
}
