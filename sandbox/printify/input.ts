import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';

import { problemsOf } from '../core/input-error';
import { CODE, failed, type FieldProblems, invalidFields } from './errors';

/**
 * JSON only. A POST without a body is taken whatever its content type says; any other content
 * type leaves the body empty, so that the call fails its validation.
 */
export function installBodyParser(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
		const type = request.headers['content-type'] ?? '';
		if (body === '' || !/^application\/json\b/i.test(type)) return done(null, undefined);
		try {
			done(null, JSON.parse(String(body)));
		} catch {
			done(failed(400, 'The body is not valid JSON', CODE.request));
		}
	});
}

/**
 * Checks a body.
 * @throws 400 with the problems by field in `errors.reason`
 */
export function readBody<T>(schema: z.ZodType<T, z.ZodTypeDef, unknown>, body: unknown): T {
	const result = schema.safeParse(body ?? {});
	if (result.success) return result.data;
	const problems: FieldProblems = {};
	for (const { path, message } of problemsOf(result.error)) {
		(problems[path.slice(1).replaceAll('/', '.')] ??= []).push(message);
	}
	throw invalidFields(problems);
}

/**
 * Reads `page` and `limit` of a list call.
 * @param max the list's largest `limit`; above it, and for anything but a whole number above 0,
 *   the call is refused with 400. Assumption: Printify documents the maximum, not what happens.
 */
export function readPage(query: unknown, max: number): { page: number; limit: number } {
	const { page, limit } = query as { page?: unknown; limit?: unknown };
	return { page: wholeNumber('page', page, 1), limit: wholeNumber('limit', limit, 10, max) };
}

function wholeNumber(name: string, text: unknown, fallback: number, max = Infinity): number {
	if (text === undefined || text === '') return fallback;
	const value = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : 0;
	if (value < 1) throw invalidFields({ [name]: [`The ${name} must be a whole number above 0.`] });
	if (value > max) {
		throw invalidFields({ [name]: [`The ${name} may not be greater than ${max}.`] });
	}
	return value;
}
