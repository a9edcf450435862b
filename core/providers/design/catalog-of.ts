import type { CatalogVariant } from '../../domain/catalog';
import type { Result } from '../../domain/result';
import type { PrintProvider, VariantQuery } from '../types';

/** The catalogs that were read, while the provider is open: one node execution. */
const read = new WeakMap<PrintProvider, Map<string, Promise<Result<CatalogVariant[]>>>>();

/** The variants of a product of the catalog, read once however many designs go on it. */
export async function catalogOf(
	provider: PrintProvider,
	query: VariantQuery,
): Promise<Result<CatalogVariant[]>> {
	const known = read.get(provider) ?? new Map<string, Promise<Result<CatalogVariant[]>>>();
	read.set(provider, known);
	const key = JSON.stringify([query.productId, query.makerId]);
	const reading = known.get(key) ?? provider.listVariants(query);
	known.set(key, reading);
	return await reading;
}
