import type { Blueprint, CatalogVariant, PrintProvider } from '../model';

/** A blueprint as the catalog lists it. */
export function presentBlueprint(blueprint: Blueprint) {
	const { id, title, description, brand, model, images } = blueprint;
	return { id, title, description, brand, model, images };
}

/** A print provider with its address; `blueprints` only where one provider is asked for. */
export function presentPrintProvider(provider: PrintProvider, blueprints?: Blueprint[]) {
	return {
		id: provider.id,
		title: provider.title,
		location: {
			address1: '1 Sandbox Street',
			address2: null,
			city: 'Sandbox',
			country: provider.country,
			region: '',
			zip: '00000',
		},
		...(blueprints && { blueprints: blueprints.map(presentBlueprint) }),
	};
}

/** A print provider as a blueprint lists it. */
export function presentOffer(provider: PrintProvider, variants: CatalogVariant[]) {
	return {
		id: provider.id,
		title: provider.title,
		decoration_methods: methodsOf(variants.flatMap(({ placeholders }) => placeholders)),
	};
}

/** A variant of a blueprint at one print provider; no price: the catalog has none. */
export function presentVariant(variant: CatalogVariant) {
	const { id, title, options, placeholders } = variant;
	return { id, title, options, placeholders, decoration_methods: methodsOf(placeholders) };
}

function methodsOf(placeholders: CatalogVariant['placeholders']): string[] {
	return [...new Set(placeholders.map(({ decoration_method }) => decoration_method))];
}
