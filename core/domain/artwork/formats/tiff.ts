import { areSizes, damaged, truncated, type Fault, type Header } from '../header';
import type { ByteReader } from '../reader';
import type { ColourMode } from '../types';
import { shownSize } from './exif';
import { orientationOf, readIfd, readIfdStart, resolutionOf, TAG, type Ifd } from './ifd';

const MOST_PAGES = 2000;
const WANTED = new Set<number>(Object.values(TAG));
const PAGES_ONLY = new Set<number>();

function colourOf({ values }: Ifd, bits: number): ColourMode {
	const photometric = values.get(TAG.photometric)?.[0];
	if (photometric === 0 || photometric === 1) return bits === 1 ? 'bilevel' : 'grey';
	if (photometric === 2 || photometric === 6) return 'rgb';
	if (photometric === 3) return 'indexed';
	if (photometric === 5) return 'cmyk';
	return photometric === 8 || photometric === 9 ? 'lab' : 'unknown';
}

/** Channels beyond those of the colour are transparency where they say so, or do not say. */
function hasAlpha({ values }: Ifd, colourMode: ColourMode): boolean {
	const extra = values.get(TAG.extraSamples);
	if (extra !== undefined && extra.length > 0) return extra.some((kind) => kind <= 2);
	const own: Partial<Record<ColourMode, number>> = { rgb: 3, lab: 3, cmyk: 4 };
	return (values.get(TAG.samples)?.[0] ?? 1) > (own[colourMode] ?? 1);
}

/** Whether the pixels of the first page are there to their end. */
function faultOfPixels({ values }: Ifd, size: number | undefined): Fault[] {
	const offsets = values.get(TAG.stripOffsets) ?? values.get(TAG.tileOffsets) ?? [];
	const lengths = values.get(TAG.stripBytes) ?? values.get(TAG.tileBytes) ?? [];
	if (offsets.length === 0) return [damaged('it holds no pixels')];
	if (size === undefined) return [];
	const isBeyond = offsets.some((offset, i) => offset + (lengths[i] ?? 0) > size);
	return isBeyond ? [truncated('its pixels are not all there')] : [];
}

/** Counts the pages; a chain that bites its tail ends where it comes by again. */
async function countPages(
	readNext: (offset: number) => Promise<Ifd | undefined>,
	first: number,
): Promise<{ pages: number; faults: Fault[] }> {
	const seen = new Set<number>();
	let pages = 1;
	for (let next = first; next !== 0; ) {
		if (seen.has(next) || pages >= MOST_PAGES) return { pages, faults: [damaged('its pages')] };
		seen.add(next);
		const ifd = await readNext(next);
		if (ifd === undefined) return { pages, faults: [truncated('a page is not all there')] };
		pages += 1;
		next = ifd.next;
	}
	return { pages, faults: [] };
}

/** Reads the header of a TIFF or BigTIFF (TIFF 6). Size and colours are those of its first page. */
export async function readTiff(reader: ByteReader): Promise<Header> {
	const form = readIfdStart(await reader.at(0, 16));
	if (form === undefined) return { facts: {}, faults: [damaged('its header')] };
	const read = async (offset: number, length: number) => await reader.at(offset, length);
	const ifd = await readIfd(read, form.first, form, WANTED);
	if (ifd === undefined) return { facts: {}, faults: [truncated('its header is not all there')] };
	const value = (tag: number) => ifd.values.get(tag)?.[0] ?? NaN;
	const [width, height] = [value(TAG.width), value(TAG.height)];
	if (!areSizes(width, height)) return { facts: {}, faults: [damaged('it has no size')] };
	const bitDepth = ifd.values.get(TAG.bits)?.[0] ?? 1;
	const colourMode = colourOf(ifd, bitDepth);
	const orientation = orientationOf(ifd);
	const { pages, faults } = await countPages(
		async (offset) => await readIfd(read, offset, form, PAGES_ONLY),
		ifd.next,
	);
	const dpi = resolutionOf(ifd);
	return {
		facts: {
			...shownSize(width, height, orientation),
			...(dpi === undefined ? {} : { dpi }),
			...{ colourMode, bitDepth, hasAlpha: hasAlpha(ifd, colourMode) },
			...{ hasProfile: ifd.values.has(TAG.profile), isAnimated: false, pages },
			...(orientation === undefined ? {} : { orientation }),
		},
		faults: [...faultOfPixels(ifd, reader.size), ...faults],
	};
}
