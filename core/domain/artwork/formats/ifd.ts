import type { Bytes } from '../bytes';

/** Reads bytes at a place of the TIFF structure, counted from its start. */
export type ReadAt = (offset: number, length: number) => Promise<Bytes>;

/** How numbers are written in a TIFF structure. */
export interface IfdForm {
	isLittle: boolean;
	/** BigTIFF, with places of 8 bytes. */
	isBig: boolean;
}

/** One directory: its values by tag, and where the next one is. */
export interface Ifd {
	values: Map<number, number[]>;
	/** 0 where there is no other. */
	next: number;
}

/** Bytes of a value by its type; types that are not here are passed over. */
const TYPE_BYTES: Readonly<Record<number, number>> = {
	1: 1,
	2: 1,
	3: 2,
	4: 4,
	5: 8,
	7: 1,
	8: 2,
	9: 4,
	10: 8,
	13: 4,
	16: 8,
	18: 8,
};
const MOST_ENTRIES = 1000;
/** Values of one tag that are looked at: places of strips in tall files are many. */
const MOST_VALUES = 8192;

/** The first 8 or 16 bytes: how numbers are written, and where the first directory is. */
export function readIfdStart(head: Bytes): (IfdForm & { first: number }) | undefined {
	const order = head.text(0, 2);
	const isLittle = order === 'II';
	if (!isLittle && order !== 'MM') return undefined;
	const version = head.u16(2, isLittle);
	if (version === 42) return { isLittle, isBig: false, first: head.u32(4, isLittle) };
	if (version === 43) return { isLittle, isBig: true, first: head.u64(8, isLittle) };
	return undefined;
}

function valueAt(bytes: Bytes, at: number, type: number, isLittle: boolean): number {
	const size = TYPE_BYTES[type];
	if (type === 5 || type === 10) return bytes.u32(at, isLittle) / bytes.u32(at + 4, isLittle);
	if (size === 1) return bytes.u8(at);
	if (size === 2) return bytes.u16(at, isLittle);
	return size === 4 ? bytes.u32(at, isLittle) : bytes.u64(at, isLittle);
}

/**
 * Reads one directory.
 * @param wanted the tags whose values are read
 * @returns undefined where there is none, or not all of it
 */
export async function readIfd(
	read: ReadAt,
	offset: number,
	{ isLittle, isBig }: IfdForm,
	wanted: ReadonlySet<number>,
): Promise<Ifd | undefined> {
	const countBytes = isBig ? 8 : 2;
	const start = await read(offset, countBytes);
	const count = isBig ? start.u64(0, isLittle) : start.u16(0, isLittle);
	if (!(count >= 0 && count <= MOST_ENTRIES)) return undefined;
	const [entryBytes, placeBytes] = isBig ? [20, 8] : [12, 4];
	const table = await read(offset + countBytes, count * entryBytes + placeBytes);
	if (table.length < count * entryBytes + placeBytes) return undefined;
	const place = (at: number) => (isBig ? table.u64(at, isLittle) : table.u32(at, isLittle));
	const values = new Map<number, number[]>();
	for (let at = 0; at < count * entryBytes; at += entryBytes) {
		const tag = table.u16(at, isLittle);
		const type = table.u16(at + 2, isLittle);
		const size = TYPE_BYTES[type];
		if (!wanted.has(tag) || size === undefined) continue;
		const howMany = Math.min(place(at + 4), MOST_VALUES);
		const valueBytes = size * howMany;
		const inside = at + 4 + placeBytes;
		const held =
			valueBytes <= placeBytes
				? table.slice(inside, valueBytes)
				: await read(place(inside), valueBytes);
		const list = Array.from({ length: Math.floor(held.length / size) }, (_none, i) =>
			valueAt(held, i * size, type, isLittle),
		);
		values.set(tag, list);
	}
	return { values, next: place(count * entryBytes) };
}

/** Tags for what a seller sees of a picture. */
export const TAG = {
	width: 256,
	height: 257,
	bits: 258,
	photometric: 262,
	stripOffsets: 273,
	orientation: 274,
	samples: 277,
	stripBytes: 279,
	xResolution: 282,
	resolutionUnit: 296,
	tileOffsets: 324,
	tileBytes: 325,
	extraSamples: 338,
	profile: 34675,
} as const;
const INCH = 2.54;

/** The pixels an inch of a directory: its unit is inches unless it says centimetres or none. */
export function resolutionOf({ values }: Ifd): number | undefined {
	const value = values.get(TAG.xResolution)?.[0] ?? NaN;
	const unit = values.get(TAG.resolutionUnit)?.[0] ?? 2;
	if (unit !== 2 && unit !== 3) return undefined;
	const dpi = Math.round(value * (unit === 3 ? INCH : 1) * 100) / 100;
	return Number.isFinite(dpi) && dpi > 0 ? dpi : undefined;
}

/** 1 to 8; undefined where it is not told. */
export function orientationOf({ values }: Ifd): number | undefined {
	const value = values.get(TAG.orientation)?.[0] ?? NaN;
	return value >= 1 && value <= 8 ? value : undefined;
}
