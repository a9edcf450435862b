import { updateDisplayOptions, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { publish } from '../../../../core/etsy/listings/change-state';
import { acceptFeeProperty, runStateChange } from '../../helpers/listing-state';
import { listingPicker } from '../../../shared/etsy/listing-picker';

/** The parameters of Publish. */
export const description = updateDisplayOptions(
	{ show: { resource: ['listing'], operation: ['publish'] } },
	[
		listingPicker,
		{
			displayName:
				'Publishing a draft costs a listing fee at Etsy, and nothing becomes a draft again. An inactive listing becomes active for free while its four months run.',
			name: 'publishNotice',
			type: 'notice',
			default: '',
		},
		acceptFeeProperty,
	],
);

/**
 * Makes a draft or an inactive listing active. Costs two calls; one where it is active already,
 * which changes nothing.
 * @returns the listing, with `changed`, `costsFee` and a `note`
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	return await runStateChange(context, itemIndex, publish);
}
