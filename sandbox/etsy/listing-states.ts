import { etsyError } from './errors';
import { destinationsOf } from './shop-settings';
import type { EtsyListing } from './state';

/** Shops here need no return policy on a listing (facts/etsy.md 5). */
const EU = new Set(
	'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** What a change of state brings along. */
export interface Transition {
	changes: Partial<EtsyListing>;
	/** Whether Etsy bills the seller for it. */
	costsFee: boolean;
}

/**
 * The states that a call may set (facts/etsy.md 5): only active and inactive can be written, and
 * nothing becomes a draft again. That a draft, an expired or a sold-out listing cannot be made
 * inactive is assumed.
 * @param listing as it will be after the other fields of the call
 * @param now epoch seconds
 * @throws 400
 */
export function changeState(listing: EtsyListing, wanted: string, now: number): Transition {
	const { state = 'active' } = listing;
	if (state === wanted) return { changes: {}, costsFee: false };
	if (wanted === 'inactive') {
		if (state !== 'active') {
			throw etsyError(400, `A listing in state ${state} cannot be made inactive`);
		}
		return { changes: { state: 'inactive', stateAt: now }, costsFee: false };
	}
	checkComplete(listing);
	const renews = state === 'sold_out' || state === 'expired';
	return {
		changes: {
			state: 'active',
			stateAt: now,
			...(state === 'inactive' ? {} : { listedAt: now }),
			...(state === 'sold_out' ? { products: withOnePiece(listing) } : {}),
		},
		costsFee: renews || state === 'draft',
	};
}

/** Making a sold-out listing active sets its quantity to 1. */
function withOnePiece({ products }: EtsyListing): EtsyListing['products'] {
	return products.map((product, index) => ({ ...product, quantity: index === 0 ? 1 : 0 }));
}

/** What a listing must have before buyers can see it. @throws 400 */
function checkComplete(listing: EtsyListing): void {
	const { images = [], listingType = 'physical', shop } = listing;
	const lack = (what: string) => etsyError(400, `This listing cannot be published: ${what}`);
	if (images.length === 0) throw lack('it needs at least one image');
	if (listing.products.every(({ quantity }) => quantity === 0) && listing.state !== 'sold_out') {
		throw lack('its quantity must be greater than 0');
	}
	if (listingType === 'download') {
		if (listing.whenMade !== 'made_to_order' && (listing.files ?? []).length === 0) {
			throw lack('a digital listing needs a file');
		}
		return;
	}
	const profile = shop.shippingProfiles?.find(({ id }) => id === listing.shippingProfileId);
	if (!profile || profile.isDeleted || destinationsOf(profile).length === 0) {
		throw lack('it needs a complete and valid shipping profile');
	}
	if (listing.products.some(({ readinessStateId }) => !readinessStateId)) {
		throw lack('it needs a readiness_state_id');
	}
	if (!EU.has(shop.countryIso ?? 'US') && !listing.returnPolicyId) {
		throw lack('it needs a return_policy_id');
	}
}
