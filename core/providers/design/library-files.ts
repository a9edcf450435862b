import type { PrintFile } from '../../domain/print-file';
import { fail, ok, type Result } from '../../domain/result';
import type { PrintProvider } from '../types';

/** FNV-1a, 32 bits: tells addresses apart in a file name, no more. */
function shortHash(text: string): string {
	let hash = 0x811c9dc5;
	for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
	return (hash >>> 0).toString(16).padStart(8, '0');
}

/**
 * What a file of a design is called in a provider's library: the same for the same address, so that
 * it is found again, and another one for another address.
 */
export function libraryName(design: string, placement: string, url: string): string {
	const path = url.split(/[?#]/)[0] ?? '';
	const extension = /\.([A-Za-z0-9]{2,5})$/.exec(path)?.[1]?.toLowerCase() ?? 'png';
	const name = `${design} ${placement}`.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 60);
	return `${name}-${shortHash(url)}.${extension}`;
}

/**
 * Puts files that are named by their address into the provider's library, each looked for first, so
 * that a product is never made with a second copy. One call a file, and one for each hundred files
 * of a library that can only be looked through (Printify).
 */
export async function libraryFiles(
	provider: PrintProvider,
	design: string,
	files: readonly PrintFile[],
): Promise<Result<PrintFile[]>> {
	const kept: PrintFile[] = [];
	for (const [index, { url, ...file }] of files.entries()) {
		if (file.fileId !== undefined || url === undefined) {
			kept.push(file);
			continue;
		}
		const name = libraryName(design, file.placement, url);
		const uploaded = await provider.uploadFile({ url, name, lookFirst: true, once: true });
		if (!uploaded.ok) return fail({ ...uploaded.failure, fields: [`files[${index}].url`] });
		kept.push({ ...file, fileId: uploaded.value.fileId });
	}
	return ok(kept);
}
