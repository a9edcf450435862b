import type { FastifyInstance } from 'fastify';

import { addOperation, findShop } from '../auth';
import { readJson } from '../encoding';
import { etsyError } from '../errors';
import type { VariationImage } from '../inventory-details';
import { Params } from '../params';
import type { EtsyListing, EtsyState } from '../state';
import { ownListingOf } from './own-listing';

const PATH = '/shops/:shop_id/listings/:listing_id/variation-images';
const KEYS = ['property_id', 'value_id', 'image_id'] as const;

/** Which image is shown for which value. Only these paths below the shop exist (PROBE). */
export function addVariationImageRoutes(app: FastifyInstance, state: EtsyState): void {
	addOperation(
		app,
		state,
		{ method: 'GET', path: PATH, operation: 'getListingVariationImages' },
		(request) => {
			const params = new Params(request);
			const shop = findShop(state, params.id('shop_id'));
			const listing = state.listings.get(params.id('listing_id'));
			if (!listing || listing.shopId !== shop.id) throw etsyError(404);
			return present(listing);
		},
	);

	addOperation(
		app,
		state,
		{ method: 'POST', path: PATH, operation: 'updateVariationImages', scope: 'listings_w' },
		(request, caller) => {
			const listing = ownListingOf(state, request, caller);
			const body = readJson(request);
			if (!Array.isArray(body.variation_images) || Object.keys(body).length !== 1) {
				throw etsyError(400, 'Missing input parameter: variation_images');
			}
			const links = (body.variation_images as unknown[]).map(readLink);
			check(listing, links);
			listing.variationImages = links;
			return present(listing);
		},
	);
}

/** Any other key, such as `value`, is refused with this very text (etsy/open-api#436). */
function readLink(raw: unknown): VariationImage {
	const link = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
	const isWhole = KEYS.every((key) => Number.isSafeInteger(link[key]) && Number(link[key]) > 0);
	if (!isWhole || Object.keys(link).length !== KEYS.length) {
		throw etsyError(400, 'Missing input parameter');
	}
	return link as unknown as VariationImage;
}

function check({ products, images = [] }: EtsyListing, links: readonly VariationImage[]): void {
	if (new Set(links.map(({ property_id }) => property_id)).size > 1) {
		throw etsyError(400, 'Variation images can only be associated on one property');
	}
	if (new Set(links.map(({ value_id }) => value_id)).size !== links.length) {
		throw etsyError(400, 'variation_images contains duplicates');
	}
	const values = products.flatMap((product) => product.property_values ?? []);
	for (const { property_id, value_id, image_id } of links) {
		const isThere = values.some(
			(value) => value.property_id === property_id && value.value_ids.includes(value_id),
		);
		if (!isThere) throw etsyError(400, `value_id ${value_id} is not on this listing`);
		if (!images.some(({ id }) => id === image_id)) {
			throw etsyError(400, `image id ${image_id} is invalid`);
		}
	}
}

/** Links to images that are gone stay (PROBE: they dangle or vanish, with no error). */
function present({ variationImages = [], products }: EtsyListing) {
	const values = products.flatMap((product) => product.property_values ?? []);
	const results = variationImages.map((link) => ({
		...link,
		value:
			values.find(({ value_ids }) => value_ids.includes(link.value_id))?.values.join(', ') ?? null,
	}));
	return { count: results.length, results };
}
