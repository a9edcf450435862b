import { WorkflowExecute } from 'n8n-core';
import { createRunExecutionData } from 'n8n-workflow';
import type { ExecutionError, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import type { RefreshedToken } from './credentials';
import { inputRunData, inputSources, toItem } from './inputs';
import type { TestItem } from './inputs';
import { NODE_NAME, surround } from './surroundings';
import type { TestNodeSettings } from './surroundings';

/** A run of one node. */
export interface RunNodeOptions extends TestNodeSettings {
	/**
	 * The items of each input; expressions may call the nodes before `$('Input 1')` and so on.
	 * Default: one empty item on the only input.
	 */
	inputs?: TestItem[][];
}

/** What came of it. */
export interface NodeRun {
	/** The items of each output; with `continueErrorOutput` the last one is for failed items. */
	outputs: INodeExecutionData[][];
	/** Set when the node as a whole failed. */
	error?: ExecutionError;
	/** What the node tells the user beside its output. */
	hints: NodeExecutionHint[];
	/** OAuth tokens that were renewed and stored in the run. */
	refreshedTokens: RefreshedToken[];
}

/**
 * Runs a node in n8n-core's own engine: parameters with expressions, credentials, error outputs
 * and n8n's request helper are real; only the socket is to be faked (nock).
 */
export async function runNode(options: RunNodeOptions): Promise<NodeRun> {
	const inputs = (options.inputs ?? [[{}]]).map((items) => items.map(toItem));
	const { workflow, node, additionalData, credentials, mode } = surround(options, inputs.length);
	const data = createRunExecutionData({
		resultData: { runData: inputRunData(inputs) },
		executionData: {
			nodeExecutionStack: [{ node, data: { main: inputs }, source: inputSources(inputs.length) }],
		},
	});
	const engine = new WorkflowExecute(additionalData, mode, data);
	const run = await engine.processRunExecutionData(workflow);
	const task = run.data.resultData.runData[NODE_NAME]?.[0];
	return {
		outputs: (task?.data?.main ?? []).map((items) => items ?? []),
		error: task?.error ?? run.data.resultData.error,
		hints: task?.hints ?? [],
		refreshedTokens: credentials.refreshed,
	};
}
