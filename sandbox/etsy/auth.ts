import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';

import type { ScenarioApp, ScenarioShop } from '../scenario/types';
import { etsyError, oauthError } from './errors';
import { addRateHeaders } from './limits';
import type { EtsyState } from './state';
import type { Grant } from './tokens';

/** Who is calling. */
export interface Caller {
	app: ScenarioApp;
	/** Present when the operation needs a scope, or a good token came along. */
	grant: Grant | undefined;
}

/** One API operation. */
export interface Operation {
	method: HTTPMethods;
	/** Path below `/v3/application`. */
	path: string;
	/** operationId of Etsy's document. */
	operation: string;
	/** Scope that the token must have; absent: the API key alone will do. */
	scope?: string;
}

/** Base path of the API. */
export const API_PREFIX = '/v3/application';

/**
 * Adds an operation with Etsy's gate in front of it: API key, rate limit, token, scope, in this
 * order.
 */
export function addOperation(
	app: FastifyInstance,
	state: EtsyState,
	{ method, path, operation, scope }: Operation,
	handler: (request: FastifyRequest, caller: Caller, reply: FastifyReply) => unknown,
): void {
	const callers = new WeakMap<FastifyRequest, Caller>();
	app.route({
		method,
		url: `${API_PREFIX}${path}`,
		exposeHeadRoute: false,
		config: { operation },
		onRequest: async (request, reply) => {
			const client = checkApiKey(state, request.headers['x-api-key']);
			const headers = state.limits.take(client.keystring);
			rateHeaders.set(request, headers);
			const grant = checkToken(state, client, request.headers.authorization, scope);
			callers.set(request, { app: client, grant });
			reply.header('x-etsy-request-uuid', state.world.random.hex(28));
		},
		onSend: async (request, reply) => {
			addRateHeaders(reply, rateHeaders.get(request) ?? {});
		},
		handler: async (request, reply) => {
			const caller = callers.get(request);
			if (!caller) throw new Error('The gate did not run');
			return await handler(request, caller, reply);
		},
	});
}

const rateHeaders = new WeakMap<FastifyRequest, Record<string, string>>();

/**
 * Checks `x-api-key: keystring:shared_secret`. Wording as seen by HelpCode-ai/anythingmcp#637 and
 * anitabyte/etsyv3#31; a wrong pair is answered like one in the wrong format.
 */
function checkApiKey(state: EtsyState, header: string | string[] | undefined): ScenarioApp {
	const [keystring = '', secret] = String(header ?? '').split(':');
	const app = state.apps.get(keystring);
	if (app && secret === undefined) {
		throw etsyError(403, 'Shared secret is required in x-api-key header.');
	}
	if (!app || secret !== app.sharedSecret) {
		throw etsyError(403, "Invalid API key: should be in the format 'keystring:shared_secret'.");
	}
	return app;
}

/**
 * Checks the bearer token. A missing scope is 401 and names the scope (measured, facts/etsy.md 3).
 * A public operation ignores the token altogether.
 */
function checkToken(
	state: EtsyState,
	app: ScenarioApp,
	header: string | undefined,
	scope: string | undefined,
): Grant | undefined {
	if (scope === undefined) return undefined;
	const value = /^Bearer (.+)$/i.exec(header ?? '')?.[1];
	if (value === undefined) {
		throw oauthError(401, 'invalid_token', 'Missing or malformed Authorization header');
	}
	const grant = state.tokens.grantOf(value);
	if (grant.keystring !== app.keystring) {
		throw oauthError(401, 'invalid_token', 'access token belongs to another API key');
	}
	if (!grant.scopes.includes(scope)) {
		throw oauthError(401, 'insufficient_scope', `Insufficient scope: ${scope} is required`);
	}
	return grant;
}

/** The user behind the call. */
export function userOf({ grant }: Caller): number {
	if (!grant) throw new Error('The operation has no scope and so no user');
	return grant.userId;
}

/** A shop by id. @throws 404 */
export function findShop(state: EtsyState, shopId: number): ScenarioShop {
	const shop = state.shops.get(shopId);
	if (!shop) throw etsyError(404, `Could not find a shop with shop_id ${shopId}`);
	return shop;
}

/** A shop that belongs to the caller. @throws 404, 403 */
export function findOwnShop(state: EtsyState, shopId: number, caller: Caller): ScenarioShop {
	const shop = findShop(state, shopId);
	if (shop.userId !== userOf(caller)) {
		throw etsyError(403, `User ${userOf(caller)} does not own shop ${shopId}`);
	}
	return shop;
}
