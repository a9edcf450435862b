import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import type { Upload } from '../../../../core/etsy/media/api';
import { placeImage, type Placement } from '../../../../core/etsy/media/place-image';
import { toJson } from '../../../shared/to-json';
import { openListing } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { readRequiredPick } from '../../../shared/etsy/picker';
import { shopIdOption } from '../../../shared/etsy/shop-id';
import { binaryFieldProperty, readUploadFile } from '../../../shared/etsy/upload-file';
import { altTextOption, watermarkOption } from './image-options';

const properties: INodeProperties[] = [
	listingPicker,
	{
		displayName: 'Image',
		name: 'imageSource',
		type: 'options',
		options: [
			{
				name: 'File of the Item',
				value: 'binary',
				description: 'A new image, JPG, PNG or GIF',
			},
			{
				name: 'Image on Etsy',
				value: 'existing',
				description: 'An image that was taken off one of your listings',
			},
		],
		default: 'binary',
		description: 'Where the image comes from',
	},
	{ ...binaryFieldProperty, displayOptions: { show: { imageSource: ['binary'] } } },
	{
		displayName: 'Image ID',
		name: 'imageId',
		type: 'string',
		displayOptions: { show: { imageSource: ['existing'] } },
		default: '',
		required: true,
		placeholder: 'e.g. 1234567890',
		description: 'The number that the image had',
	},
	{
		displayName: 'Place',
		name: 'placement',
		type: 'options',
		options: [
			{
				name: 'Before Another',
				value: 'insert',
				description: 'At a place; what stands there and behind it moves on by one',
			},
			{ name: 'In Place of Another', value: 'replace', description: 'The one at a place goes' },
			{ name: 'Last', value: 'last', description: 'Behind all others' },
		],
		default: 'last',
		description: 'Where the image goes among those of the listing',
	},
	{
		displayName: 'Number',
		name: 'rank',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 20 },
		displayOptions: { show: { placement: ['insert', 'replace'] } },
		default: 1,
		description: 'The place, counted from 1, which is the image that buyers see first',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [altTextOption, watermarkOption, shopIdOption],
	},
];

/** The parameters of Upload. */
export const description = updateDisplayOptions(
	{ show: { resource: ['image'], operation: ['upload'] } },
	properties,
);

async function readImage(context: IExecuteFunctions, itemIndex: number): Promise<Result<Upload>> {
	if (context.getNodeParameter('imageSource', itemIndex) === 'existing') {
		const at = { path: 'imageId', displayName: 'Image ID', itemIndex };
		const id = readRequiredPick(context, at);
		return id.ok ? ok({ id: id.value }) : id;
	}
	const field = String(context.getNodeParameter('binaryPropertyName', itemIndex));
	return ok({ file: await readUploadFile(context, itemIndex, field) });
}

function readPlacement(context: IExecuteFunctions, itemIndex: number): Placement {
	const at = String(context.getNodeParameter('placement', itemIndex));
	if (at !== 'insert' && at !== 'replace') return { at: 'last' };
	const rank = Math.floor(Number(context.getNodeParameter('rank', itemIndex)));
	return { at, rank: Number.isFinite(rank) ? Math.max(1, rank) : 1 };
}

/**
 * Puts one image on a listing. Items run one after another, because uploads to one listing must
 * not overlap. Costs 2 calls, 3 or 4 to replace, 4 to insert, and one more an execution where no
 * Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const image = await readImage(context, itemIndex);
	if (!image.ok) return image;
	const etsy = await openListing(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { call, listing, options } = etsy.value;
	const placed = await placeImage(call, {
		listing,
		image: image.value,
		placement: readPlacement(context, itemIndex),
		altText: typeof options.altText === 'string' ? options.altText : undefined,
		isWatermarked: options.isWatermarked === true,
	});
	if (!placed.ok) return placed;
	const { image: now, ...rest } = placed.value;
	return ok([toJson({ listingId: listing.listingId, ...now, ...rest })]);
}
