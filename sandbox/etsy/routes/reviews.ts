import type { FastifyInstance } from 'fastify';

import { addOperation, findShop } from '../auth';
import { Params, pageOf } from '../params';
import { seconds } from '../present/money';
import type { EtsyReview } from '../reviews';
import type { EtsyState } from '../state';
import { findListing } from './listings';

/** Reviews of a shop and of a listing; public. */
export function addReviewRoutes(app: FastifyInstance, state: EtsyState): void {
	const written = (params: Params) => {
		const from = params.timestamp('min_created') ?? 0;
		const to = params.timestamp('max_created') ?? Number.MAX_SAFE_INTEGER;
		return state.reviews
			.writtenBy(state.world.clock.now())
			.filter(({ createdAt }) => seconds(createdAt) >= from && seconds(createdAt) <= to);
	};

	addOperation(
		app,
		state,
		{ method: 'GET', path: '/shops/:shop_id/reviews', operation: 'getReviewsByShop' },
		(request) => {
			const params = new Params(request);
			const shop = findShop(state, params.id('shop_id'));
			const found = written(params).filter(({ shopId }) => shopId === shop.id);
			return pageOf(found, params.page(), (review) => ({
				...presentReview(review),
				transaction_id: review.transactionId,
				buyer_user_id: review.buyerUserId,
				review: review.review ?? '',
			}));
		},
	);

	addOperation(
		app,
		state,
		{ method: 'GET', path: '/listings/:listing_id/reviews', operation: 'getReviewsByListing' },
		(request) => {
			const params = new Params(request);
			const listing = findListing(state, params.id('listing_id'));
			const found = written(params).filter(({ listingId }) => listingId === listing.id);
			return pageOf(found, params.page(), presentReview);
		},
	);
}

/** As ListingReview, which does not name the order line or the buyer. */
function presentReview(review: EtsyReview) {
	const at = seconds(review.createdAt);
	return {
		shop_id: review.shopId,
		listing_id: review.listingId,
		rating: review.rating,
		review: review.review ?? null,
		language: review.language ?? 'en',
		image_url_fullxfull: review.imageUrl ?? null,
		create_timestamp: at,
		created_timestamp: at,
		update_timestamp: at,
		updated_timestamp: at,
	};
}
