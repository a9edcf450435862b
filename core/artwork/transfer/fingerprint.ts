import { createHash } from 'crypto';
import { Bytes } from '../../domain/artwork/bytes';
import { DETECT_BYTES, detectFormat, EXTENSIONS, MIME_TYPES } from '../../domain/artwork/detect';
import type { ArtworkFormat } from '../../domain/artwork/types';
import { failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';
import { readThrough } from '../fetch/read-through';
import type { FileFacts, FileSource } from './types';

/** What is wanted beside the hash. */
export interface FingerprintWishes {
	md5: boolean;
	/** Bytes up to which the whole file is kept. */
	contentUpTo: number;
}

/** Letters that a name can be given everywhere. */
const PLAIN = /[^\p{L}\p{N}._-]+/gu;
const MAX_NAME = 60;
const HASH_IN_NAME = 12;

/** A name that belongs to this content alone, so that the file can be found by it. */
function uniqueName(name: string, sha256: string, format: ArtworkFormat): string {
	const base = name.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(PLAIN, '-');
	const short = base.replace(/^[-.]+|[-.]+$/g, '').slice(0, MAX_NAME) || 'artwork';
	return `${short}-${sha256.slice(0, HASH_IN_NAME)}.${EXTENSIONS[format]?.[0] ?? 'bin'}`;
}

function refuse(
	code: string,
	message: string,
	hint: string,
	category: 'artwork' | 'capability' = 'artwork',
): Result<never> {
	return fail(
		failure({
			category,
			provider: 'pack',
			operation: 'artwork:read',
			code,
			message,
			hint,
		}),
	);
}

function notItself({ from, notItself: said }: FileSource, why: string): Result<never> {
	return refuse(
		'file_not_original',
		`What ${from} gives out is not the file itself: ${why}`,
		said?.hint ?? 'Take the file from where you have it, such as your own storage',
		said?.category,
	);
}

/**
 * Reads a file once, piece by piece, and says what it is. Memory: one piece, and the file itself
 * as long as it is not larger than is wanted.
 */
export async function fingerprint(
	source: FileSource,
	wishes: FingerprintWishes,
): Promise<Result<FileFacts>> {
	const opened = await source.open();
	if (!opened.ok) return opened;
	const sha256 = createHash('sha256');
	const md5 = wishes.md5 || source.md5 !== undefined ? createHash('md5') : undefined;
	let head = Buffer.alloc(0);
	let kept: Uint8Array[] | undefined = [];
	let bytes = 0;
	const read = await readThrough(opened.value, (piece) => {
		sha256.update(piece);
		md5?.update(piece);
		bytes += piece.byteLength;
		if (head.length < DETECT_BYTES) {
			head = Buffer.concat([head, piece.subarray(0, DETECT_BYTES - head.length)]);
		}
		if (bytes > wishes.contentUpTo) kept = undefined;
		kept?.push(piece);
	});
	if (!read.ok) return read;
	if (bytes === 0) {
		return refuse('file_empty', 'The file is empty', 'Choose a file that has a picture in it');
	}
	const md5Hex = md5?.digest('hex');
	if (bytes !== (source.bytes ?? bytes)) {
		return notItself(source, `${bytes} bytes instead of ${source.bytes}`);
	}
	if (source.md5 !== undefined && source.md5.toLowerCase() !== md5Hex) {
		return notItself(source, 'its content has changed');
	}
	const format = detectFormat(new Bytes(head));
	if (format === 'html') {
		return refuse(
			'file_is_page',
			'At the file address is a web page, not a file',
			'Give the address of the file itself; for shared links that is the one that downloads it',
		);
	}
	const hash = sha256.digest('hex');
	return ok({
		sha256: hash,
		...(wishes.md5 ? { md5: md5Hex } : {}),
		bytes,
		mimeType: MIME_TYPES[format],
		name: uniqueName(source.name, hash, format),
		...(kept ? { content: Buffer.concat(kept) } : {}),
	});
}
