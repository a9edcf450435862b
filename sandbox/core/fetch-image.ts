import { createHash } from 'node:crypto';
import { get, type IncomingMessage } from 'node:http';

import { type ImageHead, readImageHead } from './image-size';

/** A picture that was fetched. */
export interface FetchedImage extends ImageHead {
	/** Bytes. */
	size: number;
	/** In hex; only where it was asked for. */
	md5?: string;
}

/** A print file of some hundred megabytes takes a while on a busy machine. */
const DOWNLOAD_TIMEOUT_MS = 120_000;
/** Every head fits in. */
const HEAD_BYTES = 256 * 1024;

/**
 * Fetches a picture from this machine as the vendors do from elsewhere: read through, not kept.
 * Redirects are not followed.
 * @returns `image` is undefined where there is no picture, or nothing at all (`isThere`)
 */
export async function fetchImage(
	url: string,
	wants: { md5?: boolean } = {},
): Promise<{ isThere: boolean; image?: FetchedImage | undefined }> {
	const md5 = wants.md5 === true ? createHash('md5') : undefined;
	const heads: Uint8Array[] = [];
	let size = 0;
	try {
		const answer = await open(url);
		if (answer.statusCode !== 200) {
			answer.destroy();
			return { isThere: false };
		}
		for await (const piece of answer as AsyncIterable<Uint8Array>) {
			md5?.update(piece);
			if (size < HEAD_BYTES) heads.push(piece);
			size += piece.byteLength;
		}
	} catch {
		return { isThere: false };
	}
	const read = readImageHead(Buffer.concat(heads));
	const hash = md5 ? { md5: md5.digest('hex') } : {};
	return { isThere: true, image: read && { ...read, size, ...hash } };
}

async function open(url: string): Promise<IncomingMessage> {
	return await new Promise((resolve, reject) => {
		const signal = AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS);
		get(url, { signal }, resolve).on('error', reject);
	});
}
