import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { AnyOperation } from '../../shared/operation';
import * as order from './order/order.resource';
import * as shop from './shop/shop.resource';

/** Every resource with its operations, by the values of the two parameters. */
const RESOURCES: Readonly<Record<string, Readonly<Record<string, AnyOperation>>>> = {
	order: order.operations,
	shop: shop.operations,
};

/**
 * The operation that the user chose.
 * @throws NodeOperationError for a resource or operation that this version does not have
 */
export function chosenOperation(context: IExecuteFunctions): AnyOperation {
	const resource = String(context.getNodeParameter('resource', 0));
	const name = String(context.getNodeParameter('operation', 0));
	const operation = RESOURCES[resource]?.[name];
	if (operation === undefined) {
		throw new NodeOperationError(context.getNode(), 'This operation is not one of this node', {
			description: "Choose 'Resource' and 'Operation' again, or update the package.",
		});
	}
	return operation;
}
