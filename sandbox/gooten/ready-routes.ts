import type { FastifyInstance } from 'fastify';

import { accountOf, queryOf } from './access';
import { complaint, refused } from './errors';
import { pageSchema, read, readySchema } from './input';
import type { ReadyProduct } from './model';
import { picturesOf } from './order-routes';
import { presentReady } from './present';
import type { State } from './state';

/** Products in a page of the list. */
const PAGE_SIZE = 25;

/** Saved products: SKUs of the seller's own with their pictures (facts/gooten.md 5). */
export function readyRoutes(app: FastifyInstance, state: State): void {
	const path = '/api/v2/recipes/:recipeId/printreadyproducts';

	app.get(path, { config: { operation: 'listPrintReadyProducts' } }, async (request) => {
		const account = accountOf(request);
		const { page } = read(pageSchema, queryOf(request));
		const all = [...state.readyProducts.values()].filter((one) => one.account === account);
		return {
			PrintReadyProducts: all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(presentReady),
		};
	});

	app.post(path, { config: { operation: 'createPrintReadyProduct' } }, async (request) => {
		const body = read(readySchema, request.body);
		const variant = state.variants.get(body.Sku);
		if (!variant) throw refused(complaint('Sku', 'The SKU was not found.', body.Sku));
		const number = state.newNumber();
		const ready: ReadyProduct = {
			id: String(number),
			account: accountOf(request),
			sku: `PRP-${number}`,
			name: body.Name,
			variant,
			images: picturesOf(variant, body.Images, ''),
		};
		state.readyProducts.set(ready.id, ready);
		return presentReady(ready);
	});

	app.delete(
		`${path}/:productId`,
		{ config: { operation: 'deletePrintReadyProduct' } },
		async (request) => {
			const { productId } = request.params as { productId: string };
			if (state.readyProducts.get(productId)?.account !== accountOf(request)) {
				throw refused(complaint('ProductId', 'The product was not found.', productId));
			}
			state.readyProducts.delete(productId);
			return { HadError: false, Id: productId };
		},
	);
}
