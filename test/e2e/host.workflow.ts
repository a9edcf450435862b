import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../host';

/** A workflow that makes sure of a table and inserts one row with the note it was called with. */
export function tableWorkflow(
	table: string,
	start: 'webhook' | 'manual' = 'webhook',
): WorkflowJson {
	const dataTableId = { __rl: true, mode: 'id', value: "={{ $('Ensure table').first().json.id }}" };
	return {
		name: `Write to ${table}`,
		nodes: [
			start === 'webhook'
				? node('Start', 'webhook', 2.1, 0, {
						httpMethod: 'POST',
						path: 'host-test',
						responseMode: 'lastNode',
					})
				: node('Start', 'manualTrigger', 1, 0, {}),
			node('Ensure table', 'dataTable', 1.1, 1, {
				resource: 'table',
				operation: 'create',
				tableName: table,
				columns: { column: [{ name: 'note', type: 'string' }] },
				options: { createIfNotExists: true },
			}),
			node('Insert row', 'dataTable', 1.1, 2, {
				resource: 'row',
				operation: 'insert',
				dataTableId,
				columns: {
					mappingMode: 'defineBelow',
					value: { note: "={{ $('Start').first().json.body?.note ?? 'none' }}" },
					schema: [],
				},
			}),
		],
		connections: {
			Start: { main: [[{ node: 'Ensure table', type: 'main', index: 0 }]] },
			'Ensure table': { main: [[{ node: 'Insert row', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	column: number,
	parameters: INodeParameters,
): INode {
	const id = `host-test-${column}`;
	const position: [number, number] = [column * 220, 0];
	return { id, name, type: `n8n-nodes-base.${type}`, typeVersion, position, parameters };
}
