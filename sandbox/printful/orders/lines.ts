import { z } from 'zod';

import { failed, failedWith } from '../errors';
import type { Item, Order, Store, StoreVariant, Variant } from '../model';
import { DECIMAL, minorOf } from '../money';
import type { State } from '../state';
import { filesSchema, placementsSchema, printsFromFiles, printsFromPlacements } from './prints';

/** A price as text, or as a number, which third parties send too. */
export const priceSchema = z.preprocess(
	(value) => (typeof value === 'number' ? value.toFixed(2) : value),
	z.string().regex(DECIMAL).nullish(),
);

/** Numbers come as text, too. */
const idSchema = z.coerce.number().int().positive().optional();
const textId = z.preprocess(
	(value) => (typeof value === 'number' ? String(value) : value),
	z.string().nullish(),
);

const common = {
	id: z.number().int().optional(),
	external_id: textId,
	retail_price: priceSchema,
	name: z.string().nullish(),
};

/** A line of v1, in any of its forms (facts/printful.md 9). */
export const itemSchema = z.object({
	...common,
	variant_id: idSchema,
	sync_variant_id: idSchema,
	external_variant_id: textId,
	warehouse_product_variant_id: idSchema,
	product_template_id: idSchema,
	external_product_id: textId,
	quantity: z.coerce.number().int().min(1).max(1000).default(1),
	sku: z.string().nullish(),
	files: filesSchema.optional(),
	options: z.array(z.record(z.unknown())).optional(),
});
export type ItemInput = z.infer<typeof itemSchema>;

/** A line of v2. */
export const orderItemSchema = z.object({
	...common,
	source: z.string(),
	catalog_variant_id: z.number().int().optional(),
	product_template_id: z.union([z.number(), z.string()]).optional(),
	quantity: z.number().int().min(1).max(1000).default(1),
	orientation: z.enum(['horizontal', 'vertical', 'any']).nullish(),
	placements: placementsSchema.default([]),
	product_options: z.array(z.record(z.unknown())).default([]),
});
export type OrderItemInput = z.infer<typeof orderItemSchema>;

/** Where an order goes, as far as lines depend on it. */
interface Destination {
	store: Store;
	countryCode: string;
}

/**
 * A line of an order from v1.
 * @param kept the line that it changes, if it does
 * @throws 400 for what cannot be found, printed or sent there
 */
export function toItem(state: State, to: Destination, input: ItemInput, kept?: Item): Item {
	const own = ownVariant(state, to.store, input);
	const variant = own ? linked(own) : catalogVariant(state, input, kept);
	refuseUnavailable(variant, to.countryCode);
	const isSame = kept?.variant === variant && kept.storeVariant === own;
	const given = input.files && printsFromFiles(state, to.store.id, variant.product, input.files);
	const prints = given ?? (isSame ? kept.prints : own?.prints) ?? [];
	if (prints.length === 0) throw failed(400, "Item can't be submitted without any print files");
	return {
		...base(state, input, variant, kept),
		storeVariant: own,
		sku: input.sku ?? own?.sku ?? kept?.sku ?? null,
		prints,
		options: input.options ?? kept?.options ?? [],
	};
}

/**
 * A line of an order from v2.
 * @throws 400 for what cannot be found, printed or sent there
 */
export function toItemV2(state: State, to: Destination, input: OrderItemInput, kept?: Item): Item {
	if (!['catalog', 'warehouse', 'product_template'].includes(input.source)) {
		throw failed(400, 'Source must be one of: catalog, warehouse, product_template');
	}
	// Templates are made by hand in a designer, and goods are sent to a warehouse: neither is here.
	if (input.source !== 'catalog') throw failed(400, `There is no such ${input.source}`);
	const variant = state.variants.get(input.catalog_variant_id ?? 0);
	if (!variant) throw failed(400, `Catalog variant ${input.catalog_variant_id} was not found`);
	refuseUnavailable(variant, to.countryCode);
	const { product } = variant;
	const prints = printsFromPlacements(state, to.store.id, product, input.placements);
	if (prints.length === 0) throw failed(400, 'Order item has no placements');
	return {
		...base(state, input, variant, kept),
		storeVariant: undefined,
		sku: null,
		prints,
		options: input.product_options,
		orientation: input.orientation ?? null,
	};
}

/** @throws 400 when two lines of an order have the same id of the seller's */
export function refuseSameIds(items: readonly Item[]): void {
	const ids = items.flatMap(({ externalId }) => externalId ?? []);
	if (new Set(ids).size === ids.length) return;
	throw failedWith('OR-13', 'Items: External ID must be unique within the order');
}

/** The line that an update means: by Printful's id or the seller's. */
export function keptItem(order: Order, input: { id?: number; external_id?: string | null }) {
	return order.items.find(
		({ id, externalId }) =>
			id === input.id || (externalId !== null && externalId === input.external_id),
	);
}

function base(
	state: State,
	input: ItemInput | OrderItemInput,
	variant: Variant,
	kept: Item | undefined,
): Omit<Item, 'storeVariant' | 'sku' | 'prints' | 'options'> {
	const { external_id, retail_price, name, quantity } = input;
	return {
		id: kept?.id ?? state.nextId(),
		externalId: external_id ?? kept?.externalId ?? null,
		variant,
		quantity,
		retailMinor: retail_price ? minorOf(retail_price) : (kept?.retailMinor ?? null),
		name: name ?? kept?.name ?? variant.name,
		orientation: null,
	};
}

function ownVariant(state: State, store: Store, input: ItemInput): StoreVariant | undefined {
	const { sync_variant_id: id, external_variant_id: externalId } = input;
	if (id !== undefined) return state.storeVariantOf(store, String(id)).variant;
	if (externalId) return state.storeVariantOf(store, `@${externalId}`).variant;
	return undefined;
}

function linked(own: StoreVariant): Variant {
	if (!own.variant || own.isIgnored) throw failed(400, `Variant ${own.id} is not synced`);
	return own.variant;
}

function catalogVariant(state: State, input: ItemInput, kept: Item | undefined): Variant {
	const { variant_id: id, warehouse_product_variant_id: goods, product_template_id } = input;
	if (goods !== undefined || product_template_id !== undefined || input.external_product_id) {
		throw failed(400, 'There is no such warehouse product or product template');
	}
	if (id === undefined && kept) return kept.variant;
	if (id === undefined) throw failed(400, 'Missing required parameters');
	const variant = state.variants.get(id);
	if (!variant) throw failed(400, `Invalid variant ID: ${id}`);
	return variant;
}

/** What is only sold out for now is taken (and waits); what cannot be sent there is not. */
function refuseUnavailable({ product, isDiscontinued }: Variant, countryCode: string): void {
	const isSent = !product.shipsTo || product.shipsTo.includes(countryCode);
	if (isDiscontinued || !isSent) throw failed(400, 'Unavailable variant id used');
}
