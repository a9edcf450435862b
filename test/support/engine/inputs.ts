import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeType,
	IRunData,
	ITaskDataConnectionsSource,
} from 'n8n-workflow';

/** An item to feed a node with: its json, or all of it. */
export type TestItem = IDataObject | INodeExecutionData;

/** The type name of the nodes that stand before the node under test. */
export const INPUT_TYPE = 'n8n-nodes-base.manualTrigger';

/** Stands before the node under test; it never runs, its data is there from the start. */
export const inputType: INodeType = {
	description: {
		displayName: 'Input',
		name: 'manualTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Holds the items of a test',
		defaults: { name: 'Input' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
};

/** The node before the given input, as expressions may call it: `$('Input 1')`. */
export function inputName(index: number): string {
	return `Input ${index + 1}`;
}

/** One node per input. */
export function inputNodes(count: number): INode[] {
	return Array.from({ length: count }, (_, index) => ({
		id: `input-${index}`,
		name: inputName(index),
		type: INPUT_TYPE,
		typeVersion: 1,
		position: [-200, 200 * index],
		parameters: {},
	}));
}

/** Wires them to the inputs of the node under test. */
export function inputConnections(count: number, to: string): IConnections {
	return Object.fromEntries(
		Array.from({ length: count }, (_, index) => [
			inputName(index),
			{ main: [[{ node: to, type: NodeConnectionTypes.Main, index }]] },
		]),
	);
}

/** Where the node's items come from, by which n8n pairs items. */
export function inputSources(count: number): ITaskDataConnectionsSource {
	return {
		main: Array.from({ length: count }, (_, index) => ({ previousNode: inputName(index) })),
	};
}

/** What the nodes before would have left behind, had they run. */
export function inputRunData(inputs: INodeExecutionData[][]): IRunData {
	return Object.fromEntries(
		inputs.map((items, index) => [
			inputName(index),
			[
				{
					startTime: 0,
					executionTime: 0,
					executionIndex: index,
					executionStatus: 'success' as const,
					source: [],
					data: { main: [items] },
				},
			],
		]),
	);
}

/** Completes an item that is given by its json alone. */
export function toItem(item: TestItem, index: number): INodeExecutionData {
	const isWhole = typeof item.json === 'object' && item.json !== null;
	const whole = isWhole ? (item as INodeExecutionData) : { json: item as IDataObject };
	return { pairedItem: { item: index }, ...whole };
}
