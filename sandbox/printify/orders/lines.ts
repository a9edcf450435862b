import { z } from 'zod';

import { CODE, type FieldProblems, invalidFields } from '../errors';
import type { OrderLine, Product, ProductVariant, Shop } from '../model';
import type { State } from '../state';

const common = {
	quantity: z.number().int().min(1),
	external_id: z.string().nullish(),
};

const byProduct = z.object({ product_id: z.string(), variant_id: z.number().int(), ...common });
const bySku = z.object({ sku: z.string().min(1), ...common });
const placedImage = z.object({
	src: z.string().url(),
	x: z.number().nullish(),
	y: z.number().nullish(),
	scale: z.number().nullish(),
	angle: z.number().nullish(),
});
const onTheFly = z.object({
	blueprint_id: z.number().int(),
	print_provider_id: z.number().int(),
	variant_id: z.number().int(),
	print_areas: z.record(z.union([z.string().url(), z.array(placedImage).min(1)])).default({}),
	print_details: z.object({ print_on_side: z.string().nullish() }).nullish(),
	...common,
});

/** The three forms of a line (facts/printify.md 9). */
export const lineSchema = z.union([byProduct, onTheFly, bySku]);
export type LineInput = z.infer<typeof lineSchema>;

/** A line that can be made, before what the order adds to it. */
export type ResolvedLine = Omit<OrderLine, 'shippingCost'> & {
	isExpressEligible: boolean;
	isEconomyEligible: boolean;
};

/**
 * Finds what each line asks for. Assumption: a line that names nothing, or something unavailable
 * or disabled, refuses the whole order at once; Printify documents only that orders are validated.
 * @param needsArtwork false where only a price is asked for: its document does not want print areas
 * @throws 400 with code 8103 and the problems by line
 */
export function resolveLines(
	state: State,
	shop: Shop,
	inputs: LineInput[],
	needsArtwork = true,
): ResolvedLine[] {
	const problems: FieldProblems = {};
	const lines = inputs.flatMap((input, at) => {
		const found = resolveLine(state, shop, input, needsArtwork);
		if (typeof found !== 'string') return [found];
		problems[`line_items.${at}`] = [found];
		return [];
	});
	if (Object.keys(problems).length > 0) throw invalidFields(problems, CODE.order);
	return lines;
}

/** @returns the line, or what is wrong with it */
function resolveLine(
	state: State,
	shop: Shop,
	input: LineInput,
	needsArtwork: boolean,
): ResolvedLine | string {
	if ('blueprint_id' in input) return resolveOnTheFly(state, input, needsArtwork);
	if ('product_id' in input) {
		const product = state.products.get(input.product_id);
		if (product?.shopId !== shop.id) return `Product ${input.product_id} not found.`;
		const variant = product.variants.find(({ id }) => id === input.variant_id);
		if (!variant) return `Variant ${input.variant_id} not found.`;
		return resolveSaved(state, product, variant, input);
	}
	for (const product of state.products.values()) {
		if (product.shopId !== shop.id) continue;
		const variant = product.variants.find(({ sku }) => sku === input.sku);
		if (variant) return resolveSaved(state, product, variant, input);
	}
	return `SKU ${input.sku} not found.`;
}

function resolveSaved(
	state: State,
	product: Product,
	variant: ProductVariant,
	input: LineInput,
): ResolvedLine | string {
	if (!variant.isEnabled) return `Variant ${variant.id} is disabled.`;
	if (!state.isAvailable(product, variant)) return `Variant ${variant.id} is out of stock.`;
	return {
		...started(input),
		productId: product.id,
		variantId: variant.id,
		printProviderId: product.printProviderId,
		title: product.title,
		variantLabel: variant.title,
		sku: variant.sku,
		price: variant.price,
		cost: variant.cost * input.quantity,
		isExpressEligible: product.isExpressEligible,
		isEconomyEligible: product.isEconomyEligible,
	};
}

function resolveOnTheFly(
	state: State,
	input: z.infer<typeof onTheFly>,
	needsArtwork: boolean,
): ResolvedLine | string {
	const { blueprint_id, print_provider_id, variant_id } = input;
	const variant = state.catalogVariant(blueprint_id, print_provider_id, variant_id);
	if (!variant) return `Variant ${variant_id} not found.`;
	if (!variant.isAvailable) return `Variant ${variant_id} is out of stock.`;
	const known = variant.placeholders.map(({ position }) => position);
	const positions = Object.keys(input.print_areas);
	const strange = positions.find((position) => !known.includes(position));
	if (strange !== undefined) return `Print area ${strange} does not exist.`;
	if (positions.length === 0 && needsArtwork) return 'At least one print area is required.';
	return {
		...started(input),
		// Printify makes a hidden product behind such a line.
		productId: state.newId(),
		variantId: variant_id,
		printProviderId: print_provider_id,
		title: state.blueprints.get(blueprint_id)?.title ?? '',
		variantLabel: variant.title,
		sku: '',
		price: 0,
		cost: variant.cost * input.quantity,
		isExpressEligible: false,
		isEconomyEligible: false,
		printAreas: input.print_areas,
	};
}

function started(input: LineInput) {
	return {
		quantity: input.quantity,
		externalId: input.external_id ?? null,
		status: 'pending',
		sentToProductionAt: null,
		fulfilledAt: null,
	};
}
