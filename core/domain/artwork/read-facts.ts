import { fail, ok, type Result } from '../result';
import { attachedFaults } from './attached';
import { detectFormat, DETECT_BYTES, MIME_TYPES } from './detect';
import { readJpeg } from './formats/jpeg';
import { readPdf } from './formats/pdf';
import { readPng } from './formats/png';
import { readSvg } from './formats/svg';
import { readTiff } from './formats/tiff';
import { readWebp } from './formats/webp';
import type { Fault, HeaderTools, ReadHeader } from './header';
import { ByteReader, type ByteSource, type ReadLimits } from './reader';
import type { ArtworkFacts, ArtworkFormat, ReadableFormat } from './types';

const READERS: Readonly<Record<ReadableFormat, ReadHeader>> = {
	png: readPng,
	jpeg: readJpeg,
	webp: readWebp,
	tiff: readTiff,
	svg: readSvg,
	pdf: readPdf,
};

/** A PDF is read from end to end, because its objects may lie anywhere. */
const WHOLE_LIMITS: ReadLimits = { steps: 20_000, bytes: 512 * 1024 * 1024 };

/** Bytes at the end in which a second file shows itself. */
const TAIL = 64 * 1024;

/** What a file is and what is wrong with it as a file. */
export interface ReadArtwork {
	facts: ArtworkFacts;
	faults: Fault[];
}

const isReadable = (format: ArtworkFormat): format is ReadableFormat => format in READERS;

/**
 * Reads what a file says of itself, from as little of it as will do: the headers of pictures, all
 * of an SVG or PDF. Bounded in steps and bytes; no pixel is decoded. It never throws.
 * @returns a failure only where the source cannot be read
 */
export async function readFacts(
	source: ByteSource,
	tools?: HeaderTools,
): Promise<Result<ReadArtwork>> {
	const reader = new ByteReader(source);
	const head = await reader.at(0, DETECT_BYTES);
	if (reader.failure) return fail(reader.failure);
	const format = detectFormat(head);
	const bytes = source.size === undefined ? {} : { bytes: source.size };
	const facts = { format, mimeType: MIME_TYPES[format], ...bytes };
	if (!isReadable(format)) return ok({ facts, faults: [] });
	const own = format === 'pdf' ? new ByteReader(source, WHOLE_LIMITS) : reader;
	const header = await READERS[format](own, tools);
	const attached = attachedFaults(format, head, await reader.tail(TAIL));
	const failure = own.failure ?? reader.failure;
	if (failure) return fail(failure);
	const exhausted: Fault[] =
		own.isExhausted || reader.isExhausted
			? [{ code: 'unchecked', detail: 'its header goes on and on' }]
			: [];
	return ok({
		facts: { ...facts, ...header.facts },
		faults: [...header.faults, ...attached, ...exhausted],
	});
}
