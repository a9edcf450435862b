import type { IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../../../core/domain/result';
import type { ListingRef } from '../../../core/etsy/listings/api';
import { openShop, type OpenShop } from './open-shop';
import { readRequiredPick } from './picker';

/** Etsy and the listing that an item is about. */
export interface OpenListing extends OpenShop {
	listing: ListingRef;
}

/** Reads the parameter Listing. Makes no call. */
export function readListingId(context: IExecuteFunctions, itemIndex: number): Result<string> {
	return readRequiredPick(context, { path: 'listingId', displayName: 'Listing', itemIndex });
}

/** As `openShop`, for an operation that changes one listing of the shop. */
export async function openListing(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<OpenListing>> {
	const listingId = readListingId(context, itemIndex);
	if (!listingId.ok) return listingId;
	const shop = await openShop(context, itemIndex);
	if (!shop.ok) return shop;
	const { shopId } = shop.value;
	return ok({ ...shop.value, listing: { shopId, listingId: listingId.value } });
}
