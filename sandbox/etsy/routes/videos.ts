import type { FastifyInstance } from 'fastify';

import { addOperation } from '../auth';
import { etsyError } from '../errors';
import { attachVideo, type EtsyVideo, removeVideo } from '../media';
import { isFilm, keptOf, type MultipartForm, readMultipart } from '../multipart';
import { Params } from '../params';
import { presentVideo } from '../present/media';
import type { EtsyListing, EtsyState } from '../state';
import { findListing } from './listings';
import { ownListingOf } from './own-listing';

/** A listing's films. */
export function addVideoRoutes(app: FastifyInstance, state: EtsyState): void {
	addOperation(
		app,
		state,
		{ method: 'GET', path: '/listings/:listing_id/videos', operation: 'getListingVideos' },
		(request) => {
			const { videos = [] } = findListing(state, new Params(request).id('listing_id'));
			return { count: videos.length, results: videos.map(presentVideo) };
		},
	);

	addOperation(
		app,
		state,
		{ method: 'GET', path: '/listings/:listing_id/videos/:video_id', operation: 'getListingVideo' },
		(request) => {
			const params = new Params(request);
			const id = params.id('video_id');
			const listing = findListing(state, params.id('listing_id'));
			const video = listing.videos?.find((one) => one.id === id);
			if (!video) throw etsyError(404);
			return presentVideo(video);
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'POST',
			path: '/shops/:shop_id/listings/:listing_id/videos',
			operation: 'uploadListingVideo',
			scope: 'listings_w',
		},
		async (request, caller, reply) => {
			const listing = ownListingOf(state, request, caller);
			return await state.uploads.alone(listing.id, async () => {
				const video = videoOf(state, listing, await readMultipart(request));
				attachVideo(listing, video, state.world.clock.now());
				reply.code(201);
				return presentVideo(video);
			});
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'DELETE',
			path: '/shops/:shop_id/listings/:listing_id/videos/:video_id',
			operation: 'deleteListingVideo',
			scope: 'listings_w',
		},
		async (request, caller, reply) => {
			const listing = ownListingOf(state, request, caller);
			removeVideo(listing, new Params(request).id('video_id'));
			return await reply.code(204).send();
		},
	);
}

/** The film that an upload brings or names. Anything but a film is 500 (facts/etsy.md 7). */
function videoOf(state: EtsyState, { shopId }: EtsyListing, form: MultipartForm): EtsyVideo {
	const { video: file } = form.files;
	if (file) {
		if (!form.fields.name) throw etsyError(400, 'name is required with a video');
		if (!isFilm(file)) throw etsyError(500, 'Server Error');
		const upload = keptOf(file);
		return { id: state.uploads.nextId(), name: form.fields.name, upload };
	}
	const id = Number(form.fields.video_id);
	const known = state
		.listingsOf(shopId)
		.flatMap(({ videos = [], detachedVideos = [] }) => [...videos, ...detachedVideos])
		.find((one) => one.id === id);
	if (!known) throw etsyError(400, 'Either a valid video or a video_id must be provided');
	return known;
}
