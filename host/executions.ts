import { parse } from 'flatted';
import type { ExecutionStatus, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';
import { setTimeout as sleep } from 'node:timers/promises';
import { N8nCallError } from './rest';
import type { Rest } from './rest';

const PAGE = 100;
const ENDED: ExecutionStatus[] = ['success', 'error', 'crashed', 'canceled'];

/** One line of the list of executions. */
export interface ExecutionSummary {
	id: string;
	workflowId: string;
	status: ExecutionStatus;
	mode: string;
	startedAt: string;
	stoppedAt?: string;
}

/** An execution with what its nodes took and gave. */
export interface Execution extends ExecutionSummary {
	data: IRunExecutionData;
}

export interface ExecutionFilter {
	workflowId?: string;
	status?: ExecutionStatus | ExecutionStatus[];
}

export interface WaitOptions {
	timeoutMs?: number;
	/** The statuses to wait for; all ends if not given. */
	until?: ExecutionStatus[];
}

interface Page {
	results: ExecutionSummary[];
	nextCursor?: string | null;
}

/** All executions that fit, newest first. */
export async function listExecutions(
	rest: Rest,
	{ workflowId, status }: ExecutionFilter = {},
): Promise<ExecutionSummary[]> {
	const filter = JSON.stringify({ workflowId, status: status ? [status].flat() : undefined });
	const all = new Map<string, ExecutionSummary>();
	let position: Record<string, string> | undefined = {};
	while (position) {
		const query = { filter, limit: PAGE, ...position };
		const page: Page = await rest.call('GET', '/executions', { query });
		for (const execution of page.results) all.set(execution.id, execution);
		position = nextPosition(page);
	}
	return [...all.values()];
}

/** Later versions give a cursor; earlier ones want the last id of a full page. */
function nextPosition({ results, nextCursor }: Page): Record<string, string> | undefined {
	if (nextCursor) return { cursor: nextCursor };
	const last = results.at(-1);
	if (nextCursor !== undefined || results.length < PAGE || !last) return undefined;
	return { lastId: last.id };
}

/** One execution with its data decoded. */
export async function getExecution(rest: Rest, id: string): Promise<Execution> {
	const path = `/executions/${id}`;
	const raw = await rest.call<ExecutionSummary & { data?: string }>('GET', path);
	// n8n answers 200 with nothing in it for an execution that is not there any more.
	if (raw.data === undefined) throw new N8nCallError(`GET /rest${path}`, 404, 'no such execution');
	return { ...raw, data: parse(raw.data) as IRunExecutionData };
}

/** Waits until an execution has come to its end (an execution in a Wait node has not). */
export async function waitForExecution(
	rest: Rest,
	id: string,
	{ timeoutMs = 60_000, until = ENDED }: WaitOptions = {},
): Promise<Execution> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const execution = await getExecution(rest, id);
		if (until.includes(execution.status)) return execution;
		if (Date.now() > deadline) {
			throw new Error(`Execution ${id} is ${execution.status} after ${timeoutMs / 1000} s`);
		}
		await sleep(150);
	}
}

/**
 * Waits until an execution has come to its end and returns how. "not saved" is all that can be
 * known when the workflow's settings keep no data of such an end: n8n then deletes the execution.
 */
export async function waitForEnd(
	rest: Rest,
	id: string,
	options?: WaitOptions,
): Promise<ExecutionStatus | 'not saved'> {
	try {
		return (await waitForExecution(rest, id, options)).status;
	} catch (error) {
		if (error instanceof N8nCallError && error.status === 404) return 'not saved';
		throw error;
	}
}

/** What a node put out on one of its outputs, over all its runs in the execution. */
export function nodeOutput(execution: Execution, nodeName: string, output = 0) {
	const runs = execution.data.resultData.runData[nodeName] ?? [];
	return runs.flatMap((run): INodeExecutionData[] => run.data?.main?.[output] ?? []);
}
