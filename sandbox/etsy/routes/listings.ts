import type { FastifyInstance } from 'fastify';

import { addOperation, findOwnShop, userOf } from '../auth';
import { etsyError } from '../errors';
import { Params, pageOf } from '../params';
import { presentPersonalization } from '../personalization';
import { presentListing } from '../present/listing';
import { presentImages, presentVideo } from '../present/media';
import {
	presentProductionPartners,
	presentShippingProfiles,
	presentShop,
	presentUser,
} from '../present/shop';
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
		{
			method: 'GET',
			path: '/listings/batch/shipping',
			operation: 'getListingsShippingByListingIds',
			scope: 'shops_r',
		},
		(request, caller) => {
			// One unknown id fails the whole call with 404; those of others come without profile.
			const ids = new Params(request).ids('listing_ids', 100);
			const results = ids
				.map((id) => findListing(state, id))
				.map((listing) => withShipping(listing, owns(listing, caller)));
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

function withShipping(listing: EtsyListing, isOwner: boolean) {
	const profileId = isOwner ? (listing.shippingProfileId ?? null) : null;
	const profile = presentShippingProfiles(listing.shop).find(
		({ shipping_profile_id: id }) => id === profileId,
	);
	return {
		...presentListing(listing),
		shipping_profile_id: profileId,
		shipping_profile: profile ?? null,
	};
}

function withIncludes(state: EtsyState, listing: EtsyListing, includes: readonly string[]) {
	const has = (name: string) => includes.includes(name);
	const partnerIds = listing.productionPartnerIds ?? [];
	return {
		...presentListing(listing),
		production_partners: presentProductionPartners(listing.shop).filter((partner) =>
			partnerIds.includes(partner.production_partner_id),
		),
		...(has('Images') && { images: presentImages(listing, state.world.clock.now()) }),
		...(has('Shop') && {
			shop: presentShop(listing.shop, state.listingsOf(listing.shopId), listing.createdAt),
		}),
		...(has('User') && { user: { ...presentUser(listing.shop), primary_email: null } }),
		...(has('Personalization') && { personalization: presentPersonalization(listing) }),
		...(has('Videos') && { videos: (listing.videos ?? []).map(presentVideo) }),
	};
}
