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
import { readAddress } from '../../helpers/read-address';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [
	orderIdProperty,
	{
		displayName: 'Address',
		name: 'address',
		type: 'json',
		default: '={{ $json.shipTo }}',
		required: true,
		description:
			'The new address: <code>fullName</code>, <code>line1</code>, <code>line2</code>, <code>city</code>, <code>stateCode</code>, <code>postalCode</code>, <code>countryCode</code>, <code>email</code>, <code>phone</code>',
	},
	simplifyProperty,
];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['updateAddress'] } },
	properties,
);

/**
 * Changes where an order goes, as long as the provider lets it.
 * @returns the order as it then is; a `conflict` failure where it is too late
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const id = requiredText(context, 'providerOrderId', 'Order ID', itemIndex);
	if (!id.ok) return id;
	const address = readAddress(context.getNodeParameter('address', itemIndex));
	if (!address.ok) return address;
	return await askProvider(
		context,
		itemIndex,
		async (provider) => await provider.updateAddress(id.value, address.value),
	);
}
