import { rejection } from '../../domain/artwork/judge/context';
import { FORMAT_NAMES } from '../../domain/artwork/judge/format';
import type { ArtworkFacts } from '../../domain/artwork/types';
import { fail, ok, type Result } from '../../domain/result';
import { failureOf } from '../fetch/read-through';
import type { OpenFile } from '../read/types';
import { jpegLook } from './look-at-jpeg';
import { svgLook } from './look-at-svg';
import { readPngPixels } from './read-png';
import type { Look, PlannedLook } from './types';

/** A line of more pixels is not decoded. */
const LONGEST_LINE = 100_000;
/** JPEG and SVG are in memory as a whole while they are drawn. */
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

async function lookAtPng({ widthPx = 0 }: ArtworkFacts, open: OpenFile): Promise<Result<Look>> {
	if (widthPx > LONGEST_LINE) {
		return ok({ notLooked: `Pictures of more than ${LONGEST_LINE} px across are not looked at.` });
	}
	const opened = await open();
	if (!opened.ok) return opened;
	try {
		const facts = await readPngPixels(opened.value);
		if (facts) return ok({ facts });
	} catch (error) {
		return fail(failureOf(error));
	}
	const message = 'The PNG is damaged: its pixels cannot be decoded to the last one';
	const hint = 'Open it in the program that made it and export it anew';
	return ok({ fault: rejection('damaged', message, hint) });
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
 * Looks at the pixels of a file: of a PNG at each one, a line at a time; of a JPEG or SVG as it is
 * drawn, no larger than needed.
 * @returns why not, in a sentence, for formats and files of which that is not possible
 */
export async function lookAtPixels(facts: ArtworkFacts, open: OpenFile): Promise<Result<Look>> {
	switch (facts.format) {
		case 'png':
			return await lookAtPng(facts, open);
		case 'jpeg':
			return await lookAtDrawn(jpegLook(facts), facts, open);
		case 'svg':
			return await lookAtDrawn(svgLook(facts), facts, open);
		default: {
			const name = FORMAT_NAMES[facts.format];
			return ok({ notLooked: `The pixels of a ${name} are not looked at; PNG, JPEG and SVG are.` });
		}
	}
}
