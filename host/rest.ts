import axios from 'axios';
import type { AxiosInstance, AxiosResponse, Method } from 'axios';
import { messageOf } from './errors';

/** n8n ties a session to the browser; any constant will do. */
const BROWSER_ID = 'print-on-demand-host-client';
const TIMEOUT_MS = 60_000;
const SHOWN_BODY = 2_000;

/** A call to n8n that did not succeed: which one, and what n8n answered. */
export class N8nCallError extends Error {
	constructor(
		readonly call: string,
		readonly status: number,
		readonly body: unknown,
	) {
		super(`${call} answered ${status}: ${shorten(body)}`);
		this.name = 'N8nCallError';
	}
}

export interface CallOptions {
	body?: unknown;
	query?: Record<string, string | number | boolean | undefined>;
}

/** n8n's internal REST interface with a session, as the editor uses it. */
export class Rest {
	private readonly http: AxiosInstance;

	private readonly cookies = new Map<string, string>();

	constructor(readonly baseUrl: string) {
		this.http = axios.create({
			baseURL: baseUrl,
			proxy: false,
			maxRedirects: 0,
			timeout: TIMEOUT_MS,
			maxBodyLength: Infinity,
			maxContentLength: Infinity,
			validateStatus: () => true,
		});
	}

	/** Calls `/rest/...` and returns what is in `data`; throws if the answer is not a success. */
	async call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
		const response = await this.send(method, `/rest${path}`, options);
		if (response.status < 200 || response.status > 299) {
			throw new N8nCallError(`${method} /rest${path}`, response.status, response.data);
		}
		return unwrap(response.data) as T;
	}

	/** Sends a request with the session's cookies and returns the answer, whatever it is. */
	async send(method: Method, url: string, { body, query }: CallOptions = {}) {
		const headers: Record<string, string> = { 'browser-id': BROWSER_ID };
		if (this.cookies.size > 0) {
			headers.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		}
		const request = { method, url, headers, params: query, data: body };
		const response = await this.http.request<unknown>(request).catch((error: unknown) => {
			const reason = messageOf(error);
			// Not the axios error itself: it drags the request, with its secrets, along.
			throw new Error(`${method} ${url} on ${this.baseUrl} got no answer: ${reason}`);
		});
		this.keepCookies(response);
		return response;
	}

	private keepCookies(response: AxiosResponse<unknown>): void {
		const header: unknown = response.headers['set-cookie'];
		if (!Array.isArray(header)) return;
		for (const cookie of header) {
			const [, name, value] = /^([^=;]+)=([^;]*)/.exec(String(cookie)) ?? [];
			if (name !== undefined && value !== undefined) this.cookies.set(name, value);
		}
	}
}

/** Most answers are `{ data: ... }`; paged ones carry a count beside it and stay whole. */
function unwrap(answer: unknown): unknown {
	if (typeof answer !== 'object' || answer === null || !('data' in answer)) return answer;
	return Object.keys(answer).length === 1 ? answer.data : answer;
}

function shorten(body: unknown): string {
	const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? 'no body');
	return text.length > SHOWN_BODY ? `${text.slice(0, SHOWN_BODY)} ...` : text;
}
