import { areSizes, damaged, truncated, type Fault, type Header } from '../header';
import type { ByteReader } from '../reader';
import { readExif, shownSize, type Exif } from './exif';

const RIFF_BYTES = 12;
const MOST_FRAMES = 5000;
const MOST_EXIF = 256 * 1024;
/** Flags of the extended header. */
const FLAG = { profile: 0x20, alpha: 0x10, exif: 0x08, animation: 0x02 } as const;

interface Found {
	width: number;
	height: number;
	hasAlpha: boolean;
	hasProfile: boolean;
	isAnimated: boolean;
	frames: number;
	exif: Exif;
	isExtended: boolean;
	hasPixels: boolean;
}

async function readLossy(reader: ByteReader, at: number, found: Found): Promise<Fault[]> {
	const data = await reader.at(at, 10);
	if (data.length < 10) return [truncated('it ends in its header')];
	if (data.text(3, 3) !== '\x9d\x01\x2a') return [damaged('its header')];
	found.width = data.u16(6, true) & 0x3fff;
	found.height = data.u16(8, true) & 0x3fff;
	return [];
}

async function readLossless(reader: ByteReader, at: number, found: Found): Promise<Fault[]> {
	const data = await reader.at(at, 5);
	if (data.length < 5) return [truncated('it ends in its header')];
	if (data.u8(0) !== 0x2f) return [damaged('its header')];
	const bits = data.u32(1, true);
	found.width = (bits & 0x3fff) + 1;
	found.height = (Math.floor(bits / 0x4000) & 0x3fff) + 1;
	found.hasAlpha = (Math.floor(bits / 0x1000_0000) & 1) === 1;
	return [];
}

async function readExtended(reader: ByteReader, at: number, found: Found): Promise<Fault[]> {
	const data = await reader.at(at, 10);
	if (data.length < 10) return [truncated('it ends in its header')];
	const flags = data.u8(0);
	found.isExtended = true;
	found.hasAlpha = (flags & FLAG.alpha) !== 0;
	found.hasProfile = (flags & FLAG.profile) !== 0;
	found.isAnimated = (flags & FLAG.animation) !== 0;
	found.width = data.u24(4, true) + 1;
	found.height = data.u24(7, true) + 1;
	return [];
}

async function noteChunk(
	reader: ByteReader,
	name: string,
	at: number,
	bytes: number,
	found: Found,
) {
	if (name === 'VP8X') return await readExtended(reader, at, found);
	if (name === 'ANMF') found.frames += 1;
	if (name === 'EXIF') found.exif = await readExif(await reader.at(at, Math.min(bytes, MOST_EXIF)));
	if (name !== 'VP8 ' && name !== 'VP8L') return [];
	found.hasPixels = true;
	// The extended header has the last word on size and alpha.
	if (found.isExtended) return [];
	return name === 'VP8 '
		? await readLossy(reader, at, found)
		: await readLossless(reader, at, found);
}

async function readChunks(reader: ByteReader, end: number, found: Found): Promise<Fault[]> {
	for (let at = RIFF_BYTES; at + 8 <= end && found.frames < MOST_FRAMES; ) {
		const frame = await reader.at(at, 8);
		if (frame.length < 8) return [truncated('it ends before its end')];
		const [name, bytes] = [frame.text(0, 4), frame.u32(4, true)];
		const faults = await noteChunk(reader, name, at + 8, bytes, found);
		if (faults.length > 0) return faults;
		at += 8 + bytes + (bytes % 2);
		if (at > end + 1) return [damaged(`the part ${name.replace(/\W/g, '?')}`)];
	}
	return found.hasPixels || found.frames > 0 ? [] : [truncated('it holds no pixels')];
}

/** Reads the header of a WebP (RFC 9649). It states no resolution but by EXIF. */
export async function readWebp(reader: ByteReader): Promise<Header> {
	const end = (await reader.at(4, 4)).u32(0, true) + 8;
	const found: Found = {
		...{ width: NaN, height: NaN, hasAlpha: false, hasProfile: false, isAnimated: false },
		...{ frames: 0, exif: {}, isExtended: false, hasPixels: false },
	};
	const faults = await readChunks(reader, end, found);
	if (reader.size !== undefined && end > reader.size + 1 && faults.length === 0) {
		faults.push(truncated('its end is missing'));
	}
	const { width, height, hasAlpha, hasProfile, isAnimated, frames, exif } = found;
	if (!areSizes(width, height)) {
		return { facts: {}, faults: faults.length > 0 ? faults : [damaged('it has no size')] };
	}
	const { orientation, dpi } = exif;
	return {
		facts: {
			...shownSize(width, height, orientation),
			...(dpi === undefined ? {} : { dpi }),
			...{ colourMode: 'rgb', bitDepth: 8, hasAlpha, hasProfile, isAnimated },
			...(frames > 0 ? { pages: frames } : {}),
			...(orientation === undefined ? {} : { orientation }),
		},
		faults,
	};
}
