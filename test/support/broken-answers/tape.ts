import type {
	HttpPort,
	HttpRequest,
	HttpResponse,
	SendOutcome,
} from '../../../core/transport/http';

/** What one call was answered with. */
export interface TapedCall {
	/** Method and address without the query. */
	call: string;
	outcome: SendOutcome;
}

const callOf = ({ method, url }: HttpRequest): string => `${method} ${url}`;

/** Notes on a tape what a real service answers. */
export function taping(port: HttpPort, tape: TapedCall[]): HttpPort {
	return {
		send: async (request) => {
			const outcome = await port.send(request);
			tape.push({ call: callOf(request), outcome });
			return outcome;
		},
	};
}

/** Nobody answers what was not taped: a look-up that only a broken answer makes needful. */
const SILENCE: SendOutcome = { kind: 'none', reason: 'cut', detail: 'socket hang up' };

/** What stands in the place of an answer, by its number on the tape. */
export interface Broken {
	at: number;
	outcome: SendOutcome;
}

/** Answers as the tape says, each call with its next answer and at last with its last one. */
export function playing(tape: readonly TapedCall[], broken?: Broken): HttpPort {
	const played = new Set<number>();
	return {
		send: async (request) => {
			const call = callOf(request);
			const fresh = tape.findIndex((one, at) => one.call === call && !played.has(at));
			const at = fresh < 0 ? tape.findLastIndex((one) => one.call === call) : fresh;
			played.add(at);
			const outcome = at === broken?.at ? broken.outcome : tape[at]?.outcome;
			return await Promise.resolve(outcome ?? SILENCE);
		},
	};
}

/** The answers on a tape that can be broken, with their numbers. */
export function breakable(
	tape: readonly TapedCall[],
): Array<{ at: number; response: HttpResponse }> {
	return tape.flatMap(({ outcome }, at) =>
		outcome.kind === 'answer' && typeof outcome.response.body === 'object'
			? [{ at, response: outcome.response }]
			: [],
	);
}

/** The number of the call that makes an order. @throws where there is none */
export function orderCallOn(tape: readonly TapedCall[]): number {
	const at = tape.findIndex(({ call }) => /^POST .*\/orders?(?:\.json|\/)?$/i.test(call));
	if (at < 0) throw new Error('No order was made');
	return at;
}
