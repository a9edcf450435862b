import type { Bytes } from '../bytes';
import {
	areSizes,
	damaged,
	dpiOf,
	truncated,
	type Fault,
	type Header,
	type HeaderFacts,
} from '../header';
import type { ByteReader } from '../reader';
import type { ColourMode } from '../types';
import { readExif, shownSize, type Exif } from './exif';

const SIGNATURE_BYTES = 8;
/** Length, name and checksum around the data of a chunk. */
const FRAME = 12;
const END = '\0\0\0\0IEND\xae\x42\x60\x82';
const METRES_AN_INCH = 0.0254;
/** EXIF data that is read at most. */
const MOST_EXIF = 256 * 1024;

/** By the colour type of the header. */
const COLOURS: Readonly<Record<number, { colourMode: ColourMode; hasAlpha: boolean }>> = {
	0: { colourMode: 'grey', hasAlpha: false },
	2: { colourMode: 'rgb', hasAlpha: false },
	3: { colourMode: 'indexed', hasAlpha: false },
	4: { colourMode: 'grey', hasAlpha: true },
	6: { colourMode: 'rgb', hasAlpha: true },
};
const BITS: Readonly<Record<number, readonly number[]>> = {
	0: [1, 2, 4, 8, 16],
	2: [8, 16],
	3: [1, 2, 4, 8],
	4: [8, 16],
	6: [8, 16],
};

interface Chunks {
	facts: HeaderFacts;
	exif: Exif;
	hasPixels: boolean;
}

async function noteChunk(
	reader: ByteReader,
	name: string,
	{ at, length }: { at: number; length: number },
	chunks: Chunks,
): Promise<void> {
	const { facts } = chunks;
	if (name === 'tRNS') facts.hasAlpha = true;
	if (name === 'iCCP') facts.hasProfile = true;
	if (name === 'eXIf')
		chunks.exif = await readExif(await reader.at(at, Math.min(length, MOST_EXIF)));
	if (name === 'pHYs') {
		const data = await reader.at(at, 9);
		if (data.u8(8) === 1) facts.dpi = dpiOf(data.u32(0), METRES_AN_INCH);
	}
	if (name === 'acTL') {
		const frames = (await reader.at(at, 4)).u32(0);
		if (frames > 0) facts.pages = frames;
		facts.isAnimated = frames > 1;
	}
}

/** Walks to the pixels; what stands behind them changes nothing that is told here. */
async function readChunks(reader: ByteReader, chunks: Chunks): Promise<Fault[]> {
	for (let at = SIGNATURE_BYTES; ; ) {
		const frame = await reader.at(at, 8);
		const [length, name] = [frame.u32(0), frame.text(4, 4)];
		if (frame.length < 8) return [truncated('it ends before its pixels')];
		if (!/^[A-Za-z]{4}$/.test(name) || length > 0x7fff_ffff) return [damaged(`a chunk ${at}`)];
		if (name === 'IDAT') {
			chunks.hasPixels = length > 0;
			return [];
		}
		if (name === 'IEND') return [damaged('it holds no pixels')];
		await noteChunk(reader, name, { at: at + 8, length }, chunks);
		at += length + FRAME;
	}
}

/**
 * A PNG ends with a fixed chunk; where it does not, it is cut off, or goes on with something else.
 */
function faultOfEnd(tail: Bytes): Fault[] {
	if (tail.length === 0 || tail.text(tail.length - END.length, END.length) === END) return [];
	return tail.indexOf(END) >= 0 ? [] : [truncated('its end is missing')];
}

/** Reads the header of a PNG (W3C PNG 3, with animation). */
export async function readPng(reader: ByteReader): Promise<Header> {
	const head = await reader.at(SIGNATURE_BYTES, 25);
	const [width, height, bits, colour] = [head.u32(8), head.u32(12), head.u8(16), head.u8(17)];
	if (head.length < 25) return { facts: {}, faults: [truncated('it ends in its header')] };
	const kind = COLOURS[colour];
	if (head.text(4, 4) !== 'IHDR' || !areSizes(width, height) || kind === undefined) {
		return { facts: {}, faults: [damaged('its header')] };
	}
	const faults = BITS[colour]?.includes(bits) ? [] : [damaged('its header')];
	const facts: HeaderFacts = { ...kind, bitDepth: bits, hasProfile: false, isAnimated: false };
	const chunks: Chunks = { facts, exif: {}, hasPixels: false };
	faults.push(...(await readChunks(reader, chunks)));
	if (faults.length === 0) faults.push(...faultOfEnd(await reader.tail(64 * 1024)));
	const { orientation, dpi } = chunks.exif;
	return {
		facts: {
			...shownSize(width, height, orientation),
			dpi,
			...facts,
			...(orientation === undefined ? {} : { orientation }),
		},
		faults,
	};
}
