import type { WorkflowJson } from '../../host';

/** A workflow whose second step fails, because no credential is chosen in it. */
export function failingWorkflow(): WorkflowJson {
	return {
		name: 'Fails',
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
				id: 'check',
				name: 'Check the printer',
				type: 'n8n-nodes-print-on-demand.printOnDemand',
				typeVersion: 1,
				position: [240, 0],
				parameters: { resource: 'connection', operation: 'check', provider: 'printify' },
			},
		],
		connections: {
			Start: { main: [[{ node: 'Check the printer', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	};
}
