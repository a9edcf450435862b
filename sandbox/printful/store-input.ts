import { z } from 'zod';

import { failed } from './errors';
import type { Store, StoreProduct, StoreVariant, Variant } from './model';
import { minorOf } from './money';
import { priceSchema } from './orders/lines';
import { filesSchema, printsFromFiles } from './orders/prints';
import type { State } from './state';

/** As many as a product can have (facts/printful.md 6). */
const MOST_VARIANTS = 100;

const text = z.preprocess(
	(value) => (typeof value === 'number' ? String(value) : value),
	z.string().min(1).nullish(),
);

const headSchema = z.object({
	external_id: text,
	name: z.string().min(1),
	thumbnail: z.string().max(250).nullish(),
	is_ignored: z.boolean().optional(),
});

/** A variant, new or changed; with `id` or `external_id` of one that is there it changes that. */
export const variantSchema = z.object({
	id: z.number().int().optional(),
	external_id: text,
	variant_id: z.coerce.number().int().optional(),
	retail_price: priceSchema,
	is_ignored: z.boolean().optional(),
	sku: z.string().nullish(),
	files: filesSchema.optional(),
	options: z.array(z.unknown()).optional(),
});
export type VariantInput = z.infer<typeof variantSchema>;

/** A new product. */
export const productSchema = z.object({
	sync_product: headSchema,
	sync_variants: z.array(variantSchema).min(1),
});

/** A changed product: what is left out stays, but for variants of a list. */
export const productChangeSchema = z.object({
	sync_product: headSchema.partial().optional(),
	sync_variants: z.array(variantSchema).min(1).optional(),
});

/** Changes what a product is called. */
export function applyProduct(
	product: StoreProduct,
	head: Partial<z.infer<typeof headSchema>>,
): void {
	product.externalId = head.external_id ?? product.externalId;
	product.name = head.name ?? product.name;
	product.thumbnail = head.thumbnail ?? product.thumbnail;
	product.isIgnored = head.is_ignored ?? product.isIgnored;
}

/** The variants that a list means: those that it names are changed, the others are made. */
export function toVariants(
	state: State,
	product: StoreProduct,
	inputs: readonly VariantInput[],
): StoreVariant[] {
	return inputs.map((input) => {
		const known = product.variants.find(
			({ id, externalId }) =>
				id === input.id || (externalId !== null && externalId === input.external_id),
		);
		if (!known) return newVariant(state, product, input);
		const changed = { ...known };
		updateVariant(state, product, changed, input);
		return changed;
	});
}

/** @throws 400 without a catalog variant or a print file */
export function newVariant(state: State, product: StoreProduct, input: VariantInput): StoreVariant {
	const variant = catalogVariant(state, input.variant_id);
	const prints = printsFromFiles(state, product.store.id, variant.product, input.files ?? []);
	if (prints.length === 0) throw failed(400, 'Sync variant has no print files');
	return {
		id: state.nextId(),
		externalId: input.external_id ?? null,
		name: variant.name,
		variant,
		sku: input.sku ?? null,
		retailMinor: input.retail_price ? minorOf(input.retail_price) : null,
		prints,
		options: input.options ?? [],
		isIgnored: input.is_ignored ?? false,
	};
}

/** Changes what is named; a variant that was not linked becomes so by a catalog variant. */
export function updateVariant(
	state: State,
	product: StoreProduct,
	own: StoreVariant,
	input: VariantInput,
): void {
	const variant =
		input.variant_id === undefined ? own.variant : catalogVariant(state, input.variant_id);
	if (input.files && !variant) throw failed(400, 'Files need a variant_id');
	if (input.files && variant) {
		own.prints = printsFromFiles(state, product.store.id, variant.product, input.files);
	}
	own.variant = variant;
	own.externalId = input.external_id ?? own.externalId;
	own.retailMinor = input.retail_price ? minorOf(input.retail_price) : own.retailMinor;
	own.isIgnored = input.is_ignored ?? own.isIgnored;
	own.sku = input.sku === undefined ? own.sku : input.sku;
	own.options = input.options ?? own.options;
}

/** @throws 400 for more variants than a product can have */
export function refuseTooMany(variants: readonly unknown[]): void {
	if (variants.length <= MOST_VARIANTS) return;
	throw failed(400, `A product can have no more than ${MOST_VARIANTS} variants`);
}

/** @throws 400 for an id that another product of the store has */
export function refuseTakenProduct(
	state: State,
	store: Store,
	externalId: string | null | undefined,
	own?: StoreProduct,
): void {
	if (!externalId) return;
	const other = state.productsOf(store).find((one) => one.externalId === externalId);
	if (other && other !== own) throw failed(400, `External ID ${externalId} is already in use`);
}

/** @throws 400 for an id that another variant of the store has */
export function refuseTakenVariants(
	state: State,
	product: StoreProduct,
	variants: readonly StoreVariant[],
): void {
	const others = state
		.productsOf(product.store)
		.filter((one) => one.id !== product.id)
		.flatMap((one) => one.variants);
	const ids = [...others, ...variants].flatMap(({ externalId }) => externalId ?? []);
	const twice = ids.find((id, at) => ids.indexOf(id) !== at);
	if (twice !== undefined) throw failed(400, `External ID ${twice} is already in use`);
}

function catalogVariant(state: State, id: number | undefined): Variant {
	const variant = state.variants.get(id ?? 0);
	if (!variant) throw failed(400, `Invalid variant ID: ${id ?? ''}`);
	return variant;
}
