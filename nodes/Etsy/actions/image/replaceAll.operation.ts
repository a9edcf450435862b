import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { replaceImages, type NewImage } from '../../../../core/etsy/media/replace-images';
import { toJson } from '../../../shared/to-json';
import { openListing } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { shopIdOption } from '../../../shared/etsy/shop-id';
import { binaryFieldProperty, readUploadFile } from '../../../shared/etsy/upload-file';
import { altTextOption, watermarkOption } from './image-options';

const properties: INodeProperties[] = [
	{
		displayName:
			'All images of the listing are replaced by those of the item. New ones are uploaded before old ones go, and variations keep the image at their place.',
		name: 'replaceNotice',
		type: 'notice',
		default: '',
	},
	listingPicker,
	{
		displayName: 'Images',
		name: 'images',
		type: 'fixedCollection',
		placeholder: 'Add Image',
		typeOptions: { multipleValues: true, sortable: true },
		default: {},
		description:
			'The new images in their order. Left empty, all binary fields of the item are taken, ordered by their names.',
		options: [
			{
				displayName: 'Image',
				name: 'image',
				values: [altTextOption, watermarkOption, binaryFieldProperty],
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Keep Images of Variations',
				name: 'keepLinks',
				type: 'boolean',
				default: true,
				description:
					'Whether a variation that showed the second image shows the new second image, and so on. Otherwise variations show no image of their own afterwards.',
			},
			shopIdOption,
		],
	},
];

/** The parameters of Replace All. */
export const description = updateDisplayOptions(
	{ show: { resource: ['image'], operation: ['replaceAll'] } },
	properties,
);

interface Row {
	field: string;
	altText?: string;
	isWatermarked?: boolean;
}

/** The chosen fields, or all that the item has: `image_2` before `image_10`. */
function readRows(context: IExecuteFunctions, itemIndex: number): Row[] {
	const chosen: unknown = context.getNodeParameter('images.image', itemIndex, []);
	if (Array.isArray(chosen) && chosen.length > 0) {
		return (chosen as IDataObject[]).map((row) => ({
			field: String(row.binaryPropertyName ?? ''),
			altText: String(row.altText ?? ''),
			isWatermarked: row.isWatermarked === true,
		}));
	}
	const binary = context.getInputData()[itemIndex]?.binary ?? {};
	return Object.keys(binary)
		.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
		.map((field) => ({ field }));
}

/**
 * Replaces all images of a listing. Costs 4 calls and one for each image, one more where variations
 * have images or where both sets exceed 20, and one more an execution where no Shop ID is given.
 * @returns one item with the new images in their order
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const images: NewImage[] = [];
	for (const { field, ...words } of readRows(context, itemIndex)) {
		const file = await readUploadFile(context, itemIndex, field);
		images.push({ image: { file }, ...words });
	}
	const etsy = await openListing(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { call, listing, options } = etsy.value;
	const keepLinks = options.keepLinks !== false;
	const replaced = await replaceImages(call, { listing, images, keepLinks });
	return replaced.ok ? ok([toJson({ listingId: listing.listingId, ...replaced.value })]) : replaced;
}
