import type { FastifyInstance, FastifyRequest } from 'fastify';

import { etsyError } from './errors';

/** Form fields as Etsy sees them: of repeated keys the last one stays. */
export type Form = Record<string, string>;

/**
 * Teaches an app Etsy's form encoding. JSON is fastify's own. Repeated keys keep a single value, as
 * measured with `image_ids` (facts/etsy.md 3: 200, and one image left on the listing).
 */
export function acceptForms(app: FastifyInstance): void {
	app.addContentTypeParser(
		'application/x-www-form-urlencoded',
		{ parseAs: 'string' },
		(_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
	);
}

function contentType(request: FastifyRequest): string {
	return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/**
 * The form of an operation that takes one. A JSON body is not refused: Etsy answers 200 and ignores
 * fields of it (etsy/open-api#897). The sandbox ignores all of them, the worst reading.
 */
export function readForm(request: FastifyRequest): Form {
	if (contentType(request) !== 'application/x-www-form-urlencoded') return {};
	return request.body as Form;
}

/**
 * The fields of an OAuth token request. Etsy's page shows a form and its tutorial JSON; both work.
 */
export function readFormOrJson(request: FastifyRequest): Form {
	const { body } = request;
	if (typeof body !== 'object' || body === null) return {};
	const entries = Object.entries(body).filter(([, value]) => typeof value === 'string');
	return Object.fromEntries(entries) as Form;
}

/**
 * The JSON object of an operation that takes JSON.
 * @throws 400 for any other encoding. What Etsy does with a form here is not known.
 */
export function readJson(request: FastifyRequest): Record<string, unknown> {
	const { body } = request;
	if (contentType(request) !== 'application/json') {
		throw etsyError(400, 'The request body must be JSON (Content-Type: application/json)');
	}
	if (typeof body !== 'object' || body === null || Array.isArray(body)) {
		throw etsyError(400, 'The request body must be a JSON object');
	}
	return body as Record<string, unknown>;
}
