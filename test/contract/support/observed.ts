import type { ObservedCall } from '../../../sandbox';
import type { Spec } from './openapi';

/**
 * Holds calls that a sandbox saw against the vendor's document: what was sent, and what the sandbox
 * answered. Multipart bodies are checked where they are made.
 * @returns one line for each violation, with the operation and the side; empty when all is well
 */
export function violationsOf(spec: Spec, calls: readonly ObservedCall[]): string[] {
	return calls.flatMap((call) => {
		const { method, path, headers, body, status, answer, operation } = call;
		const sent = spec.checkRequest({ method, path, headers, body });
		const answered = spec.checkResponse({ method, path, status, body: answer });
		return [
			...sent.map(({ where, message }) => `${operation} request ${where}: ${message}`),
			...answered.map(({ where, message }) => `${operation} answer ${where}: ${message}`),
		];
	});
}
