import type { HttpPort, HttpRequest, SendOutcome } from '../../core/transport/http';

/** A port that answers from a list and notes what was sent. */
export interface ScriptedPort extends HttpPort {
	sent: HttpRequest[];
}

/** Answers the n-th request with the n-th outcome, and all further ones with the last. */
export function scriptedPort(...outcomes: SendOutcome[]): ScriptedPort {
	const sent: HttpRequest[] = [];
	return {
		sent,
		async send(request) {
			const outcome = outcomes[Math.min(sent.length, outcomes.length - 1)];
			sent.push(request);
			if (outcome === undefined) throw new Error('The script is empty');
			return outcome;
		},
	};
}

/** An answer of any status. */
export function answer(
	status: number,
	body?: unknown,
	headers: Record<string, string> = {},
): SendOutcome {
	return { kind: 'answer', response: { status, headers, body } };
}
