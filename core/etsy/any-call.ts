import { z } from 'zod';
import { failure } from '../domain/failure';
import { fail, ok, type Result } from '../domain/result';
import type { FieldValue, HttpBody, HttpRequest } from '../transport/http';
import { ETSY_ROOT, type EtsyCall } from './caller';

/** Any call below Etsy's API, for what no operation of the node does. */
export interface AnyCall {
	method: HttpRequest['method'];
	/** Below the root of the API, from {@link safePath}. */
	path: string;
	query?: Record<string, FieldValue>;
	body?: HttpBody;
}

/** The operation in failures; the path stays out of them. */
const OPERATION = 'apiCall';
const PAGE_SIZE = 100;
/** Etsy answers no offset beyond this (facts/etsy.md 3). */
const LAST_OFFSET = 12_000;

function refuse(message: string, hint: string): Result<never> {
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: OPERATION,
			message,
			hint,
			fields: ['path'],
		}),
	);
}

/** The text without percent encoding, however often it was encoded; null where that is broken. */
function plain(text: string): string | null {
	try {
		const decoded = decodeURIComponent(text);
		return decoded === text ? text : plain(decoded);
	} catch {
		// A percent sign that encodes nothing; the caller names the field.
		return null;
	}
}

/**
 * Checks a path that a user entered, so that the call, and with it key and token, can only go to
 * Etsy's API at the address of the credential.
 * @param entered such as `/shops/123/listings`; `/v3/application` in front of it may stay
 * @returns the path below the root, with a slash in front
 */
export function safePath(entered: string): Result<string> {
	const text = entered.trim();
	const decoded = plain(text);
	if (text === '') return refuse("The field 'Path' is empty.", 'Enter it as /shops/123/sections.');
	if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(text)) {
		return refuse(
			"The value of 'Path' is a full address.",
			'Enter only what comes after /v3/application, such as /shops/123/sections. The address itself is in the credential.',
		);
	}
	if (/[?#]/.test(text)) {
		return refuse(
			"The value of 'Path' has a question mark or a hash in it.",
			"Enter what comes after it under 'Query Parameters'.",
		);
	}
	const inner = decoded?.replace(/^\/?(?:v3\/application(?=\/|$))?\/*/, '');
	const isOdd = decoded === null || /[^\x21-\x7e]|[\\?#{}]/.test(decoded);
	if (isOdd || inner === '' || inner?.split('/').some((part) => part === '..' || part === '.')) {
		return refuse(
			"The value of 'Path' is not a path of Etsy's API.",
			'Enter it as in the documentation of Etsy, such as /shops/123/sections, with numbers in place of the names in braces.',
		);
	}
	return ok(`/${text.replace(/^\/?(?:v3\/application(?=\/|$))?\/*/, '')}`);
}

/**
 * Makes the call. Only `GET` is ever sent again, everything else once: it may make something.
 * @returns the JSON of the answer; `null` where it has no body
 */
export async function anyCall(call: EtsyCall, what: AnyCall): Promise<Result<unknown>> {
	return await call({
		...what,
		operation: OPERATION,
		effect: what.method === 'GET' ? 'read' : 'create',
		path: `${ETSY_ROOT}${what.path}`,
		read: ({ body }) => (body === '' || body === undefined ? null : body),
		schema: z.unknown(),
	});
}

const listPage = z.object({ count: z.number().nullish(), results: z.array(z.unknown()) });

function notAList(): Result<never> {
	return refuse(
		'Etsy did not answer with a list.',
		"Turn off 'Read All Pages': it is only for paths that list things.",
	);
}

/**
 * Reads all pages of a list. One call for each hundred entries. A list that Etsy does not page
 * comes whole with the first call.
 * @returns a `capability` failure where Etsy has more than it lets us read
 */
export async function anyList(call: EtsyCall, what: AnyCall): Promise<Result<unknown[]>> {
	const all: unknown[] = [];
	for (let offset = 0; offset <= LAST_OFFSET; offset += PAGE_SIZE) {
		const answer = await anyCall(call, {
			...what,
			query: { ...what.query, limit: PAGE_SIZE, offset },
		});
		if (!answer.ok) return answer;
		const page = listPage.safeParse(answer.value);
		if (!page.success) return notAList();
		const { results, count } = page.data;
		all.push(...results);
		const total = count ?? Number.POSITIVE_INFINITY;
		const isLast = results.length !== PAGE_SIZE || all.length >= total;
		if (isLast) return ok(all);
	}
	return fail(
		failure({
			category: 'capability',
			provider: 'etsy',
			operation: OPERATION,
			message: `The list is longer than the ${LAST_OFFSET + PAGE_SIZE} entries that can be read at once.`,
			hint: 'Narrow it, for example to a shorter time, and read it in parts.',
		}),
	);
}
