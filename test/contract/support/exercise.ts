import axios from 'axios';

import type { Spec, Violation } from './openapi';
import type { QueryInput } from './types';

/** One request for {@link Exerciser}. */
export interface Call {
	method: string;
	/** Path below the base address, without a query string. */
	path: string;
	query?: QueryInput;
	/** Added to the exerciser's own; `undefined` takes one of those away. */
	headers?: Record<string, string | undefined>;
	/** Default with a body: `application/json`. */
	contentType?: string;
	/** An object is sent as JSON or as a form, by the content type; a text as it is. */
	body?: unknown;
}

/** What came back, and what the document has against both sides. */
export interface Exchange {
	status: number;
	headers: Record<string, string>;
	/** The parsed JSON; the text if it is not JSON; `undefined` for no body. */
	body: unknown;
	requestViolations: Violation[];
	responseViolations: Violation[];
	/** Both sides, each place prefixed with `request.` or `response.`: `[]` is a valid exchange. */
	violations: Violation[];
}

/** Sends calls to one running service and holds both sides against one document. */
export class Exerciser {
	/**
	 * @param spec the document
	 * @param baseUrl where the service listens, e.g. `http://127.0.0.1:4011`
	 * @param headers sent with every call, e.g. the credentials
	 */
	constructor(
		private readonly spec: Spec,
		private readonly baseUrl: string,
		private readonly headers: Record<string, string> = {},
	) {}

	/**
	 * Sends one request; never throws for a status.
	 * @throws the axios error when the connection fails
	 */
	async call(call: Call): Promise<Exchange> {
		const headers = { ...this.headers, ...call.headers };
		const contentType =
			call.contentType ?? (call.body === undefined ? undefined : 'application/json');
		const response = await axios.request<string>({
			baseURL: this.baseUrl,
			url: withQuery(call.path, call.query),
			method: call.method,
			headers: wireHeaders({ ...headers, 'Content-Type': contentType }),
			proxy: false,
			data: encode(call.body, contentType),
			responseType: 'text',
			transformResponse: (text: string) => text,
			validateStatus: () => true,
			maxRedirects: 0,
		});
		const body = parse(response.data);
		const { method, path, query } = call;
		const requestViolations = this.spec.checkRequest({
			method,
			path,
			query,
			headers,
			contentType,
			body: call.body,
		});
		const responseViolations = this.spec.checkResponse({
			method,
			path,
			status: response.status,
			body,
		});
		return {
			status: response.status,
			headers: Object.fromEntries(
				Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
			),
			body,
			requestViolations,
			responseViolations,
			violations: [
				...requestViolations.map((one) => ({ ...one, where: `request.${one.where}` })),
				...responseViolations.map((one) => ({ ...one, where: `response.${one.where}` })),
			],
		};
	}
}

/** axios adds a User-Agent and a content type of its own, which only `false` keeps away. */
function wireHeaders(headers: Record<string, string | undefined>): Record<string, string | false> {
	const present = Object.entries(headers).map(([name, value]) => [name, value ?? false]);
	return { 'User-Agent': false, ...Object.fromEntries(present) };
}

function withQuery(path: string, query: QueryInput | undefined): string {
	if (query === undefined) return path;
	const params = new URLSearchParams();
	if (typeof query === 'string' || query instanceof URLSearchParams) {
		return `${path}?${query.toString()}`;
	}
	for (const [name, value] of Object.entries(query)) {
		if (value === undefined) continue;
		for (const one of typeof value === 'object' ? value : [value]) params.append(name, String(one));
	}
	return `${path}?${params.toString()}`;
}

function encode(body: unknown, contentType: string | undefined): unknown {
	if (body === undefined || typeof body === 'string' || body instanceof URLSearchParams)
		return body;
	if (contentType === 'application/x-www-form-urlencoded') {
		return withQuery('', body as QueryInput).slice(1);
	}
	return contentType === 'application/json' ? JSON.stringify(body) : body;
}

function parse(text: string): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text) as unknown;
	} catch (error) {
		if (error instanceof SyntaxError) return text;
		throw error;
	}
}
