import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { AnyOperation } from '../../shared/operation';
import * as connection from './connection/connection.resource';
import * as order from './order/order.resource';
import { outputCount } from './ports';
import * as report from './report/report.resource';

/** Every resource with its operations, by the values of the two parameters. */
const RESOURCES: Readonly<Record<string, Readonly<Record<string, AnyOperation>>>> = {
	connection: connection.operations,
	order: order.operations,
	report: report.operations,
};

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
	const operation = RESOURCES[resource]?.[name];
	if (operation === undefined) {
		throw new NodeOperationError(context.getNode(), 'This operation is not one of this node', {
			description: "Choose 'Resource' and 'Operation' again, or update the package",
		});
	}
	return { operation, outputs: outputCount(name) };
}
