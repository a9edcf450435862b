import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

import { problemsOf } from '../core/input-error';
import { failed } from './errors';

/** What v1 puts around every answer. */
export function ok(result: unknown) {
	return { code: 200, result };
}

/** `limit` and `offset`; more than 100 at once is refused (harsher reading). */
export const pageSchema = z.object({
	offset: z.coerce.number().int().min(0).default(0),
	limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** One page of v1. */
export function page<T>(request: FastifyRequest, all: readonly T[], present: (one: T) => unknown) {
	const { offset, limit } = read(pageSchema, request.query);
	const result = all.slice(offset, offset + limit).map(present);
	return { code: 200, result, paging: { total: all.length, offset, limit } };
}

/** Where links of v2 begin: the address that was called. */
export function baseOf(request: FastifyRequest): string {
	return `${request.protocol}://${request.host}`;
}

/** A link of v2. */
export function link(request: FastifyRequest, path: string) {
	return { href: `${baseOf(request)}${path}` };
}

/** One page of v2, with links to the others. */
export function pageWithLinks<T>(
	request: FastifyRequest,
	all: readonly T[],
	present: (one: T) => unknown,
) {
	const { offset, limit } = read(pageSchema, request.query);
	return {
		data: all.slice(offset, offset + limit).map(present),
		paging: { total: all.length, offset, limit },
		_links: pageLinks(request, all.length, offset, limit),
	};
}

type Link = ReturnType<typeof link>;

interface PageLinks {
	self: Link;
	next?: Link;
	previous?: Link;
	first: Link;
	last: Link;
}

/** Links to this page and the others; those that there are not are left out. */
export function pageLinks(
	request: FastifyRequest,
	total: number,
	offset: number,
	limit: number,
): PageLinks {
	const [path = '', query = ''] = request.url.split('?');
	const at = (from: number) => {
		const params = new URLSearchParams(query);
		params.set('offset', String(from));
		params.set('limit', String(limit));
		return link(request, `${path}?${params.toString()}`);
	};
	const last = Math.max(0, Math.ceil(total / limit) - 1) * limit;
	return {
		self: at(offset),
		...(offset + limit < total ? { next: at(offset + limit) } : {}),
		...(offset > 0 ? { previous: at(Math.max(0, offset - limit)) } : {}),
		first: at(0),
		last: at(last),
	};
}

/**
 * Checks a body or a query.
 * @throws 400 that names the first field that is wrong
 */
export function read<T>(schema: z.ZodType<T, z.ZodTypeDef, unknown>, value: unknown): T {
	const result = schema.safeParse(value ?? {});
	if (result.success) return result.data;
	const [problem] = problemsOf(result.error);
	const field = problem?.path.slice(1).replaceAll('/', '.') ?? '';
	throw failed(400, field === '' ? 'Missing required parameters' : `${field}: ${problem?.message}`);
}

/** A query parameter that may come as `a,b`, as `name[]=a&name[]=b` or not at all. */
export function listIn(request: FastifyRequest, name: string): string[] {
	const query = request.query as Record<string, string | string[] | undefined>;
	return [query[name] ?? [], query[`${name}[]`] ?? []]
		.flat()
		.flatMap((text) => text.split(','))
		.filter((text) => text !== '');
}
