import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildPack, N8nClient, startN8n, type CredentialRef, type N8nHost } from '../../host';
import type { Sandbox } from '../../sandbox';
import { Receiver } from '../contract/support/receiver';
import { SHOP, TOKEN } from '../contract/support/printify-world';
import { gelatoCase } from '../support/conformance/cases/gelato';
import { printifyCase } from '../support/conformance/cases/printify';
import { engineDriver, hurry, startConformanceSandbox } from '../support/conformance/engine-driver';
import type { ProviderCase } from '../support/conformance/provider-case';
import { Shop } from '../support/conformance/shop';
import { listeningWorkflow } from './print-on-demand-trigger.workflow';

jest.setTimeout(5 * 60_000);

const PRINTIFY_ID = randomUUID();
const GELATO_ID = randomUUID();
const FOREIGN = 'https://other-app.example/printify';
const EVENTS = ['order.changed', 'order.created', 'shipment.delivered', 'shipment.sent'];

/** What one item said. */
interface Told {
	event: { type: string; provider: string; eventId: string; providerOrderId?: string };
	order?: { status: string; shipments: object[] };
}

describe('the Print on Demand Trigger in a real n8n', () => {
	let sandbox: Sandbox;
	let recorder: Receiver;
	let host: N8nHost;
	let client: N8nClient;
	const workflows: Record<string, string> = {};
	const printify = new Shop(printifyCase, () => engineDriver(sandbox));
	const gelato = new Shop(gelatoCase, () => engineDriver(sandbox));

	beforeAll(async () => {
		sandbox = await startConformanceSandbox();
		hurry(sandbox);
		recorder = await Receiver.start();
		host = await startN8n({ packTarball: await buildPack(), restartable: true });
		await host.ready;
		client = new N8nClient(host.url);
		await client.setupOwner();
		// Gelato's address is pasted by hand; n8n's is known before anything listens there.
		await sandbox.control.scenario({
			...printifyCase.scenario,
			gelato: {
				...gelatoCase.scenario.gelato,
				accounts: (gelatoCase.scenario.gelato?.accounts ?? []).map((account) => ({
					...account,
					webhookUrl: address(GELATO_ID),
				})),
			},
		});
	});

	afterAll(async () => {
		await host?.stop();
		await recorder?.close();
		await sandbox?.close();
	});

	const address = (id: string) => `${host.url}/webhook/${id}/webhook`;

	async function until(is: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
		const deadline = Date.now() + seconds * 1_000;
		while (!(await is()) && Date.now() < deadline) await sleep(100);
	}

	const told = () => recorder.received.map(({ body }) => JSON.parse(body) as Told);
	/** What was told of an order, such as `shipment.sent`, by the alphabet. */
	const toldOf = (orderId: string) =>
		told()
			.filter(({ event }) => event.providerOrderId === orderId)
			.map(({ event }) => event.type)
			.sort();

	/** Posts to n8n as anybody can. */
	async function post(id: string, body: object, headers = {}): Promise<number> {
		const sent = { 'content-type': 'application/json', ...headers };
		const options = { method: 'POST', body: JSON.stringify(body), headers: sent };
		return (await fetch(address(id), options)).status;
	}

	async function webhooks(body?: object): Promise<Array<{ topic: string; url: string }>> {
		const answer = await fetch(`${sandbox.urls.printify}/v1/shops/${SHOP}/webhooks.json`, {
			method: body ? 'POST' : 'GET',
			headers: {
				authorization: `Bearer ${TOKEN}`,
				'user-agent': 'other-app',
				'content-type': 'application/json',
			},
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		return (await answer.json()) as Array<{ topic: string; url: string }>;
	}
	const ours = async () => (await webhooks()).filter(({ url }) => url.includes(PRINTIFY_ID));

	async function network(provider: string, how: object): Promise<void> {
		await fetch(`${sandbox.urls.control}/__sandbox__/${provider}/webhooks`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(how),
		});
	}
	/** Waits until the sandbox has sent all that there is to send. */
	async function sentAll(provider: string): Promise<Array<{ outcome: string }>> {
		const url = `${sandbox.urls.control}/__sandbox__/${provider}/webhooks`;
		return (await (await fetch(url)).json()) as Array<{ outcome: string }>;
	}

	async function publish(
		one: ProviderCase,
		webhookId: string,
		events: string[] = EVENTS,
	): Promise<string> {
		const { name } = one.credentialType;
		const credentials: Record<string, CredentialRef> = {
			[name]: await client.createCredential(name, name, one.credential(sandbox)),
		};
		const { provider, storeId } = one;
		const listening = { provider, events, webhookId, credentials, storeId };
		const { id } = await client.createWorkflow(listeningWorkflow(recorder.url, listening));
		await client.activate(id);
		return id;
	}

	/** The printers' orders that tests made; whatever is told of another was forged. */
	const made = new Set<string | undefined>();

	/** An order's life: made, sent, arrived; each step is told before the next. */
	async function live(shop: Shop): Promise<string> {
		const [id = ''] = await shop.create(shop.planned({ submit: true }));
		made.add(id);
		await sentAll(shop.provider);
		shop.life.ship(id);
		await sentAll(shop.provider);
		shop.life.deliver(id);
		await sentAll(shop.provider);
		return id;
	}

	it('registers itself at Printify beside what others have, and listens for Gelato', async () => {
		await webhooks({ topic: 'product:updated', url: FOREIGN });
		workflows.printify = await publish(printifyCase, PRINTIFY_ID);
		workflows.gelato = await publish(gelatoCase, GELATO_ID);
		await until(async () => (await ours()).length >= 5 && (await post(GELATO_ID, {})) !== 404);
		expect((await ours()).map(({ topic }) => topic).sort()).toEqual([
			'order:created',
			'order:sent-to-production',
			'order:shipment:created',
			'order:shipment:delivered',
			'order:updated',
		]);
		expect(await webhooks()).toHaveLength(6);
		expect(await post(GELATO_ID, {})).toBe(400);
		// It wants what another app has. n8n answers before it has tried: see below.
		await publish(printifyCase, randomUUID(), ['product.changed']);
	});

	it.each([
		['printify', printify],
		['gelato', gelato],
	])('%s: a life is told, each thing once though all comes twice', async (name, shop) => {
		await network(name, { duplicateProbability: 1 });
		const id = await live(shop);
		await until(() => toldOf(id).includes('shipment.delivered'));
		await network(name, {});
		expect(toldOf(id)).toEqual(
			expect.arrayContaining(['order.created', 'shipment.delivered', 'shipment.sent']),
		);
		const mine = told().filter(({ event }) => event.providerOrderId === id);
		const ids = mine.map(({ event }) => event.eventId);
		expect(new Set(ids).size).toBe(ids.length);
		const sent = mine.find(({ event }) => event.type === 'shipment.sent');
		expect(sent?.order?.shipments).toMatchObject([{ trackingNumber: expect.any(String) }]);
		expect(JSON.stringify(mine)).not.toMatch(/Example Street|shipTo|recipient|address_to/);
	});

	it('starts nothing for what is forged', async () => {
		const notice = { id: 'forged', type: 'order:created', resource: { id: 'x', type: 'order' } };
		expect(await post(PRINTIFY_ID, notice)).toBe(401);
		expect(await post(PRINTIFY_ID, notice, { 'x-pfy-signature': 'sha256=00' })).toBe(401);
		const strange = { id: 'os_forged', event: 'order_status_updated', orderId: randomUUID() };
		expect(await post(GELATO_ID, strange)).toBe(200);
		expect(await post(GELATO_ID, { ...strange, id: 'os_2', orderId: '../../x' })).toBe(400);
		await sleep(300);
		// Not by count: a change of a true order may still be on its way from the test before.
		expect(made.size).toBe(2);
		expect(told().filter(({ event }) => !made.has(event.providerOrderId))).toEqual([]);
	});

	it('takes no topic away from whoever has it, and says so in the log', async () => {
		// Before n8n is killed: it need not try again, nor say so again, after a restart.
		const why = /Printify sends product:updated of this shop to other-app\.example already/;
		await until(() => why.test(host.logs()), 60);
		expect(host.logs()).toMatch(why);
		expect((await webhooks()).filter(({ topic }) => topic.startsWith('product:'))).toMatchObject([
			{ topic: 'product:updated', url: FOREIGN },
		]);
	});

	it('knows after a kill what it has let through, what it registered, and its secret', async () => {
		const [id = ''] = await gelato.create(gelato.planned({ submit: true }));
		// Of two at the same moment n8n may have saved but one when it is killed.
		await sentAll('gelato');
		const again = { id: 'os_again', event: 'order_status_updated', orderId: id };
		expect(await post(GELATO_ID, again)).toBe(200);
		await until(() => told().some(({ event }) => event.eventId === 'os_again'));
		const registered = await ours();
		await host.kill('SIGKILL');
		await host.restart();
		await client.login();
		await until(async () => (await post(GELATO_ID, {})) === 400);
		expect(await ours()).toEqual(registered);
		expect(await post(GELATO_ID, again)).toBe(200);
		const life = await live(printify);
		await until(() => toldOf(life).includes('shipment.delivered'));
		expect(toldOf(life)).toContain('shipment.sent');
		expect(told().filter(({ event }) => event.eventId === 'os_again')).toHaveLength(1);
	});

	it('takes away its registration when unpublished, and of nobody else', async () => {
		await client.deactivate(workflows.printify ?? '');
		await until(async () => (await ours()).length === 0);
		expect(await webhooks()).toMatchObject([{ topic: 'product:updated', url: FOREIGN }]);
		const life = await live(printify);
		await sleep(300);
		expect(toldOf(life)).toEqual([]);
		expect((await sandbox.control.health()).internalErrors).toEqual([]);
	});
});
