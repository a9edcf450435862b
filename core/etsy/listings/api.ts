import type { Result } from '../../domain/result';
import type { FieldValue } from '../../transport/http';
import {
	ETSY_ROOT,
	listingPath,
	READ as read,
	shopListingPath,
	shopPath,
	type EtsyCall,
} from '../caller';
import {
	listingPage,
	listingProperties,
	listingProperty,
	nothing,
	shopListing,
	type ListingPage,
	type ListingProperty,
	type ShopListing,
} from './schemas';
import type { ListableState } from './to-listing';

/** What may come along with a listing. Inventory and shipping have calls of their own. */
export type ListingInclude = 'Images' | 'Personalization' | 'Translations' | 'Videos';

/** The fields of a form, in Etsy's words. */
export type ListingForm = Record<string, FieldValue>;

/** One page of a shop's listings in one state; Etsy hides drafts unless asked for. */
export interface ListingPageQuery {
	state: ListableState;
	/** 1 to 100. */
	limit: number;
	offset: number;
	includes?: readonly ListingInclude[];
}

/** Etsy's limit for the batch reads (facts/etsy.md 4). */
export const BATCH_SIZE = 100;

function including(includes: readonly ListingInclude[] | undefined): { includes?: FieldValue } {
	return includes !== undefined && includes.length > 0 ? { includes } : {};
}

/** One listing of any shop and in any state. No permission needed. */
export async function getListing(
	call: EtsyCall,
	listingId: string,
	includes?: readonly ListingInclude[],
): Promise<Result<ShopListing>> {
	return await call({
		...read,
		operation: 'getListing',
		path: listingPath(listingId),
		query: including(includes),
		schema: shopListing,
	});
}

/** Permission: listings_r. */
export async function getListingsByShop(
	call: EtsyCall,
	shopId: string,
	{ state, limit, offset, includes }: ListingPageQuery,
): Promise<Result<ListingPage>> {
	return await call({
		...read,
		operation: 'getListingsByShop',
		path: `${shopPath(shopId)}/listings`,
		query: { state, limit, offset, ...including(includes) },
		schema: listingPage,
	});
}

/** At most {@link BATCH_SIZE} ids; those that Etsy does not know are missing in the answer. */
export async function getListingsByListingIds(
	call: EtsyCall,
	listingIds: readonly string[],
	includes?: readonly ListingInclude[],
): Promise<Result<ListingPage>> {
	return await call({
		...read,
		operation: 'getListingsByListingIds',
		path: `${ETSY_ROOT}/listings/batch`,
		query: { listing_ids: listingIds, ...including(includes) },
		schema: listingPage,
	});
}

/** Makes a draft, which costs nothing. Never replayed. Permission: listings_w. */
export async function createDraftListing(
	call: EtsyCall,
	shopId: string,
	fields: ListingForm,
): Promise<Result<ShopListing>> {
	return await call({
		operation: 'createDraftListing',
		effect: 'create',
		method: 'POST',
		path: `${shopPath(shopId)}/listings`,
		body: { kind: 'form', fields },
		schema: shopListing,
	});
}

/** Which listing, below its shop. */
export interface ListingRef {
	shopId: string;
	listingId: string;
}

/**
 * Changes the named fields. Sent as a form: Etsy answers 200 to JSON and changes nothing. Price,
 * quantity and processing profile are not among the fields (facts/etsy.md 5).
 * @param effect `create` where it costs money, so that it is never replayed
 */
export async function updateListing(
	call: EtsyCall,
	{ shopId, listingId }: ListingRef,
	fields: ListingForm,
	effect: 'idempotent' | 'create' = 'idempotent',
): Promise<Result<ShopListing>> {
	return await call({
		operation: 'updateListing',
		effect,
		method: 'PATCH',
		path: shopListingPath(shopId, listingId),
		body: { kind: 'form', fields },
		schema: shopListing,
	});
}

/** Deletes for good. Permission: listings_d, which the pack does not ask for by itself. */
export async function deleteListing(call: EtsyCall, listingId: string): Promise<Result<undefined>> {
	return await call({
		operation: 'deleteListing',
		// A second deletion would be told "not found", so it is not replayed either.
		effect: 'create',
		method: 'DELETE',
		path: listingPath(listingId),
		schema: nothing,
	});
}

/** The attributes of a listing, such as its occasion. No permission needed. */
export async function getListingProperties(
	call: EtsyCall,
	{ shopId, listingId }: ListingRef,
): Promise<Result<ListingProperty[]>> {
	const answer = await call({
		...read,
		operation: 'getListingProperties',
		path: `${shopListingPath(shopId, listingId)}/properties`,
		schema: listingProperties,
	});
	return answer.ok ? { ok: true, value: answer.value.results } : answer;
}

/** One attribute as it is written: ids and names of its values, in the same order. */
export interface PropertyForm {
	value_ids: readonly number[];
	values: readonly string[];
	scale_id?: number;
}

function propertyPath({ shopId, listingId }: ListingRef, propertyId: string): string {
	return `${shopListingPath(shopId, listingId)}/properties/${encodeURIComponent(propertyId)}`;
}

/** Sets one attribute of a listing. Permission: listings_w. */
export async function updateListingProperty(
	call: EtsyCall,
	listing: ListingRef,
	propertyId: string,
	{ value_ids, values, scale_id }: PropertyForm,
): Promise<Result<ListingProperty>> {
	return await call({
		operation: 'updateListingProperty',
		effect: 'idempotent',
		method: 'PUT',
		path: propertyPath(listing, propertyId),
		body: { kind: 'form', fields: { value_ids, values, scale_id } },
		schema: listingProperty,
	});
}

/** Removes one attribute of a listing. Permission: listings_w. */
export async function deleteListingProperty(
	call: EtsyCall,
	listing: ListingRef,
	propertyId: string,
): Promise<Result<undefined>> {
	return await call({
		operation: 'deleteListingProperty',
		effect: 'idempotent',
		method: 'DELETE',
		path: propertyPath(listing, propertyId),
		schema: nothing,
	});
}
