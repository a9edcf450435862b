import type { INode, INodeParameters } from 'n8n-workflow';
import type { CredentialRef, WorkflowJson } from '../../../host';

/**
 * A workflow that runs the node once over the items of a request and answers with two lists: what
 * came out, and what came out by the error output.
 * @param path the webhook's address
 */
export function runsTheNode(
	path: string,
	parameters: INodeParameters,
	credentials: Record<string, CredentialRef>,
): WorkflowJson {
	const to = (name: string, index = 0) => [{ node: name, type: 'main' as const, index }];
	return {
		name: `Run ${String(parameters.operation)} ${path.slice(0, 8)}`,
		nodes: [
			{
				...node('Start', 'n8n-nodes-base.webhook', 2.1, 0, {
					httpMethod: 'POST',
					path,
					responseMode: 'lastNode',
					responseData: 'allEntries',
				}),
				webhookId: path.slice(0, 32),
			},
			node('Items', 'n8n-nodes-base.splitOut', 1, 1, {
				fieldToSplitOut: 'body.items',
				options: {},
			}),
			{
				...node('Print on Demand', 'n8n-nodes-print-on-demand.printOnDemand', 1, 2, parameters),
				credentials: credentials as never,
				onError: 'continueErrorOutput',
				// Else nothing would come after a run that finds nothing.
				alwaysOutputData: true,
			},
			node('Done', 'n8n-nodes-base.aggregate', 1, 3, together('done')),
			node('Failed', 'n8n-nodes-base.aggregate', 1, 3, together('failed')),
			node('Both', 'n8n-nodes-base.merge', 3.2, 4, {}),
		],
		connections: {
			Start: { main: [to('Items')] },
			Items: { main: [to('Print on Demand')] },
			'Print on Demand': { main: [to('Done'), to('Failed')] },
			Done: { main: [to('Both')] },
			Failed: { main: [to('Both', 1)] },
		},
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
	};
}

function together(destinationFieldName: string): INodeParameters {
	return { aggregate: 'aggregateAllItemData', destinationFieldName, options: {} };
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	column: number,
	parameters: INodeParameters,
): INode {
	const position: [number, number] = [column * 220, name === 'Failed' ? 160 : 0];
	return { id: `run-node-${name}`, name, type, typeVersion, position, parameters };
}
