import type { INode, INodeParameters } from 'n8n-workflow';
import type { CredentialRef, WorkflowJson } from '../../host';

/** What one workflow listens to. */
export interface Listening {
	provider: string;
	events: string[];
	/** Part of the trigger's address; fixed, so that a provider can be told before. */
	webhookId: string;
	credentials: Record<string, CredentialRef>;
	/** Which shop, where there are several. */
	storeId?: string;
}

/** A workflow that tells an address of all news of one provider. */
export function listeningWorkflow(recorder: string, listening: Listening): WorkflowJson {
	const { provider, events, webhookId, credentials, storeId } = listening;
	const store = storeId ? { storeId: { __rl: true, mode: 'id', value: storeId } } : {};
	return {
		name: `Tell of ${provider}`,
		nodes: [
			{
				...node('News', 'n8n-nodes-print-on-demand.printOnDemandTrigger', 1, 0, {
					provider,
					events,
					...store,
				} as INodeParameters),
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
		connections: { News: { main: [[{ node: 'Tell', type: 'main', index: 0 }]] } },
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
	return { id: `pod-trigger-${column}`, name, type, typeVersion, position, parameters };
}
