import { updateDisplayOptions, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { readInventory } from '../../../../core/etsy/inventory/read';
import { readListingId } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { openEtsy } from '../../../shared/etsy/session';
import { rowsToJson } from './row-json';

/** The limiter keeps Etsy's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

/** The parameters of Get. */
export const description = updateDisplayOptions(
	{ show: { resource: ['variation'], operation: ['get'] } },
	[{ ...listingPicker, description: 'The listing whose variants to read, drafts included' }],
);

/**
 * Reads the variants of one listing, one item a variant. Costs one call; one more for a listing
 * that was never edited with Etsy's inventory tools.
 * @returns a listing without variations has exactly one row
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const listingId = readListingId(context, itemIndex);
	if (!listingId.ok) return listingId;
	const etsy = await openEtsy(context, itemIndex);
	if (!etsy.ok) return etsy;
	const read = await readInventory(etsy.value.call, listingId.value);
	return read.ok ? ok(rowsToJson(read.value)) : read;
}
