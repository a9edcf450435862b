import type { FastifyInstance } from 'fastify';

import { addOperation, findOwnShop, userOf } from '../auth';
import { etsyError } from '../errors';
import { Params, pageOf } from '../params';
import { presentImages, presentListing, presentPersonalization } from '../present/listing';
import { presentShop, presentUser } from '../present/shop';
import type { EtsyListing, EtsyState } from '../state';

const STATES = ['active', 'inactive', 'sold_out', 'draft', 'expired'] as const;

/** What `includes` may name since July 2026; Inventory and Shipping went (discussion 1653). */
const INCLUDES = [
	'Images',
	'Shop',
	'User',
	'Translations',
	'Videos',
	'Personalization',
	'BuyerPrice',
] as const;

/** Listings, their images and personalization. */
export function addListingRoutes(app: FastifyInstance, state: EtsyState): void {
	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: '/shops/:shop_id/listings',
			operation: 'getListingsByShop',
			scope: 'listings_r',
		},
		(request, caller) => {
			const params = new Params(request);
			const shop = findOwnShop(state, params.id('shop_id'), caller);
			// One state at a time: without it, drafts and inactive listings stay hidden.
			const wanted = params.choice('state', STATES, 'active');
			const includes = params.choices('includes', [...INCLUDES, 'Shipping', 'Inventory']);
			const found = state
				.listingsOf(shop.id)
				.filter((listing) => (listing.state ?? 'active') === wanted)
				.sort((a, b) => b.createdAt - a.createdAt || b.id - a.id);
			return pageOf(found, params.page(), (listing) => withIncludes(state, listing, includes));
		},
	);

	addOperation(
		app,
		state,
		{ method: 'GET', path: '/listings/batch', operation: 'getListingsByListingIds' },
		(request) => {
			const params = new Params(request);
			const ids = params.ids('listing_ids', 100);
			const includes = params.choices('includes', INCLUDES);
			const results = ids
				.map((id) => state.listings.get(id))
				.filter((listing) => listing !== undefined)
				.filter(({ state: listingState = 'active' }) => listingState !== 'draft')
				.map((listing) => withIncludes(state, listing, includes));
			return { count: results.length, results };
		},
	);

	addOperation(
		app,
		state,
		{ method: 'GET', path: '/listings/:listing_id', operation: 'getListing' },
		(request) => {
			const params = new Params(request);
			const includes = params.choices('includes', INCLUDES);
			return withIncludes(state, findListing(state, params.id('listing_id')), includes);
		},
	);

	addOperation(
		app,
		state,
		{ method: 'GET', path: '/listings/:listing_id/images', operation: 'getListingImages' },
		(request) => {
			const listing = findListing(state, new Params(request).id('listing_id'));
			const results = presentImages(listing);
			return { count: results.length, results };
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: '/listings/:listing_id/images/:listing_image_id',
			operation: 'getListingImage',
		},
		(request) => {
			const params = new Params(request);
			const id = params.id('listing_image_id');
			const images = presentImages(findListing(state, params.id('listing_id')));
			const image = images.find((one) => one.listing_image_id === id);
			if (!image) throw etsyError(404);
			return image;
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: '/listings/:listing_id/personalization',
			operation: 'getListingPersonalization',
		},
		(request) => presentPersonalization(findListing(state, new Params(request).id('listing_id'))),
	);
}

/** A listing by id. @throws 404 */
export function findListing(state: EtsyState, id: number): EtsyListing {
	const listing = state.listings.get(id);
	if (!listing) throw etsyError(404, `Could not find a listing with listing_id ${id}`);
	return listing;
}

/** Whether the caller owns a listing. */
export function owns(listing: EtsyListing, caller: Parameters<typeof userOf>[0]): boolean {
	return listing.shop.userId === userOf(caller);
}

function withIncludes(state: EtsyState, listing: EtsyListing, includes: readonly string[]) {
	const has = (name: string) => includes.includes(name);
	return {
		...presentListing(listing),
		...(has('Images') && { images: presentImages(listing) }),
		...(has('Shop') && {
			shop: presentShop(listing.shop, state.listingsOf(listing.shopId), listing.createdAt),
		}),
		...(has('User') && { user: { ...presentUser(listing.shop), primary_email: null } }),
		...(has('Personalization') && { personalization: presentPersonalization(listing) }),
		...(has('Videos') && { videos: [] }),
	};
}
