import type { PrintifyScenario, PrintifyScenarioVariant } from '../scenario/types';
import type { Blueprint, CatalogVariant, PrintProvider, Product } from './model';

const FRONT = { position: 'front', decoration_method: 'dtg', height: 5400, width: 4500 };

/** The catalog of a scenario. Print providers that only a blueprint names are made up. */
export function loadCatalog(scenario: PrintifyScenario): {
	printProviders: Map<number, PrintProvider>;
	blueprints: Map<number, Blueprint>;
} {
	const printProviders = new Map<number, PrintProvider>(
		(scenario.printProviders ?? []).map((one) => [
			one.id,
			{ id: one.id, title: one.title, country: one.country ?? 'US' },
		]),
	);
	const blueprints = new Map<number, Blueprint>();
	for (const one of scenario.blueprints ?? []) {
		const variants = new Map<number, CatalogVariant[]>();
		for (const offer of one.printProviders) {
			variants.set(offer.id, offer.variants.map(catalogVariant));
			if (!printProviders.has(offer.id)) {
				const title = `Print provider ${offer.id}`;
				printProviders.set(offer.id, { id: offer.id, title, country: 'US' });
			}
		}
		blueprints.set(one.id, {
			id: one.id,
			title: one.title,
			description: one.description ?? '',
			brand: one.brand ?? 'Generic brand',
			model: one.model ?? String(one.id),
			images: one.images ?? [`https://images.example.invalid/blueprint/${one.id}`],
			variants,
		});
	}
	return { printProviders, blueprints };
}

/** The products of a scenario, as if they had been made at the moment of loading. */
export function loadProducts(
	scenario: PrintifyScenario,
	state: {
		now: number;
		catalogVariant(b: number, p: number, v: number): CatalogVariant | undefined;
	},
): Map<string, Product> {
	const products = (scenario.products ?? []).map((one): [string, Product] => [
		one.id,
		{
			id: one.id,
			shopId: one.shopId,
			title: one.title,
			description: null,
			safetyInformation: null,
			tags: [],
			blueprintId: one.blueprintId,
			printProviderId: one.printProviderId,
			variants: one.variants.map((variant, at) => {
				const catalog = state.catalogVariant(one.blueprintId, one.printProviderId, variant.id);
				return {
					id: variant.id,
					sku: variant.sku,
					cost: variant.cost,
					price: variant.price,
					title: catalog?.title ?? variant.sku,
					isEnabled: variant.is_enabled ?? true,
					isAvailable: variant.is_available ?? true,
					isDefault: at === 0,
				};
			}),
			printAreas: [{ variant_ids: one.variants.map(({ id }) => id), placeholders: [] }],
			// A minute ago: mockups of new products take a moment.
			createdAt: state.now - 60_000,
			updatedAt: state.now - 60_000,
			visible: true,
			isLocked: false,
			isExpressEligible: one.is_printify_express_eligible ?? false,
			isEconomyEligible: one.is_economy_shipping_eligible ?? false,
		},
	]);
	return new Map(products);
}

function catalogVariant(variant: PrintifyScenarioVariant): CatalogVariant {
	return {
		id: variant.id,
		title: variant.title,
		options: variant.options,
		placeholders: (variant.placeholders ?? [FRONT]).map((placeholder) => ({
			position: placeholder.position,
			decoration_method: placeholder.decoration_method ?? 'dtg',
			height: placeholder.height,
			width: placeholder.width,
		})),
		isAvailable: variant.is_available ?? true,
		cost: variant.cost ?? 1000,
	};
}
