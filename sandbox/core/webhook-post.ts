import { z } from 'zod';

import { SeededRandom } from './random';

/** How long a receiver has to answer, in real milliseconds. */
const TIMEOUT_MS = 10_000;

/** How the network between the sandbox and the receiver misbehaves, as control routes take it. */
export const unreliabilitySchema = z
	.object({
		loseProbability: z
			.number()
			.min(0)
			.max(1)
			.default(0)
			.describe('Share of events that are never sent'),
		duplicateProbability: z
			.number()
			.min(0)
			.max(1)
			.default(0)
			.describe('Share of events that are sent twice, with the same id'),
		seed: z.number().int().default(1),
	})
	.strict();

/** How events get lost or doubled on their way. */
export type Unreliability = z.infer<typeof unreliabilitySchema>;

const RELIABLE: Unreliability = { loseProbability: 0, duplicateProbability: 0, seed: 1 };

/** Decides for each event how often it is sent. Deterministic for a seed. */
export class UnreliableNetwork {
	private how = RELIABLE;

	private random = new SeededRandom(RELIABLE.seed);

	/** Sets losses and duplicates from here on; none when nothing is given. */
	set(how: Unreliability = RELIABLE): void {
		this.how = how;
		this.random = new SeededRandom(how.seed);
	}

	/** 0: the event is lost; 2: it comes twice. To be asked once for each event. */
	copies(): 0 | 1 | 2 {
		if (this.random.chance(this.how.loseProbability)) return 0;
		return this.random.chance(this.how.duplicateProbability) ? 2 : 1;
	}
}

/**
 * Posts JSON to a receiver. Redirects are not followed.
 * @returns the status of the answer; undefined when there was none
 */
export async function postWebhook(
	url: string,
	headers: Record<string, string>,
	body: string,
	signal: AbortSignal,
): Promise<number | undefined> {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body,
			redirect: 'manual',
			signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
		});
		await response.arrayBuffer();
		return response.status;
	} catch {
		// Refused, cut or too slow: to the sender that is one thing, no answer.
		return undefined;
	}
}

/** Whether an address is on this machine; the sandbox calls nothing else. */
export function isLoopback(url: string): boolean {
	const { protocol, hostname } = new URL(url);
	const isHere = ['localhost', '[::1]'].includes(hostname) || /^127\.\d+\.\d+\.\d+$/.test(hostname);
	return isHere && (protocol === 'http:' || protocol === 'https:');
}
