import type { HttpPort, HttpRequest, SendOutcome } from '../../core/transport/http';
import { parseBody } from '../../core/transport/parse-body';
import { withQuery } from '../../core/transport/encode';

/**
 * A way out over real sockets without n8n, for adapters against the sandbox.
 * @param headers what n8n would add from the credential, such as `Authorization`
 */
export function sandboxPort(headers: Record<string, string>): HttpPort & { sent: HttpRequest[] } {
	const sent: HttpRequest[] = [];
	return {
		sent,
		async send(request) {
			sent.push(request);
			return await answerOf(request, headers);
		},
	};
}

async function answerOf(
	request: HttpRequest,
	headers: Record<string, string>,
): Promise<SendOutcome> {
	const { method, body } = request;
	if (body !== undefined && body.kind !== 'json') throw new Error('This port sends JSON only');
	try {
		const response = await fetch(withQuery(request.url, request.query), {
			method,
			headers: {
				...(body ? { 'content-type': 'application/json' } : {}),
				...request.headers,
				...headers,
			},
			...(body ? { body: JSON.stringify(body.value) } : {}),
			redirect: 'manual',
			signal: AbortSignal.timeout(request.timeoutMs),
		});
		const text = await response.text();
		const received: Record<string, string> = {};
		response.headers.forEach((value, name) => {
			received[name] = value;
		});
		return {
			kind: 'answer',
			response: {
				status: response.status,
				headers: received,
				body: parseBody(text),
			},
		};
	} catch {
		return { kind: 'none', reason: 'cut', detail: 'the connection broke' };
	}
}
