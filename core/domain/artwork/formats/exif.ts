import type { Bytes } from '../bytes';
import { orientationOf, readIfd, readIfdStart, resolutionOf, TAG } from './ifd';

/** What EXIF data says of a picture. */
export interface Exif {
	orientation?: number;
	dpi?: number;
}

const WANTED = new Set<number>([TAG.orientation, TAG.xResolution, TAG.resolutionUnit]);

/** Reads EXIF data, with or without the mark `Exif` before it; nothing of what is damaged. */
export async function readExif(data: Bytes): Promise<Exif> {
	const tiff = data.text(0, 4) === 'Exif' ? data.slice(6) : data;
	const start = readIfdStart(tiff);
	if (start === undefined || start.isBig) return {};
	const read = async (offset: number, length: number) =>
		await Promise.resolve(tiff.slice(offset, length));
	const ifd = await readIfd(read, start.first, start, WANTED);
	if (ifd === undefined) return {};
	return { orientation: orientationOf(ifd), dpi: resolutionOf(ifd) };
}

/** The size as it is shown: the orientations 5 to 8 lay a picture on its side. */
export function shownSize(width: number, height: number, orientation = 1) {
	return orientation >= 5
		? { widthPx: height, heightPx: width }
		: { widthPx: width, heightPx: height };
}
