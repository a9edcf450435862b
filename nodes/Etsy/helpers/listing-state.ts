import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ok, type Result } from '../../../core/domain/result';
import type { EtsyCall } from '../../../core/etsy/caller';
import type { StateChange, StateTerms } from '../../../core/etsy/listings/change-state';
import { toJson } from '../../shared/to-json';
import { readRequiredPick } from '../../shared/etsy/picker';
import { openEtsy } from '../../shared/etsy/session';

/** The explicit choice that what costs money needs. */
export const acceptFeeProperty: INodeProperties = {
	displayName: 'Accept Listing Fee',
	name: 'acceptFee',
	type: 'boolean',
	default: false,
	description:
		'Whether Etsy may charge its listing fee. While it is off, nothing that costs is done.',
};

/** What the operations on the state of a listing have in common. */
export type ChangesState = (
	call: EtsyCall,
	listingId: string,
	terms: StateTerms,
) => Promise<Result<StateChange>>;

/** Changes the state of the listing of one item, as `change` does it. */
export async function runStateChange(
	context: IExecuteFunctions,
	itemIndex: number,
	change: ChangesState,
): Promise<Result<IDataObject[]>> {
	const at = { path: 'listingId', displayName: 'Listing', itemIndex };
	const listingId = readRequiredPick(context, at);
	if (!listingId.ok) return listingId;
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const acceptsFee = context.getNodeParameter('acceptFee', itemIndex, false) === true;
	const terms = { acceptsFee, now: new Date().toISOString() };
	const outcome = await change(etsy.value.call, listingId.value, terms);
	if (!outcome.ok) return outcome;
	const { listing, changed, costsFee, note } = outcome.value;
	return ok([toJson({ ...listing, changed, costsFee, note })]);
}
