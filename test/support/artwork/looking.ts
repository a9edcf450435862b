import sharp, { type Sharp } from 'sharp';
import { lookAtPixels } from '../../../core/artwork/pixels/look';
import type { Look } from '../../../core/artwork/pixels/types';
import { judgePixels } from '../../../core/domain/artwork/judge/pixels';
import { readFacts } from '../../../core/domain/artwork/read-facts';
import { sourceOf } from '../../../core/domain/artwork/reader';
import { ok } from '../../../core/domain/result';

/** A drawing of 600 x 400. */
export function drawing(inside: string, size = 'width="600" height="400"'): Buffer {
	return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${inside}</svg>`);
}

/** The same on white paper, as sharp draws it. */
export function onPaper(inside: string): Sharp {
	return sharp(drawing(`<rect width="600" height="400" fill="#fff"/>${inside}`)).flatten();
}

/** A JPEG of the same. */
export async function jpegOf(inside: string, quality = 80): Promise<Buffer> {
	return await onPaper(inside).jpeg({ quality }).toBuffer();
}

/** Looks at a file as Inspect does. */
export async function lookAt(file: Uint8Array): Promise<Look> {
	const read = await readFacts(sourceOf(file));
	if (!read.ok) throw new Error(read.failure.message);
	async function* pieces() {
		yield await Promise.resolve(file.subarray(0, 999));
		yield file.subarray(999);
	}
	const open = async () => await Promise.resolve(ok(pieces()));
	const look = await lookAtPixels(read.value.facts, open, sourceOf(file));
	if (!look.ok) throw new Error(look.failure.message);
	return look.value;
}

/** What is found in a file, or the sentence that says why it was not looked at. */
export async function foundIn(file: Uint8Array): Promise<string[] | string> {
	const look = await lookAt(file);
	if ('notLooked' in look) return look.notLooked;
	return ('fault' in look ? [look.fault] : judgePixels(look.facts)).map(({ code }) => code);
}
