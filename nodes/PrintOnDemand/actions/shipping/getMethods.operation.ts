import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { askProvider } from '../../helpers/ask-provider';
import { simplifyProperty } from '../../../shared/provider/common-properties';
import { countryProperty } from '../../../shared/provider/pickers';
import { chosenText } from '../../../shared/required-text';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [countryProperty, simplifyProperty];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['shipping'], operation: ['getMethods'] } },
	properties,
);

/**
 * Lists the ways in which a provider ships, with the neutral speed that each stands for. At most
 * one call.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const countryCode = chosenText(context, 'countryCode', itemIndex).toUpperCase() || undefined;
	return await askProvider(
		context,
		itemIndex,
		async (provider) => await provider.shippingMethods(countryCode),
	);
}
