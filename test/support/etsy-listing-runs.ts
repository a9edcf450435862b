import {
	ACTIVE,
	byId,
	MUGS,
	PARTNER,
	POLICY,
	PROCESSING,
	SECTION,
	SHIPPING,
	SHOP,
} from './etsy-listings';
import type { TestShop } from './etsy-shop';

/** What an error branch reads. */
interface SeenFailure {
	category: string;
	message: string;
	hint: string;
}

/** The failure of the one item that was sent through the node. */
export async function failureIn(shop: TestShop, parameters: object): Promise<SeenFailure> {
	const { outputs, error } = await shop.run(parameters, { onError: 'continueErrorOutput' });
	expect(error).toBeUndefined();
	expect(outputs[0]).toEqual([]);
	return outputs[1]?.[0]?.json.failure as unknown as SeenFailure;
}

/** Listing fees that the sandbox has counted since its start. */
export async function feesIn(shop: TestShop): Promise<number> {
	const { listingFees } = await shop.sandbox.control.counts();
	return Object.values(listingFees).reduce((sum, count) => sum + count, 0);
}

/** A listing as Get gives it, with images. */
export async function readListing(shop: TestShop, listingId: string) {
	const [listing] = await shop.json(on('get', listingId, { options: { includeImages: true } }));
	return listing;
}

const options = { shopId: SHOP };

/** A draft with everything, and changes to it. */
export const create = (changes: object = {}) => ({
	resource: 'listing',
	operation: 'create',
	title: 'Fern Mug: 11 & 15 oz',
	description: 'A mug with a fern',
	price: 16.99,
	quantity: 999,
	taxonomyId: byId(MUGS),
	listingType: 'physical',
	shippingProfileId: byId(SHIPPING),
	processingProfileId: byId(PROCESSING),
	whoMade: 'someone_else',
	whenMade: 'made_to_order',
	isSupply: false,
	productionPartnerId: byId(PARTNER),
	delivery: {
		returnPolicyId: byId(POLICY),
		weight: { values: { weight: 350, unit: 'g' } },
		size: { values: { length: 12, width: 10.5, height: 0, unit: 'cm' } },
	},
	additionalFields: {
		tags: 'fern mug, plant lover',
		materials: 'ceramic',
		styles: ['Boho'],
		sectionId: byId(SECTION),
		autoRenew: false,
	},
	options,
	...changes,
});
/** Fields to change of a listing. */
export const update = (updateFields: object, listingId = ACTIVE) => ({
	resource: 'listing',
	operation: 'update',
	listingId: byId(listingId),
	updateFields,
	options,
});
/** An operation on one listing. */
export const on = (operation: string, listingId: string, more: object = {}) => ({
	resource: 'listing',
	operation,
	listingId: byId(listingId),
	...more,
});
/** All listings of a state. */
export const getMany = (listingState: string, more: object = {}) => ({
	resource: 'listing',
	operation: 'getAll',
	listingState,
	returnAll: true,
	options,
	...more,
});
