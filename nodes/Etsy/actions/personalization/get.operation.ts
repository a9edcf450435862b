import { updateDisplayOptions, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { getListingPersonalization } from '../../../../core/etsy/personalization/api';
import { toJson } from '../../../shared/to-json';
import { readListingId } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { openEtsy } from '../../../shared/etsy/session';

/** The parameters of Get. */
export const description = updateDisplayOptions(
	{ show: { resource: ['personalization'], operation: ['get'] } },
	[listingPicker],
);

/**
 * Reads what a listing asks its buyers. Costs one call.
 * @returns one item with all questions; none is an empty list
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const listingId = readListingId(context, itemIndex);
	if (!listingId.ok) return listingId;
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const read = await getListingPersonalization(etsy.value.call, listingId.value);
	if (!read.ok) return read;
	const { questions, unknownTypes } = read.value;
	return ok([
		toJson({
			listingId: listingId.value,
			questions,
			...(unknownTypes.length > 0 ? { unknownTypes } : {}),
		}),
	]);
}
