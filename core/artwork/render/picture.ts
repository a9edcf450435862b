import { judgeFaults } from '../../domain/artwork/judge/faults';
import { readFacts } from '../../domain/artwork/read-facts';
import { sourceOf } from '../../domain/artwork/reader';
import type { GivenPicture } from '../../domain/artwork/render/types';
import type { ArtworkFacts } from '../../domain/artwork/types';

/** A picture whose header is in order, or why it cannot be used, in a seller's words. */
export type CheckedPicture =
	| { picture: GivenPicture }
	| { refused: { message: string; hint: string } };

/** More than any camera makes; decoding takes four bytes a pixel. */
export const MAX_PICTURE_PIXELS = 60_000_000;
/** What the renderer decodes; it leaves out others, WebP too, without a word. */
const DRAWN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg']);
const PLAIN_COLOURS: ReadonlySet<string> = new Set(['rgb', 'grey', 'indexed', 'bilevel']);

function refused(message: string, hint: string): CheckedPicture {
	return { refused: { message, hint } };
}

function isDrawn(mimeType: string): mimeType is GivenPicture['mimeType'] {
	return DRAWN.has(mimeType);
}

function checkFacts(facts: ArtworkFacts, bytes: Uint8Array): CheckedPicture {
	const { mimeType, widthPx, heightPx, isAnimated, colourMode, orientation = 1 } = facts;
	if (!isDrawn(mimeType)) {
		return refused(
			`A picture of the kind "${facts.format}" cannot be put into a print file`,
			'Save it as PNG or JPEG.',
		);
	}
	if (isAnimated) return refused('The picture is an animation', 'Save one frame of it as PNG.');
	if (widthPx === undefined || heightPx === undefined) {
		return refused('The picture does not say how large it is', 'Save it again as PNG.');
	}
	if (widthPx * heightPx > MAX_PICTURE_PIXELS) {
		return refused(
			`The picture has ${widthPx} x ${heightPx} pixels, more than are put into a print file`,
			`Make it smaller; ${MAX_PICTURE_PIXELS / 1_000_000} million pixels are the limit.`,
		);
	}
	if (colourMode !== undefined && !PLAIN_COLOURS.has(colourMode)) {
		return refused(
			`The picture has its colours as ${colourMode.toUpperCase()}, which would come out wrong`,
			'Save it as RGB.',
		);
	}
	return { picture: { bytes, mimeType, widthPx, heightPx, orientation } };
}

/** Looks at a picture's header before it is put into a drawing; nothing is decoded. */
export async function checkPicture(bytes: Uint8Array): Promise<CheckedPicture> {
	const read = await readFacts(sourceOf(bytes));
	if (!read.ok) return { refused: read.failure };
	const { facts, faults } = read.value;
	const [fault] = judgeFaults(facts, faults);
	if (fault !== undefined) return refused(fault.message, fault.hint);
	return checkFacts(facts, bytes);
}
