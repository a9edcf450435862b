import { z } from 'zod';

import { hashText } from '../core/random';
import { isLoopback } from '../core/webhook-post';
import { CODE, failed } from './errors';
import { fetchImage } from '../core/fetch-image';
import { type ImageHead, readImageHead } from '../core/image-size';
import type { Upload } from './model';
import type { State } from './state';

const MAX_BASE64_BYTES = 5 * 1024 * 1024;

/** The two forms of an upload (facts/printify.md 7). */
export const uploadSchema = z.union([
	z.object({ file_name: z.string().min(1), url: z.string().url() }),
	z.object({ file_name: z.string().min(1), contents: z.string().min(1) }),
]);

/**
 * Takes an image in. Above 5 MB the base64 form is refused: the written docs ask for a URL there.
 * @throws 400 with 8201 for size and format, 10300 when the file cannot be fetched
 */
export async function addUpload(
	state: State,
	accountId: number,
	input: z.infer<typeof uploadSchema>,
): Promise<Upload> {
	const image = 'url' in input ? await imageAt(input.url) : imageIn(input.contents);
	const upload: Upload = {
		id: state.newId(),
		accountId,
		fileName: input.file_name,
		...image,
		uploadedAt: state.now,
		isArchived: false,
	};
	state.uploads.set(upload.id, upload);
	return upload;
}

type SizedImage = ImageHead & { size: number };

function imageIn(contents: string): SizedImage {
	const file = Buffer.from(contents.replace(/^data:[^,]*,/, ''), 'base64');
	if (file.length > MAX_BASE64_BYTES) {
		throw failed(400, 'error.file.size.limit.exceeded', CODE.upload);
	}
	return sized(file);
}

function sized(file: Buffer): SizedImage {
	const head = readImageHead(file);
	if (!head) throw failed(400, 'error.file.wrong.format', CODE.upload);
	return { ...head, size: file.length };
}

/** Fetches from this machine only; for any other host an image of a likely size is made up. */
async function imageAt(url: string): Promise<SizedImage> {
	if (!isLoopback(url)) {
		const isJpeg = /\.jpe?g(\?|$)/i.test(url);
		return {
			mimeType: isJpeg ? 'image/jpeg' : 'image/png',
			width: 4500,
			height: 5400,
			size: 1_000_000 + (hashText(url) % 4_000_000),
		};
	}
	const { isThere, image } = await fetchImage(url);
	if (!isThere) throw failed(400, 'The image could not be downloaded', CODE.download);
	if (!image) throw failed(400, 'error.file.wrong.format', CODE.upload);
	const { mimeType, width, height, size } = image;
	return { mimeType, width, height, size };
}
