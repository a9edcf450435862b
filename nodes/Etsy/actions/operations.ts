import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { AnyOperation } from '../../shared/operation';
import { resources } from './resources';

/**
 * The operation that the user chose.
 * @throws NodeOperationError for a resource or operation that this version does not have
 */
export function chosenOperation(context: IExecuteFunctions): AnyOperation {
	const value = String(context.getNodeParameter('resource', 0));
	const name = String(context.getNodeParameter('operation', 0));
	const operation = resources.find(({ option }) => option.value === value)?.operations[name];
	if (operation === undefined) {
		throw new NodeOperationError(context.getNode(), 'This operation is not one of this node', {
			description: "Choose 'Resource' and 'Operation' again, or update the package.",
		});
	}
	return operation;
}
