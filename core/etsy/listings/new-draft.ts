import { failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { createDraftListing, type ListingForm } from './api';
import { toForm, type ListingChanges, type Making } from './fields';
import { nameStaleIds } from './stale-ids';
import { toListing, type Listing } from './to-listing';

/** A draft to make. */
export interface NewListing extends ListingChanges {
	title: string;
	description: string;
	/** In the shop's currency, as a plain decimal such as `24.50`. */
	price: string;
	quantity: number;
	taxonomyId: string;
	making: Making;
	listingType: string;
	/** Etsy: readiness state. Needed unless it is a download, like the shipping profile. */
	processingProfileId?: string;
}

function refuse(field: string, message: string, hint: string) {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'listing:create',
		message,
		hint,
		fields: [field],
	});
}

/** Whether Etsy refuses it without a production partner (facts/etsy.md 5). Pure. */
export function needsPartner({ whoMade, whenMade, isSupply }: Making): boolean {
	return whoMade === 'someone_else' && whenMade === 'made_to_order' && !isSupply;
}

/** The first thing that keeps Etsy from taking the draft, before anything is sent. Pure. */
function lackOf(draft: NewListing) {
	const { price, quantity, listingType, making } = draft;
	if (draft.description.trim() === '') {
		return refuse('description', 'The description is empty.', 'Enter a description.');
	}
	if (!/^\d+(?:\.\d{1,2})?$/.test(price) || Number(price) <= 0) {
		const hint = 'Enter a price above 0 with at most two decimals, such as 24.50.';
		return refuse('price', 'The price is not an amount that Etsy takes.', hint);
	}
	if (!Number.isSafeInteger(quantity) || quantity < 1) {
		const hint = 'Enter how many pieces can be sold, such as 999 for things made to order.';
		return refuse('quantity', 'The quantity is not a whole number above 0.', hint);
	}
	if (listingType !== 'download' && draft.shippingProfileId === undefined) {
		const hint = "Choose 'Shipping Profile'. Shops make them under Settings > Delivery on Etsy.";
		return refuse('shippingProfileId', 'A physical listing needs a shipping profile.', hint);
	}
	if (listingType !== 'download' && draft.processingProfileId === undefined) {
		const hint = "Choose 'Processing Profile', which says how long it takes until it is sent.";
		return refuse('processingProfileId', 'A physical listing needs a processing profile.', hint);
	}
	if (needsPartner(making) && (draft.productionPartnerIds ?? []).length === 0) {
		return refuse(
			'productionPartnerId',
			'Etsy does not let you sell things that someone else makes to order, unless it knows who makes them.',
			"Choose 'Production Partner'. Partners are added by hand in the Shop Manager of Etsy, under Settings > Production partners.",
		);
	}
	return undefined;
}

function toDraftForm(draft: NewListing): Result<ListingForm> {
	const lack = lackOf(draft);
	if (lack !== undefined) return fail(lack);
	const isDownload = draft.listingType === 'download';
	const { price, quantity, processingProfileId } = draft;
	const common = toForm(isDownload ? { ...draft, shippingProfileId: undefined } : draft);
	if (!common.ok) return common;
	const form: ListingForm = { ...common.value, price, quantity };
	if (!isDownload) form.readiness_state_id = processingProfileId;
	return ok(form);
}

/**
 * Makes a draft, which buyers do not see and which costs nothing. One call, never replayed: Etsy
 * has no way to tell a repeated one. A refusal costs a few more calls, to name ids that are gone.
 * @returns the draft, or `unclear` where nobody knows whether it was made
 */
export async function createDraft(
	call: EtsyCall,
	shopId: string,
	draft: NewListing,
): Promise<Result<Listing>> {
	const form = toDraftForm(draft);
	if (!form.ok) return form;
	const made = await createDraftListing(call, shopId, form.value);
	if (made.ok) return ok(toListing(made.value));
	if (made.failure.category !== 'unclear') {
		return fail(await nameStaleIds(call, shopId, draft, made.failure));
	}
	return fail({
		...made.failure,
		message: 'Etsy did not say whether the draft was made. It may be there.',
		hint: `Look with 'Get Many' for drafts with the title "${draft.title}" before you make it again.`,
	});
}
