import { ok, type Result } from '../domain/result';
import type { ShopToday } from '../domain/variant-map/check/listings';
import type { EtsyCall } from './caller';
import { listInOrder, readShopListings, type ListedListing } from './inventory/shop-listings';
import type { ListableState } from './listings/to-listing';

/** Expired listings cannot be bought, and a shop may have thousands of them. */
const STATES: readonly ListableState[] = ['active', 'draft', 'inactive', 'sold_out'];

/**
 * Reads the listings on sale that somebody wants to know of, with their variants. One call for each
 * 100 listings on sale, and one for each 100 wanted ones.
 */
export async function readShopOnSale(
	call: EtsyCall,
	shopId: string,
	isWanted: (listing: ListedListing) => boolean,
): Promise<Result<ShopToday>> {
	const listed = await listInOrder(call, shopId, ['active']);
	if (!listed.ok) return listed;
	return await readOnes(
		call,
		shopId,
		listed.value.filter(isWanted).map(({ listingId }) => listingId),
	);
}

/**
 * Reads all listings of a shop with their variants, and those that a map names besides.
 * @param named numbers of listings that the rows name, in whatever state they are
 */
export async function readShopToday(
	call: EtsyCall,
	shopId: string,
	named: readonly string[],
): Promise<Result<ShopToday>> {
	const listed = await listInOrder(call, shopId, STATES);
	if (!listed.ok) return listed;
	const ids = [...new Set([...listed.value.map(({ listingId }) => listingId), ...named])];
	return await readOnes(call, shopId, ids);
}

async function readOnes(
	call: EtsyCall,
	shopId: string,
	ids: readonly string[],
): Promise<Result<ShopToday>> {
	const { listings, gone, failed } = await readShopListings(call, shopId, ids);
	const [first] = failed;
	if (first && listings.length === 0) return { ok: false, failure: first.failure };
	const unread = new Set(failed.map(({ listingId }) => listingId));
	return ok({ shopId, listings, gone: new Set(gone), unread });
}
