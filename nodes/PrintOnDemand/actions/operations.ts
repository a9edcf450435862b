import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { AnyOperation } from '../../shared/operation';
import { outputCount } from './ports';
import { resources } from './resources';

/**
 * The operation that the user chose, and how many outputs it has.
 * @throws NodeOperationError for a resource or operation that this version does not have
 */
export function chosenOperation(context: IExecuteFunctions): {
	operation: AnyOperation;
	outputs: number;
} {
	const resource = String(context.getNodeParameter('resource', 0));
	const name = String(context.getNodeParameter('operation', 0));
	const operation = resources.find(({ option }) => option.value === resource)?.operations[name];
	if (operation === undefined) {
		throw new NodeOperationError(context.getNode(), 'This operation is not one of this node', {
			description: "Choose 'Resource' and 'Operation' again, or update the package",
		});
	}
	return { operation, outputs: outputCount(name) };
}
