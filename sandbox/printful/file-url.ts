import { failedWith } from './errors';

/** Formats that Printful has given up (facts/printful.md 7). */
const BAD_FORMAT = /\.(ai|psd|tiff?|svg|gif|bmp)(\?|$)/i;

/** @throws 400 (FL-1, FL-2) for an address that no print file can come from */
export function checkFileUrl(url: string): string {
	const isUrl = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
	if (!isUrl) throw failedWith('FL-2', 'File: Invalid URL');
	if (BAD_FORMAT.test(url)) throw failedWith('FL-1', 'File: The file format is not supported');
	return url;
}
