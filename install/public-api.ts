import axios, { AxiosError } from 'axios';
import type { AxiosInstance, Method } from 'axios';
import { setTimeout as sleep } from 'node:timers/promises';
import { InstallError, RefusedError, refused, unreachable } from './api-error';

const PAGE = 250;
const TIMEOUT_MS = 60_000;
/** How long n8n may take to switch a workflow on or off. */
const BUSY_MS = 120_000;

/** What a call is for, in words, and what the key must be allowed to do for it. */
export interface Purpose {
	what: string;
	scope: string;
}

interface CallOptions {
	body?: unknown;
	query?: Record<string, string | number | boolean>;
}

/**
 * n8n's public REST interface with an API key. Throws only errors whose message is for the user;
 * the key is in none of them.
 */
export class PublicApi {
	readonly url: string;

	private readonly http: AxiosInstance;

	/** @param url where n8n's editor is; with or without `/api/v1` */
	constructor(url: string, apiKey: string) {
		this.url = baseOf(url);
		this.http = axios.create({
			baseURL: `${this.url}/api/v1`,
			headers: { 'X-N8N-API-KEY': apiKey },
			timeout: TIMEOUT_MS,
			maxRedirects: 0,
			maxBodyLength: Infinity,
			maxContentLength: Infinity,
			validateStatus: () => true,
		});
	}

	async call<T>(
		method: Method,
		path: string,
		{ what, scope }: Purpose,
		{ body, query }: CallOptions = {},
	): Promise<T> {
		const deadline = Date.now() + BUSY_MS;
		let { status, data } = await this.send(method, path, { body, query });
		// Since it can do so by the side, n8n refuses what is asked of it before it is done.
		while (status >= 400 && isBusy(data) && Date.now() < deadline) {
			await sleep(500);
			({ status, data } = await this.send(method, path, { body, query }));
		}
		if (status >= 300) throw refused(status, data, what, scope, this.url);
		if (typeof data === 'string' && data.trimStart().startsWith('<')) {
			throw new InstallError(
				`${this.url} answers with a web page instead of n8n's API. Check the address; a log-in page in front of n8n must let /api/v1 through.`,
			);
		}
		return data as T;
	}

	/** As `call`, but without an answer where this n8n does not have such a call. */
	async ifThere<T>(
		method: Method,
		path: string,
		purpose: Purpose,
		options?: CallOptions,
	): Promise<T | undefined> {
		try {
			return await this.call<T>(method, path, purpose, options);
		} catch (error) {
			if (error instanceof RefusedError && [404, 405].includes(error.status)) return undefined;
			throw error;
		}
	}

	/** All entries of a list, page by page; nothing where this n8n has no such list. */
	async all<T>(
		path: string,
		purpose: Purpose,
		query: Record<string, string | number | boolean> = {},
	): Promise<T[] | undefined> {
		const entries: T[] = [];
		let cursor: string | undefined;
		do {
			const page = await this.ifThere<{ data: T[]; nextCursor?: string | null }>(
				...(['GET', path, purpose] as const),
				{ query: { ...query, limit: PAGE, ...(cursor ? { cursor } : {}) } },
			);
			if (!page) return undefined;
			entries.push(...page.data);
			cursor = page.nextCursor ?? undefined;
		} while (cursor);
		return entries;
	}

	private async send(method: Method, path: string, { body, query }: CallOptions) {
		try {
			const request = { method, url: path, params: query, data: body };
			return await this.http.request<unknown>(request);
		} catch (error) {
			// Not the axios error itself: it drags the request, with the key, along.
			if (!(error instanceof AxiosError)) throw error;
			throw unreachable(this.url, error.code, error.message);
		}
	}
}

/** n8n says so while a workflow is being published or unpublished. */
function isBusy(data: unknown): boolean {
	return /still being (un)?published|try again in a few moments/i.test(JSON.stringify(data) ?? '');
}

/** The address without a path to the API or a slash at its end. */
function baseOf(url: string): string {
	let parsed: URL;
	try {
		parsed = new URL(url);
	} catch {
		throw new InstallError(`"${url}" is no address. It looks like https://n8n.example.com.`);
	}
	if (!['http:', 'https:'].includes(parsed.protocol)) {
		throw new InstallError(
			`The address must begin with https:// (or http://), not ${parsed.protocol}`,
		);
	}
	const path = parsed.pathname.replace(/\/api(\/v1)?\/?$/, '').replace(/\/$/, '');
	return `${parsed.origin}${path}`;
}
