import type { FastifyInstance } from 'fastify';

import { addOperation } from '../auth';
import { etsyError } from '../errors';
import { type EtsyImage, findShopImage, placeImage, removeImage } from '../media';
import { isPicture, keptOf, type MultipartForm, readMultipart } from '../multipart';
import { Params, parseFlag } from '../params';
import { presentImages } from '../present/media';
import type { EtsyListing, EtsyState } from '../state';
import { findListing } from './listings';
import { ownListingOf } from './own-listing';

/** From the seller's guide; the document names no limit, so the harsher reading is taken. */
const MAX_BYTES = 10 * 1024 * 1024;

const MAX_ALT_TEXT = 500;

/** A listing's pictures. */
export function addImageRoutes(app: FastifyInstance, state: EtsyState): void {
	const { clock } = state.world;
	addOperation(
		app,
		state,
		{ method: 'GET', path: '/listings/:listing_id/images', operation: 'getListingImages' },
		(request) => {
			const listing = findListing(state, new Params(request).id('listing_id'));
			const results = presentImages(listing, clock.now());
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
			const listing = findListing(state, params.id('listing_id'));
			return shown(listing, params.id('listing_image_id'), clock.now());
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'POST',
			path: '/shops/:shop_id/listings/:listing_id/images',
			operation: 'uploadListingImage',
			scope: 'listings_w',
		},
		async (request, caller, reply) => {
			const listing = ownListingOf(state, request, caller);
			return await state.uploads.alone(listing.id, async () => {
				const form = await readMultipart(request);
				const image = imageOf(state, listing, form);
				const { rank = '1', overwrite = 'false' } = form.fields;
				placeImage(listing, image, wholeRank(rank), parseFlag('overwrite', overwrite));
				reply.code(201);
				return shown(listing, image.id, clock.now());
			});
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'DELETE',
			path: '/shops/:shop_id/listings/:listing_id/images/:listing_image_id',
			operation: 'deleteListingImage',
			scope: 'listings_w',
		},
		async (request, caller, reply) => {
			const listing = ownListingOf(state, request, caller);
			removeImage(listing, new Params(request).id('listing_image_id'));
			return await reply.code(204).send();
		},
	);
}

function shown(listing: EtsyListing, id: number, nowMs: number) {
	const image = presentImages(listing, nowMs).find((one) => one.listing_image_id === id);
	if (!image) throw etsyError(404);
	return image;
}

/** The picture that an upload brings or names; with both, the uploaded one (Etsy's document). */
function imageOf(state: EtsyState, listing: EtsyListing, form: MultipartForm): EtsyImage {
	const { fields, files } = form;
	const altText = fields.alt_text ?? '';
	if (altText.length > MAX_ALT_TEXT) {
		throw etsyError(400, `alt_text may have at most ${MAX_ALT_TEXT} characters`);
	}
	const isWatermarked = parseFlag('is_watermarked', fields.is_watermarked ?? 'false');
	const { image: file } = files;
	if (file) {
		if (file.bytes === 0 || !isPicture(file)) throw etsyError(400, 'The image is not valid');
		if (file.bytes > MAX_BYTES) throw etsyError(400, 'The image is too large');
		const upload = keptOf(file);
		const uploadedAt = state.world.clock.now();
		return { id: state.uploads.nextId(), alt_text: altText, isWatermarked, uploadedAt, upload };
	}
	const id = Number(fields.listing_image_id);
	if (!Number.isSafeInteger(id) || id < 1) {
		throw etsyError(400, 'Either a valid image or a listing_image_id must be provided');
	}
	const known = findShopImage(state, listing.shopId, id);
	if (!known) throw etsyError(400, `image id ${id} is invalid`);
	return { ...known, alt_text: altText, isWatermarked };
}

function wholeRank(raw: string): number {
	if (!/^\d{1,4}$/.test(raw)) throw etsyError(400, `Expected int value for 'rank' (got '${raw}')`);
	return Math.max(1, Number(raw));
}
