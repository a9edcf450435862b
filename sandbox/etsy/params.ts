import type { FastifyRequest } from 'fastify';

import { MAX_OFFSET } from './defaults';
import { etsyError } from './errors';

/** Smallest time that Etsy takes: 2000-01-01 (its document). */
const MIN_TIMESTAMP = 946_684_800;

const ASCENDING = ['asc', 'ascending', 'up'];
const DESCENDING = ['desc', 'descending', 'down'];

/** Path and query parameters of one call, checked as Etsy's document says. All errors are 400. */
export class Params {
	constructor(private readonly request: FastifyRequest) {}

	/** An id in the path. */
	id(name: string): number {
		const raw = (this.request.params as Record<string, string>)[name];
		return whole(name, raw ?? '', 1);
	}

	/** A text in the query. Of repeated keys the last one stays, as in `encoding.ts`. */
	text(name: string): string | undefined {
		const raw = (this.request.query as Record<string, string | string[] | undefined>)[name];
		return Array.isArray(raw) ? raw[raw.length - 1] : raw;
	}

	/** A whole number in the query; an empty one counts as absent. @throws 400 */
	int(name: string, min: number, max = Number.MAX_SAFE_INTEGER): number | undefined {
		const raw = this.text(name);
		return raw === undefined || raw === '' ? undefined : whole(name, raw, min, max);
	}

	/** Epoch seconds. */
	timestamp(name: string): number | undefined {
		return this.int(name, MIN_TIMESTAMP);
	}

	/** true, false, 1 or 0. */
	flag(name: string): boolean | undefined {
		const raw = this.text(name);
		return raw === undefined || raw === '' ? undefined : parseFlag(name, raw);
	}

	/** One of a list of words; the fallback where there is none. @throws 400 for any other */
	choice<T extends string>(name: string, values: readonly T[], fallback: T): T {
		const raw = this.text(name);
		if (raw === undefined || raw === '') return fallback;
		const value = values.find((candidate) => candidate === raw);
		if (value === undefined) {
			throw etsyError(400, `Invalid value for '${name}': expected one of ${values.join(', ')}`);
		}
		return value;
	}

	/** Some of a list of words, separated by commas. */
	choices<T extends string>(name: string, values: readonly T[]): T[] {
		const words = (this.text(name) ?? '').split(',').filter((word) => word !== '');
		return words.map((word) => {
			const value = values.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
			if (value === undefined) throw etsyError(400, `Invalid value for '${name}': ${word}`);
			return value;
		});
	}

	/** Ids in ONE value, separated by commas; brackets and repeated keys do not work. */
	ids(name: string, max: number): number[] {
		const raw = this.text(name);
		if (!raw) throw etsyError(400, `Missing required parameter: ${name}`);
		const ids = raw.split(',').map((part) => whole(name, part.trim(), 1));
		if (ids.length > max) throw etsyError(400, `'${name}' takes at most ${max} ids`);
		return [...new Set(ids)];
	}

	/** Which part of a list is asked for: 25 from the start unless told. @throws 400 */
	page(): { limit: number; offset: number } {
		const limit = this.int('limit', 1, 100) ?? 25;
		const offset = this.int('offset', 0) ?? 0;
		if (offset > MAX_OFFSET) {
			throw etsyError(400, 'Offset provided is greater than the maximum offset allowed.');
		}
		return { limit, offset };
	}

	/** 1 for ascending, -1 for descending (the default). */
	sortOrder(): 1 | -1 {
		const word = this.choice('sort_order', [...ASCENDING, ...DESCENDING], 'desc');
		return ASCENDING.includes(word) ? 1 : -1;
	}
}

/** Reads a boolean of a query or form. @throws 400 */
export function parseFlag(name: string, raw: string): boolean {
	if (raw === 'true' || raw === '1') return true;
	if (raw === 'false' || raw === '0') return false;
	throw etsyError(400, `Expected bool value for '${name}' (got '${raw}')`);
}

function whole(name: string, raw: string, min: number, max = Number.MAX_SAFE_INTEGER): number {
	const value = Number(raw);
	if (!/^-?\d+$/.test(raw) || !Number.isSafeInteger(value)) {
		throw etsyError(400, `Expected int value for '${name}' (got '${raw}')`);
	}
	if (value < min || value > max) {
		const range = max === Number.MAX_SAFE_INTEGER ? `at least ${min}` : `${min} to ${max}`;
		throw etsyError(400, `Invalid value for '${name}': must be ${range}`);
	}
	return value;
}

/** One page of a list in Etsy's shape: `count` is of the whole list. */
export function pageOf<T, R>(
	items: readonly T[],
	{ limit, offset }: { limit: number; offset: number },
	present: (item: T) => R,
): { count: number; results: R[] } {
	return { count: items.length, results: items.slice(offset, offset + limit).map(present) };
}
