import type { Bytes } from '../bytes';
import { areSizes, damaged, dpiOf, truncated, type Fault, type Header } from '../header';
import type { ByteReader } from '../reader';
import type { ColourMode } from '../types';
import { readExif, shownSize, type Exif } from './exif';

const CENTIMETRES_AN_INCH = 2.54;
/** Segments of a JPEG are no longer than this. */
const LONGEST_SEGMENT = 65_535;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** How a frame may be coded so that browsers and printers read it: baseline and progressive. */
const USUAL_FRAMES = [0xc0, 0xc1, 0xc2];

interface Found {
	frame?: { marker: number; bits: number; width: number; height: number; components: number };
	jfifDpi?: number;
	exif: Exif;
	hasProfile: boolean;
}

const isFrame = (marker: number) =>
	marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Markers that stand alone, without a length. */
const isBare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

function jfifDpi(data: Bytes): number | undefined {
	const [unit, density] = [data.u8(7), data.u16(8)];
	if (unit === 1) return dpiOf(density, 1);
	return unit === 2 ? dpiOf(density, CENTIMETRES_AN_INCH) : undefined;
}

async function noteSegment(marker: number, data: Bytes, found: Found): Promise<void> {
	if (isFrame(marker) && found.frame === undefined) {
		found.frame = {
			marker,
			bits: data.u8(0),
			height: data.u16(1),
			width: data.u16(3),
			components: data.u8(5),
		};
	}
	if (marker === 0xe0 && data.text(0, 5) === 'JFIF\0') found.jfifDpi = jfifDpi(data);
	if (marker === 0xe1 && data.text(0, 6) === 'Exif\0\0') found.exif = await readExif(data);
	if (marker === 0xe2 && data.text(0, 12) === 'ICC_PROFILE\0') found.hasProfile = true;
}

/** Walks from marker to marker to where the pixels begin. */
async function readSegments(reader: ByteReader, found: Found): Promise<Fault[]> {
	for (let at = 2; ; ) {
		const start = await reader.at(at, 4);
		if (start.length < 4) return [truncated('it ends before its pixels')];
		if (start.u8(0) !== 0xff) return [damaged(`no marker at byte ${at}`)];
		const marker = start.u8(1);
		if (marker === 0xff) at += 1;
		else if (isBare(marker)) at += 2;
		else if (marker === START_OF_SCAN) return [];
		else if (marker === END_OF_IMAGE) return [damaged('it holds no pixels')];
		else {
			const length = start.u16(2);
			if (length < 2) return [damaged(`a segment at byte ${at}`)];
			const wanted = isFrame(marker) || [0xe0, 0xe1, 0xe2].includes(marker);
			if (wanted) {
				const most = marker === 0xe2 ? 16 : LONGEST_SEGMENT;
				await noteSegment(marker, await reader.at(at + 4, Math.min(length - 2, most)), found);
			}
			at += length + 2;
		}
	}
}

/** The end mark may have a trailer of the camera behind it; without one the file is cut off. */
function faultOfEnd(tail: Bytes): Fault[] {
	return tail.length === 0 || tail.indexOf('\xff\xd9') >= 0
		? []
		: [truncated('its end is missing')];
}

function colourOf(components: number): ColourMode {
	if (components === 1) return 'grey';
	return components === 4 ? 'cmyk' : components === 3 ? 'rgb' : 'unknown';
}

/** Reads the header of a JPEG (ITU T.81, JFIF, EXIF, ICC). */
export async function readJpeg(reader: ByteReader): Promise<Header> {
	const found: Found = { exif: {}, hasProfile: false };
	const faults = await readSegments(reader, found);
	const { frame, exif, hasProfile } = found;
	if (frame === undefined || !areSizes(frame.width, frame.height)) {
		return { facts: {}, faults: faults.length > 0 ? faults : [damaged('it has no size')] };
	}
	if (!USUAL_FRAMES.includes(frame.marker)) {
		faults.push({ code: 'unsupported', detail: 'a rare kind of JPEG compression' });
	}
	if (faults.length === 0) faults.push(...faultOfEnd(await reader.tail(64 * 1024)));
	const { orientation } = exif;
	return {
		facts: {
			...shownSize(frame.width, frame.height, orientation),
			dpi: exif.dpi ?? found.jfifDpi,
			colourMode: colourOf(frame.components),
			bitDepth: frame.bits,
			hasAlpha: false,
			hasProfile,
			isAnimated: false,
			...(orientation === undefined ? {} : { orientation }),
		},
		faults,
	};
}
