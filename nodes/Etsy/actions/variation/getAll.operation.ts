import { updateDisplayOptions, type IExecuteFunctions } from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { readInventories } from '../../../../core/etsy/inventory/read';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { readListingId } from '../../../shared/etsy/open-listing';
import { listingPicker } from '../../../shared/etsy/listing-picker';
import { openEtsy } from '../../../shared/etsy/session';
import { rowsToJson } from './row-json';

/** The parameters of Get Many. */
export const description = updateDisplayOptions(
	{ show: { resource: ['variation'], operation: ['getAll'] } },
	[
		{
			...listingPicker,
			description:
				'The listing of each input item, by an expression such as {{ $json.listingId }}. All are read together, 100 a call.',
		},
	],
);

/**
 * Reads the variants of the listings of all input items, one item a variant. Costs one call for
 * each 100 listings, each listing read once; where one of 100 is gone, about 14 more.
 * @returns each item's rows paired with it; a listing that cannot be read is a failure of its own
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const etsy = await openEtsy(context, 0);
	if (!etsy.ok) return etsy;
	const ids = context.getInputData().map((_item, itemIndex) => readListingId(context, itemIndex));
	const wanted = ids.flatMap((id) => (id.ok ? [id.value] : []));
	const read = await readInventories(etsy.value.call, wanted);
	const entries = ids.flatMap((id, item): BatchEntry[] => {
		const pairedItem = { item };
		if (!id.ok) return [{ failure: id.failure, pairedItem }];
		const listing = read.get(id.value);
		if (listing === undefined) return [];
		if (listing.ok) return rowsToJson(listing.value).map((json) => ({ json, pairedItem }));
		return [{ failure: listing.failure, json: { listingId: id.value }, pairedItem }];
	});
	return ok({ entries });
}
