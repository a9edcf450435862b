import { z } from 'zod';

import { CODE, type FieldProblems, invalidFields } from './errors';
import type { PrintArea, Product, ProductVariant, Shop } from './model';
import type { State } from './state';

const variantSchema = z.object({
	id: z.number().int(),
	price: z.number().int().min(1),
	is_enabled: z.boolean().optional(),
	is_default: z.boolean().optional(),
	sku: z.string().optional(),
});

const imageSchema = z
	.object({
		id: z.string(),
		x: z.number(),
		y: z.number(),
		scale: z.number(),
		angle: z.number(),
	})
	.passthrough();

const printAreaSchema = z.object({
	variant_ids: z.array(z.number().int()).min(1),
	placeholders: z.array(z.object({ position: z.string(), images: z.array(imageSchema) })),
	background: z.string().optional(),
});

/** The body of a new product (facts/printify.md 6). */
export const newProductSchema = z
	.object({
		title: z.string().min(1),
		description: z.string().nullish(),
		safety_information: z.string().nullish(),
		blueprint_id: z.number().int(),
		print_provider_id: z.number().int(),
		variants: z.array(variantSchema).min(1),
		print_areas: z.array(printAreaSchema).min(1),
		tags: z.array(z.string()).optional(),
	})
	.passthrough();

/** The body of an update: any part of it. */
export const productUpdateSchema = newProductSchema.partial();

type Input = z.infer<typeof productUpdateSchema>;

/** @throws 400 (8203) for what is not in the catalog, not uploaded or not covered */
export function createProduct(
	state: State,
	shop: Shop,
	input: z.infer<typeof newProductSchema>,
): Product {
	const { blueprint_id: blueprintId, print_provider_id: printProviderId } = input;
	const product: Product = {
		id: state.newId(),
		shopId: shop.id,
		title: input.title,
		description: input.description ?? null,
		safetyInformation: input.safety_information ?? null,
		tags: input.tags ?? [],
		blueprintId,
		printProviderId,
		variants: [],
		printAreas: [],
		createdAt: state.now,
		updatedAt: state.now,
		visible: true,
		isLocked: false,
		isExpressEligible: false,
		isEconomyEligible: false,
	};
	if (!state.blueprints.get(blueprintId)?.variants.has(printProviderId)) {
		throw invalidFields({ print_provider_id: ['The blueprint has no such print provider.'] });
	}
	product.variants = makeVariants(state, product, input.variants);
	product.printAreas = checkPrintAreas(state, shop, product, input.print_areas);
	state.products.set(product.id, product);
	return product;
}

/**
 * Changes a product. `variants` must hold all variants that it has, print areas must cover every
 * variant, blueprint and print provider stay, and a locked product takes no change.
 * @throws 400 (8203)
 */
export function updateProduct(state: State, shop: Shop, product: Product, input: Input): void {
	const problems: FieldProblems = {};
	if (product.isLocked) problems.is_locked = ['The product is locked while it is being published.'];
	for (const [field, now] of [
		['blueprint_id', product.blueprintId],
		['print_provider_id', product.printProviderId],
	] as const) {
		const wanted = input[field];
		if (wanted !== undefined && wanted !== now) problems[field] = ['It cannot be changed.'];
	}
	const kept = new Set(input.variants?.map(({ id }) => id));
	const lost = product.variants.filter(({ id }) => !kept.has(id));
	if (input.variants && lost.length > 0) {
		problems.variants = ['All variants of the product must be sent.'];
	}
	if (Object.keys(problems).length > 0) throw invalidFields(problems);

	const variants = input.variants ? makeVariants(state, product, input.variants) : product.variants;
	const areas = input.print_areas ?? product.printAreas;
	product.printAreas = checkPrintAreas(state, shop, { ...product, variants }, areas);
	product.variants = variants;
	product.title = input.title ?? product.title;
	product.tags = input.tags ?? product.tags;
	if (input.description !== undefined) product.description = input.description;
	if (input.safety_information !== undefined) {
		product.safetyInformation = input.safety_information;
	}
	product.updatedAt = state.now;
}

function makeVariants(
	state: State,
	product: Product,
	inputs: Array<z.infer<typeof variantSchema>>,
): ProductVariant[] {
	return inputs.map((input, at) => {
		const catalog = state.catalogVariant(product.blueprintId, product.printProviderId, input.id);
		const old = product.variants.find(({ id }) => id === input.id);
		if (!catalog && !old) {
			throw invalidFields({ [`variants.${at}.id`]: ['The selected variant is invalid.'] });
		}
		return {
			id: input.id,
			sku: input.sku ?? old?.sku ?? String(state.random.int(100_000_000, 999_999_999)),
			cost: old?.cost ?? catalog?.cost ?? 0,
			price: input.price,
			title: catalog?.title ?? old?.title ?? '',
			isEnabled: input.is_enabled ?? true,
			isDefault: input.is_default ?? at === 0,
			isAvailable: old?.isAvailable ?? true,
		};
	});
}

function checkPrintAreas(
	state: State,
	shop: Shop,
	product: Product,
	areas: PrintArea[],
): PrintArea[] {
	const covered = new Set(areas.flatMap(({ variant_ids }) => variant_ids));
	if (product.variants.some(({ id }) => !covered.has(id))) {
		throw invalidFields({ print_areas: ['Print areas must cover every variant.'] });
	}
	const complete = (image: Record<string, unknown>) => {
		// Text layers come from the web editor and go back as they are.
		if (image.type === 'text/svg') return image;
		const upload = state.uploads.get(String(image.id));
		if (upload?.accountId === shop.accountId) {
			const { fileName: name, mimeType: type, height, width } = upload;
			const src = `https://images.example.invalid/upload/${upload.id}`;
			return { ...image, name, type, height, width, src };
		}
		throw invalidFields({ print_areas: [`Image ${String(image.id)} not found.`] }, CODE.request);
	};
	return areas.map((area) => ({
		...area,
		placeholders: area.placeholders.map(({ position, images }) => ({
			position,
			images: images.map(complete),
		})),
	}));
}
