import { z } from 'zod';
import {
	identifier,
	optionalDecimal,
	optionalFlag,
	optionalList,
	optionalText,
	text,
	withRaw,
} from '../shared/fields';
import { dataOf, dataPage, resultOf } from './envelope';

const product = withRaw(
	z.object({
		id: identifier,
		title: optionalText,
		type_name: optionalText,
		brand: optionalText,
		model: optionalText,
		image: optionalText,
		description: optionalText,
		currency: optionalText,
		is_discontinued: optionalFlag,
		files: optionalList(z.object({ id: optionalText, type: optionalText })),
		techniques: optionalList(z.object({ key: text, is_default: optionalFlag })),
	}),
);
/** A blank product of the catalog. */
export type PrintfulCatalogProduct = z.infer<typeof product>;

/** All blank products; the list of v1 has no pages (facts/printful.md 5). */
export const catalogSchema = resultOf(z.array(product));

const variant = withRaw(
	z.object({
		id: identifier,
		name: optionalText,
		size: optionalText,
		color: optionalText,
		price: optionalDecimal,
		in_stock: optionalFlag,
		availability_status: optionalList(z.object({ region: text, status: optionalText })),
	}),
);
/** A size and colour of a blank product. */
export type PrintfulVariant = z.infer<typeof variant>;

/** A blank product with its variants, from v1. */
export const productSchema = resultOf(z.object({ product, variants: z.array(variant) }));

/** Prices of the variants of a product by technique, after the seller's discount, from v2. */
export const pricesSchema = z
	.object({
		data: z.object({
			currency: optionalText,
			variants: optionalList(
				z.object({
					id: identifier,
					techniques: optionalList(
						z.object({
							technique_key: optionalText,
							price: optionalDecimal,
							discounted_price: optionalDecimal,
						}),
					),
				}),
			),
		}),
		paging: z.object({ total: z.number() }).nullish().catch(undefined),
	})
	.transform(({ data, paging }) => ({
		items: data.variants.map((one) => ({ ...one, currency: data.currency })),
		total: paging?.total,
	}));
/** The prices of one variant. */
export type PrintfulPrices = z.infer<typeof pricesSchema>['items'][number];

const stock = z.object({
	catalog_variant_id: identifier,
	techniques: optionalList(
		z.object({
			technique: optionalText,
			selling_regions: optionalList(z.object({ name: text, availability: optionalText })),
		}),
	),
});
/** Stock of one variant by technique and region, from v2. */
export type PrintfulStock = z.infer<typeof stock>;

/** Stock of one variant. */
export const stockSchema = dataOf(stock);
/** Stock of the variants of a product. */
export const stockPageSchema = dataPage(stock);
