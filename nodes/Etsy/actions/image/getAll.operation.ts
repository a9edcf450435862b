import { updateDisplayOptions, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { getListingImages } from '../../../../core/etsy/media/api';
import { toJson } from '../../../shared/to-json';
import { readListingId } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { openEtsy } from '../../../shared/etsy/session';

/** The parameters of Get Many. */
export const description = updateDisplayOptions(
	{ show: { resource: ['image'], operation: ['getAll'] } },
	[listingPicker],
);

/** Reads all images of a listing, at most 20, in their order. Costs one call. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const listingId = readListingId(context, itemIndex);
	if (!listingId.ok) return listingId;
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const images = await getListingImages(etsy.value.call, listingId.value);
	if (!images.ok) return images;
	return ok(images.value.map((image) => toJson({ listingId: listingId.value, ...image })));
}
