import { updateDisplayOptions, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { getListingVideos } from '../../../../core/etsy/media/api';
import { toJson } from '../../../shared/to-json';
import { readListingId } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { openEtsy } from '../../../shared/etsy/session';

/** The parameters of Get Many. */
export const description = updateDisplayOptions(
	{ show: { resource: ['video'], operation: ['getAll'] } },
	[listingPicker],
);

/** Reads the videos of a listing, at most 2. Costs one call. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const listingId = readListingId(context, itemIndex);
	if (!listingId.ok) return listingId;
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const videos = await getListingVideos(etsy.value.call, listingId.value);
	if (!videos.ok) return videos;
	return ok(videos.value.map((video) => toJson({ listingId: listingId.value, ...video })));
}
