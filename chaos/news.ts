import { randomUUID } from 'node:crypto';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { PracticeShop } from '../demo/practice-shop';
import type { CredentialRef, StoredWorkflow } from '../host';
import type { Road } from './road';
import type { Running } from './templates';

/** The first step after the schedule, before which a user puts a trigger. */
const FIRST_STEP = 'Find the tables';
const PRINTER_NEWS = ['order.changed', 'shipment.delivered', 'shipment.sent'];

/** As a user sets it before a workflow that compares everything. */
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

async function listenToEtsy(shop: PracticeShop, road: Road, sync: Running, own: Refs) {
	const id = randomUUID();
	const secret = await enterAtEtsy(shop, `${road.url}/webhook/${id}/webhook`);
	const credentials = {
		etsyWebhookApi: await shop.client.createCredential(`Etsy news ${id}`, 'etsyWebhookApi', {
			signingSecret: secret,
		}),
		...(own.etsyOAuth2Api ? { etsyOAuth2Api: own.etsyOAuth2Api } : {}),
	};
	const parameters = {
		...{
			events: ['orderPaid', 'orderCancelled'],
			options: { leaveOutBuyerData: true, restSeconds: REST_SECONDS },
		},
	};
	const changes = withTrigger(
		sync.workflow,
		trigger('etsyWebhookTrigger', id, parameters, credentials),
	);
	sync.workflow = await shop.client.updateWorkflow(sync.workflow.id, changes);
}

async function listenToPrinter(shop: PracticeShop, follow: Running, own: Refs) {
	const credentials: Refs = own.printifyApi ? { printifyApi: own.printifyApi } : {};
	const parameters = {
		provider: 'printify',
		events: PRINTER_NEWS,
		readOrder: false,
		restSeconds: REST_SECONDS,
	};
	const node = trigger('printOnDemandTrigger', randomUUID(), parameters, credentials);
	const changes = withTrigger(follow.workflow, node);
	follow.workflow = await shop.client.updateWorkflow(follow.workflow.id, changes);
}

/**
 * Puts the triggers before the workflows that news is for: Etsy's before each sync, Printify's
 * before Follow production.
 */
export async function listen(shop: PracticeShop, running: Running[], road: Road): Promise<void> {
	const syncs = running.filter(({ name }) => name === 'sync-etsy-orders');
	for (const [at, sync] of syncs.entries()) {
		await listenToEtsy(shop, road, sync, shop.credentials[at] ?? {});
	}
	for (const follow of running.filter(({ name }) => name === 'follow-production')) {
		await listenToPrinter(shop, follow, shop.credentials[0] ?? {});
	}
}
