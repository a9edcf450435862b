import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { VendorError } from '../core/service';
import { errorBody, failed } from './errors';
import { limitHeaders, LockoutWindow, TokenBucket } from './limits';
import type { Store, Token } from './model';
import type { State } from './state';

/** What a route asks of its caller. */
export interface Needs {
	/** `orders` or `orders/read`; writing includes reading. */
	scope?: string;
	/** It is about one store. */
	store?: boolean;
	/** A caller without a token is served too, but less often. */
	open?: boolean;
	/** Pictures, which nobody asks for a token. */
	everybody?: boolean;
}

declare module 'fastify' {
	interface FastifyContextConfig {
		/** Only of Printful's routes. */
		printful?: Needs;
	}
}

/** Options of a route. */
export function route(operation: string, needs: Needs = {}) {
	return { config: { operation, printful: needs } };
}

const PER_MINUTE = 120;
const WINDOW_SECONDS = 60;
/** The catalog without a token (facts/printful.md 2). */
const OPEN_PER_MINUTE = 30;

interface Caller {
	token: Token | undefined;
	store: Store | undefined;
}

const callers = new WeakMap<FastifyRequest, Caller>();

/** Forgets what was used of the limits. */
export type ResetLimits = () => void;

/** Lets calls through that carry a good token, name a store, have the scope and keep the limits. */
export function installAccess(app: FastifyInstance, state: State): ResetLimits {
	const { clock, config } = state.world;
	const windowMs = () => (config.limits.printful?.windowSeconds ?? WINDOW_SECONDS) * 1000;
	const window = new LockoutWindow(clock, windowMs);
	const bucket = new TokenBucket(clock, windowMs);
	const openWindow = new LockoutWindow(clock, windowMs);
	app.addHook('onRequest', async (request, reply) => {
		const needs = request.routeOptions.config.printful ?? {};
		if (needs.everybody === true) return;
		const token = tokenOf(request, state, needs);
		const limit = config.limits.printful?.perMinute ?? PER_MINUTE;
		const key = token ? String(token.account.id) : 'open';
		const isV2 = isSecondVersion(request);
		const standing = token
			? (isV2 ? bucket : window).take(key, limit)
			: openWindow.take(key, Math.min(limit, OPEN_PER_MINUTE));
		keep(reply, standing, isV2);
		refuseWithoutScope(token, needs);
		callers.set(request, { token, store: storeFor(request, token, needs) });
	});
	return () => {
		for (const limiter of [window, bucket, openWindow]) limiter.reset();
	};
}

/** @throws 429 with the headers; only v2 says when to come again */
export function keep(
	reply: FastifyReply,
	standing: ReturnType<LockoutWindow['take']>,
	isV2: boolean,
): void {
	const headers = limitHeaders(standing);
	reply.headers(headers);
	if (standing.allowed) return;
	if (isV2) headers['retry-after'] = String(standing.retrySeconds);
	throw new VendorError(429, errorBody(429).body, headers);
}

/** Whether a call is one of `/v2`. */
export function isSecondVersion(request: FastifyRequest): boolean {
	return request.url.startsWith('/v2/');
}

/** @returns the token of a call that has one; only after {@link installAccess} */
export function tokenIn(request: FastifyRequest): Token {
	const token = callers.get(request)?.token;
	if (!token) throw new Error('The call was not authenticated');
	return token;
}

/** @returns the store that a call is about */
export function storeOf(request: FastifyRequest): Store {
	const store = callers.get(request)?.store;
	if (!store) throw new Error('The route does not ask for a store');
	return store;
}

/** The stores that a token opens. */
export function storesOf({ account, store }: Token): Store[] {
	return store ? [store] : account.stores;
}

function tokenOf(request: FastifyRequest, state: State, needs: Needs): Token | undefined {
	const header = request.headers.authorization;
	if (header === undefined && needs.open) return undefined;
	const text = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
	if (text === undefined) throw failed(401, 'Malformed Authorization header.');
	const token = state.tokens.get(text);
	if (!token) throw failed(401, 'The access token provided is invalid.');
	if (token.expiresAt !== null && token.expiresAt <= state.now) {
		throw failed(401, 'The access token provided has expired.');
	}
	return token;
}

function refuseWithoutScope(token: Token | undefined, { scope }: Needs): void {
	if (scope === undefined || !token) return;
	if (token.scopes.has(scope) || token.scopes.has(scope.replace(/\/read$/, ''))) return;
	throw failed(403, `Access is not allowed with this token. Required scope: ${scope}.`);
}

function storeFor(
	request: FastifyRequest,
	token: Token | undefined,
	{ store: isNeeded }: Needs,
): Store | undefined {
	if (!token || !isNeeded) return undefined;
	const header = request.headers['x-pf-store-id'];
	if (header === undefined) {
		if (token.store) return token.store;
		throw failed(400, 'This endpoint requires `store_id`!');
	}
	const store = storesOf(token).find(({ id }) => String(id) === String(header));
	if (!store) throw failed(403, 'The store is not available with this token.');
	return store;
}

/** JSON only; v1 has a status of its own for anything else (facts/printful.md 3). */
export function installBodyParser(app: FastifyInstance): void {
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
		if (body === '') return done(null, undefined);
		const wrong = failed(isSecondVersion(request) ? 400 : 430, 'Invalid JSON.');
		const type = request.headers['content-type'] ?? '';
		if (!/^application\/(merge-patch\+)?json\b/i.test(type)) return done(wrong);
		try {
			done(null, JSON.parse(String(body)));
		} catch {
			done(wrong);
		}
	});
}
