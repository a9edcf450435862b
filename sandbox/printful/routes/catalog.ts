import type { FastifyInstance } from 'fastify';

import { route } from '../access';
import { listIn, ok } from '../envelope';
import { failed } from '../errors';
import type { Category } from '../model';
import { presentProduct, presentVariant } from '../present/catalog';
import type { State } from '../state';
import { COUNTRIES } from '../countries';

interface IdParams {
	Params: { id: string };
}

function present({ id, parentId, title }: Category) {
	const image_url = `https://files.cdn.example.com/categories/${id}.png`;
	return { id, parent_id: parentId, image_url, size: 'medium', title };
}

/** The catalog of v1, which a caller without a token may read too, and the countries. */
export function catalogRoutes(app: FastifyInstance, state: State): void {
	const open = { open: true };

	app.get('/products', route('listProducts', open), async (request) => {
		const categories = listIn(request, 'category_id');
		const all = [...state.products.values()].filter(
			({ categoryId }) => categories.length === 0 || categories.includes(String(categoryId)),
		);
		return ok(all.map(presentProduct));
	});

	app.get<IdParams>('/products/:id', route('getProduct', open), async ({ params }) => {
		const product = state.products.get(Number(params.id));
		if (!product) throw failed(404, 'Not found');
		return ok({ product: presentProduct(product), variants: product.variants.map(presentVariant) });
	});

	app.get<IdParams>('/products/variant/:id', route('getVariant', open), async ({ params }) => {
		const variant = state.variants.get(Number(params.id));
		if (!variant) throw failed(404, 'Not found');
		return ok({ variant: presentVariant(variant), product: presentProduct(variant.product) });
	});

	app.get('/categories', route('listCategories', open), async () =>
		ok(state.categories.map(present)),
	);

	app.get<IdParams>('/categories/:id', route('getCategory', open), async ({ params }) => {
		const category = state.categories.find(({ id }) => String(id) === params.id);
		if (!category) throw failed(404, 'Not found');
		return ok(present(category));
	});

	app.get('/countries', route('listCountries', open), async () =>
		ok(COUNTRIES.map(({ code, name, states, region }) => ({ code, name, states, region }))),
	);
}
