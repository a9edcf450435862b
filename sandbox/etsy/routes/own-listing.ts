import type { FastifyRequest } from 'fastify';

import { type Caller, findOwnShop } from '../auth';
import { etsyError } from '../errors';
import { Params } from '../params';
import type { EtsyListing, EtsyState } from '../state';

/**
 * The listing that a path names below its shop.
 * @throws 404, also for a listing of another shop; 403 for another seller's shop
 */
export function ownListingOf(
	state: EtsyState,
	request: FastifyRequest,
	caller: Caller,
): EtsyListing {
	const params = new Params(request);
	const shop = findOwnShop(state, params.id('shop_id'), caller);
	const id = params.id('listing_id');
	const listing = state.listings.get(id);
	if (!listing || listing.shopId !== shop.id) {
		throw etsyError(404, `Could not find a listing with listing_id ${id}`);
	}
	return listing;
}
