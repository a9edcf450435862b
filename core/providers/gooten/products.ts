import { failure } from '../../domain/failure';
import type { ProviderProduct, ProviderProductRequest } from '../../domain/provider-product';
import { fail, ok, type Result } from '../../domain/result';
import type { ListQuery } from '../types';
import type { GootenDeps } from './deps';
import { readPages } from './pages';
import {
	doneSchema,
	readyProductSchema,
	readyProductsSchema,
	type GootenReadyProduct,
} from './schemas';
import { toImages } from './to-line';

/** How many a page has is not documented; it ends with one that brings nothing new. */
const PAGE_SIZE = 1;

function path({ recipeId }: GootenDeps): string {
	return `/api/v2/recipes/${encodeURIComponent(recipeId)}/printreadyproducts`;
}

function toProduct({ data, raw }: GootenReadyProduct): ProviderProduct {
	const sku = data.Sku ?? data.Id;
	return {
		providerProductId: data.Id,
		title: data.Name ?? sku,
		tags: [],
		variants: [{ variantId: sku, sku, options: [], isEnabled: true, isAvailable: true }],
		imageUrls: data.Images.flatMap(({ Url }) => Url ?? []),
		// The pictures are print files, not mock-ups.
		mockups: [],
		// Saved products are for orders only; Gooten's shops are another matter.
		publishState: 'not_published',
		raw,
	};
}

async function readAll(
	deps: GootenDeps,
	isEnough?: (products: readonly GootenReadyProduct[]) => boolean,
): Promise<Result<GootenReadyProduct[]>> {
	return await readPages<GootenReadyProduct>({
		pageSize: PAGE_SIZE,
		idOf: ({ data }) => data.Id,
		isEnough,
		fetch: async (page) => {
			const answer = await deps.client.call({
				operation: 'listPrintReadyProducts',
				effect: 'read',
				method: 'GET',
				path: path(deps),
				query: { page },
				schema: readyProductsSchema,
			});
			return answer.ok ? ok({ items: answer.value.PrintReadyProducts }) : answer;
		},
	});
}

/** Lists the saved products ("print ready products"). One call a page and one more. */
export async function listProducts(
	deps: GootenDeps,
	{ search, limit }: ListQuery,
): Promise<Result<ProviderProduct[]>> {
	const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const isMeant = ({ title }: ProviderProduct) =>
		words.every((word) => title.toLowerCase().includes(word));
	const isEnough = (read: readonly GootenReadyProduct[]) =>
		limit !== undefined && read.map(toProduct).filter(isMeant).length >= limit;
	const all = await readAll(deps, isEnough);
	return all.ok ? ok(all.value.map(toProduct).filter(isMeant).slice(0, limit)) : all;
}

/** Reads one saved product. Gooten has no call for one, so the list is read until it comes. */
export async function getProduct(
	deps: GootenDeps,
	providerProductId: string,
): Promise<Result<ProviderProduct>> {
	const isIt = ({ data }: GootenReadyProduct) => data.Id === providerProductId;
	const all = await readAll(deps, (read) => read.some(isIt));
	if (!all.ok) return all;
	const found = all.value.find(isIt);
	return found ? ok(toProduct(found)) : fail(notThere());
}

/** Saves a SKU with its pictures, to be ordered by a number of its own. One call. */
export async function createProduct(
	deps: GootenDeps,
	request: ProviderProductRequest,
): Promise<Result<ProviderProduct>> {
	const [variant, ...others] = request.variants;
	if (!variant || others.length > 0) return fail(oneAtATime());
	const images = toImages(request.files, 'files', 'createProduct');
	if (!images.ok) return images;
	const answer = await deps.client.call({
		operation: 'createPrintReadyProduct',
		effect: 'create',
		method: 'POST',
		path: path(deps),
		body: {
			kind: 'json',
			value: {
				Sku: variant.variantId,
				Name: request.title,
				Images: images.value.map(({ Url, SpaceId }) => ({ Url, ...(SpaceId ? { SpaceId } : {}) })),
			},
		},
		schema: readyProductSchema,
	});
	return answer.ok ? ok(toProduct(answer.value)) : answer;
}

/** Deletes a saved product. One call. */
export async function deleteProduct(
	deps: GootenDeps,
	providerProductId: string,
): Promise<Result<true>> {
	const answer = await deps.client.call({
		operation: 'deletePrintReadyProduct',
		effect: 'idempotent',
		method: 'DELETE',
		path: `${path(deps)}/${encodeURIComponent(providerProductId)}`,
		schema: doneSchema,
	});
	return answer.ok ? ok(true) : answer;
}

function notThere() {
	return failure({
		category: 'not_found',
		provider: 'gooten',
		operation: 'getProduct',
		message: 'Gooten has no saved product with this ID.',
		hint: 'Look at the list of saved products, and check that the credential is the right storefront.',
		fields: ['productId'],
	});
}

function oneAtATime() {
	return failure({
		category: 'capability',
		provider: 'gooten',
		operation: 'createProduct',
		message: 'Gooten saves one SKU with its pictures at a time.',
		hint: 'Make a product for each SKU, or use Printify, whose products have many variants.',
		fields: ['variants'],
	});
}
