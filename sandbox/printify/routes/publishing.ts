import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { accountOf } from '../auth';
import type { Context } from '../context';
import { CODE, failed } from '../errors';
import { readBody } from '../input';
import type { Product, Shop } from '../model';

interface OnProduct {
	Params: { shop: string; product: string };
}

const ONE = '/v1/shops/:shop/products/:product';
/** Sales channels behind which no shop system publishes: the API's user has to. */
const API_CHANNELS = new Set(['custom_integration', 'disconnected', 'api']);

const publishSchema = z.object({
	title: z.boolean().optional(),
	description: z.boolean().optional(),
	images: z.boolean().optional(),
	variants: z.boolean().optional(),
	tags: z.boolean().optional(),
	keyFeatures: z.boolean().optional(),
	shipping_template: z.boolean().optional(),
});
const succeededSchema = z.object({
	external: z.object({ id: z.string(), handle: z.string().url() }),
});
const failedSchema = z.object({ reason: z.string() });

/**
 * Publishing. In an API shop `publish` only locks the product and sends `product:publish:started`;
 * it stays locked until it is told how that ended. A connected shop publishes at once.
 */
export function publishingRoutes(app: FastifyInstance, { state, events }: Context): void {
	const route = (
		name: string,
		operation: string,
		act: (product: Product, shop: Shop, body: unknown) => void,
	) => {
		app.post<OnProduct>(
			`${ONE}/${name}.json`,
			{ config: { operation, printifyScope: 'products.write' } },
			async (request) => {
				const shop = state.shopOf(accountOf(request), request.params.shop);
				const product = state.productOf(shop, request.params.product);
				act(product, shop, request.body);
				return {};
			},
		);
	};

	route('publish', 'publishAProduct', (product, shop, body) => {
		const { keyFeatures, ...details } = readBody(publishSchema, body);
		if (product.isLocked) throw failed(400, 'The product is locked', CODE.request);
		if (API_CHANNELS.has(shop.salesChannel)) {
			product.isLocked = true;
		} else {
			const id = String(state.random.int(1_000_000_000, 1_999_999_999));
			product.external = { id, handle: `https://shop.example.invalid/listing/${id}` };
		}
		events.product('product:publish:started', product, {
			publish_details: { ...details, key_features: keyFeatures },
			action: 'create',
			out_of_stock_publishing: 0,
		});
	});

	route('publishing_succeeded', 'setProductPublishStatusToSucceeded', (product, _shop, body) => {
		product.external = readBody(succeededSchema, body).external;
		product.isLocked = false;
	});

	route('publishing_failed', 'setProductPublishStatusToFailed', (product, _shop, body) => {
		readBody(failedSchema, body);
		product.isLocked = false;
	});

	route('unpublish', 'notifyThatAProductHasBeenUnpublished', (product) => {
		product.external = undefined;
		product.isLocked = false;
	});
}
