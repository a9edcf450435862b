import type { FastifyInstance } from 'fastify';

import { addOperation, findShop, userOf } from '../auth';
import { readForm } from '../encoding';
import { etsyError } from '../errors';
import { Params, pageOf } from '../params';
import { presentShop, presentUser } from '../present/shop';
import type { EtsyState } from '../state';

/** Ping, token scopes, users and shops. */
export function addUserRoutes(app: FastifyInstance, state: EtsyState): void {
	const shopAnswer = (shopId: number) => {
		const shop = findShop(state, shopId);
		const openedAt = Math.floor(state.loadedAt / 1000) - 365 * 24 * 3600;
		return presentShop(shop, state.listingsOf(shop.id), openedAt);
	};

	addOperation(
		app,
		state,
		{ method: 'GET', path: '/openapi-ping', operation: 'ping' },
		(_request, caller) => ({ application_id: caller.app.applicationId ?? 100_001 }),
	);

	addOperation(
		app,
		state,
		{ method: 'POST', path: '/scopes', operation: 'tokenScopes' },
		(request) => {
			const { token } = readForm(request);
			if (!token) throw etsyError(400, 'Missing required parameter: token');
			return { scopes: state.tokens.grantOf(token).scopes };
		},
	);

	addOperation(
		app,
		state,
		{ method: 'GET', path: '/users/me', operation: 'getMe', scope: 'shops_r' },
		(_request, caller) => {
			const userId = userOf(caller);
			const shop = state.shopOfUser(userId);
			if (!shop) throw etsyError(404, `Could not find a shop of user ${userId}`);
			return { user_id: userId, shop_id: shop.id };
		},
	);

	addOperation(
		app,
		state,
		{ method: 'GET', path: '/users/:user_id', operation: 'getUser', scope: 'email_r' },
		(request, caller) => {
			const userId = new Params(request).id('user_id');
			const shop = state.shopOfUser(userId);
			if (!shop || userId !== userOf(caller)) throw etsyError(404);
			return presentUser(shop);
		},
	);

	addOperation(
		app,
		state,
		{ method: 'GET', path: '/users/:user_id/shops', operation: 'getShopByOwnerUserId' },
		(request) => {
			const userId = new Params(request).id('user_id');
			const shop = state.shopOfUser(userId);
			if (!shop) throw etsyError(404, `Could not find a shop of user ${userId}`);
			return shopAnswer(shop.id);
		},
	);

	addOperation(
		app,
		state,
		{ method: 'GET', path: '/shops/:shop_id', operation: 'getShop' },
		(request) => shopAnswer(new Params(request).id('shop_id')),
	);

	addOperation(app, state, { method: 'GET', path: '/shops', operation: 'findShops' }, (request) => {
		const params = new Params(request);
		const name = params.text('shop_name');
		if (!name) throw etsyError(400, 'Missing required parameter: shop_name');
		const found = [...state.shops.values()].filter((shop) =>
			shop.name.toLowerCase().includes(name.toLowerCase()),
		);
		return pageOf(found, params.page(), (shop) => shopAnswer(shop.id));
	});
}
