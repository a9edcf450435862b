import { failure, type Failure } from '../domain/failure';
import { serviceLabel } from '../domain/provider';
import { fail, ok, type Result } from '../domain/result';
import { fromCatalog, fromSaved } from '../domain/variant-map/match/from-provider';
import type { MatchProduct } from '../domain/variant-map/match/types';
import { ACTIONS, type ProviderAction } from './capabilities';
import type { PrintProvider } from './types';

/** Which products of a provider's are to be compared. */
export type ProductChoice =
	| { kind: 'saved' }
	| { kind: 'catalog'; productIds: readonly string[]; makerId?: string };

/** What a provider must be able to do for a choice. */
const NEEDS = { saved: 'listProducts', catalog: 'listVariants' } as const;

const INSTEAD = {
	saved: "Set 'Compare With' to 'Catalog Products' and enter the product types that you sell.",
	catalog: "Set 'Compare With' to 'Saved Products'.",
};

/**
 * Says that a provider does not have what was chosen, and what to choose instead.
 * @returns undefined where it has it
 */
export function notComparable(
	{ name, capabilities }: Pick<PrintProvider, 'capabilities' | 'name'>,
	kind: ProductChoice['kind'],
): Failure | undefined {
	const can = (action: ProviderAction) => capabilities.actions.includes(action);
	if (can(NEEDS[kind])) return undefined;
	const other = kind === 'saved' ? 'catalog' : 'saved';
	const label = serviceLabel(name);
	return failure({
		category: 'capability',
		provider: name,
		operation: 'variantMap:compare',
		message: `${label} cannot ${ACTIONS[NEEDS[kind]]}.`,
		hint: can(NEEDS[other])
			? INSTEAD[kind]
			: `There is nothing of ${label} to compare with: fill the rows of POD Variant Map by hand.`,
	});
}

/** The saved products, each once; a few calls for a whole account. */
async function savedProducts(provider: PrintProvider): Promise<Result<MatchProduct[]>> {
	const products = await provider.listProducts({});
	return products.ok ? ok(products.value.map(fromSaved)) : products;
}

/**
 * Reads the products that listings or rows are compared with. Saved products: one call a page. Of
 * the catalog: the variants of each, and once the catalog itself for the titles.
 * @returns a `capability` failure for a provider that does not have what was chosen
 */
export async function readMatchProducts(
	provider: PrintProvider,
	choice: ProductChoice,
): Promise<Result<MatchProduct[]>> {
	const refused = notComparable(provider, choice.kind);
	if (refused) return fail(refused);
	if (choice.kind === 'saved') return await savedProducts(provider);
	const { productIds, makerId } = choice;
	// Titles alone hang on it: a catalog that cannot be listed costs no variants.
	const catalog = await provider.searchCatalog({});
	const titles = new Map((catalog.ok ? catalog.value : []).map((one) => [one.productId, one]));
	const products: MatchProduct[] = [];
	for (const productId of new Set(productIds)) {
		const variants = await provider.listVariants({ productId, ...(makerId ? { makerId } : {}) });
		if (!variants.ok) return variants;
		const title = variants.value[0]?.productTitle ?? productId;
		const named = titles.get(productId) ?? { productId, title };
		products.push(fromCatalog(named, variants.value, makerId));
	}
	return ok(products);
}
