import type { INode, INodeParameters } from 'n8n-workflow';
import type { CredentialRef, WorkflowJson } from '../../host';

/**
 * Part of the trigger's address; fixed, so that Etsy's portal can be told before the workflow is.
 */
export const WEBHOOK_ID = '5f0c6c7a-2f6e-4b53-9d0a-3a7c1b9e4d21';

/** A workflow that tells an address of each order that Etsy reports by webhook. */
export function webhookWorkflow(
	recorder: string,
	credentials: Record<string, CredentialRef>,
	webhookId = WEBHOOK_ID,
): WorkflowJson {
	const events = ['orderPaid', 'orderCancelled'];
	const options = { leaveOutBuyerData: true };
	return {
		name: 'Tell of Etsy webhooks',
		nodes: [
			{
				...node('Etsy', 'n8n-nodes-print-on-demand.etsyWebhookTrigger', 1, 0, { events, options }),
				webhookId,
				credentials: credentials as never,
			},
			node('Tell', 'n8n-nodes-base.httpRequest', 4.2, 1, {
				method: 'POST',
				url: recorder,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '={{ JSON.stringify($json) }}',
				options: {},
			}),
		],
		connections: { Etsy: { main: [[{ node: 'Tell', type: 'main', index: 0 }]] } },
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
	const position: [number, number] = [column * 220, 0];
	return { id: `etsy-webhook-${column}`, name, type, typeVersion, position, parameters };
}
