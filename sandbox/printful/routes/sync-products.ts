import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { keep, route, storeOf } from '../access';
import { ok, page, read } from '../envelope';
import { failed } from '../errors';
import { LockoutWindow } from '../limits';
import type { StoreProduct } from '../model';
import {
	isSynced,
	presentStoreProduct,
	presentStoreVariant,
	presentWhole,
} from '../present/store-product';
import type { State } from '../state';
import { updateVariant, variantSchema } from '../store-input';
import type { Events } from '../webhooks/events';

interface IdParams {
	Params: { id: string };
}

const PER_MINUTE = 10;

const FILTERS: Record<string, (product: StoreProduct) => boolean> = {
	all: () => true,
	imported: () => true,
	synced: ({ variants }) => variants.every(isSynced),
	unsynced: ({ variants }) => !variants.every(isSynced),
	ignored: ({ isIgnored }) => isIgnored,
	discontinued: ({ variants }) => variants.some(({ variant }) => variant?.isDiscontinued),
	out_of_stock: ({ variants }) => variants.some(({ variant }) => variant && !variant.isAvailable),
};

/** The `status` of a list of products. @throws 400 for one that is none */
export function statusFilter({ query }: FastifyRequest): (product: StoreProduct) => boolean {
	const { status = 'all' } = query as { status?: string };
	const filter = FILTERS[status];
	if (!filter) throw failed(400, `Invalid status: ${status}`);
	return filter;
}

/** What stands in any store: imported from its shop, and linked here (facts/printful.md 6). */
export function syncProductRoutes(app: FastifyInstance, state: State, events: Events): () => void {
	const window = new LockoutWindow(state.world.clock);
	const reads = { scope: 'sync_products/read', store: true };
	const writes = { scope: 'sync_products', store: true };
	const productIn = (request: FastifyRequest) =>
		state.storeProductOf(storeOf(request), (request.params as { id: string }).id);
	const variantIn = (request: FastifyRequest) =>
		state.storeVariantOf(storeOf(request), (request.params as { id: string }).id);
	const present = ({ product, variant }: ReturnType<typeof variantIn>) => ({
		sync_variant: presentStoreVariant(state, product, variant),
		sync_product: presentStoreProduct(product),
	});
	const limit = (request: FastifyRequest, reply: FastifyReply) =>
		keep(reply, window.take(String(storeOf(request).account.id), PER_MINUTE), false);

	app.get('/sync/products', route('listSyncProducts', reads), async (request) => {
		const { search = '' } = request.query as { search?: string };
		const found = state
			.productsOf(storeOf(request))
			.filter(statusFilter(request))
			.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
		return page(request, found, presentStoreProduct);
	});

	app.get<IdParams>('/sync/products/:id', route('getSyncProduct', reads), async (request) =>
		ok(presentWhole(state, productIn(request))),
	);

	// It unlinks; the shop's own listing is not Printful's to delete.
	app.delete<IdParams>(
		'/sync/products/:id',
		route('deleteSyncProduct', writes),
		async (request) => {
			const product = productIn(request);
			for (const variant of product.variants) unlink(variant);
			events.product('product_updated', product);
			return ok(presentWhole(state, product));
		},
	);

	app.get<IdParams>('/sync/variant/:id', route('getSyncVariant', reads), async (request) =>
		ok(present(variantIn(request))),
	);

	app.put<IdParams>(
		'/sync/variant/:id',
		route('updateSyncVariant', writes),
		async (request, reply) => {
			limit(request, reply);
			const { product, variant } = variantIn(request);
			updateVariant(state, product, variant, read(variantSchema, request.body));
			events.product('product_synced', product);
			return ok(present({ product, variant }));
		},
	);

	app.delete<IdParams>('/sync/variant/:id', route('deleteSyncVariant', writes), async (request) => {
		const found = variantIn(request);
		unlink(found.variant);
		events.product('product_updated', found.product);
		return ok(present(found));
	});

	return () => window.reset();
}

function unlink(variant: StoreProduct['variants'][number]): void {
	variant.variant = undefined;
	variant.prints = [];
}
