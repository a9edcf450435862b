import { FetchError } from './refusal';
import { settle } from './settle';
import type { BodyStream, FetchLimits } from './types';
import type { Watch } from './watch';
import { cutOff, sizeWrong, tooLarge, tooSlow } from './words';

/** A body, and what it is held to. */
export interface Bounded {
	body: BodyStream;
	/** As announced. */
	bytes: number | undefined;
	host: string;
	limits: FetchLimits;
	watch: Watch;
}

/**
 * The bytes of a body, counted after any decompression and held to size, announced size, time and
 * pace. One piece is in memory at a time: the next is asked for when this one has been used.
 * @throws FetchError where it does not come to its end as announced
 */
export async function* boundedBody(bounded: Bounded): AsyncGenerator<Uint8Array, void> {
	const { body, bytes, host, limits, watch } = bounded;
	const pieces = body[Symbol.asyncIterator]();
	let received = 0;
	try {
		for (;;) {
			watch.wait();
			const next = await settle(pieces.next());
			if ('failed' in next || watch.overdue !== undefined) {
				const late = watch.overdue;
				throw new FetchError(
					late === undefined ? cutShort(bounded, received) : tooSlow(host, late, limits),
				);
			}
			const { done, value } = next.value;
			if (done === true) break;
			watch.came(value.byteLength);
			received += value.byteLength;
			if (received > limits.maxBytes) throw new FetchError(tooLarge(host, limits));
			if (received > (bytes ?? received)) throw new FetchError(sizeWrong(host, bytes ?? 0));
			yield value;
		}
		if (received !== (bytes ?? received)) throw new FetchError(sizeWrong(host, bytes ?? 0));
	} finally {
		watch.end();
		body.destroy();
	}
}

/**
 * A host that announces more than it sends ends the connection before its own figure is reached.
 */
function cutShort({ bytes, host }: Bounded, received: number) {
	return bytes !== undefined && received > 0 && received < bytes
		? sizeWrong(host, bytes)
		: cutOff(host);
}
