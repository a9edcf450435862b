import type { Failure } from '../../domain/failure';
import { toRows } from '../../domain/inventory/rows';
import { ok, type Result } from '../../domain/result';
import type { ShopListing } from '../../domain/variant-map/suggest/types';
import type { EtsyCall } from '../caller';
import { listListings } from '../listings/list';
import type { ListableState } from '../listings/to-listing';
import { readInventories } from './read';
import type { ReadInventory } from './to-inventory';

/** A listing with its variants, as the map compares them. */
export function toShopListing(read: ReadInventory, shopId: string): ShopListing {
	return {
		listingId: read.listingId,
		shopId: read.shopId ?? shopId,
		title: read.title ?? '',
		state: read.state ?? '',
		variants: toRows(read.inventory).map(({ sku, options, price, isEnabled }) => ({
			sku: sku.trim(),
			options: options.map(({ name, value }) => ({ name, value })),
			price,
			isEnabled,
		})),
	};
}

/** The number, the title and the SKUs of a listing, as far as the list of listings tells. */
export interface ListedListing {
	listingId: string;
	skus: string[];
}

/**
 * The listings of a shop in the order of their numbers, so that a run that was cut off can go on
 * where it was. One call for each 100 of a state.
 */
export async function listInOrder(
	call: EtsyCall,
	shopId: string,
	states: readonly ListableState[],
): Promise<Result<ListedListing[]>> {
	const listed = await listListings(call, { shopId, states });
	if (!listed.ok) return listed;
	const all = listed.value.map(({ listingId, skus }) => ({ listingId, skus }));
	return ok(all.sort((a, b) => compareIds(a.listingId, b.listingId)));
}

/** Etsy's ids are whole numbers, perhaps too long for a number. */
export function compareIds(a: string, b: string): number {
	if (a.length !== b.length) return a.length - b.length;
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Listings that were read, those that are gone, and why the rest could not be read. */
export interface ReadListings {
	listings: ShopListing[];
	gone: string[];
	failed: Array<{ listingId: string; failure: Failure }>;
}

/** Reads the variants of listings, 100 a call. */
export async function readShopListings(
	call: EtsyCall,
	shopId: string,
	ids: readonly string[],
): Promise<ReadListings> {
	const read: ReadListings = { listings: [], gone: [], failed: [] };
	for (const [listingId, answer] of await readInventories(call, ids)) {
		if (answer.ok) read.listings.push(toShopListing(answer.value, shopId));
		else if (answer.failure.category === 'not_found') read.gone.push(listingId);
		else read.failed.push({ listingId, failure: answer.failure });
	}
	return read;
}
