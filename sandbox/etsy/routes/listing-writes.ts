import type { FastifyInstance } from 'fastify';

import type { ScenarioShop } from '../../scenario/types';
import { addOperation, findOwnShop } from '../auth';
import { type Form, readForm } from '../encoding';
import { etsyError } from '../errors';
import { FormReader } from '../form-reader';
import { type ListingChanges, readListingForm } from '../listing-form';
import { checkMaking } from '../listing-rules';
import { changeState } from '../listing-states';
import { Params } from '../params';
import { presentListing } from '../present/listing';
import type { EtsyListing, EtsyState } from '../state';
import { findListing, owns } from './listings';
import { ownListingOf } from './own-listing';

const REQUIRED = [
	'quantity',
	'title',
	'description',
	'price',
	'who_made',
	'when_made',
	'is_supply',
	'taxonomy_id',
];

/** Fields that only the one or the other call has; the other passes them over (assumed). */
const ONLY_AT_FIRST = ['styles', 'is_customizable'];
const ONLY_LATER = ['featured_rank', 'state'];

/** New listings get ids above those of scenarios. */
const FIRST_ID = 40_000_000_001;

/** createDraftListing, updateListing and deleteListing. */
export function addListingWriteRoutes(app: FastifyInstance, state: EtsyState): void {
	let nextId = FIRST_ID;
	const now = () => Math.floor(state.world.clock.now() / 1000);

	addOperation(
		app,
		state,
		{
			method: 'POST',
			path: '/shops/:shop_id/listings',
			operation: 'createDraftListing',
			scope: 'listings_w',
		},
		(request, caller, reply) => {
			const shop = findOwnShop(state, new Params(request).id('shop_id'), caller);
			const listing = makeDraft(readForm(request), shop, state, nextId, now());
			nextId += 1;
			state.listings.set(listing.id, listing);
			void reply.code(201);
			return presentListing(listing);
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'PATCH',
			path: '/shops/:shop_id/listings/:listing_id',
			operation: 'updateListing',
			scope: 'listings_w',
		},
		(request, caller) => {
			const listing = ownListingOf(state, request, caller);
			const form = readForm(request);
			// JSON, or nothing that Etsy knows: 200, and nothing changes (etsy/open-api#897).
			if (Object.keys(form).length === 0) return presentListing(listing);
			update(listing, form, state, now());
			return presentListing(listing);
		},
	);

	addOperation(
		app,
		state,
		{
			method: 'DELETE',
			path: '/listings/:listing_id',
			operation: 'deleteListing',
			scope: 'listings_d',
		},
		(request, caller, reply) => {
			const listing = findListing(state, new Params(request).id('listing_id'));
			if (!owns(listing, caller)) throw etsyError(403, 'The listing belongs to another shop');
			state.listings.delete(listing.id);
			void reply.code(204);
			return null;
		},
	);
}

function without(fields: Form, names: readonly string[]): Form {
	return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function makeDraft(
	fields: Form,
	shop: ScenarioShop,
	state: EtsyState,
	id: number,
	at: number,
): EtsyListing {
	const form = new FormReader(without(fields, ONLY_LATER));
	form.require(REQUIRED);
	const changes = readListingForm(form, shop, state);
	const price = form.cents('price') ?? 0;
	const quantity = form.id('quantity') ?? 0;
	const readinessStateId = form.idOrNull('readiness_state_id') ?? undefined;
	if ((changes.listingType ?? 'physical') !== 'download') {
		form.require(['shipping_profile_id', 'readiness_state_id']);
	}
	if (readinessStateId && !shop.readinessStates?.some((one) => one.id === readinessStateId)) {
		throw etsyError(400, `Invalid readiness_state_id ${readinessStateId}`);
	}
	checkMaking(changes);
	return {
		title: '',
		...changes,
		id,
		shopId: shop.id,
		shop,
		state: 'draft',
		createdAt: at,
		products: [{ id: id * 100 + 1, sku: '', price, quantity, readinessStateId }],
	};
}

/** All or nothing: everything is checked before anything changes. */
function update(listing: EtsyListing, fields: Form, state: EtsyState, at: number): void {
	const form = new FormReader(without(fields, ONLY_AT_FIRST));
	const changes = readListingForm(form, listing.shop, state);
	const wanted = form.choice('state', ['active', 'inactive']);
	const after: EtsyListing = { ...listing, ...changes };
	if (changes.whoMade !== undefined || changes.productionPartnerIds) checkMaking(after);
	checkType(listing, changes);
	const step = wanted === undefined ? undefined : changeState(after, wanted, at);
	const { detachedImages } = keepDetached(listing, changes);
	Object.assign(listing, changes, { detachedImages }, step?.changes, { updatedAt: at });
	if (step?.costsFee) state.world.counts.listingFee(listing.id);
}

/** A listing with variations cannot become a download (facts/etsy.md 7). @throws 409 */
function checkType({ products }: EtsyListing, { listingType }: ListingChanges): void {
	const hasVariations = products.some((one) => (one.property_values ?? []).length > 0);
	if (listingType === 'download' && hasVariations) {
		throw etsyError(409, 'A listing with variations cannot be changed to a digital listing');
	}
}

/** Images left out of `image_ids` are taken off the listing and stay on the server. */
function keepDetached(listing: EtsyListing, { images }: ListingChanges): ListingChanges {
	const { images: before = [], detachedImages = [] } = listing;
	if (!images) return { detachedImages };
	const kept = new Set(images.map(({ id }) => id));
	return { detachedImages: [...detachedImages, ...before].filter(({ id }) => !kept.has(id)) };
}
