import type { INode } from 'n8n-workflow';
import type { CredentialRef, WorkflowJson } from '../../host';

/**
 * n8n refuses a poll time that it takes for shorter than a minute. Several poll times, each once a
 * minute at a second of its own, are not refused.
 */
function everySeconds(seconds: number) {
	const starts = Array.from({ length: Math.floor(60 / seconds) }, (_none, n) => n * seconds);
	return { item: starts.map((at) => ({ mode: 'custom', cronExpression: `${at} * * * * *` })) };
}

/** Etsy Trigger -> one request a run, with the ids of all its events. */
export function recordingWorkflow(etsy: CredentialRef, url: string): WorkflowJson {
	const nodes: INode[] = [
		{
			id: 'trigger',
			name: 'Etsy Trigger',
			type: 'n8n-nodes-print-on-demand.etsyTrigger',
			typeVersion: 1,
			position: [0, 0],
			credentials: { etsyOAuth2Api: etsy },
			parameters: {
				pollTimes: everySeconds(2),
				events: ['orderPaid', 'orderChanged', 'orderCancelledOrRefunded'],
				startFrom: 'now',
				options: { sweepMinutes: 0, overlapMinutes: 1 },
			},
		},
		{
			id: 'record',
			name: 'Record',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			position: [220, 0],
			executeOnce: true,
			parameters: {
				method: 'POST',
				url,
				sendBody: true,
				specifyBody: 'json',
				jsonBody:
					'={{ JSON.stringify({ execution: $execution.id, ids: $input.all().map((item) => item.json.event.id) }) }}',
				options: {},
			},
		},
	];
	return {
		name: 'Record events',
		nodes,
		connections: { 'Etsy Trigger': { main: [[{ node: 'Record', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
