import type { INode } from 'n8n-workflow';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildPack, N8nClient, startN8n, type CredentialRef, type N8nHost } from '../../../host';
import { offeredEvents } from '../../../nodes/PrintOnDemandTrigger/events';
import { Receiver } from '../../contract/support/receiver';
import { CASES } from '../../support/conformance/cases';
import type { Driver, Json } from '../../support/conformance/driver';
import { startConformanceSandbox } from '../../support/conformance/engine-driver';
import { moduleOf } from '../../support/pod-trigger';
import { listeningWorkflow } from '../print-on-demand-trigger.workflow';
import { runsTheNode } from './run-node.workflow';

/** Long enough for a batch that has to keep a limit of so many calls a minute. */
const LONGEST_RUN_MS = 150_000;

/** The node Print on Demand in a real n8n, with the credentials of a seller who has them all. */
export async function n8nDriver(): Promise<Driver & { host: N8nHost }> {
	const sandbox = await startConformanceSandbox();
	const host = await startN8n({ packTarball: await buildPack() });
	await host.ready;
	const client = new N8nClient(host.url);
	await client.setupOwner();
	const credentials: Record<string, CredentialRef> = {};
	for (const one of CASES) {
		const { name } = one.credentialType;
		credentials[name] = await client.createCredential(name, name, one.credential(sandbox));
	}

	/** The addresses of the workflows so far: one for each setting of the node. */
	const addresses = new Map<string, Promise<string>>();
	const publish = async (parameters: Json): Promise<string> => {
		const path = createHash('sha256').update(JSON.stringify(parameters)).digest('hex');
		const workflow = runsTheNode(path, parameters as INode['parameters'], credentials);
		const { id } = await client.createWorkflow(workflow);
		await client.activate(id);
		return path;
	};

	return {
		sandbox,
		host,
		async run(parameters, items) {
			const key = JSON.stringify(parameters);
			const address = addresses.get(key) ?? publish(parameters);
			addresses.set(key, address);
			const answer = await client.callWebhook(await address, { items }, LONGEST_RUN_MS);
			return readAnswer(answer);
		},
		async listen(one) {
			const recorder = await Receiver.start();
			const webhookId = randomUUID();
			const { name } = one.credentialType;
			const workflow = listeningWorkflow(recorder.url, {
				provider: one.provider,
				events: offeredEvents(moduleOf(one)),
				webhookId,
				credentials: { [name]: credentials[name] as CredentialRef },
				storeId: one.storeId,
			});
			const { id } = await client.createWorkflow(workflow);
			await client.activate(id);
			const address = `${host.url}/webhook/${webhookId}/webhook`;
			await untilListening(address);
			return {
				address,
				heard: () => recorder.received.map(({ body }) => JSON.parse(body) as Json),
				async close() {
					await client.deactivate(id);
					await recorder.close();
				},
			};
		},
		async close() {
			await host.stop();
			await sandbox.close();
		},
	};
}

/** Each branch answers with its items as one list; the node's placeholder for none is left out. */
function readAnswer(answer: unknown) {
	const lists = answer as Array<{ done?: Json[]; failed?: Json[] }>;
	if (!Array.isArray(lists)) throw new Error(`n8n answered ${JSON.stringify(answer)}`);
	const all = (name: 'done' | 'failed') =>
		lists.flatMap((list) => list[name] ?? []).filter((item) => Object.keys(item).length > 0);
	return { done: all('done'), failed: all('failed') };
}

/**
 * n8n answers that a workflow is active, then listens, then lets the trigger register itself; until
 * it has, a trigger whose news is signed answers 503.
 */
async function untilListening(address: string): Promise<void> {
	const deadline = Date.now() + 30_000;
	const headers = { 'content-type': 'application/json' };
	const rubbish = { method: 'POST', headers, body: '{}' };
	const isThere = async () => ![404, 503].includes((await fetch(address, rubbish)).status);
	while (!(await isThere())) {
		if (Date.now() > deadline) throw new Error('n8n does not listen for the trigger');
		await sleep(100);
	}
}
