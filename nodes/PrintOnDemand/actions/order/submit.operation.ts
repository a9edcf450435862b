import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { askProvider } from '../../helpers/ask-provider';
import { simplifyProperty } from '../../../shared/provider/common-properties';
import { orderIdProperty } from '../../helpers/order-id';
import { requiredText } from '../../../shared/required-text';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [
	{
		displayName: 'Starts production: it costs money and can usually not be taken back.',
		name: 'submitNotice',
		type: 'notice',
		default: '',
	},
	orderIdProperty,
	simplifyProperty,
];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['submit'] } },
	properties,
);

/**
 * Starts the production of an order that waits.
 * @returns the order as it then is
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const id = requiredText(context, 'providerOrderId', 'Order ID', itemIndex);
	if (!id.ok) return id;
	return await askProvider(
		context,
		itemIndex,
		async (provider) => await provider.submitOrder(id.value),
	);
}
