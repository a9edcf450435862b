import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../host';

const OURS = 'n8n-nodes-print-on-demand.printOnDemand';

type Step = [name: string, type: string, version: number, parameters: INodeParameters];

function workflow(name: string, steps: Step[], settings = {}): WorkflowJson {
	const nodes = steps.map(
		([step, type, typeVersion, parameters], index): INode => ({
			...{
				id: `${name}-${step}`,
				name: step,
				type: type.includes('.') ? type : `n8n-nodes-base.${type}`,
				typeVersion,
			},
			...{ position: [index * 220, 0], parameters },
		}),
	);
	const connections = Object.fromEntries(
		nodes
			.slice(1)
			.map(({ name: next }, index) => [
				nodes[index]!.name,
				{ main: [[{ node: next, type: 'main' as const, index: 0 }]] },
			]),
	);
	return { name, nodes, connections, settings: { executionOrder: 'v1', ...settings } };
}

/**
 * Calls Send a message as the templates do: by the id in POD Settings.
 * @param lines what to write
 */
export function callsByName(
	lines: readonly string[] = ['first line', 'second line'],
): WorkflowJson {
	const table = { __rl: true, mode: 'name', value: 'POD Settings' };
	const conditions = [{ keyName: 'name', condition: 'eq', keyValue: 'message_workflow' }];
	const value = {
		...{ title: 'A title', lines: `={{ ${JSON.stringify(lines)} }}` },
		link: 'https://example.com/x',
	};
	const schema = Object.keys(value).map((id) => ({
		...{ id, displayName: id, required: false, defaultMatch: false, display: true },
		...{ canBeUsedToMatch: true, type: id === 'lines' ? 'array' : 'string', removed: false },
	}));
	return workflow('Caller', [
		['Start', 'manualTrigger', 1, {}],
		[
			...(['Who', 'dataTable', 1.1] as const),
			{ operation: 'get', dataTableId: table, filters: { conditions }, returnAll: true },
		],
		[
			...(['Write', 'executeWorkflow', 1.2] as const),
			{
				workflowId: { __rl: true, mode: 'id', value: '={{ $json.value }}' },
				workflowInputs: { mappingMode: 'defineBelow', value, matchingColumns: [], schema },
			},
		],
	] as Step[]);
}

/**
 * Fails whenever it is called: at a step of this pack, or at a step of n8n with words that could be
 * a buyer's.
 * @param path where it is called
 */
export function failsAlways(
	errorWorkflow: string,
	at: 'ours' | 'foreign',
	path = `fails-${at}`,
): WorkflowJson {
	const made = workflow(
		`Fails at ${at}`,
		[
			['Called', 'webhook', 2, { path, httpMethod: 'POST' }],
			at === 'ours'
				? ['Break', OURS, 1, { resource: 'report', operation: 'audit', action: '={{ "" }}' }]
				: ['Break', 'stopAndError', 1, { errorMessage: 'Jane Doe of 5 Elm Street is gone' }],
		],
		{ errorWorkflow },
	);
	made.nodes[0]!.webhookId = path;
	return made;
}

/** As a seller does who switches steps on. */
export function switchedOn(template: WorkflowJson, names: string[]): WorkflowJson {
	const nodes = template.nodes.map((node) =>
		names.includes(node.name) ? { ...node, disabled: false } : node,
	);
	return { ...template, nodes };
}
