import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { keep, route, storeOf } from '../access';
import { ok, page, read } from '../envelope';
import { failed } from '../errors';
import { LockoutWindow } from '../limits';
import type { Store, StoreProduct } from '../model';
import { presentStoreProduct, presentStoreVariant, presentWhole } from '../present/store-product';
import {
	applyProduct,
	newVariant,
	productChangeSchema,
	productSchema,
	refuseTakenProduct,
	refuseTakenVariants,
	refuseTooMany,
	toVariants,
	updateVariant,
	variantSchema,
} from '../store-input';
import type { State } from '../state';
import type { Events } from '../webhooks/events';
import { statusFilter } from './sync-products';

interface IdParams {
	Params: { id: string };
}

const PER_MINUTE = 10;

/** Products of stores for orders by API; no other store has them (facts/printful.md 6). */
export function storeProductRoutes(app: FastifyInstance, state: State, events: Events): () => void {
	const window = new LockoutWindow(state.world.clock);
	const reads = { scope: 'sync_products/read', store: true };
	const writes = { scope: 'sync_products', store: true };
	const nativeStore = (request: FastifyRequest): Store => {
		const store = storeOf(request);
		if (store.type === 'native') return store;
		throw failed(
			400,
			'This API endpoint applies only to Printful stores based on the Manual Order / API platform.',
		);
	};
	const productIn = (request: FastifyRequest): StoreProduct =>
		state.storeProductOf(nativeStore(request), (request.params as { id: string }).id);
	const variantIn = (request: FastifyRequest) =>
		state.storeVariantOf(nativeStore(request), (request.params as { id: string }).id);
	const limit = (request: FastifyRequest, reply: FastifyReply) =>
		keep(reply, window.take(String(storeOf(request).account.id), PER_MINUTE), false);

	app.get('/store/products', route('listStoreProducts', reads), async (request) =>
		page(
			request,
			state.productsOf(nativeStore(request)).filter(statusFilter(request)),
			presentStoreProduct,
		),
	);

	app.post('/store/products', route('createStoreProduct', writes), async (request) => {
		const store = nativeStore(request);
		const { sync_product: head, sync_variants: inputs } = read(productSchema, request.body);
		refuseTooMany(inputs);
		refuseTakenProduct(state, store, head.external_id);
		const product: StoreProduct = {
			id: state.nextId(),
			store,
			externalId: head.external_id ?? null,
			name: head.name,
			thumbnail: head.thumbnail ?? null,
			isIgnored: head.is_ignored ?? false,
			variants: [],
		};
		product.variants = toVariants(state, product, inputs);
		refuseTakenVariants(state, product, product.variants);
		state.storeProducts.set(product.id, product);
		events.product('product_synced', product);
		return ok(presentStoreProduct(product));
	});

	app.get<IdParams>('/store/products/:id', route('getStoreProduct', reads), async (request) =>
		ok(presentWhole(state, productIn(request))),
	);

	app.put<IdParams>(
		'/store/products/:id',
		route('updateStoreProduct', writes),
		async (request, reply) => {
			limit(request, reply);
			const product = productIn(request);
			const input = read(productChangeSchema, request.body);
			refuseTooMany(input.sync_variants ?? []);
			// What a list of variants leaves out is deleted.
			const variants =
				input.sync_variants === undefined
					? product.variants
					: toVariants(state, product, input.sync_variants);
			refuseTakenVariants(state, product, variants);
			refuseTakenProduct(state, product.store, input.sync_product?.external_id, product);
			applyProduct(product, input.sync_product ?? {});
			product.variants = variants;
			events.product('product_updated', product);
			return ok(presentStoreProduct(product));
		},
	);

	app.delete<IdParams>(
		'/store/products/:id',
		route('deleteStoreProduct', writes),
		async (request) => {
			const product = productIn(request);
			state.storeProducts.delete(product.id);
			events.product('product_deleted', product);
			return ok(presentWhole(state, product));
		},
	);

	app.post<IdParams>(
		'/store/products/:id/variants',
		route('createStoreVariant', writes),
		async (request) => {
			const product = productIn(request);
			const variant = newVariant(state, product, read(variantSchema, request.body));
			refuseTooMany([...product.variants, variant]);
			refuseTakenVariants(state, product, [...product.variants, variant]);
			product.variants = [...product.variants, variant];
			events.product('product_updated', product);
			return ok(presentStoreVariant(state, product, variant));
		},
	);

	app.get<IdParams>('/store/variants/:id', route('getStoreVariant', reads), async (request) => {
		const { product, variant } = variantIn(request);
		return ok(presentStoreVariant(state, product, variant));
	});

	app.put<IdParams>(
		'/store/variants/:id',
		route('updateStoreVariant', writes),
		async (request, reply) => {
			limit(request, reply);
			const { product, variant } = variantIn(request);
			updateVariant(state, product, variant, read(variantSchema, request.body));
			refuseTakenVariants(state, product, product.variants);
			events.product('product_updated', product);
			return ok(presentStoreVariant(state, product, variant));
		},
	);

	app.delete<IdParams>(
		'/store/variants/:id',
		route('deleteStoreVariant', writes),
		async (request) => {
			const { product, variant } = variantIn(request);
			product.variants = product.variants.filter((one) => one !== variant);
			events.product('product_updated', product);
			return ok([]);
		},
	);

	return () => window.reset();
}
