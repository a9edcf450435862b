import type { FastifyInstance } from 'fastify';

import { addOperation } from '../auth';
import { etsyError } from '../errors';
import { Params } from '../params';
import { presentInventory, presentListing, presentProduct } from '../present/listing';
import type { EtsyState } from '../state';
import { findListing, owns } from './listings';

/** Reading inventory, one listing or a batch. */
export function addInventoryRoutes(app: FastifyInstance, state: EtsyState): void {
	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: '/listings/batch/inventory',
			operation: 'getListingsInventoryByListingIds',
			scope: 'listings_r',
		},
		(request, caller) => {
			const ids = new Params(request).ids('listing_ids', 100);
			// One unknown id fails the whole call with 404 (Etsy's document).
			const results = ids
				.map((id) => findListing(state, id))
				.map((listing) => ({
					...presentListing(listing),
					inventory: listing.withoutInventory
						? null
						: presentInventory(listing, owns(listing, caller)),
				}));
			return { count: results.length, results };
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: '/listings/:listing_id/inventory',
			operation: 'getListingInventory',
			scope: 'listings_r',
		},
		(request, caller) => {
			const params = new Params(request);
			const listing = findListing(state, params.id('listing_id'));
			if (listing.withoutInventory) throw etsyError(404, 'This listing has no inventory');
			const withListing = params.choice('includes', ['', 'Listing'], '') === 'Listing';
			return {
				...presentInventory(listing, owns(listing, caller)),
				...(withListing && { listing: presentListing(listing) }),
			};
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'GET',
			path: '/listings/:listing_id/inventory/products/:product_id',
			operation: 'getListingProduct',
			scope: 'listings_r',
		},
		(request, caller) => {
			const params = new Params(request);
			const listing = findListing(state, params.id('listing_id'));
			const product = listing.products.find(({ id }) => id === params.id('product_id'));
			// The ids of before the last write are gone.
			if (!product) throw etsyError(404, 'Could not find a product with this product_id');
			return presentProduct(product, listing.shop.currency, owns(listing, caller));
		},
	);
}
