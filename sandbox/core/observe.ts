import type { FastifyInstance } from 'fastify';

import { operationOf } from './operation';
import type { ServiceName } from './service';

/** One call as a vendor's port saw it, for tests that hold it against the vendor's document. */
export interface ObservedCall {
	service: ServiceName;
	operation: string;
	method: string;
	/** With the query string as it came. */
	path: string;
	headers: Record<string, string>;
	/** As the vendor's parser read it: JSON, or a form as an object; undefined for none. */
	body: unknown;
	status: number;
	/** The parsed JSON, the text where it is none; undefined for none. */
	answer: unknown;
}

/** Told of every call that was answered. */
export type Observer = (call: ObservedCall) => void;

/** Tells the observer of each answered call of one vendor. */
export function installObserver(
	app: FastifyInstance,
	service: ServiceName,
	observe: Observer,
): void {
	app.addHook('onSend', async (request, reply, payload: unknown) => {
		observe({
			service,
			operation: operationOf(request),
			method: request.method,
			path: request.url,
			headers: Object.fromEntries(
				Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
			),
			body: request.body,
			status: reply.statusCode,
			answer: parse(payload),
		});
		return payload;
	});
}

function parse(payload: unknown): unknown {
	if (typeof payload !== 'string' || payload === '') return undefined;
	try {
		return JSON.parse(payload) as unknown;
	} catch (error) {
		if (error instanceof SyntaxError) return payload;
		throw error;
	}
}
