import type {
	Availability,
	CatalogProduct,
	CatalogVariant,
	VariantStock,
} from '../../domain/catalog';
import { entryOf } from '../../domain/entry-of';
import { ok, type Result } from '../../domain/result';
import { collect, pagesByOffset } from '../../transport/paging';
import type { ListQuery, VariantQuery } from '../types';
import type { GelatoDeps } from './deps';
import { catalogsSchema, productSearchSchema, stockSchema, type GelatoProduct } from './schemas';

const PAGE_SIZE = 100;
/** The most products that one question about stock may name (facts/gelato.md 4). */
const STOCK_BATCH = 250;

/** Lists the catalogs, which are kinds of products. One call; the list has no pages. */
export async function searchCatalog(
	{ client, addresses }: GelatoDeps,
	{ search, limit }: ListQuery,
): Promise<Result<CatalogProduct[]>> {
	const answer = await client.call({
		operation: 'listCatalogs',
		effect: 'read',
		method: 'GET',
		baseUrl: addresses.product,
		path: '/v3/catalogs',
		schema: catalogsSchema,
	});
	if (!answer.ok) return answer;
	const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const found = answer.value
		.map((raw) => ({ productId: raw.catalogUid, title: raw.title ?? raw.catalogUid, raw }))
		.filter(({ productId, title }) => {
			const text = `${title} ${productId}`.toLowerCase();
			return words.every((word) => text.includes(word));
		});
	return ok(found.slice(0, limit));
}

/** Lists the concrete products of a catalog; each is a variant. One call a hundred. */
export async function listVariants(
	{ client, addresses }: GelatoDeps,
	{ productId }: VariantQuery,
): Promise<Result<CatalogVariant[]>> {
	const found = await collect(
		pagesByOffset<GelatoProduct>({
			service: 'gelato',
			operation: 'searchProducts',
			pageSize: PAGE_SIZE,
			fetch: async (offset, limit) => {
				const page = await client.call({
					operation: 'searchProducts',
					effect: 'read',
					method: 'POST',
					baseUrl: addresses.product,
					path: `/v3/catalogs/${encodeURIComponent(productId)}/products:search`,
					body: { kind: 'json', value: { attributeFilters: {}, limit, offset } },
					schema: productSearchSchema,
				});
				return page.ok ? ok({ items: page.value.products }) : page;
			},
		}),
	);
	return found.ok ? ok(found.value.map(toVariant)) : found;
}

function toVariant({ data, raw }: GelatoProduct): CatalogVariant {
	const options = Object.entries(data.attributes).flatMap(([name, value]) =>
		typeof value === 'string' ? { name, value } : [],
	);
	return {
		variantId: data.productUid,
		title: data.productUid,
		options,
		// The catalog does not tell sizes in one form; the design guide does (facts/gelato.md 6).
		printAreas: [],
		availability: 'unknown',
		raw,
	};
}

const STOCK: Readonly<Record<string, Availability>> = {
	'in-stock': 'in_stock',
	'non-stockable': 'in_stock',
	// Gone at the print shops, but a hub of Gelato's has it: it is still delivered.
	'out-of-stock-replenishable': 'in_stock',
	'out-of-stock': 'out_of_stock',
	'not-supported': 'unknown',
};

/** Tells what is in stock by region. One call for 250 variants. */
export async function checkStock(
	{ client, addresses }: GelatoDeps,
	variantIds: readonly string[],
): Promise<Result<VariantStock[]>> {
	const all: VariantStock[] = [];
	for (let start = 0; start < variantIds.length; start += STOCK_BATCH) {
		const answer = await client.call({
			operation: 'getStockRegionAvailability',
			effect: 'read',
			method: 'POST',
			baseUrl: addresses.product,
			path: '/v3/stock/region-availability',
			body: {
				kind: 'json',
				value: { products: variantIds.slice(start, start + STOCK_BATCH) },
			},
			schema: stockSchema,
		});
		if (!answer.ok) return answer;
		const told = answer.value.productsAvailability.map(({ productUid, availability }) => {
			const regions = Object.fromEntries(
				availability.map(({ stockRegionUid, status }): [string, Availability] => [
					stockRegionUid,
					entryOf(STOCK, status) ?? 'unknown',
				]),
			);
			const dates = availability.map((one) => one.replenishmentEstimatedDate).filter(Boolean);
			return {
				variantId: productUid,
				availability: best(Object.values(regions)),
				regions,
				expectedAt: dates.sort()[0],
			};
		});
		all.push(...told);
	}
	return ok(all);
}

/** In stock anywhere counts: Gelato prints where it can. */
function best(regions: readonly Availability[]): Availability {
	const order: Availability[] = ['in_stock', 'out_of_stock', 'discontinued'];
	return order.find((one) => regions.includes(one)) ?? 'unknown';
}
