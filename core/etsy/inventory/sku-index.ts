import { normalised } from '../../domain/inventory/rows';
import type { Product } from '../../domain/inventory/types';
import { ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { listListings } from '../listings/list';
import type { ListableState } from '../listings/to-listing';
import { readInventories } from './read';
import type { ReadInventory } from './to-inventory';

/** Where a SKU stands. */
export interface SkuPlace {
	listing: ReadInventory;
	product: Product;
}

/** Every SKU of a shop. Etsy has no look-up by SKU (facts/etsy.md 6), so all listings are read. */
export interface SkuIndex {
	/** To the letter, else but for case and blanks. */
	find(sku: string): SkuPlace[];
	/** By listing id. */
	listings: ReadonlyMap<string, Result<ReadInventory>>;
	/** How many listings could not be read, so that a SKU may be on one of them. */
	unread: number;
}

/**
 * Reads the SKUs of all listings in some states: one call for each 100 listings of a state, and
 * one for each 100 listings' variants.
 */
export async function readSkuIndex(
	call: EtsyCall,
	shopId: string,
	states: readonly ListableState[],
): Promise<Result<SkuIndex>> {
	const listings = await listListings(call, { shopId, states });
	if (!listings.ok) return listings;
	const ids = listings.value.map(({ listingId }) => listingId);
	return ok(indexOf(await readInventories(call, ids)));
}

/** Makes the index of what was read. */
export function indexOf(listings: ReadonlyMap<string, Result<ReadInventory>>): SkuIndex {
	const places = new Map<string, SkuPlace[]>();
	let unread = 0;
	for (const answer of listings.values()) {
		if (!answer.ok) {
			unread += 1;
			continue;
		}
		for (const product of answer.value.inventory.products) {
			if (product.sku === '') continue;
			const key = normalised(product.sku);
			const known = places.get(key) ?? [];
			known.push({ listing: answer.value, product });
			places.set(key, known);
		}
	}
	return {
		listings,
		unread,
		find(sku) {
			const found = places.get(normalised(sku)) ?? [];
			const exact = found.filter(({ product }) => product.sku === sku);
			return exact.length > 0 ? exact : found;
		},
	};
}
