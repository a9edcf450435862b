import type { INode } from 'n8n-workflow';
import { nodeOutput, type Execution, type N8nClient, type StoredWorkflow } from '../../../host';

const TURN = 'Take the turn';

/** What a run of the sync wanted to order, and what it held after it had claimed. */
export interface Claims {
	hasTurn: boolean;
	/** Whether another workflow started it: Retry what failed. */
	isStartedByRetry: boolean;
	/** Epoch milliseconds. */
	startedAt: number;
	/** Orders with the number of their earlier tries. */
	wanted: string[];
	held: string[];
}

const PLAN = 'Plan the orders';
const PAUSE = 'A slow machine';

/** Between looking and claiming, a run does nothing for a second. */
const pause: INode = {
	...{ id: 'pause', name: PAUSE, type: 'n8n-nodes-base.wait', typeVersion: 1.1, position: [0, 0] },
	parameters: { resume: 'timeInterval', amount: 1, unit: 'seconds' },
};

/**
 * The same workflow, whose turn keeps nobody away: every run takes it, whoever has it. And each
 * pauses after it has looked, so that runs that start together want the same orders. What is left
 * between them is the claim.
 */
export function withoutTurn({ nodes, connections }: StoredWorkflow): Partial<StoredWorkflow> {
	const open = nodes.map((node): INode => {
		if (node.name !== TURN) return node;
		const { conditions } = node.parameters.filters as { conditions: Array<{ keyName: string }> };
		const byName = conditions.filter(({ keyName }) => keyName === 'name');
		return { ...node, parameters: { ...node.parameters, filters: { conditions: byName } } };
	});
	const [ready = [], ...others] = connections[PLAN]?.main ?? [];
	const toPause = [{ node: PAUSE, type: 'main' as const, index: 0 }];
	return {
		nodes: [...open, pause],
		connections: {
			...connections,
			[PLAN]: { main: [toPause, ...others] },
			[PAUSE]: { main: [ready] },
		},
	};
}

/** Runs of the sync are kept with their data, which the template does not want for buyers' sake. */
export const KEPT = { saveDataSuccessExecution: 'all', saveManualExecutions: true } as const;

/** Changes a workflow that is in use, and publishes it. */
export async function change(
	client: N8nClient,
	id: string,
	how: (workflow: StoredWorkflow) => Partial<StoredWorkflow>,
): Promise<void> {
	await client.updateWorkflow(id, how(await client.workflow(id)));
	await client.activate(id);
}

function named(execution: Execution, node: string): string[] {
	return nodeOutput(execution, node).map(({ json }) => {
		const { attempts } = json.ledger as { attempts: number };
		return `${String(json.externalId)}, try ${attempts + 1}`;
	});
}

/** What a run of the sync wanted and held. */
export function claimsOf(execution: Execution): Claims {
	return {
		hasTurn: nodeOutput(execution, TURN).length > 0,
		isStartedByRetry: execution.mode === 'integrated',
		startedAt: Date.parse(execution.startedAt),
		wanted: named(execution, PLAN),
		held: named(execution, 'Keep what this run holds'),
	};
}

/** When the first of these runs began; none: not a number. */
export function firstStart(runs: readonly Claims[]): number {
	return runs.length === 0 ? Number.NaN : Math.min(...runs.map(({ startedAt }) => startedAt));
}

/** What stands in more than one of the lists. */
export function inSeveral(lists: readonly string[][]): string[] {
	const all = lists.flatMap((list) => [...new Set(list)]);
	return [...new Set(all.filter((one, at) => all.indexOf(one) !== at))];
}
