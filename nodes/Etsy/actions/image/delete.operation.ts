import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { deleteImage } from '../../../../core/etsy/media/remove-images';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openListing } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { readRequiredPick } from '../../../shared/etsy/picker';

const properties: INodeProperties[] = [
	{
		displayName:
			'A listing keeps at least one image: upload the new one before you delete the last. Etsy keeps deleted images; they can be put back by their ID.',
		name: 'deleteNotice',
		type: 'notice',
		default: '',
	},
	listingPicker,
	{
		displayName: 'Image ID',
		name: 'imageId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1234567890',
		description: 'The number of the image, as Get Many returns it',
	},
	onlyShopOption,
];

/** The parameters of Delete. */
export const description = updateDisplayOptions(
	{ show: { resource: ['image'], operation: ['delete'] } },
	properties,
);

/**
 * Takes an image off a listing. Costs 3 calls, 4 where variations showed it, and one more an
 * execution where no Shop ID is given.
 * @returns a failure where the listing has no such image, and where it is its last one
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const at = { path: 'imageId', displayName: 'Image ID', itemIndex };
	const imageId = readRequiredPick(context, at);
	if (!imageId.ok) return imageId;
	const etsy = await openListing(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { call, listing } = etsy.value;
	const deleted = await deleteImage(call, listing, imageId.value);
	if (!deleted.ok) return deleted;
	const { listingId } = listing;
	return ok([{ deleted: true, listingId, imageId: imageId.value, ...deleted.value }]);
}
