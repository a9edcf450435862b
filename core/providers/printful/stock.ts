import type { Availability, VariantStock } from '../../domain/catalog';
import { entryOf } from '../../domain/entry-of';
import { ok, type Result } from '../../domain/result';
import { collect, pagesByOffset } from '../../transport/paging';
import type { VariantQuery } from '../types';
import { stockPageSchema, stockSchema, type PrintfulStock } from './catalog-schemas';
import type { PrintfulDeps } from './deps';
import { regionOf } from './regions';

const PAGE_SIZE = 100;

/** Words of v2 (facts/printful.md 5); what cannot be made in a region cannot be had there. */
const STOCK: Readonly<Record<string, Availability>> = {
	'in stock': 'in_stock',
	'out of stock': 'out_of_stock',
	'not fulfillable': 'out_of_stock',
};

/**
 * Tells whether variants can be made now, through API v2, which is at most five minutes behind. One
 * call for all variants of a product (one for each hundred of them) where the product is named, one
 * call a variant otherwise. The stock is that of the region of the country, else of the world.
 * @returns `unknown` for variants that Printful does not list
 */
export async function checkStock(
	deps: PrintfulDeps,
	variantIds: readonly string[],
	{ productId = '', countryCode }: Partial<VariantQuery> = {},
): Promise<Result<VariantStock[]>> {
	const region = regionOf(countryCode);
	const told =
		productId.trim() === ''
			? await eachVariant(deps, [...new Set(variantIds)], region)
			: await wholeProduct(deps, productId.trim(), region);
	if (!told.ok) return told;
	const known = new Map(told.value.map((one) => [one.catalog_variant_id, one]));
	return ok(variantIds.map((variantId) => toStock(variantId, known.get(variantId.trim()))));
}

async function wholeProduct(
	{ client }: PrintfulDeps,
	productId: string,
	region: string | undefined,
): Promise<Result<PrintfulStock[]>> {
	return await collect(
		pagesByOffset<PrintfulStock>({
			service: 'printful',
			operation: 'getProductStockAvailabilityById',
			pageSize: PAGE_SIZE,
			fetch: async (offset, limit) =>
				await client.call({
					operation: 'getProductStockAvailabilityById',
					effect: 'read',
					method: 'GET',
					path: `/v2/catalog-products/${encodeURIComponent(productId)}/availability`,
					query: { selling_region_name: region, limit, offset },
					schema: stockPageSchema,
				}),
		}),
	);
}

async function eachVariant(
	{ client }: PrintfulDeps,
	variantIds: readonly string[],
	region: string | undefined,
): Promise<Result<PrintfulStock[]>> {
	const all: PrintfulStock[] = [];
	for (const variantId of variantIds) {
		const answer = await client.call({
			operation: 'getVariantStockAvailabilityById',
			effect: 'read',
			method: 'GET',
			path: `/v2/catalog-variants/${encodeURIComponent(variantId.trim())}/availability`,
			query: { selling_region_name: region },
			schema: stockSchema,
		});
		if (answer.ok) all.push(answer.value);
		else if (answer.failure.category !== 'not_found') return answer;
	}
	return ok(all);
}

function toStock(variantId: string, told: PrintfulStock | undefined): VariantStock {
	const regions = new Map<string, Availability>();
	for (const { selling_regions: entries } of told?.techniques ?? []) {
		for (const { name, availability } of entries) {
			// Any technique in stock will do.
			const one = entryOf(STOCK, availability) ?? 'unknown';
			regions.set(name, better(regions.get(name), one));
		}
	}
	const states = [...regions.values()];
	if (states.length === 0) return { variantId, availability: 'unknown' };
	return { variantId, availability: states.reduce(better), regions: Object.fromEntries(regions) };
}

function better(a: Availability | undefined, b: Availability): Availability {
	const order: readonly Availability[] = ['in_stock', 'out_of_stock', 'discontinued', 'unknown'];
	return order.find((one) => one === a || one === b) ?? b;
}
