import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { getAllListingFiles } from '../../../../core/etsy/media/api';
import { toJson } from '../../../shared/to-json';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openListing } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';

const properties: INodeProperties[] = [listingPicker, onlyShopOption];

/** The parameters of Get Many. */
export const description = updateDisplayOptions(
	{ show: { resource: ['file'], operation: ['getAll'] } },
	properties,
);

/**
 * Reads the files of a digital listing, at most 5; a physical one has none. Costs one call, and one
 * more an execution where no Shop ID is given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const etsy = await openListing(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { call, listing } = etsy.value;
	const files = await getAllListingFiles(call, listing);
	if (!files.ok) return files;
	return ok(files.value.map((file) => toJson({ listingId: listing.listingId, ...file })));
}
