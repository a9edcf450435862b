import { z } from 'zod';
import type { HttpResponse } from '../../transport/http';
import type { ServiceError, ServiceProfile } from '../../transport/service';
import { accountOf } from '../shared/account-of';

/** Where Prodigi is, and where its own sandbox is (facts/prodigi.md 1). */
export const PRODIGI_URL = 'https://api.prodigi.com';
/** Prodigi's own sandbox. */
export const PRODIGI_SANDBOX_URL = 'https://api.sandbox.prodigi.com';

/** The version in every path. */
export const API = '/v4.0';

/** What the credential holds that the transport needs. */
export interface ProdigiAccess {
	baseUrl: string;
	apiKey: string;
}

/**
 * Prodigi as far as the transport is concerned. It publishes no limits (facts/prodigi.md 1), so a
 * modest pace is kept; n8n adds the key.
 */
export function prodigiProfile({ baseUrl, apiKey }: ProdigiAccess): ServiceProfile {
	const base =
		baseUrl
			.trim()
			.replace(/\/+$/, '')
			.replace(/\/v4\.0$/i, '') || PRODIGI_URL;
	const account = accountOf(base, apiKey);
	return {
		service: 'prodigi',
		baseUrl: base,
		headers: {},
		limiterKey: `prodigi:${account}`,
		limits: [{ class: 'all', limit: 10, windowMs: 1000 }],
		readError: readProdigiError,
		secrets: apiKey === '' ? [] : [apiKey],
	};
}

const words = z.string().nullish().catch(undefined);
const errorBody = z.object({
	statusText: words,
	outcome: words,
	traceParent: words,
	data: z.unknown(),
	failures: z.unknown(),
});

/**
 * Understands `{ statusText, statusCode, data, traceParent }` and the answers with `outcome` and a
 * map `failures` that were seen (facts/prodigi.md 2). `data` has no fixed shape.
 */
export function readProdigiError({ body, status }: HttpResponse): ServiceError {
	const read = errorBody.safeParse(body);
	if (!read.success) return { message: `HTTP ${status}` };
	const { statusText, outcome, traceParent, data, failures } = read.data;
	const found = [...textsIn(failures), ...textsIn(data)];
	const fields = [...new Set(found.map(({ path }) => path).filter((path) => path !== ''))];
	const title = statusText ?? outcome ?? `HTTP ${status}`;
	return {
		message: [title, ...new Set(found.map(({ text }) => text))].join('. '),
		...(outcome ? { code: outcome } : {}),
		...(fields.length > 0 ? { fields } : {}),
		...(traceParent ? { requestId: traceParent } : {}),
	};
}

/** The texts in a tree of any depth, each with the path of the field it stands under. */
function textsIn(value: unknown, path = ''): Array<{ path: string; text: string }> {
	if (typeof value === 'string') return value.trim() === '' ? [] : [{ path, text: value.trim() }];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, entry]) => {
		const below = Array.isArray(value) ? path : path === '' ? key : `${path}.${key}`;
		return textsIn(entry, below);
	});
}
