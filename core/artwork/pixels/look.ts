import { rejection } from '../../domain/artwork/judge/context';
import { FORMAT_NAMES } from '../../domain/artwork/judge/format';
import type { PixelFacts } from '../../domain/artwork/pixel-stats';
import { ByteReader, type ByteSource } from '../../domain/artwork/reader';
import { turnPixels } from '../../domain/artwork/turn-pixels';
import type { ArtworkFacts } from '../../domain/artwork/types';
import { fail, ok, type Result } from '../../domain/result';
import { failureOf } from '../fetch/read-through';
import type { OpenFile } from '../read/types';
import { jpegLook } from './look-at-jpeg';
import { svgLook } from './look-at-svg';
import { webpLook } from './look-at-webp';
import { readPngPixels } from './read-png';
import { planTiff } from './tiff/plan';
import { readTiffPixels } from './tiff/read-tiff';
import type { Look, PlannedLook } from './types';

/** A line of more pixels is not decoded. */
const LONGEST_LINE = 100_000;
/** JPEG, WebP and SVG are in memory as a whole while they are drawn. */
export const MOST_DRAWN_BYTES = 32 * 1024 * 1024;

/** Reads a file as a whole; nothing where it is longer than is drawn. */
async function readAll(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
	const kept: Uint8Array[] = [];
	let bytes = 0;
	for await (const piece of pieces) {
		bytes += piece.length;
		if (bytes > MOST_DRAWN_BYTES) return undefined;
		kept.push(piece);
	}
	return Buffer.concat(kept);
}

/** Looks at a picture line by line, as its bytes come by. */
async function lookAtLines(
	{ format, widthPx = 0, heightPx = 0, orientation }: ArtworkFacts,
	open: OpenFile,
	read: (pieces: AsyncIterable<Uint8Array>) => Promise<PixelFacts | undefined>,
): Promise<Result<Look>> {
	if (Math.max(widthPx, heightPx) > LONGEST_LINE) {
		return ok({ notLooked: `Pictures of more than ${LONGEST_LINE} px across are not looked at.` });
	}
	const opened = await open();
	if (!opened.ok) return opened;
	try {
		const facts = await read(opened.value);
		if (facts) return ok({ facts: turnPixels(facts, orientation) });
	} catch (error) {
		return fail(failureOf(error));
	}
	const name = FORMAT_NAMES[format];
	const message = `The ${name} is damaged: its pixels cannot be decoded to the last one`;
	const hint = 'Open it in the program that made it and export it anew';
	return ok({ fault: rejection('damaged', message, hint) });
}

async function lookAtTiff(
	facts: ArtworkFacts,
	open: OpenFile,
	source: ByteSource,
): Promise<Result<Look>> {
	const reader = new ByteReader(source);
	const plan = await planTiff(reader);
	if (reader.failure) return fail(reader.failure);
	if (typeof plan === 'string') {
		return ok({ notLooked: `The pixels of the TIFF are not looked at: ${plan}.` });
	}
	return await lookAtLines(facts, open, async (pieces) => await readTiffPixels(plan, pieces));
}

async function lookAtDrawn(
	planned: PlannedLook,
	{ format, bytes = 0 }: ArtworkFacts,
	open: OpenFile,
): Promise<Result<Look>> {
	if ('notLooked' in planned) return ok(planned);
	const name = FORMAT_NAMES[format];
	const tooLong = { notLooked: `The pixels of a ${name} of more than 32 MB are not looked at.` };
	if (bytes > MOST_DRAWN_BYTES) return ok(tooLong);
	const opened = await open();
	if (!opened.ok) return opened;
	let file: Uint8Array | undefined;
	try {
		file = await readAll(opened.value);
	} catch (error) {
		return fail(failureOf(error));
	}
	return ok(file === undefined ? tooLong : await planned.look(file));
}

/**
 * Looks at the pixels of a file: of a PNG and TIFF at each one, a line at a time; of a WebP at each
 * one; of a JPEG or SVG as it is drawn, no larger than needed.
 * @param source for parts of a file whose pixels lie here and there
 * @returns why not, in a sentence, for formats and files of which that is not possible
 */
export async function lookAtPixels(
	facts: ArtworkFacts,
	open: OpenFile,
	source: ByteSource,
): Promise<Result<Look>> {
	switch (facts.format) {
		case 'png':
			return await lookAtLines(facts, open, readPngPixels);
		case 'tiff':
			return await lookAtTiff(facts, open, source);
		case 'jpeg':
			return await lookAtDrawn(jpegLook(facts), facts, open);
		case 'webp':
			return await lookAtDrawn(webpLook(facts), facts, open);
		case 'svg':
			return await lookAtDrawn(svgLook(facts), facts, open);
		default: {
			const name = FORMAT_NAMES[facts.format];
			const others = 'PNG, JPEG, WebP, TIFF and SVG are';
			return ok({ notLooked: `The pixels of a ${name} are not looked at; ${others}.` });
		}
	}
}
