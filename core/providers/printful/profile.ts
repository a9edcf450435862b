import type { LimitReading } from '../../transport/rate-limiter';
import type { ServiceProfile } from '../../transport/service';
import { accountOf } from '../shared/account-of';
import { readPrintfulError } from './read-error';

const MINUTE = 60_000;

/** Where Printful is, unless the credential says otherwise. Both API versions, one token. */
export const PRINTFUL_URL = 'https://api.printful.com';

/** The rate-limit class of changing saved products, on top of `all`. */
export const CHANGE_CLASS = 'change-product';

/** The rate-limit class of shipping rates for more than a hundred pieces, on top of `all`. */
export const MANY_PIECES_CLASS = 'rates-for-many';

/** Limits of single calls (facts/printful.md 2). */
const SINGLE = { [CHANGE_CLASS]: 10, [MANY_PIECES_CLASS]: 5 } as const;

/** What the credential holds that the transport needs. */
export interface PrintfulAccess {
	/** With or without a slash at the end. */
	baseUrl: string;
	token: string;
}

/**
 * Printful as far as the transport is concerned: 120 calls a minute and token, told in headers, and
 * a minute's lock-out for who goes beyond (facts/printful.md 2). v1 counts in fixed minutes and v2
 * drops one call out of a bucket every half second; an even pace keeps both.
 */
export function printfulProfile({ baseUrl, token }: PrintfulAccess): ServiceProfile {
	const base = baseUrl.trim().replace(/\/+$/, '') || PRINTFUL_URL;
	const account = accountOf(base, token);
	return {
		service: 'printful',
		baseUrl: base,
		headers: {},
		limiterKey: `printful:${account}`,
		limits: [
			{ class: 'all', limit: 120, windowMs: MINUTE },
			...Object.entries(SINGLE).map(([name, limit]) => ({ class: name, limit, windowMs: MINUTE })),
		],
		readLimits: readPrintfulLimits,
		readWait: readPrintfulWait,
		readError: readPrintfulError,
		secrets: token === '' ? [] : [token],
	};
}

/** How long v1 shuts everybody out who asked for too much: a minute, told in `X-Ratelimit-Reset`. */
export function readPrintfulWait(headers: Record<string, string>): number | undefined {
	const text = headers['x-ratelimit-reset'] ?? '';
	return /^\s*\d{1,5}(?:\.\d+)?\s*$/.test(text) ? Number(text) * 1000 : undefined;
}

function whole(text: string | undefined): number | undefined {
	return text !== undefined && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined;
}

/**
 * Reads `X-Ratelimit-Limit`, `-Remaining` and the window in `-Policy` (`120;w=60`); v1 names no
 * window and means a minute.
 * @param classes those of the call: one that has a limit of its own may be told that one
 * @returns no reading where the headers are missing or make no sense
 */
export function readPrintfulLimits(
	headers: Record<string, string>,
	classes: readonly string[] = [],
): LimitReading[] {
	const limit = whole(headers['x-ratelimit-limit']);
	const remaining = whole(headers['x-ratelimit-remaining']);
	if (limit === undefined || limit === 0 || remaining === undefined) return [];
	const seconds = /;\s*w=(\d{1,5})/.exec(headers['x-ratelimit-policy'] ?? '')?.[1];
	const windowMs = seconds === undefined ? MINUTE : Number(seconds) * 1000;
	const single = Object.entries(SINGLE).find(
		([name, most]) => classes.includes(name) && limit <= most,
	);
	return [{ class: single?.[0] ?? 'all', limit, windowMs, remaining }];
}
