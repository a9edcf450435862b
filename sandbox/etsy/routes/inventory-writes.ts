import type { FastifyInstance } from 'fastify';

import type { ScenarioPropertyValue } from '../../scenario/types';
import { addOperation } from '../auth';
import { readJson } from '../encoding';
import { etsyError } from '../errors';
import { type BodyProduct, type BodyValue, readInventoryBody } from '../inventory-body';
import { checkInventory, missingCells } from '../inventory-rules';
import { Params } from '../params';
import { presentInventory } from '../present/listing';
import type { EtsyListing, EtsyProduct, EtsyState } from '../state';
import { findListing, owns } from './listings';

/** updateListingInventory: replaces everything, and unlinks the images of the variations. */
export function addInventoryWriteRoutes(app: FastifyInstance, state: EtsyState): void {
	addOperation(
		app,
		state,
		{
			method: 'PUT',
			path: '/listings/:listing_id/inventory',
			operation: 'updateListingInventory',
			scope: 'listings_w',
		},
		(request, caller) => {
			const params = new Params(request);
			const listing = findListing(state, params.id('listing_id'));
			if (!owns(listing, caller)) throw etsyError(403, 'The listing belongs to another shop');
			const supported = params.choice('max_variations_supported', ['2', '3'], '2');
			const body = readInventoryBody(readJson(request));
			checkVariations(listing, body.products, supported === '3');
			checkInventory(body, (listing.listingType ?? 'physical') === 'physical');
			checkProfiles(listing, body.products);
			checkLinkedImages(listing);

			const all = [...body.products, ...missingCells(body.products)];
			const before = listing.products.flatMap((product) => product.property_values ?? []);
			state.inventoryIds.learn(listing.shopId, before);
			listing.products = all.map((product) => toProduct(state, listing, product, before));
			listing.onProperty = body.onProperty;
			listing.withoutInventory = false;
			// A write can unlink variation images (etsy/open-api#384); here it always does.
			listing.variationImages = [];
			listing.updatedAt = Math.floor(state.world.clock.now() / 1000);
			return presentInventory(listing, true);
		},
	);
}

/** Three variations are only for callers who say that they know of them (DOC:third-variation). */
function checkVariations(
	listing: EtsyListing,
	products: readonly BodyProduct[],
	supportsThree: boolean,
): void {
	const before = listing.products[0]?.property_values?.length ?? 0;
	const after = products[0]?.values.length ?? 0;
	if (!supportsThree && Math.max(before, after) > 2) {
		throw etsyError(400, 'max_variations_supported=3 is required for three variations');
	}
}

function checkProfiles({ shop }: EtsyListing, products: readonly BodyProduct[]): void {
	const known = new Set((shop.readinessStates ?? []).map(({ id }) => id));
	const wrong = products.find(
		({ readinessStateId: id }) => id !== undefined && known.size > 0 && !known.has(id),
	);
	if (wrong) throw etsyError(400, `Invalid readiness_state_id ${wrong.readinessStateId}`);
}

/** A link to an image that is gone makes every write fail (etsy/open-api#570, #601). */
function checkLinkedImages({ variationImages = [], images = [] }: EtsyListing): void {
	const gone = variationImages.find(({ image_id }) => !images.some(({ id }) => id === image_id));
	if (gone) throw etsyError(400, `image id ${gone.image_id} is invalid`);
}

function toProduct(
	state: EtsyState,
	listing: EtsyListing,
	product: BodyProduct,
	before: readonly ScenarioPropertyValue[],
): EtsyProduct {
	return {
		id: state.inventoryIds.nextProduct(),
		sku: product.sku,
		price: product.price,
		quantity: product.quantity,
		is_enabled: product.isEnabled,
		readinessStateId: product.readinessStateId,
		property_values: product.values.map((value) => toValue(state, listing, value, before)),
	};
}

function toValue(
	state: EtsyState,
	{ shopId }: EtsyListing,
	value: BodyValue,
	before: readonly ScenarioPropertyValue[],
): ScenarioPropertyValue {
	const { property_id, scale_id } = value;
	const own = state.inventoryIds.ownValue(shopId, value, value.value_id, value.text);
	const same = before.find((one) => one.property_id === property_id);
	const scaled = before.find((one) => one.property_id === property_id && one.scale_id === scale_id);
	return {
		property_id,
		property_name: value.property_name ?? same?.property_name ?? '',
		value_ids: [own.id],
		values: [own.text],
		scale_id,
		scale_name: scale_id === null ? null : (scaled?.scale_name ?? null),
	};
}
