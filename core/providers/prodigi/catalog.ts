import type { CatalogVariant, PrintArea } from '../../domain/catalog';
import { entryOf } from '../../domain/entry-of';
import { ok, type Result } from '../../domain/result';
import type { ApiClient } from '../../transport/api-client';
import type { VariantQuery } from '../types';
import { API } from './profile';
import { productAnswerSchema, type ProdigiProduct } from './schemas';

type Variant = ProdigiProduct['data']['variants'][number];

/**
 * The variants of one SKU: one for each set of attributes. One call. Prodigi has no list of SKUs;
 * they stand on its website (facts/prodigi.md 4).
 * @param query `productId` is the SKU; with a country, only what is sent there
 */
export async function listVariants(
	client: ApiClient,
	{ productId, countryCode }: VariantQuery,
): Promise<Result<CatalogVariant[]>> {
	const answer = await client.call({
		operation: 'getProductDetails',
		effect: 'read',
		method: 'GET',
		path: `${API}/products/${encodeURIComponent(productId)}`,
		schema: productAnswerSchema,
	});
	if (!answer.ok) return answer;
	const { data } = answer.value.product;
	const variants = data.variants.filter(
		({ shipsTo }) => !countryCode || shipsTo.length === 0 || shipsTo.includes(countryCode),
	);
	return ok(variants.map((variant) => toVariant(data, variant)));
}

function toVariant(product: ProdigiProduct['data'], variant: Variant): CatalogVariant {
	const options = Object.entries(variant.attributes).map(([name, value]) => ({ name, value }));
	const sku = product.sku.trim();
	return {
		variantId: sku,
		...(options.length > 0 ? { attributes: { ...variant.attributes } } : {}),
		productTitle: product.description ?? sku,
		title: [product.description ?? sku, ...options.map(({ value }) => value)].join(', '),
		options,
		printAreas: Object.entries(product.printAreas).map(([name, area]) =>
			toArea(name, area?.required === true, variant),
		),
		// Prodigi does not tell what is in stock; an order says so with an issue.
		availability: 'unknown',
		raw: variant,
	};
}

function toArea(placement: string, isRequired: boolean, variant: Variant): PrintArea {
	const size = entryOf(variant.printAreaSizes, placement);
	return {
		placement,
		isRequired,
		widthPx: size?.horizontalResolution,
		heightPx: size?.verticalResolution,
	};
}
