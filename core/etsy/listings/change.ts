import { failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { updateListing, type ListingRef } from './api';
import { toForm, type ListingChanges } from './fields';
import { nameStaleIds } from './stale-ids';
import { toListing, type Listing } from './to-listing';

/** A listing after a change. */
export interface ChangedListing {
	listing: Listing;
	/** Our names of what was sent and is not on the listing now; normally empty. */
	notApplied: string[];
}

function sameList(sent: readonly string[], now: readonly string[] | undefined): boolean {
	if (now === undefined) return true;
	const lower = (texts: readonly string[]) => texts.map((text) => text.trim().toLowerCase()).sort();
	return lower(sent).join('\n') === lower(now).join('\n');
}

/** What is the same word for word on a listing as in a change. */
const COMPARED = [
	'sectionId',
	'shippingProfileId',
	'returnPolicyId',
	'taxonomyId',
	'listingType',
	'autoRenew',
	'isTaxable',
	'featuredRank',
] as const;

/**
 * Which changes are not on the listing: Etsy answers some writes with 200 and does nothing
 * (facts/etsy.md 3). Only what can be compared for certain is. Pure.
 */
export function notApplied(changes: ListingChanges, listing: Listing): string[] {
	const { making } = changes;
	const missing: string[] = COMPARED.filter((name) => {
		const sent = changes[name];
		return sent !== undefined && sent !== '' && sent !== listing[name];
	});
	for (const name of ['tags', 'materials', 'productionPartnerIds'] as const) {
		const sent = changes[name] ?? [];
		if (sent.length > 0 && !sameList(sent, listing[name])) missing.push(name);
	}
	if (making === undefined) return missing;
	const isSame =
		making.whoMade === listing.whoMade &&
		making.whenMade === listing.whenMade &&
		making.isSupply === listing.isSupply;
	return isSame ? missing : [...missing, 'making'];
}

/**
 * Changes a listing; what is not named stays. One call. A refusal costs a few more, to name ids
 * that are gone.
 * @returns a `validation` failure when there is nothing to change or a text breaks Etsy's rules
 */
export async function changeListing(
	call: EtsyCall,
	ref: ListingRef,
	changes: ListingChanges,
): Promise<Result<ChangedListing>> {
	const form = toForm(changes);
	if (!form.ok) return form;
	if (Object.keys(form.value).length === 0) return fail(nothingToChange());
	const answer = await updateListing(call, ref, form.value);
	if (!answer.ok) return fail(await nameStaleIds(call, ref.shopId, changes, answer.failure));
	const listing = toListing(answer.value);
	return ok({ listing, notApplied: notApplied(changes, listing) });
}

function nothingToChange() {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'listing:update',
		message: 'There is nothing to change: no field is filled in.',
		hint: "Add at least one field under 'Update Fields'. Fields that are left empty are not sent.",
		fields: ['updateFields'],
	});
}
