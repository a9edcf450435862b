import { failure, type Failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';

/** Something with an id that was put on a listing, and how to see what is there. */
export interface Putting<T> {
	idOf(entry: T): string;
	/** What was there before. */
	before: readonly T[];
	/** Makes the one call. */
	put(): Promise<Result<T>>;
	/** Reads what is there now. */
	read(): Promise<Result<T[]>>;
	/** What a 5xx without any effect means here, where it means more than trouble at Etsy. */
	explain?(failure: Failure): Failure;
}

/**
 * Puts something on a listing and, when nobody knows whether that worked, looks: what is there that
 * was not there before is it. One call, one more where it must be looked.
 *
 * Nothing new after an answer of Etsy's means that it was not done. Nothing new after a cut
 * connection stays `unclear`, because it may still come.
 */
export async function putAndLook<T>(putting: Putting<T>): Promise<Result<T>> {
	const { idOf, before, put, read, explain } = putting;
	const answer = await put();
	if (answer.ok || answer.failure.category !== 'unclear') return answer;
	const now = await read();
	if (!now.ok) return answer;
	const old = new Set(before.map(idOf));
	const [added, another] = now.value.filter((entry) => !old.has(idOf(entry)));
	if (added !== undefined && another === undefined) return ok(added);
	const { httpStatus = 0 } = answer.failure;
	if (added !== undefined || httpStatus < 500) return answer;
	const notDone = failure({
		...answer.failure,
		category: 'service_down',
		retryable: true,
		message: `Etsy had a problem of its own (status ${httpStatus}) and did not add the file.`,
		hint: 'Try it again later. If it happens each time with this file, use another file.',
	});
	return fail(explain?.(notDone) ?? notDone);
}

/**
 * Takes something off and, when nobody knows whether that worked, looks whether it is gone.
 * @param isGone reads what is there now
 */
export async function removeAndLook(
	remove: () => Promise<Result<undefined>>,
	isGone: () => Promise<Result<boolean>>,
): Promise<Result<undefined>> {
	const answer = await remove();
	if (answer.ok) return answer;
	const { category } = answer.failure;
	if (category !== 'unclear' && category !== 'not_found') return answer;
	const gone = await isGone();
	return gone.ok && gone.value ? ok(undefined) : answer;
}
