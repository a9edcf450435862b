import type { CredentialRef, WorkflowJson } from '../../host';

/** The step that reads the shop. */
export const STEP = 'Read the shop';

/** A workflow that reads the shop of a credential. */
export function shopWorkflow(credential: CredentialRef): WorkflowJson {
	return {
		name: 'Reads the shop',
		nodes: [
			{
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'shop',
				name: STEP,
				type: 'n8n-nodes-print-on-demand.etsy',
				typeVersion: 1,
				position: [240, 0],
				parameters: { resource: 'shop', operation: 'get' },
				credentials: { etsyOAuth2Api: credential },
			},
		],
		connections: { Start: { main: [[{ node: STEP, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
