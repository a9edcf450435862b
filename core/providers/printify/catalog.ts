import type {
	Availability,
	CatalogMaker,
	CatalogProduct,
	CatalogVariant,
} from '../../domain/catalog';
import { ok, type Result } from '../../domain/result';
import type { ListQuery, VariantQuery } from '../types';
import {
	blueprintsSchema,
	offersSchema,
	type PrintifyBlueprint,
	type PrintifyCatalogVariant,
} from './catalog-schemas';
import type { PrintifyDeps } from './deps';
import { offerOf, readVariants } from './offer';
import { CATALOG_CLASS } from './profile';

const ROOT = '/v1/catalog/blueprints';

/**
 * Lists the blank products. One call: Printify gives all of them at once and cannot search, so the
 * words are looked for here, in title, brand and model.
 */
export async function searchCatalog(
	{ client }: PrintifyDeps,
	{ search, limit }: ListQuery,
): Promise<Result<CatalogProduct[]>> {
	const answer = await client.call({
		operation: 'retrievesListOfBlueprintsInTheCatalog',
		effect: 'read',
		method: 'GET',
		path: `${ROOT}.json`,
		limitClasses: [CATALOG_CLASS],
		schema: blueprintsSchema,
	});
	if (!answer.ok) return answer;
	const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
	const found = answer.value.filter(({ data }) => {
		const text = [data.title, data.brand, data.model, data.id].join(' ').toLowerCase();
		return words.every((word) => text.includes(word));
	});
	return ok(found.slice(0, limit).map(toCatalogProduct));
}

function toCatalogProduct({ data, raw }: PrintifyBlueprint): CatalogProduct {
	const title = data.title ?? [data.brand, data.model].filter(Boolean).join(' ');
	return {
		productId: data.id,
		title: title === '' ? data.id : title,
		brand: data.brand,
		description: data.description,
		imageUrl: data.images[0],
		raw,
	};
}

/** Lists who makes a blank product. One call. */
export async function listMakers(
	{ client }: PrintifyDeps,
	productId: string,
): Promise<Result<CatalogMaker[]>> {
	const answer = await client.call({
		operation: 'retrieveAListOfAllPrintProvidersThatFulfillOrdersForASpecificBlueprint',
		effect: 'read',
		method: 'GET',
		path: `${ROOT}/${encodeURIComponent(productId.trim())}/print_providers.json`,
		limitClasses: [CATALOG_CLASS],
		schema: offersSchema,
	});
	if (!answer.ok) return answer;
	return ok(
		answer.value.map(({ data, raw }) => ({
			makerId: data.id,
			title: data.title ?? data.id,
			countryCode: data.location?.country,
			raw,
		})),
	);
}

/**
 * Lists the sizes and colours that a maker offers, with their print areas in pixels. Two calls: one
 * for all, one for those in stock, because no variant says of itself whether it is.
 */
export async function listVariants(
	deps: PrintifyDeps,
	query: VariantQuery,
): Promise<Result<CatalogVariant[]>> {
	const offer = offerOf(query, 'listVariants');
	if (!offer.ok) return offer;
	const all = await readVariants(deps, offer.value, { soldOutToo: true });
	if (!all.ok) return all;
	const inStock = await readVariants(deps, offer.value, { soldOutToo: false });
	if (!inStock.ok) return inStock;
	const available = new Set(inStock.value.map(({ data }) => data.id));
	return ok(
		all.value.map((one) =>
			toVariant(one, available.has(one.data.id) ? 'in_stock' : 'out_of_stock'),
		),
	);
}

function toVariant(
	{ data, raw }: PrintifyCatalogVariant,
	availability: Availability,
): CatalogVariant {
	const options = Object.entries(data.options).flatMap(([name, value]) =>
		typeof value === 'string' || typeof value === 'number' ? { name, value: String(value) } : [],
	);
	const title = data.title ?? options.map(({ value }) => value).join(' / ');
	return {
		variantId: data.id,
		title: title === '' ? data.id : title,
		options,
		printAreas: data.placeholders.map((area) => ({
			placement: area.position,
			technique: area.decoration_method,
			widthPx: area.width,
			heightPx: area.height,
		})),
		availability,
		raw,
	};
}
