import { failure, type FailureCategory } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { deleteListing, getListing, updateListing } from './api';
import { toListing, type Listing, type ListingState } from './to-listing';

/** A listing after its state was to change. */
export interface StateChange {
	listing: Listing;
	/** False where nothing had to be done. */
	changed: boolean;
	/** Whether Etsy charges a listing fee for it. */
	costsFee: boolean;
	/** What was done, or why nothing was. */
	note: string;
}

/** What the seller allows. */
export interface StateTerms {
	acceptsFee: boolean;
	/** ISO 8601. */
	now: string;
}

interface Step {
	wanted: 'active' | 'inactive';
	costsFee: boolean;
	done: string;
}

function refuse(category: FailureCategory, message: string, hint: string) {
	const operation = 'updateListing';
	return fail(failure({ category, provider: 'etsy', operation, message, hint }));
}

function unchanged(listing: Listing, note: string): Result<StateChange> {
	return ok({ listing, changed: false, costsFee: false, note });
}

async function look(call: EtsyCall, listingId: string): Promise<Result<Listing>> {
	const found = await getListing(call, listingId, ['Images']);
	return found.ok ? ok(toListing(found.value)) : found;
}

function words(state: ListingState): string {
	return state === 'sold_out' ? 'sold out' : state;
}

/**
 * Makes the one call, and looks what came of it where that is not certain: after a broken
 * connection, and where Etsy says "done" but shows another state.
 */
async function write(call: EtsyCall, before: Listing, step: Step): Promise<Result<StateChange>> {
	const { wanted, costsFee, done } = step;
	const { listingId, shopId } = before;
	if (shopId === undefined) {
		const hint = 'Try again later; if it lasts, look for a newer version of this pack.';
		return refuse('service_down', 'Etsy did not say which shop the listing belongs to.', hint);
	}
	// What costs money is not sent twice.
	const effect = costsFee ? 'create' : 'idempotent';
	const answer = await updateListing(call, { shopId, listingId }, { state: wanted }, effect);
	if (!answer.ok && answer.failure.category !== 'unclear') return answer;
	const told = answer.ok ? toListing(answer.value) : undefined;
	const now = told?.state === wanted ? ok(told) : await look(call, listingId);
	if (now.ok && now.value.state === wanted) {
		return ok({ listing: now.value, changed: true, costsFee, note: done });
	}
	if (!answer.ok) {
		return fail({
			...answer.failure,
			message: 'Etsy did not say whether the state of the listing changed.',
			hint: "Look at the listing with 'Get' before you try again: publishing and renewing cost a listing fee each time.",
		});
	}
	const state = now.ok ? words(now.value.state) : 'unknown';
	return refuse(
		'conflict',
		`Etsy took the change, but the listing is still ${state}.`,
		'Look at the listing in the Shop Manager of Etsy: it may wait for something that only you can do there.',
	);
}

function feeNotAccepted(what: string) {
	return refuse(
		'policy',
		`${what} costs a listing fee at Etsy, which was not accepted. Nothing was done.`,
		"Turn on 'Accept Listing Fee' to go on.",
	);
}

/** Why Etsy would refuse to publish, as far as the listing shows it. */
function lackOf({ images, listingType, shippingProfileId }: Listing): string | undefined {
	if (images !== undefined && images.length === 0) return 'image';
	const isPhysical = listingType !== undefined && listingType !== 'download';
	return isPhysical && shippingProfileId === undefined ? 'shipping profile' : undefined;
}

/**
 * Makes a draft or an inactive listing active, so that buyers see it. Two calls; one where it is
 * active already. A draft costs a listing fee, and so does an inactive listing whose time is over.
 * @returns a `policy` failure where that fee was not accepted, `validation` where an image or a
 * shipping profile is missing
 */
export async function publish(
	call: EtsyCall,
	listingId: string,
	{ acceptsFee, now }: StateTerms,
): Promise<Result<StateChange>> {
	const found = await look(call, listingId);
	if (!found.ok) return found;
	const { state, endsAt } = found.value;
	if (state === 'active') return unchanged(found.value, 'The listing was active already.');
	if (state === 'expired' || state === 'sold_out') {
		return refuse('conflict', `The listing is ${words(state)}.`, "Use 'Renew' for it.");
	}
	const lack = lackOf(found.value);
	if (lack !== undefined) {
		const hint = 'Add it to the listing first, then publish. Nothing was sent.';
		return refuse('validation', `The listing cannot be published: it has no ${lack} yet.`, hint);
	}
	// A state that we do not know is taken for one that costs.
	const isFree = state === 'inactive' && (endsAt === undefined || endsAt > now);
	if (!isFree && !acceptsFee) return feeNotAccepted('Publishing this listing');
	const done = isFree ? 'The listing is active again.' : 'The listing was published.';
	return await write(call, found.value, { wanted: 'active', costsFee: !isFree, done });
}

/**
 * Lists an expired or sold-out listing for another four months, for a listing fee. Two calls; one
 * where it is active.
 * @returns a `policy` failure where the fee was not accepted
 */
export async function renew(
	call: EtsyCall,
	listingId: string,
	{ acceptsFee }: StateTerms,
): Promise<Result<StateChange>> {
	const found = await look(call, listingId);
	if (!found.ok) return found;
	const { state } = found.value;
	if (state === 'active') {
		return unchanged(found.value, 'The listing is active and was not renewed.');
	}
	if (state !== 'expired' && state !== 'sold_out') {
		return refuse('conflict', `The listing is ${words(state)}.`, "Use 'Publish' for it.");
	}
	if (!acceptsFee) return feeNotAccepted('Renewing this listing');
	const done =
		state === 'sold_out'
			? 'The listing was renewed. Etsy set its quantity to 1.'
			: 'The listing was renewed.';
	return await write(call, found.value, { wanted: 'active', costsFee: true, done });
}

/** Hides an active listing from buyers, for free. Two calls; one where it is not active. */
export async function deactivate(call: EtsyCall, listingId: string): Promise<Result<StateChange>> {
	const found = await look(call, listingId);
	if (!found.ok) return found;
	const { state } = found.value;
	if (state !== 'active') {
		const note = `The listing is ${words(state)}: buyers cannot buy it as it is.`;
		return unchanged(found.value, note);
	}
	const done = 'The listing is inactive: buyers do not see it any more.';
	return await write(call, found.value, { wanted: 'inactive', costsFee: false, done });
}

/**
 * Deletes a listing for good. One call, and one more to look where it is not certain that it was
 * deleted. Permission: listings_d, which is asked for only where the credential says so.
 */
export async function remove(call: EtsyCall, listingId: string): Promise<Result<undefined>> {
	const answer = await deleteListing(call, listingId);
	if (answer.ok || answer.failure.category !== 'unclear') return answer;
	const left = await getListing(call, listingId);
	if (!left.ok && left.failure.category === 'not_found') return ok(undefined);
	return fail({
		...answer.failure,
		message: 'Etsy did not say whether the listing was deleted.',
		hint: "Look at the listing with 'Get' before you try again.",
	});
}
