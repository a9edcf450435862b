import { z } from 'zod';
import type { ProviderProduct } from '../../domain/provider-product';
import { ok, type Result } from '../../domain/result';
import { pagesByNumber } from '../../transport/paging';
import type { ListQuery } from '../types';
import { shopPath, type PrintifyDeps } from './deps';
import { isLastPage } from './find-order';
import { toProviderProduct } from './from-printify-product';
import {
	productPageSchema,
	productSchema,
	type PrintifyProduct,
	type PrintifyProductPage,
} from './product-schemas';

/** Printify's largest page of products since 2024-10-03 (facts/printify.md 4). */
export const PAGE_SIZE = 50;

/**
 * Lists the saved products of the shop. One call fifty. Printify cannot search, so with words all
 * pages are read, until enough were found.
 */
export async function listProducts(
	deps: PrintifyDeps,
	{ search, limit = Number.POSITIVE_INFINITY }: ListQuery,
): Promise<Result<ProviderProduct[]>> {
	const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const found: ProviderProduct[] = [];
	const pages = pagesByNumber<PrintifyProduct>({
		service: 'printify',
		operation: 'retrieveAListOfProducts',
		pageSize: PAGE_SIZE,
		...(words.length === 0 && Number.isFinite(limit) ? { limit } : {}),
		fetch: async (page, size) => await readPage(deps, page, size),
	});
	for await (const page of pages) {
		if (!page.ok) return page;
		const meant = page.value.map(toProviderProduct).filter(({ title, providerProductId }) => {
			const text = `${title} ${providerProductId}`.toLowerCase();
			return words.every((word) => text.includes(word));
		});
		found.push(...meant);
		if (found.length >= limit) break;
	}
	return ok(found.slice(0, limit));
}

/** Reads one page of the saved products as Printify gives it. One call. */
export async function readProductPage(
	deps: PrintifyDeps,
	page: number,
	limit: number = PAGE_SIZE,
): Promise<Result<PrintifyProductPage>> {
	return await deps.client.call({
		operation: 'retrieveAListOfProducts',
		effect: 'read',
		method: 'GET',
		path: shopPath(deps, 'products'),
		query: { page, limit },
		schema: productPageSchema,
	});
}

async function readPage(deps: PrintifyDeps, page: number, limit: number) {
	const answer = await readProductPage(deps, page, limit);
	if (!answer.ok) return answer;
	const lastPage = isLastPage(answer.value, page) ? page : page + 1;
	return ok({ items: answer.value.data, lastPage });
}

/** Reads one saved product, also what is not in the neutral form. One call. */
export async function readProduct(
	deps: PrintifyDeps,
	providerProductId: string,
): Promise<Result<PrintifyProduct>> {
	return await deps.client.call({
		operation: 'retrieveAProduct',
		effect: 'read',
		method: 'GET',
		path: shopPath(deps, 'products', providerProductId),
		schema: productSchema,
	});
}

/** Reads one saved product. One call. */
export async function getProduct(
	deps: PrintifyDeps,
	providerProductId: string,
): Promise<Result<ProviderProduct>> {
	const product = await readProduct(deps, providerProductId);
	return product.ok ? ok(toProviderProduct(product.value)) : product;
}

/**
 * Deletes a saved product. One call. What was deleted by a try whose answer got lost counts as
 * done.
 */
export async function deleteProduct(
	deps: PrintifyDeps,
	providerProductId: string,
): Promise<Result<true>> {
	const answer = await deps.client.call({
		operation: 'deleteAProduct',
		effect: 'idempotent',
		method: 'DELETE',
		path: shopPath(deps, 'products', providerProductId),
		schema: z.unknown(),
	});
	if (answer.ok) return ok(true);
	const { category, attempt } = answer.failure;
	return category === 'not_found' && attempt > 1 ? ok(true) : answer;
}
