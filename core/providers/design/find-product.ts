import type { ProviderProduct } from '../../domain/provider-product';
import { ok, type Result } from '../../domain/result';
import type { PrintProvider } from '../types';

/** What a saved product is known by. */
export interface ProductMarks {
	/** Where the provider keeps one. */
	externalId?: string;
	/** Of its variants; they must be the seller's own and belong to this product alone. */
	skus: readonly string[];
}

/** The lists that were read, while the provider is open: one node execution. */
const lists = new WeakMap<PrintProvider, Promise<Result<ProviderProduct[]>>>();

async function savedProducts(provider: PrintProvider): Promise<Result<ProviderProduct[]>> {
	const known = lists.get(provider);
	if (known !== undefined) return await known;
	const reading = provider.listProducts({});
	lists.set(provider, reading);
	const products = await reading;
	if (!products.ok) lists.delete(provider);
	return products;
}

/**
 * Finds a saved product that an earlier try may have made: by its externalId, or by a SKU. All
 * products of the shop are listed for it, once an execution; then one call more where the list does
 * not tell the variants.
 * @returns nothing where there is none
 */
export async function findProduct(
	provider: PrintProvider,
	{ externalId = '', skus }: ProductMarks,
): Promise<Result<ProviderProduct | undefined>> {
	const products = await savedProducts(provider);
	if (!products.ok) return products;
	const found = products.value.find(
		(product) =>
			(externalId !== '' && product.externalId === externalId) ||
			product.variants.some(({ sku = '' }) => sku !== '' && skus.includes(sku)),
	);
	if (found === undefined || found.variants.length > 0) return ok(found);
	return await provider.getProduct(found.providerProductId);
}
