import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { getListingImages } from '../../../../core/etsy/media/api';
import { checkOrder, idsOf, sameOrder } from '../../../../core/etsy/media/image-order';
import { orderImages } from '../../../../core/etsy/media/remove-images';
import { toJson } from '../../../shared/to-json';
import { openListing } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { shopIdOption } from '../../../shared/etsy/shop-id';

const properties: INodeProperties[] = [
	listingPicker,
	{
		displayName: 'Image IDs',
		name: 'imageIds',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1234567891, 1234567890, 1234567892',
		description:
			'The numbers of all images in the order you want, separated by commas. An expression may give a list.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			shopIdOption,
			{
				displayName: 'Take Off Images Left Out',
				name: 'takeOff',
				type: 'boolean',
				default: false,
				description:
					'Whether images of the listing that are not named are taken off it. Etsy keeps them; they can be put back by their ID.',
			},
		],
	},
];

/** The parameters of Set Order. */
export const description = updateDisplayOptions(
	{ show: { resource: ['image'], operation: ['reorder'] } },
	properties,
);

function readIds(value: unknown): string[] {
	const parts = Array.isArray(value) ? value : String(value ?? '').split(/[\s,;]+/);
	return parts.map((part) => String(part).trim()).filter((part) => part !== '');
}

/**
 * Brings the images of a listing in order. Costs 3 calls, 1 where they are in this order already,
 * up to 2 more where images are taken off, and one more an execution where no Shop ID is given.
 * @returns the images in their order
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const wanted = readIds(context.getNodeParameter('imageIds', itemIndex));
	const etsy = await openListing(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { call, listing, options } = etsy.value;
	const present = await getListingImages(call, listing.listingId);
	if (!present.ok) return present;
	const checked = checkOrder(present.value, wanted, options.takeOff === true);
	if (!checked.ok) return checked;
	// Images that share a place are in no order yet, whatever the list says.
	const isOrdered = present.value.every(({ rank }, index) => rank === index + 1);
	const images =
		isOrdered && sameOrder(idsOf(present.value), wanted)
			? present
			: await orderImages(call, listing, present.value, wanted);
	if (!images.ok) return images;
	return ok(images.value.map((image) => toJson({ listingId: listing.listingId, ...image })));
}
