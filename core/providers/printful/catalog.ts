import type { Availability, CatalogProduct, CatalogVariant, PrintArea } from '../../domain/catalog';
import { entryOf } from '../../domain/entry-of';
import type { Money } from '../../domain/money';
import { ok, type Result } from '../../domain/result';
import { collect, pagesByOffset } from '../../transport/paging';
import { toMoney } from '../shared/fields';
import type { ListQuery, VariantQuery } from '../types';
import {
	catalogSchema,
	pricesSchema,
	productSchema,
	type PrintfulCatalogProduct,
	type PrintfulPrices,
	type PrintfulVariant,
} from './catalog-schemas';
import type { PrintfulDeps } from './deps';
import { regionOf } from './regions';

const PAGE_SIZE = 100;

/**
 * Lists the blank products. One call, to API v1: it gives all of them at once, where v2 has pages of
 * a hundred. Neither can search, so the words are looked for here. What is made no more is left out.
 */
export async function searchCatalog(
	{ client }: PrintfulDeps,
	{ search, limit }: ListQuery,
): Promise<Result<CatalogProduct[]>> {
	const answer = await client.call({
		operation: 'getProducts',
		effect: 'read',
		method: 'GET',
		path: '/products',
		schema: catalogSchema,
	});
	if (!answer.ok) return answer;
	const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const found = answer.value.filter(({ data }) => {
		const text = [data.title, data.type_name, data.brand, data.model, data.id]
			.join(' ')
			.toLowerCase();
		return data.is_discontinued !== true && words.every((word) => text.includes(word));
	});
	return ok(found.slice(0, limit).map(toCatalogProduct));
}

function toCatalogProduct({ data, raw }: PrintfulCatalogProduct): CatalogProduct {
	return {
		productId: data.id,
		title: data.title ?? data.model ?? data.id,
		brand: data.brand,
		description: data.description,
		imageUrl: data.image,
		category: data.type_name,
		raw,
	};
}

/**
 * Lists the sizes and colours of a blank product, with print areas, stock and what one costs the
 * seller. Three calls: the variants (v1), the sizes of the print areas (v1), and the prices after
 * the seller's discount (v2; one call for each hundred variants). Where v2 does not tell a price,
 * v1's price without discount stands for it if it is in the currency that was asked for.
 */
export async function listVariants(
	deps: PrintfulDeps,
	query: VariantQuery,
): Promise<Result<CatalogVariant[]>> {
	const productId = query.productId.trim();
	const answer = await deps.client.call({
		operation: 'getProductById',
		effect: 'read',
		method: 'GET',
		path: `/products/${encodeURIComponent(productId)}`,
		schema: productSchema,
	});
	if (!answer.ok) return answer;
	const { product, variants } = answer.value;
	const prices = await readPrices(deps, { ...query, productId });
	if (!prices.ok) return prices;
	const areas = await deps.areas.areasOf(productId);
	// A product without a mockup generator has no sizes, and its areas are still worth knowing.
	if (!areas.ok && areas.failure.retryable) return areas;
	const costs = new Map(prices.value.map((one) => [one.id, one]));
	return ok(
		variants.map((variant) => {
			const known = areas.ok ? areas.value(variant.data.id) : [];
			return toVariant(variant, {
				areas: known.length > 0 ? known : namedAreas(product),
				cost: costOf(variant, product, costs.get(variant.data.id), query.currency),
			});
		}),
	);
}

function namedAreas({ data }: PrintfulCatalogProduct): PrintArea[] {
	const names = data.files.flatMap(({ type, id }) => type ?? id ?? []);
	const isPrinted = (name: string) => name !== 'mockup' && name !== 'preview';
	return [...new Set(names)].filter(isPrinted).map((placement) => ({ placement }));
}

async function readPrices(
	{ client }: PrintfulDeps,
	{ productId, countryCode, currency }: VariantQuery,
): Promise<Result<PrintfulPrices[]>> {
	return await collect(
		pagesByOffset<PrintfulPrices>({
			service: 'printful',
			operation: 'getProductPricesById',
			pageSize: PAGE_SIZE,
			fetch: async (offset, limit) =>
				await client.call({
					operation: 'getProductPricesById',
					effect: 'read',
					method: 'GET',
					path: `/v2/catalog-products/${encodeURIComponent(productId)}/prices`,
					query: {
						selling_region_name: regionOf(countryCode),
						currency: currency?.trim().toUpperCase() || undefined,
						limit,
						offset,
					},
					schema: pricesSchema,
				}),
		}),
	);
}

/** The price of the technique that the product is made with unless another is named. */
function costOf(
	{ data }: PrintfulVariant,
	{ data: product }: PrintfulCatalogProduct,
	prices: PrintfulPrices | undefined,
	wanted: string | undefined,
): Money | undefined {
	const usual = product.techniques.find((one) => one.is_default === true)?.key.toLowerCase();
	const techniques = prices?.techniques ?? [];
	const price =
		techniques.find(({ technique_key: key }) => key?.toLowerCase() === usual) ?? techniques[0];
	const told = toMoney(price?.discounted_price ?? price?.price, prices?.currency);
	const listed = toMoney(data.price, product.currency);
	const currency = wanted?.trim().toUpperCase();
	return told ?? (!currency || listed?.currency === currency ? listed : undefined);
}

const STOCK: Readonly<Record<string, Availability>> = {
	in_stock: 'in_stock',
	stocked_on_demand: 'in_stock',
	out_of_stock: 'out_of_stock',
	discontinued: 'discontinued',
};

function toVariant(
	{ data, raw }: PrintfulVariant,
	{ areas, cost }: { areas: PrintArea[]; cost: Money | undefined },
): CatalogVariant {
	const states = data.availability_status.map(({ status }) => entryOf(STOCK, status) ?? 'unknown');
	const options = [
		{ name: 'size', value: data.size },
		{ name: 'color', value: data.color },
	].flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]));
	return {
		variantId: data.id,
		title: data.name ?? data.id,
		options,
		printAreas: areas,
		...(cost ? { cost } : {}),
		availability: data.in_stock === true ? 'in_stock' : best(states, data.in_stock),
		raw,
	};
}

/** In stock in any region counts: Printful makes it where it can. */
function best(states: readonly Availability[], inStock: boolean | undefined): Availability {
	const order: readonly Availability[] = ['in_stock', 'out_of_stock', 'discontinued'];
	const known = order.find((one) => states.includes(one));
	return known ?? (inStock === false ? 'out_of_stock' : 'unknown');
}
