import type { FastifyInstance, FastifyRequest } from 'fastify';

import { minuteLimiter, type SlidingWindowLimiter } from '../core/rate-limit';
import { failed } from './errors';
import type { Account } from './model';
import type { State } from './state';

const accounts = new WeakMap<FastifyRequest, Account>();

/** Prodigi tells no limit (facts/prodigi.md 1); this is what a scenario gets that sets none. */
const PER_MINUTE = 900;

/**
 * Lets only calls with a known key through, and so many a minute. A 429 comes without any header:
 * Prodigi documents none.
 */
export function installAccess(app: FastifyInstance, state: State): SlidingWindowLimiter {
	const { clock, config } = state.world;
	const limiter = minuteLimiter(clock, () => config.limits.prodigi, PER_MINUTE);
	app.addHook('onRequest', async (request) => {
		const account = state.accounts.get(String(request.headers['x-api-key'] ?? ''));
		if (!account) throw failed(401);
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

/** JSON only; another content type is 415. A POST without a body may have any. */
export function installBodyParser(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
		if (body === '') return done(null, undefined);
		const type = request.headers['content-type'] ?? '';
		if (!/^application\/json\b/i.test(type)) return done(failed(415));
		try {
			done(null, JSON.parse(String(body)));
		} catch {
			done(failed(400));
		}
	});
}
