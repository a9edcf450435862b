import { z } from 'zod';
import {
	identifier,
	optionalFlag,
	optionalList,
	optionalObject,
	optionalText,
	text,
	withRaw,
} from '../shared/fields';
import { optionalCents } from './schemas';

const variant = z.object({
	id: identifier,
	sku: optionalText,
	title: optionalText,
	cost: optionalCents,
	price: optionalCents,
	is_enabled: optionalFlag,
	is_default: optionalFlag,
	is_available: optionalFlag,
	options: optionalList(identifier),
});

const option = z.object({
	name: optionalText,
	type: optionalText,
	values: optionalList(z.object({ id: identifier, title: optionalText })),
});

const image = z.object({
	src: optionalText,
	variant_ids: optionalList(identifier),
	position: optionalText,
	is_default: optionalFlag,
});

/** Kept whole, because a part of it may have to be sent back as it came. */
const printArea = z.object({ variant_ids: z.array(z.number()) }).passthrough();

/** A saved product as Printify tells it, with the untouched object under `raw`. */
export const productSchema = withRaw(
	z.object({
		id: identifier,
		title: optionalText,
		description: optionalText,
		tags: optionalList(text),
		options: optionalList(option),
		variants: optionalList(variant),
		images: optionalList(image),
		created_at: optionalText,
		is_locked: optionalFlag,
		blueprint_id: optionalText,
		print_provider_id: optionalText,
		print_areas: optionalList(printArea),
		external: optionalObject({ id: optionalText, handle: optionalText }),
	}),
);
/** What {@link productSchema} gives. */
export type PrintifyProduct = z.infer<typeof productSchema>;

/** One page of the list of products. */
export const productPageSchema = z.object({
	data: z.array(productSchema),
	current_page: z.number().int().nullish(),
	last_page: z.number().int().nullish(),
	next_page_url: z.string().nullish(),
	total: z.number().int().nullish(),
});
/** What {@link productPageSchema} gives. */
export type PrintifyProductPage = z.infer<typeof productPageSchema>;
