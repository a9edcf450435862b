import { failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { getListing, type ListingRef } from './api';
import {
	lookUpAttributes,
	writeAttributes,
	type AttributeChange,
	type AttributePlan,
} from './attributes';
import { changeListing, type ChangedListing } from './change';
import { toForm, type ListingChanges } from './fields';
import { toListing, type Listing } from './to-listing';

/** What to change of a listing. */
export interface ListingUpdate {
	changes: ListingChanges;
	attributes: readonly AttributeChange[];
}

async function planFor(
	call: EtsyCall,
	listing: Listing,
	{ changes, attributes }: ListingUpdate,
): Promise<Result<AttributePlan[]>> {
	const taxonomyId = changes.taxonomyId ?? listing.taxonomyId;
	if (taxonomyId !== undefined) return await lookUpAttributes(call, taxonomyId, attributes);
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'listing:update',
			message: 'The listing has no category, so it cannot have attributes.',
			hint: "Choose 'Category' as well.",
			fields: ['updateFields.taxonomyId'],
		}),
	);
}

/**
 * Changes fields and attributes of a listing. One call without attributes. With them: a look at the
 * listing and at its category first, so that a wrong name stops everything before anything is
 * written, then one call for each attribute.
 */
export async function updateWithAttributes(
	call: EtsyCall,
	ref: ListingRef,
	update: ListingUpdate,
): Promise<Result<ChangedListing>> {
	const { changes, attributes } = update;
	if (attributes.length === 0) return await changeListing(call, ref, changes);
	const form = toForm(changes);
	if (!form.ok) return form;
	const before = await getListing(call, ref.listingId);
	if (!before.ok) return before;
	const listing = toListing(before.value);
	const plans = await planFor(call, listing, update);
	if (!plans.ok) return plans;
	const hasFields = Object.keys(form.value).length > 0;
	const changed = hasFields
		? await changeListing(call, ref, changes)
		: ok({ listing, notApplied: [] });
	if (!changed.ok) return changed;
	const written = await writeAttributes(call, ref, plans.value);
	return written.ok ? changed : written;
}
