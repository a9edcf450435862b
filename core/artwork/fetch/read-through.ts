import { fail, ok, type Result } from '../../domain/result';
import { FetchError, refusal } from './refusal';

/**
 * Reads a file to its end, piece by piece.
 * @param each is given every piece, in order
 * @returns how many bytes there were, or why they did not come to their end
 */
export async function readThrough(
	pieces: AsyncIterable<Uint8Array>,
	each: (piece: Uint8Array) => void,
): Promise<Result<number>> {
	let bytes = 0;
	try {
		for await (const piece of pieces) {
			bytes += piece.byteLength;
			each(piece);
		}
		return ok(bytes);
	} catch (error) {
		return fail(failureOf(error));
	}
}

/** The failure that reading a file ended with. */
export function failureOf(error: unknown) {
	if (error instanceof FetchError) return error.failure;
	return refusal(
		'file_cut',
		'The bytes of the file cannot be read',
		'Run the step before again, so that n8n has the file, and then this one',
	);
}
