import type { FastifyInstance } from 'fastify';

import { accountOf } from '../auth';
import type { Context } from '../context';
import { readBody, readPage } from '../input';
import { pageOf } from '../present/page';
import { presentProduct } from '../present/product';
import { createProduct, newProductSchema, productUpdateSchema, updateProduct } from '../products';

interface InShop {
	Params: { shop: string };
}
interface OnProduct {
	Params: { shop: string; product: string };
}

const LIST = '/v1/shops/:shop/products.json';
const ONE = '/v1/shops/:shop/products/:product.json';
/** Since 2024-10-03 (facts/printify.md 4). */
const MAX_LIMIT = 50;

const config = (operation: string, kind: 'read' | 'write') => ({
	config: { operation, printifyScope: `products.${kind}` },
});

/** Products: list, read, create, update, delete (facts/printify.md 6). */
export function productRoutes(app: FastifyInstance, { state, events }: Context): void {
	app.get<InShop>(LIST, config('retrieveAListOfProducts', 'read'), async (request) => {
		const shop = state.shopOf(accountOf(request), request.params.shop);
		const page = readPage(request.query, MAX_LIMIT);
		const all = [...state.products.values()].filter(({ shopId }) => shopId === shop.id);
		return pageOf(all, page, (product) => presentProduct(state, product));
	});

	app.post<InShop>(LIST, config('createANewProduct', 'write'), async (request) => {
		const shop = state.shopOf(accountOf(request), request.params.shop);
		const product = createProduct(state, shop, readBody(newProductSchema, request.body));
		events.product('product:created', product);
		return presentProduct(state, product);
	});

	app.get<OnProduct>(ONE, config('retrieveAProduct', 'read'), async (request) => {
		const shop = state.shopOf(accountOf(request), request.params.shop);
		return presentProduct(state, state.productOf(shop, request.params.product));
	});

	app.put<OnProduct>(ONE, config('updateAProduct', 'write'), async (request) => {
		const shop = state.shopOf(accountOf(request), request.params.shop);
		const product = state.productOf(shop, request.params.product);
		updateProduct(state, shop, product, readBody(productUpdateSchema, request.body));
		events.product('product:updated', product);
		return presentProduct(state, product);
	});

	app.delete<OnProduct>(ONE, config('deleteAProduct', 'write'), async (request) => {
		const shop = state.shopOf(accountOf(request), request.params.shop);
		const product = state.productOf(shop, request.params.product);
		state.products.delete(product.id);
		events.product('product:deleted', product);
		return {};
	});
}
