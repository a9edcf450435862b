import { z } from 'zod';
import { readJsonText } from '../../domain/read-json-text';
import type { HttpResponse } from '../../transport/http';
import type { ServiceError, ServiceProfile } from '../../transport/service';
import { accountOf } from '../shared/account-of';

const MINUTE = 60_000;

/** Printify refuses requests without a User-Agent (facts/printify.md 1). */
export const USER_AGENT = 'n8n-nodes-print-on-demand';

/** Where Printify is, unless the credential says otherwise. */
export const PRINTIFY_URL = 'https://api.printify.com';

/** What Printify allows an account (facts/printify.md 2). */
export const CALLS_PER_MINUTE = 600;

/** The rate-limit class that catalog calls carry on top of `all`. */
export const CATALOG_CLASS = 'catalog';

/** The rate-limit class that publishing carries on top of `all`. */
export const PUBLISH_CLASS = 'publish';

/** Inner codes for a bad upload and for an image that cannot be fetched (facts/printify.md 3). */
const ARTWORK_CODES: ReadonlySet<string> = new Set(['8201', '10300']);

/** What the credential holds that the transport needs. */
export interface PrintifyAccess {
	/** With or without a slash at the end. */
	baseUrl: string;
	token: string;
	/** What the seller says that n8n may use of it. Default {@link CALLS_PER_MINUTE}. */
	callsPerMinute?: number;
}

/**
 * Printify as far as the transport is concerned. It documents limits per account and no headers
 * that tell them (facts/printify.md 2); the token stands for the account.
 */
export function printifyProfile(access: PrintifyAccess): ServiceProfile {
	const { baseUrl, token, callsPerMinute = CALLS_PER_MINUTE } = access;
	const base = baseUrl.trim().replace(/\/+$/, '') || PRINTIFY_URL;
	const account = accountOf(base, token);
	return {
		service: 'printify',
		baseUrl: base,
		headers: { 'User-Agent': USER_AGENT },
		// Without headers a limiter keeps what it began with: another number is another limiter.
		limiterKey: `printify:${account}:${callsPerMinute}`,
		limits: [
			{ class: 'all', limit: callsPerMinute, windowMs: MINUTE },
			{ class: CATALOG_CLASS, limit: 100, windowMs: MINUTE },
			{ class: PUBLISH_CLASS, limit: 200, windowMs: 30 * MINUTE },
		],
		readError: readPrintifyError,
		secrets: token === '' ? [] : [token],
	};
}

const code = z
	.union([z.number(), z.string()])
	.transform(String)
	.nullish()
	.transform((value) => value ?? undefined);
const words = z.string().nullish().catch(undefined);
const errorBody = z.object({
	code: code.catch(undefined),
	message: words,
	/** 401 answers and OAuth use these two. */
	error: words,
	error_description: words,
	errors: z.unknown(),
});

/**
 * Understands Printify's error bodies: `{message, code, errors: {reason, code}}`, where `reason`
 * may itself be JSON with messages per field, `{errors: {field: [message]}}`, and `{error}`
 * (facts/printify.md 3). A body that is no JSON, such as a gateway's page, is not quoted.
 */
export function readPrintifyError({ body, status }: HttpResponse): ServiceError {
	const read = errorBody.safeParse(body);
	if (!read.success) return { message: `HTTP ${status}` };
	const { data } = read;
	const details = z
		.object({ reason: z.unknown(), code: code.catch(undefined) })
		.safeParse(data.errors);
	const reason =
		details.success && details.data.reason !== undefined ? details.data.reason : data.errors;
	const found = messagesIn(parseJson(reason));
	const title = data.message ?? data.error_description ?? data.error ?? `HTTP ${status}`;
	const inner = (details.success ? details.data.code : undefined) ?? data.code;
	const fields = [...new Set(found.flatMap(({ path }) => (path === '' ? [] : [path])))];
	return {
		message: [title, ...new Set(found.map(({ message }) => message))].join(' '),
		code: inner,
		...(inner !== undefined && ARTWORK_CODES.has(inner) ? { category: 'artwork' as const } : {}),
		...(fields.length > 0 ? { fields } : {}),
	};
}

/** `errors.reason` may be JSON written as a text. */
function parseJson(value: unknown): unknown {
	if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
	const read = readJsonText(value);
	// Else it is a sentence that begins with a bracket.
	return read.ok ? read.value : value;
}

/** The texts in a tree of any depth, each with the path of the field it stands under. */
function messagesIn(value: unknown, path = ''): Array<{ path: string; message: string }> {
	if (typeof value === 'string') return value.trim() === '' ? [] : [{ path, message: value }];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, entry]) => {
		// Several texts about one field are a list; the place in it is no part of the path.
		const isText = Array.isArray(value) && typeof entry === 'string';
		const below = path === '' ? key : `${path}.${key}`;
		return messagesIn(entry, isText ? path : below);
	});
}
