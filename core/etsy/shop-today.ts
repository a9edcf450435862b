import { ok, type Result } from '../domain/result';
import type { ShopToday } from '../domain/variant-map/check/listings';
import type { EtsyCall } from './caller';
import { listInOrder, readShopListings } from './inventory/shop-listings';
import type { ListableState } from './listings/to-listing';

/** Expired listings cannot be bought, and a shop may have thousands of them. */
const STATES: readonly ListableState[] = ['active', 'draft', 'inactive', 'sold_out'];

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
	const { listings, gone, failed } = await readShopListings(call, shopId, ids);
	const [first] = failed;
	if (first && listings.length === 0) return { ok: false, failure: first.failure };
	const unread = new Set(failed.map(({ listingId }) => listingId));
	return ok({ shopId, listings, gone: new Set(gone), unread });
}
