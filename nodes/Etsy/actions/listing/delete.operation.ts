import { updateDisplayOptions, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { remove } from '../../../../core/etsy/listings/change-state';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { readRequiredPick } from '../../../shared/etsy/picker';
import { openEtsy } from '../../../shared/etsy/session';

/** The parameters of Delete. */
export const description = updateDisplayOptions(
	{ show: { resource: ['listing'], operation: ['delete'] } },
	[
		{ ...listingPicker, description: 'The listing to delete for good' },
		{
			displayName:
				"A deleted listing does not come back. Needs 'Allow Deleting Listings' in the Etsy credential. To hide a listing, use 'Deactivate'.",
			name: 'deleteNotice',
			type: 'notice',
			default: '',
		},
	],
);

/** Deletes one listing. Costs one call. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const at = { path: 'listingId', displayName: 'Listing', itemIndex };
	const listingId = readRequiredPick(context, at);
	if (!listingId.ok) return listingId;
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const deleted = await remove(etsy.value.call, listingId.value);
	return deleted.ok ? ok([{ deleted: true, listingId: listingId.value }]) : deleted;
}
