import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One line of n8n's event log, as far as it is used. */
interface Event {
	ts?: string;
	eventName?: string;
	payload?: { executionId?: string; workflowName?: string; nodeName?: string };
}

/** How long a step of a workflow took in one execution. */
export interface StepTime {
	executionId: string;
	workflow: string;
	step: string;
	ms: number;
}

function eventsOf(userFolder: string): Event[] {
	const text = readFileSync(join(userFolder, '.n8n', 'n8nEventLog.log'), 'utf8');
	const lines = text.split('\n').filter((line) => line.includes('n8n.node.'));
	return lines.map((line) => JSON.parse(line) as Event);
}

/** Where the time went, as n8n's own event log tells: steps of more than 50 ms, in their order. */
export function stepTimes(userFolder: string): StepTime[] {
	const started = new Map<string, number>();
	return eventsOf(userFolder).flatMap(({ ts = '', eventName, payload = {} }): StepTime[] => {
		const { executionId = '', workflowName: workflow = '', nodeName: step = '' } = payload;
		const key = `${executionId} ${step}`;
		const at = Date.parse(ts);
		const since = started.get(key);
		if (eventName === 'n8n.node.started') started.set(key, at);
		if (eventName !== 'n8n.node.finished' || since === undefined) return [];
		const ms = at - since;
		return ms > 50 ? [{ executionId, workflow, step, ms }] : [];
	});
}
