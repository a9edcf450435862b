import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { PracticeShop } from '../demo/practice-shop';
import type { CredentialRef, StoredWorkflow, WorkflowJson } from '../host';
import type { Road } from './road';
import type { Running } from './templates';

/** The first step after the schedule, before which a user puts a trigger. */
const FIRST_STEP = 'Find the tables';
const PRINTER_NEWS = ['order.changed', 'shipment.delivered', 'shipment.sent'];

/** What the workflows are called that Etsy's news starts. */
export const NEWS = 'news';

/** After a start by news no other news starts the same workflow for so long, at the least. */
const REST_SECONDS = 5;

type Refs = Record<string, CredentialRef>;

function trigger(
	kind: 'etsyWebhookTrigger' | 'printOnDemandTrigger',
	webhookId: string,
	parameters: INodeParameters,
	credentials: Refs,
): INode {
	return {
		...{ id: webhookId, name: 'News', type: `n8n-nodes-print-on-demand.${kind}` },
		...{ typeVersion: 1, position: [-400, -400], webhookId, parameters, credentials },
	} as INode;
}

/** The workflow with a trigger before its first step: news only makes the next look come sooner. */
function withTrigger({ nodes, connections }: StoredWorkflow, node: INode) {
	const toFirst = { main: [[{ node: FIRST_STEP, type: 'main' as const, index: 0 }]] };
	return { nodes: [...nodes, node], connections: { ...connections, [node.name]: toFirst } };
}

/** Enters an address in Etsy's Webhook portal. @returns the secret that the portal shows */
async function enterAtEtsy({ sandbox }: PracticeShop, url: string): Promise<string> {
	const answer = await fetch(`${sandbox.urls.control}/__sandbox__/etsy/webhooks/endpoints`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ url }),
	});
	if (!answer.ok) throw new Error(`Etsy's portal: ${answer.status} ${await answer.text()}`);
	return ((await answer.json()) as { secret: string }).secret;
}

/**
 * A workflow of two steps, which starts the sync: n8n builds a workflow anew for each request that
 * it gets, and the sync is long.
 */
function beforeSync(node: INode, sync: StoredWorkflow): WorkflowJson {
	const start = {
		...{ id: randomUUID(), name: 'Sync', type: 'n8n-nodes-base.executeWorkflow' },
		...{ typeVersion: 1.2, position: [-100, -400] },
		parameters: {
			workflowId: { __rl: true, mode: 'id', value: sync.id },
			mode: 'once',
			options: { waitForSubWorkflow: false },
		},
	} as INode;
	return {
		name: `News for ${sync.id}`,
		nodes: [node, start],
		connections: { [node.name]: { main: [[{ node: start.name, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
	};
}

async function listenToEtsy(
	shop: PracticeShop,
	road: Road,
	sync: Running,
	own: Refs,
	restSeconds: number,
) {
	const id = randomUUID();
	const secret = await enterAtEtsy(shop, `${road.url}/webhook/${id}/webhook`);
	const credentials = {
		etsyWebhookApi: await shop.client.createCredential(`Etsy news ${id}`, 'etsyWebhookApi', {
			signingSecret: secret,
		}),
		...(own.etsyOAuth2Api ? { etsyOAuth2Api: own.etsyOAuth2Api } : {}),
	};
	const parameters = {
		...{ events: ['orderPaid', 'orderCancelled'] },
		options: { leaveOutBuyerData: true, restSeconds },
	};
	const node = trigger('etsyWebhookTrigger', id, parameters, credentials);
	const workflow = await shop.client.createWorkflow(beforeSync(node, sync.workflow));
	return { name: NEWS, workflow };
}

async function listenToPrinter(
	shop: PracticeShop,
	follow: Running,
	own: Refs,
	restSeconds: number,
) {
	const credentials: Refs = own.printifyApi ? { printifyApi: own.printifyApi } : {};
	const parameters = {
		provider: 'printify',
		events: PRINTER_NEWS,
		readOrder: false,
		restSeconds,
	};
	const node = trigger('printOnDemandTrigger', randomUUID(), parameters, credentials);
	const changes = withTrigger(follow.workflow, node);
	follow.workflow = await shop.client.updateWorkflow(follow.workflow.id, changes);
}

/**
 * Puts the triggers before the workflows that news is for: Etsy's before each sync, in a workflow
 * of its own that is added to those that run; Printify's before Follow production.
 * @param paceSeconds how often schedules start such workflows: news starts them as often at most
 */
export async function listen(
	shop: PracticeShop,
	running: Running[],
	road: Road,
	paceSeconds: number,
): Promise<void> {
	const rest = Math.max(REST_SECONDS, paceSeconds);
	const syncs = running.filter(({ name }) => name === 'sync-etsy-orders');
	for (const [at, sync] of syncs.entries()) {
		running.push(await listenToEtsy(shop, road, sync, shop.credentials[at] ?? {}, rest));
	}
	for (const follow of running.filter(({ name }) => name === 'follow-production')) {
		await listenToPrinter(shop, follow, shop.credentials[0] ?? {}, rest);
	}
}
