import type { Result } from '../../domain/result';
import { ETSY_ROOT, listingPath, READ as read, type EtsyCall } from '../caller';
import { inventoryPage, listingInventory, type ListingInventory } from './schemas';
import type { InventoryBody } from './to-body';

/** Etsy's limit for the batch read (facts/etsy.md 4). */
export const BATCH_SIZE = 100;

function inventoryPath(listingId: string): string {
	return `${listingPath(listingId)}/inventory`;
}

/**
 * The variants of one listing, and the listing itself. A listing that was never edited with
 * Etsy's inventory tools is "not found". Permission: listings_r.
 */
export async function getListingInventory(
	call: EtsyCall,
	listingId: string,
): Promise<Result<ListingInventory>> {
	return await call({
		...read,
		operation: 'getListingInventory',
		path: inventoryPath(listingId),
		query: { includes: 'Listing' },
		schema: listingInventory,
	});
}

/**
 * The variants of at most {@link BATCH_SIZE} listings, each entry still unchecked. One id that
 * Etsy does not know fails the whole call with "not found". Permission: listings_r.
 */
export async function getListingsInventory(
	call: EtsyCall,
	listingIds: readonly string[],
): Promise<Result<unknown[]>> {
	const page = await call({
		...read,
		operation: 'getListingsInventoryByListingIds',
		path: `${ETSY_ROOT}/listings/batch/inventory`,
		query: { listing_ids: listingIds },
		schema: inventoryPage,
	});
	return page.ok ? { ok: true, value: page.value.results } : page;
}

/**
 * Replaces all variants of a listing. Sending the same again gives the same, so it may be retried.
 * @param hasThreeVariations before or after: Etsy wants to be told that we can handle them.
 * Permission: listings_w.
 */
export async function updateListingInventory(
	call: EtsyCall,
	listingId: string,
	body: InventoryBody,
	hasThreeVariations: boolean,
): Promise<Result<ListingInventory>> {
	return await call({
		operation: 'updateListingInventory',
		effect: 'idempotent',
		method: 'PUT',
		path: inventoryPath(listingId),
		query: hasThreeVariations ? { max_variations_supported: '3' } : {},
		body: { kind: 'json', value: body },
		schema: listingInventory,
	});
}
