import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { AnyOperation } from './operation';

/**
 * The operation that the user chose, of a node without resources.
 * @throws NodeOperationError for one that this version does not have
 */
export function pickOperation<T extends AnyOperation>(
	context: IExecuteFunctions,
	operations: Readonly<Record<string, T>>,
	outputCount: (name: string) => number,
): { operation: T; outputs: number } {
	const name = String(context.getNodeParameter('operation', 0));
	const operation = operations[name];
	if (operation === undefined) {
		throw new NodeOperationError(context.getNode(), 'This operation is not one of this node', {
			description: "Choose 'Operation' again, or update the package",
		});
	}
	return { operation, outputs: outputCount(name) };
}
