import { z } from 'zod';
import type { ProviderProduct } from '../../domain/provider-product';
import { ok, type Result } from '../../domain/result';
import { collect, pagesByOffset } from '../../transport/paging';
import type { ListQuery } from '../types';
import type { PrintfulDeps } from './deps';
import {
	productPageSchema,
	savedProductSchema,
	type PrintfulListedProduct,
	type PrintfulSavedProduct,
} from './product-schemas';
import { toListedProduct, toProviderProduct } from './to-product';

const PAGE_SIZE = 100;

/**
 * Where saved products are: those of a store made for orders by hand or API, and those that a
 * connected shop brought in, which can only be read here (facts/printful.md 6).
 */
const OWN = { path: '/store/products', list: 'getSyncProducts', read: 'getSyncProductById' };
const FROM_SHOP = {
	path: '/sync/products',
	list: 'getStoreSyncProducts',
	read: 'getStoreSyncProductById',
};
type Place = typeof OWN;

/** The path of a saved product of a store of one's own. */
export function productPath(productId: string): string {
	return `${OWN.path}/${encodeURIComponent(productId.trim())}`;
}

/** Asks where the store's own products are, then where those of a shop are. */
async function inEither<T>(
	ask: (place: Place) => Promise<Result<T>>,
): Promise<Result<{ value: T; isFromShop: boolean }>> {
	const own = await ask(OWN);
	if (own.ok) return ok({ value: own.value, isFromShop: false });
	// A store of the other kind is refused, in words that are not documented.
	if (!['validation', 'permission'].includes(own.failure.category)) return own;
	const shop = await ask(FROM_SHOP);
	return shop.ok ? ok({ value: shop.value, isFromShop: true }) : own;
}

/**
 * Lists the saved products of the store, without their variants: Printful tells those one product at
 * a time only. One call for a hundred; one more in a store that is connected to a shop.
 */
export async function listProducts(
	deps: PrintfulDeps,
	{ search, limit }: ListQuery,
): Promise<Result<ProviderProduct[]>> {
	const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const found = await inEither(
		async (place) => await readList(deps, place, words.length > 0 ? undefined : limit),
	);
	if (!found.ok) return found;
	const products = found.value.value
		.map((one) => toListedProduct(one, found.value.isFromShop))
		.filter(({ title, providerProductId }) => {
			const text = `${title} ${providerProductId}`.toLowerCase();
			return words.every((word) => text.includes(word));
		});
	return ok(products.slice(0, limit));
}

async function readList({ client }: PrintfulDeps, place: Place, limit: number | undefined) {
	return await collect(
		pagesByOffset<PrintfulListedProduct>({
			service: 'printful',
			operation: place.list,
			pageSize: PAGE_SIZE,
			limit,
			fetch: async (offset, size) =>
				await client.call({
					operation: place.list,
					effect: 'read',
					method: 'GET',
					path: place.path,
					query: { offset, limit: size },
					schema: productPageSchema,
				}),
		}),
	);
}

/** Reads one saved product of a store of one's own, also what is not in the neutral form. One call. */
export async function readProduct(
	{ client }: PrintfulDeps,
	productId: string,
	place: Place = OWN,
): Promise<Result<PrintfulSavedProduct>> {
	return await client.call({
		operation: place.read,
		effect: 'read',
		method: 'GET',
		path: `${place.path}/${encodeURIComponent(productId.trim())}`,
		schema: savedProductSchema,
	});
}

/** Reads one saved product. One call; two in a store that is connected to a shop. */
export async function getProduct(
	deps: PrintfulDeps,
	productId: string,
): Promise<Result<ProviderProduct>> {
	const found = await inEither(async (place) => await readProduct(deps, productId, place));
	return found.ok ? ok(toProviderProduct(found.value.value, found.value.isFromShop)) : found;
}

/**
 * Deletes a saved product with its variants. One call. What was deleted by a try whose answer got
 * lost counts as done.
 */
export async function deleteProduct(
	{ client }: PrintfulDeps,
	productId: string,
): Promise<Result<true>> {
	const answer = await client.call({
		operation: 'deleteSyncProduct',
		effect: 'idempotent',
		method: 'DELETE',
		path: productPath(productId),
		schema: z.unknown(),
	});
	if (answer.ok) return ok(true);
	const { category, attempt } = answer.failure;
	return category === 'not_found' && attempt > 1 ? ok(true) : answer;
}
