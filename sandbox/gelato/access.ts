import type { FastifyInstance, FastifyRequest } from 'fastify';

import { minuteLimiter, type SlidingWindowLimiter } from '../core/rate-limit';
import { failed } from './errors';
import type { Account } from './model';
import type { State } from './state';

const accounts = new WeakMap<FastifyRequest, Account>();

/** Gelato tells no limit (facts/gelato.md 1); this is what a scenario gets that sets none. */
const PER_MINUTE = 900;

/** Lets only calls with a known key through, and so many a minute; a 429 comes without headers. */
export function installAccess(app: FastifyInstance, state: State): SlidingWindowLimiter {
	const { clock, config } = state.world;
	const limiter = minuteLimiter(clock, () => config.limits.gelato, PER_MINUTE);
	app.addHook('onRequest', async (request) => {
		const account = state.accounts.get(String(request.headers['x-api-key'] ?? ''));
		if (!account) throw failed(401, 'The API key is not valid.');
		if (!limiter.check(account.apiKey).allowed) throw failed(429);
		limiter.consume(account.apiKey);
		accounts.set(request, account);
	});
	return limiter;
}

/** @returns the account whose key the call carries; only after {@link installAccess} */
export function accountOf(request: FastifyRequest): Account {
	const account = accounts.get(request);
	if (!account) throw new Error('The call was not authenticated');
	return account;
}

/** JSON only. A POST without a body may have any content type. */
export function installBodyParser(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
		if (body === '') return done(null, undefined);
		const type = request.headers['content-type'] ?? '';
		if (!/^application\/json\b/i.test(type)) return done(failed(400, 'The body is not JSON.'));
		try {
			done(null, JSON.parse(String(body)));
		} catch {
			done(failed(400, 'The body is not JSON.'));
		}
	});
}
