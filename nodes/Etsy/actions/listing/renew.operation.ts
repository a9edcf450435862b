import { updateDisplayOptions, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { renew } from '../../../../core/etsy/listings/change-state';
import { acceptFeeProperty, runStateChange } from '../../helpers/listing-state';
import { listingPicker } from '../../../shared/etsy/listing-picker';

/** The parameters of Renew. */
export const description = updateDisplayOptions(
	{ show: { resource: ['listing'], operation: ['renew'] } },
	[
		{ ...listingPicker, description: 'The listing that expired or sold out' },
		{
			displayName:
				'Renewing costs a listing fee at Etsy. Etsy sets the quantity of a sold-out listing to 1: set it anew afterwards.',
			name: 'renewNotice',
			type: 'notice',
			default: '',
		},
		acceptFeeProperty,
	],
);

/**
 * Lists an expired or sold-out listing again. Costs two calls; one where it is active, which
 * changes nothing.
 * @returns the listing, with `changed`, `costsFee` and a `note`
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	return await runStateChange(context, itemIndex, renew);
}
