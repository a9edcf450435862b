import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { entryOf } from '../../core/domain/entry-of';
import type { AnyOperation } from './operation';
import type { Resource } from './resource';

type Operations = Resource['operations'];

/** What a node can do: its operations by their value, or its resources with theirs. */
export type Offer = { operations: Operations } | { resources: readonly Resource[] };

/**
 * The operation that the user chose, and how many outputs it has.
 * @param outputCount how many outputs an operation of this value has; one unless given
 * @throws NodeOperationError for a resource or operation that this version does not have
 */
export function pickOperation(
	context: IExecuteFunctions,
	offer: Offer,
	outputCount: (name: string) => number = () => 1,
): { operation: AnyOperation; outputs: number } {
	const hasResources = 'resources' in offer;
	const operations = hasResources ? ofResource(context, offer.resources) : offer.operations;
	const name = String(context.getNodeParameter('operation', 0));
	const operation = entryOf(operations, name);
	if (operation !== undefined) return { operation, outputs: outputCount(name) };
	const what = hasResources ? "'Resource' and 'Operation'" : "'Operation'";
	throw new NodeOperationError(context.getNode(), 'This operation is not one of this node', {
		description: `Choose ${what} again, or update the package`,
	});
}

function ofResource(context: IExecuteFunctions, resources: readonly Resource[]): Operations {
	const chosen = String(context.getNodeParameter('resource', 0));
	return resources.find(({ option }) => option.value === chosen)?.operations ?? {};
}
