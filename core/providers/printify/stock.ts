import type { VariantStock } from '../../domain/catalog';
import { ok, type Result } from '../../domain/result';
import type { VariantQuery } from '../types';
import type { PrintifyDeps } from './deps';
import { offerOf, readVariants } from './offer';

/**
 * Tells whether variants can be made now by one maker. One call for all of them, and a second one
 * only where some are not in stock, to tell sold out from not offered (`unknown`). Printify tells
 * neither amounts nor when something comes back.
 */
export async function checkStock(
	deps: PrintifyDeps,
	variantIds: readonly string[],
	query: Partial<VariantQuery> = {},
): Promise<Result<VariantStock[]>> {
	const offer = offerOf(query, 'checkStock');
	if (!offer.ok) return offer;
	const inStock = await readVariants(deps, offer.value, { soldOutToo: false });
	if (!inStock.ok) return inStock;
	const available = new Set(inStock.value.map(({ data }) => data.id));
	if (variantIds.every((id) => available.has(id))) {
		return ok(variantIds.map((variantId) => ({ variantId, availability: 'in_stock' })));
	}
	const all = await readVariants(deps, offer.value, { soldOutToo: true });
	if (!all.ok) return all;
	const offered = new Set(all.value.map(({ data }) => data.id));
	return ok(
		variantIds.map((variantId) => {
			if (available.has(variantId)) return { variantId, availability: 'in_stock' };
			return { variantId, availability: offered.has(variantId) ? 'out_of_stock' : 'unknown' };
		}),
	);
}
