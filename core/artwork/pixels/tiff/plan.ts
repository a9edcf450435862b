import { readIfd, readIfdStart, TAG, type Ifd } from '../../../domain/artwork/formats/ifd';
import type { ByteReader } from '../../../domain/artwork/reader';

/** Tags for how the pixels are stored (TIFF 6). */
const STORED = {
	compression: 259,
	fillOrder: 266,
	rowsPerStrip: 278,
	planar: 284,
	predictor: 317,
	palette: 320,
	tileWidth: 322,
	tileHeight: 323,
	inkSet: 332,
	sampleFormat: 339,
} as const;
const WANTED = new Set<number>([...Object.values(TAG), ...Object.values(STORED)]);

/** How the parts are packed. */
export type TiffPacking = 'none' | 'lzw' | 'deflate' | 'packbits';
const PACKINGS: Readonly<Record<number, TiffPacking>> = {
	1: 'none',
	5: 'lzw',
	8: 'deflate',
	32773: 'packbits',
	32946: 'deflate',
};

/** What the first channels of a pixel mean, and how many they are. */
export type TiffColour = 'white_is_0' | 'black_is_0' | 'rgb' | 'indexed' | 'cmyk';
const COLOURS: Readonly<Record<number, TiffColour>> = {
	0: 'white_is_0',
	1: 'black_is_0',
	2: 'rgb',
	3: 'indexed',
	5: 'cmyk',
};
const OWN_CHANNELS: Readonly<Record<TiffColour, number>> = {
	white_is_0: 1,
	black_is_0: 1,
	rgb: 3,
	indexed: 1,
	cmyk: 4,
};

/** A strip or a tile: where it is in the file, and which pixels are in it. */
export interface TiffPart {
	offset: number;
	bytes: number;
	x: number;
	y: number;
	/** Of a tile at the edge, more than the picture has. */
	width: number;
	height: number;
}

/** How to read the pixels of a TIFF's first page. Sizes are as stored, before any turning. */
export interface TiffPlan {
	width: number;
	height: number;
	bits: number;
	channels: number;
	colour: TiffColour;
	/** Which channel is alpha. */
	alpha?: number;
	/** Red values, then green, then blue, of 16 bits each. */
	palette: readonly number[];
	packing: TiffPacking;
	/** Whether each sample is stored as the difference to the one before. */
	isDifference: boolean;
	isLittle: boolean;
	parts: TiffPart[];
}

/** Where the strips or tiles lie in the picture, as many as there must be. */
function places(
	ifd: Ifd,
	width: number,
	height: number,
): Array<Omit<TiffPart, 'offset' | 'bytes'>> {
	const one = (tag: number) => ifd.values.get(tag)?.[0];
	const isTiled = ifd.values.has(TAG.tileOffsets);
	const across = (isTiled ? one(STORED.tileWidth) : width) ?? 0;
	const down = isTiled
		? (one(STORED.tileHeight) ?? 0)
		: Math.min(one(STORED.rowsPerStrip) ?? height, height);
	if (!(across > 0 && down > 0)) return [];
	const found: Array<Omit<TiffPart, 'offset' | 'bytes'>> = [];
	for (let y = 0; y < height; y += down) {
		const lines = isTiled ? down : Math.min(down, height - y);
		for (let x = 0; x < width; x += across) found.push({ x, y, width: across, height: lines });
		// More than the header reader takes note of.
		if (found.length > 8192) return [];
	}
	return found;
}

function partsOf(ifd: Ifd, width: number, height: number): TiffPart[] | undefined {
	const offsets = ifd.values.get(TAG.stripOffsets) ?? ifd.values.get(TAG.tileOffsets) ?? [];
	const lengths = ifd.values.get(TAG.stripBytes) ?? ifd.values.get(TAG.tileBytes) ?? [];
	const where = places(ifd, width, height);
	if (where.length === 0 || offsets.length < where.length || lengths.length < where.length) {
		return undefined;
	}
	const parts = where.map((place, i) => ({
		...place,
		offset: offsets[i] ?? 0,
		bytes: lengths[i] ?? 0,
	}));
	parts.sort((a, b) => a.offset - b.offset);
	const lieApart = parts.every(({ offset, bytes }, i) => {
		const before = parts[i - 1];
		return bytes > 0 && (before === undefined || offset >= before.offset + before.bytes);
	});
	return lieApart ? parts : undefined;
}

/** Only what says that it is alpha; a mask that a program keeps in the file hides nothing. */
function alphaOf(ifd: Ifd, own: number, channels: number): number | undefined {
	const extra = ifd.values.get(TAG.extraSamples);
	const at = extra ? extra.findIndex((kind) => kind === 1 || kind === 2) : channels > own ? 0 : -1;
	return at < 0 ? undefined : own + at;
}

/**
 * Plans how to read the pixels of a TIFF's first page.
 * @returns in a few words what is in the way: a rare way of storing them
 */
export async function planTiff(reader: ByteReader): Promise<TiffPlan | string> {
	const form = readIfdStart(await reader.at(0, 16));
	const read = async (offset: number, length: number) => await reader.at(offset, length);
	const ifd = form && (await readIfd(read, form.first, form, WANTED));
	if (form === undefined || ifd === undefined) return 'its header cannot be read again';
	const one = (tag: number, usual: number) => ifd.values.get(tag)?.[0] ?? usual;
	const packing = PACKINGS[one(STORED.compression, 1)];
	if (packing === undefined)
		return 'it is packed in a rare way; LZW, ZIP or no compression is read';
	const colour = COLOURS[one(TAG.photometric, NaN)];
	if (colour === undefined) return 'its colours are not RGB, CMYK or shades of grey';
	const bitsOfAll = ifd.values.get(TAG.bits) ?? [1];
	const bits = bitsOfAll[0] ?? 1;
	const isUsual =
		bitsOfAll.every((each) => each === bits) &&
		one(STORED.sampleFormat, 1) === 1 &&
		one(STORED.fillOrder, 1) === 1 &&
		one(STORED.inkSet, 1) === 1 &&
		[1, 2].includes(one(STORED.predictor, 1)) &&
		(one(STORED.predictor, 1) === 1 || bits === 8 || bits === 16);
	if (!isUsual || ![1, 2, 4, 8, 16].includes(bits)) return 'its numbers are stored in a rare way';
	const channels = one(TAG.samples, 1);
	const own = OWN_CHANNELS[colour];
	if (channels < own || channels > 16) return 'its channels are stored in a rare way';
	if (channels > 1 && one(STORED.planar, 1) !== 1) return 'each colour of it is stored apart';
	const [width, height] = [one(TAG.width, 0), one(TAG.height, 0)];
	const parts = partsOf(ifd, width, height);
	if (parts === undefined) return 'its parts are stored in a rare way';
	const alpha = alphaOf(ifd, own, channels);
	return {
		...{ width, height, bits, channels, colour, packing, parts },
		...(alpha === undefined ? {} : { alpha }),
		palette: ifd.values.get(STORED.palette) ?? [],
		isDifference: one(STORED.predictor, 1) === 2,
		isLittle: form.isLittle,
	};
}
