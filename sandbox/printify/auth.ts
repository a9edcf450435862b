import type { FastifyInstance, FastifyRequest } from 'fastify';

import { CODE, failed } from './errors';
import type { State } from './state';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** The scope that Printify asks for, e.g. `orders.write`. */
		printifyScope?: string;
	}
}

const accounts = new WeakMap<FastifyRequest, number>();

/**
 * Lets only calls with a valid Bearer token and a User-Agent through; both are required
 * (facts/printify.md 1). Assumption: a missing User-Agent is answered 400, a missing scope 403;
 * Printify documents neither.
 */
export function installAuth(app: FastifyInstance, state: State): void {
	app.addHook('onRequest', async (request) => {
		const [scheme, value = ''] = (request.headers.authorization ?? '').split(' ');
		const token = scheme?.toLowerCase() === 'bearer' ? state.tokens.get(value) : undefined;
		if (!token) throw failed(401);
		if (token.expiresAt !== undefined && token.expiresAt <= state.now) throw failed(401);
		if (!request.headers['user-agent']) {
			throw failed(400, 'The User-Agent header is required', CODE.request);
		}
		const scope = request.routeOptions.config.printifyScope;
		if (scope !== undefined && token.scopes && !token.scopes.has(scope)) {
			throw failed(403, `The token lacks the scope ${scope}`);
		}
		accounts.set(request, token.accountId);
	});
}

/** @returns the account whose token the call carries; only after {@link installAuth} */
export function accountOf(request: FastifyRequest): number {
	const account = accounts.get(request);
	if (account === undefined) throw new Error('The call was not authenticated');
	return account;
}
