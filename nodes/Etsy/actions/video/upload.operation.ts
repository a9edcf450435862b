import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { addVideo } from '../../../../core/etsy/media/add-video';
import type { Upload } from '../../../../core/etsy/media/api';
import { toJson } from '../../../shared/to-json';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openListing } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { readRequiredPick } from '../../../shared/etsy/picker';
import { binaryFieldProperty, readUploadFile } from '../../../shared/etsy/upload-file';

const properties: INodeProperties[] = [
	{
		displayName:
			'A listing has at most two videos, which Etsy puts in order by itself, and takes ten uploads a day.',
		name: 'videoNotice',
		type: 'notice',
		default: '',
	},
	listingPicker,
	{
		displayName: 'Video',
		name: 'videoSource',
		type: 'options',
		options: [
			{ name: 'File of the Item', value: 'binary', description: 'A new video, such as an MP4' },
			{
				name: 'Video on Etsy',
				value: 'existing',
				description: 'A video of another listing of your shop, or one that was taken off',
			},
		],
		default: 'binary',
		description: 'Where the video comes from',
	},
	{ ...binaryFieldProperty, displayOptions: { show: { videoSource: ['binary'] } } },
	{
		displayName: 'Video ID',
		name: 'videoId',
		type: 'string',
		displayOptions: { show: { videoSource: ['existing'] } },
		default: '',
		required: true,
		placeholder: 'e.g. 1234567890',
		description: 'The number that the video has',
	},
	onlyShopOption,
];

/** The parameters of Upload. */
export const description = updateDisplayOptions(
	{ show: { resource: ['video'], operation: ['upload'] } },
	properties,
);

async function readVideo(context: IExecuteFunctions, itemIndex: number): Promise<Result<Upload>> {
	if (context.getNodeParameter('videoSource', itemIndex) === 'existing') {
		const at = { path: 'videoId', displayName: 'Video ID', itemIndex };
		const id = readRequiredPick(context, at);
		return id.ok ? ok({ id: id.value }) : id;
	}
	const field = String(context.getNodeParameter('binaryPropertyName', itemIndex));
	return ok({ file: await readUploadFile(context, itemIndex, field) });
}

/**
 * Adds a video to a listing. Costs 2 calls, and one more an execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const video = await readVideo(context, itemIndex);
	if (!video.ok) return video;
	const etsy = await openListing(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { call, listing } = etsy.value;
	const added = await addVideo(call, listing, video.value);
	return added.ok ? ok([toJson({ listingId: listing.listingId, ...added.value })]) : added;
}
