import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { removeFile } from '../../../../core/etsy/media/digital-files';
import { openListing } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { readRequiredPick } from '../../../shared/etsy/picker';
import { shopIdOption } from '../../../shared/etsy/shop-id';

const properties: INodeProperties[] = [
	listingPicker,
	{
		displayName: 'File ID',
		name: 'fileId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1234567890',
		description: 'The number of the file, as Get Many returns it',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Allow Turning Physical',
				name: 'allowTurningPhysical',
				type: 'boolean',
				default: false,
				description:
					'Whether the last file may go, by which Etsy turns the listing into a physical one',
			},
			shopIdOption,
		],
	},
];

/** The parameters of Delete. */
export const description = updateDisplayOptions(
	{ show: { resource: ['file'], operation: ['delete'] } },
	properties,
);

/**
 * Takes a file off a listing. Costs 2 calls, and one more an execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const fileId = readRequiredPick(context, { path: 'fileId', displayName: 'File ID', itemIndex });
	if (!fileId.ok) return fileId;
	const etsy = await openListing(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { call, listing, options } = etsy.value;
	const allowed = options.allowTurningPhysical === true;
	const removed = await removeFile(call, listing, fileId.value, allowed);
	if (!removed.ok) return removed;
	const { listingId } = listing;
	return ok([{ deleted: true, listingId, fileId: fileId.value, ...removed.value }]);
}
