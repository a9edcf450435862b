/** What the head of an image file says. */
export interface ImageHead {
	mimeType: 'image/png' | 'image/jpeg';
	/** Pixels. */
	width: number;
	height: number;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Reads type and size of a PNG or JPEG.
 * @returns undefined for any other file, and for a broken one
 */
export function readImageHead(file: Buffer): ImageHead | undefined {
	if (file.subarray(0, 8).equals(PNG) && file.length >= 24) {
		return { mimeType: 'image/png', width: file.readUInt32BE(16), height: file.readUInt32BE(20) };
	}
	return file.length > 4 && file.readUInt16BE(0) === 0xffd8 ? readJpeg(file) : undefined;
}

/** Walks the segments to the start-of-frame, which holds the size. */
function readJpeg(file: Buffer): ImageHead | undefined {
	let at = 2;
	while (at + 9 <= file.length && file[at] === 0xff) {
		const marker = file[at + 1] ?? 0;
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) {
			const [height, width] = [file.readUInt16BE(at + 5), file.readUInt16BE(at + 7)];
			return { mimeType: 'image/jpeg', width, height };
		}
		at += 2 + file.readUInt16BE(at + 2);
	}
	return undefined;
}
