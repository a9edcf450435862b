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

const properties: INodeProperties[] = [orderIdProperty, simplifyProperty];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['get'] } },
	properties,
);

/**
 * Reads one order in the neutral form. Costs one call.
 * @returns without Simplify also the provider's own object under `raw`, which holds the address
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
		async (provider) => await provider.getOrder(id.value),
	);
}
