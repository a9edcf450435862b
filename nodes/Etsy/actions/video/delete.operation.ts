import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { deleteListingVideo, getListingVideos } from '../../../../core/etsy/media/api';
import { removeAndLook } from '../../../../core/etsy/media/look-after';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openListing } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { readRequiredPick } from '../../../shared/etsy/picker';

const properties: INodeProperties[] = [
	listingPicker,
	{
		displayName: 'Video ID',
		name: 'videoId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1234567890',
		description:
			'The number of the video, as Get Many returns it. Etsy keeps the video; it can be put back by this number.',
	},
	onlyShopOption,
];

/** The parameters of Delete. */
export const description = updateDisplayOptions(
	{ show: { resource: ['video'], operation: ['delete'] } },
	properties,
);

/**
 * Takes a video off a listing. Costs 1 call, 2 where it must be looked whether it is gone, and one
 * more an execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const videoId = readRequiredPick(context, {
		path: 'videoId',
		displayName: 'Video ID',
		itemIndex,
	});
	if (!videoId.ok) return videoId;
	const etsy = await openListing(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { call, listing } = etsy.value;
	const removed = await removeAndLook(
		async () => await deleteListingVideo(call, listing, videoId.value),
		async () => {
			const now = await getListingVideos(call, listing.listingId);
			return now.ok ? ok(!now.value.some((video) => video.videoId === videoId.value)) : now;
		},
	);
	if (!removed.ok) return removed;
	return ok([{ deleted: true, listingId: listing.listingId, videoId: videoId.value }]);
}
