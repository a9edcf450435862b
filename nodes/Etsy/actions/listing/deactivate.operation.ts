import { updateDisplayOptions, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { deactivate } from '../../../../core/etsy/listings/change-state';
import { runStateChange } from '../../helpers/listing-state';
import { listingPicker } from '../../../shared/etsy/listing-picker';

/** The parameters of Deactivate. */
export const description = updateDisplayOptions(
	{ show: { resource: ['listing'], operation: ['deactivate'] } },
	[{ ...listingPicker, description: 'The listing that buyers shall not see any more' }],
);

/**
 * Hides an active listing. Costs two calls; one where it is not active, which changes nothing.
 * @returns the listing, with `changed`, `costsFee` (false) and a `note`
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	return await runStateChange(context, itemIndex, deactivate);
}
