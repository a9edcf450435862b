import type { FastifyInstance } from 'fastify';

import { accountOf } from '../auth';
import type { Context } from '../context';

/** `GET /v1/shops.json`, `DELETE /v1/shops/{shop}/connection.json`. */
export function shopRoutes(app: FastifyInstance, { state }: Context): void {
	app.get(
		'/v1/shops.json',
		{
			config: {
				operation: 'retrieveListOfShopsInAPrintifyAccount',
				printifyScope: 'shops.read',
			},
		},
		async (request) =>
			[...state.shops.values()]
				.filter(({ accountId }) => accountId === accountOf(request))
				.map(({ id, title, salesChannel }) => ({ id, title, sales_channel: salesChannel })),
	);

	app.delete<{ Params: { shop: string } }>(
		'/v1/shops/:shop/connection.json',
		{ config: { operation: 'disconnectAShop' } },
		async (request) => {
			const shop = state.shopOf(accountOf(request), request.params.shop);
			shop.salesChannel = 'disconnected';
			return {};
		},
	);
}
