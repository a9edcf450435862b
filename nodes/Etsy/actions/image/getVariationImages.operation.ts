import { updateDisplayOptions, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { readInventory } from '../../../../core/etsy/inventory/read';
import { getListingVariationImages } from '../../../../core/etsy/variation-images/api';
import { describeLinks } from '../../../../core/etsy/variation-images/links';
import { toJson } from '../../../shared/to-json';
import { onlyShopOption } from '../../helpers/only-shop-option';
import { openListing } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';

/** The limiter keeps Etsy's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

/** The parameters of Get Variation Images. */
export const description = updateDisplayOptions(
	{ show: { resource: ['image'], operation: ['getVariationImages'] } },
	[listingPicker, onlyShopOption],
);

/**
 * Reads which images the option values of a listing show, one item a link; none without links.
 * Costs two calls (one where there are no links), and one more an execution where no Shop ID is
 * given.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const etsy = await openListing(context, itemIndex);
	if (!etsy.ok) return etsy;
	const { call, listing } = etsy.value;
	const { shopId, listingId } = listing;
	const links = await getListingVariationImages(call, shopId, listingId);
	if (!links.ok) return links;
	if (links.value.length === 0) return ok([]);
	const read = await readInventory(call, listingId);
	if (!read.ok) return read;
	const described = describeLinks(links.value, read.value.inventory);
	return ok(described.map((link) => toJson({ listingId, ...link })));
}
