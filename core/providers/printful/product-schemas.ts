import { z } from 'zod';
import {
	identifier,
	optionalDecimal,
	optionalFlag,
	optionalList,
	optionalNumber,
	optionalText,
	withRaw,
} from '../shared/fields';
import { resultOf, resultPage } from './envelope';

const product = z.object({
	id: identifier,
	external_id: optionalText,
	name: optionalText,
	variants: optionalNumber,
	synced: optionalNumber,
	thumbnail_url: optionalText,
	is_ignored: optionalFlag,
});

const file = z.object({
	id: optionalText,
	type: optionalText,
	preview_url: optionalText,
});

const variant = z.object({
	id: identifier,
	external_id: optionalText,
	name: optionalText,
	synced: optionalFlag,
	variant_id: optionalText,
	retail_price: optionalDecimal.catch(undefined),
	currency: optionalText,
	sku: optionalText,
	size: optionalText,
	color: optionalText,
	is_ignored: optionalFlag,
	availability_status: optionalText,
	files: optionalList(file),
});
/** A variant of a saved product, which Printful calls a sync variant. */
export type PrintfulSavedVariant = z.infer<typeof variant>;

const listed = withRaw(product);
/** A saved product as a list or a change tells it: with how many variants, not which. */
export type PrintfulListedProduct = z.infer<typeof listed>;

/** An answer with one such product. */
export const listedProductSchema = resultOf(listed);
/** A page of the saved products of a store. */
export const productPageSchema = resultPage(listed);

/** A saved product with its variants. */
const saved = withRaw(z.object({ sync_product: product, sync_variants: optionalList(variant) }));
/** What {@link saved} gives. */
export type PrintfulSavedProduct = z.infer<typeof saved>;
/** An answer with one saved product. */
export const savedProductSchema = resultOf(saved);
