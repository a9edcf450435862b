import type { CatalogVariant, Product } from '../model';
import { mockupUrl } from '../mockups';
import type { State } from '../state';
import { apiTime } from '../time';

/** How long a new product has only its first mockup: generation is asynchronous. */
const MOCKUP_DELAY_MS = 20_000;

interface OptionGroup {
	name: string;
	type: string;
	values: Array<{ id: number; title: string }>;
}

/** A product as `GET /v1/shops/{shop}/products/{id}.json` answers it (facts/printify.md 6). */
export function presentProduct(state: State, product: Product) {
	const { options, idsOf } = optionsOf(state, product);
	return {
		id: product.id,
		title: product.title,
		description: product.description,
		safety_information: product.safetyInformation,
		tags: product.tags,
		options,
		variants: product.variants.map((variant) => ({
			id: variant.id,
			sku: variant.sku,
			cost: variant.cost,
			price: variant.price,
			title: variant.title,
			grams: 200,
			is_enabled: variant.isEnabled,
			is_default: variant.isDefault,
			is_available: state.isAvailable(product, variant),
			is_printify_express_eligible: product.isExpressEligible,
			options: idsOf(variant.id),
		})),
		images: mockups(state, product),
		created_at: apiTime(product.createdAt),
		updated_at: apiTime(product.updatedAt),
		visible: product.visible,
		is_locked: product.isLocked,
		...(product.external && { external: product.external }),
		is_printify_express_eligible: product.isExpressEligible,
		is_printify_express_enabled: false,
		is_economy_shipping_eligible: product.isEconomyEligible,
		is_economy_shipping_enabled: false,
		blueprint_id: product.blueprintId,
		user_id: state.shops.get(product.shopId)?.accountId ?? 0,
		shop_id: product.shopId,
		print_provider_id: product.printProviderId,
		print_areas: product.printAreas,
		views: [],
		sales_channel_properties: [],
	};
}

/** The product's options with ids, made of the names and values of its catalog variants. */
function optionsOf(state: State, product: Product) {
	const groups = new Map<string, OptionGroup>();
	const ids = new Map<number, number[]>();
	const { blueprintId, printProviderId } = product;
	for (const variant of product.variants) {
		const catalog = state.catalogVariant(blueprintId, printProviderId, variant.id);
		ids.set(variant.id, catalog ? addOptions(groups, catalog) : []);
	}
	return { options: [...groups.values()], idsOf: (variantId: number) => ids.get(variantId) ?? [] };
}

function addOptions(groups: Map<string, OptionGroup>, catalog: CatalogVariant): number[] {
	return Object.entries(catalog.options).map(([type, title]) => {
		const name = `${type.charAt(0).toUpperCase()}${type.slice(1)}s`;
		const group: OptionGroup = groups.get(type) ?? { name, type, values: [] };
		groups.set(type, group);
		const known = group.values.find((value) => value.title === title);
		if (known) return known.id;
		const position = [...groups.keys()].indexOf(type) + 1;
		const id = position * 1000 + group.values.length + 1;
		group.values.push({ id, title });
		return id;
	});
}

function mockups(state: State, product: Product) {
	const all = product.variants.map((variant, at) => ({
		src: mockupUrl(state, product.id, variant.id),
		variant_ids: [variant.id],
		position: 'front',
		is_default: at === 0,
	}));
	return state.now - product.createdAt < MOCKUP_DELAY_MS ? all.slice(0, 1) : all;
}
