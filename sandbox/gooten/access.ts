import type { FastifyInstance, FastifyRequest } from 'fastify';

import { minuteLimiter, type SlidingWindowLimiter } from '../core/rate-limit';
import { complaint, failed, refused } from './errors';
import type { Account } from './model';
import type { State } from './state';

const accounts = new WeakMap<FastifyRequest, Account>();

/** Gooten tells no limit (facts/gooten.md 1); this is what a scenario gets that sets none. */
const PER_MINUTE = 900;

/** The query with its names in lower case: Gooten's own text writes them in several ways. */
export function queryOf(request: FastifyRequest): Record<string, string | undefined> {
	const entries = Object.entries(request.query as Record<string, unknown>);
	return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/**
 * Lets only calls with a known recipe through, and so many a minute; a 429 comes without headers.
 */
export function installAccess(app: FastifyInstance, state: State): SlidingWindowLimiter {
	const { clock, config } = state.world;
	const limiter = minuteLimiter(clock, () => config.limits.gooten, PER_MINUTE);
	app.addHook('onRequest', async (request) => {
		const { recipeId: inPath } = request.params as { recipeId?: string };
		const recipeId = inPath ?? queryOf(request).recipeid ?? '';
		const account = state.accounts.get(recipeId);
		if (!account) throw refused(complaint('RecipeId', 'The recipe id is not valid.', recipeId));
		if (!limiter.check(account.recipeId).allowed) throw failed(429);
		limiter.consume(account.recipeId);
		accounts.set(request, account);
	});
	return limiter;
}

/** @returns the account whose recipe the call carries; only after {@link installAccess} */
export function accountOf(request: FastifyRequest): Account {
	const account = accounts.get(request);
	if (!account) throw new Error('The call was not authenticated');
	return account;
}

/** @throws a refusal that quotes the key that was sent */
export function checkBillingKey(account: Account, given: unknown): void {
	if (given === account.partnerBillingKey) return;
	const words = `The partner billing key '${String(given)}' is not valid for this recipe.`;
	throw refused(complaint('PartnerBillingKey', words, given ?? null));
}

/** JSON only. A POST without a body may have any content type. */
export function installBodyParser(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
		if (body === '') return done(null, undefined);
		try {
			done(null, JSON.parse(String(body)));
		} catch {
			done(refused(complaint('', 'The body is not JSON.', null)));
		}
	});
}
