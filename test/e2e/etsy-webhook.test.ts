import axios from 'axios';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { grantConsent } from '../../demo/consent';
import { buildPack, N8nClient, startN8n, type N8nHost, type StoredWorkflow } from '../../host';
import { startSandbox, type Sandbox } from '../../sandbox';
import { etsySignature, type Delivery, type Endpoint } from '../../sandbox/etsy/webhooks/sender';
import { Receiver } from '../contract/support/receiver';
import { shopScenario } from '../unit/sandbox/support';
import { WEBHOOK_ID, webhookWorkflow } from './etsy-webhook.workflow';

jest.setTimeout(5 * 60_000);

const SHOP_ID = 10000001;
const OWNER = 90000001;
const BROKEN_ID = randomUUID();
/** Times in seconds of the sandbox's clock, which the tests turn; real time hardly matters. */
const HOUR = 3_600;
const scenario = shopScenario(
	{ id: 101, paidAfterSeconds: HOUR },
	{ id: 102, paidAfterSeconds: HOUR },
	{ id: 103, paidAfterSeconds: HOUR, canceledAfterSeconds: 2 * HOUR },
	{ id: 104, paidAfterSeconds: 3 * HOUR },
	{ id: 105, paidAfterSeconds: 4 * HOUR },
);

describe('the Etsy Webhook Trigger in a real n8n', () => {
	let sandbox: Sandbox;
	let recorder: Receiver;
	let host: N8nHost;
	let client: N8nClient;
	let endpoint: Endpoint;
	let workflow: StoredWorkflow;

	beforeAll(async () => {
		sandbox = await startSandbox({ scenario, limits: { etsy: { perSecond: 100 } } });
		recorder = await Receiver.start();
		host = await startN8n({ packTarball: await buildPack(), restartable: true });
		await host.ready;
		client = new N8nClient(host.url);
		await client.setupOwner();
	});

	afterAll(async () => {
		await host?.stop();
		await recorder?.close();
		await sandbox?.close();
	});

	const address = (id = WEBHOOK_ID) => `${host.url}/webhook/${id}/webhook`;

	async function portal<T>(method: string, path: string, data?: unknown): Promise<T> {
		const url = `${sandbox.urls.control}/__sandbox__/etsy/webhooks${path}`;
		return (await axios.request<T>({ method, url, data, proxy: false })).data;
	}

	const deliveries = async () => await portal<Delivery[]>('GET', '');

	/** What has reached the world behind the workflow, such as `orderPaid:101`. */
	const told = () =>
		recorder.received
			.map(({ body }) => (JSON.parse(body) as { event: { id: string } }).event.id)
			.sort();

	async function until(is: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
		const deadline = Date.now() + seconds * 1_000;
		while (!(await is()) && Date.now() < deadline) await sleep(100);
	}

	/** Posts to n8n as anybody can, the body byte by byte. */
	async function post(
		body: string,
		headers: Record<string, string> = {},
		webhookId?: string,
	): Promise<number> {
		const sent = { 'content-type': 'application/json', ...headers };
		return (await fetch(address(webhookId), { method: 'POST', body, headers: sent })).status;
	}

	/** A webhook as Etsy would sign it, but for what a test changes. */
	function signed(receiptId: number, { secret = endpoint.secret, secondsAgo = 0, host = '' } = {}) {
		const origin = host === '' ? sandbox.urls.etsy : host;
		const path = `/v3/application/shops/${SHOP_ID}/receipts/${receiptId}`;
		const body = JSON.stringify({
			event_type: 'order.paid',
			resource_url: origin + path,
			shop_id: SHOP_ID,
		});
		const id = `msg_${randomUUID()}`;
		const timestamp = String(Math.floor(Date.now() / 1000) - secondsAgo);
		const signature = `v1,${etsySignature(secret, { id, timestamp, body })}`;
		const headers = {
			'webhook-id': id,
			'webhook-timestamp': timestamp,
			'webhook-signature': signature,
		};
		return { body, headers };
	}

	async function connect(signingSecret: string) {
		const etsyWebhookApi = await client.createCredential('Webhook', 'etsyWebhookApi', {
			signingSecret,
		});
		const { etsy } = await sandbox.control.credentials();
		const [app] = etsy?.apps as Array<{ keystring: string; sharedSecret: string }>;
		const etsyOAuth2Api = await client.createCredential('Etsy', 'etsyOAuth2Api', {
			baseUrl: sandbox.urls.etsy,
			clientId: app?.keystring,
			...app,
		});
		const userId = scenario.shops?.[0]?.userId ?? OWNER;
		await client.connectOAuth2(etsyOAuth2Api.id, async (url) => await grantConsent(url, userId));
		return { etsyWebhookApi, etsyOAuth2Api };
	}

	it('is activated with the secret of the portal, and takes nothing that is not signed', async () => {
		endpoint = await portal<Endpoint>('POST', '/endpoints', { url: address() });
		const credentials = await connect(endpoint.secret);
		workflow = await client.createWorkflow(webhookWorkflow(recorder.url, credentials));
		await client.activate(workflow.id);
		let status = 404;
		await until(async () => (status = await post('{}')) !== 404);
		expect(status).toBe(400);
	});

	it('lets each order through once, though each webhook comes twice', async () => {
		await portal('POST', '', { duplicateProbability: 1 });
		await sandbox.control.advance({ seconds: HOUR });
		await deliveries();
		// Of two at the same moment one is told to wait; its retry is then known.
		await sandbox.control.advance({ seconds: 6 });
		await deliveries();
		await sandbox.control.advance({ seconds: HOUR });
		await deliveries();
		await sandbox.control.advance({ seconds: 6 });
		const outcomes = (await deliveries()).map(({ outcome }) => outcome);
		expect(outcomes).toEqual(Array.from({ length: 8 }, () => 'delivered'));
		const expected = ['orderCancelled:103', 'orderPaid:101', 'orderPaid:102', 'orderPaid:103'];
		await until(() => told().length >= 4);
		expect(told()).toEqual(expected);
		const item = JSON.parse(recorder.received[0]?.body ?? '') as Record<string, unknown>;
		expect(item).toMatchObject({
			shopId: String(SHOP_ID),
			buyerDataLeftOut: true,
			event: { webhookId: expect.stringMatching(/^msg_/), at: expect.any(String) },
			lines: expect.any(Array),
		});
		await portal('POST', '', {});
	});

	it('refuses what is forged, stale, changed or about another place, and reads nothing', async () => {
		const before = (await sandbox.control.counts()).totals.etsy;
		const good = signed(101);
		const statuses = [
			await post(...asArguments(signed(101, { secret: `whsec_${'A'.repeat(32)}` }))),
			await post(...asArguments(signed(101, { secondsAgo: 400 }))),
			await post(...asArguments(signed(101, { secondsAgo: -400 }))),
			await post(good.body.replace('101', '102'), good.headers),
			await post(` ${good.body}`, good.headers),
			await post(...asArguments(signed(101, { host: 'https://evil.example' }))),
			await post(...asArguments(signed(101, { host: 'http://169.254.169.254' }))),
			await post('{"event_type":', good.headers),
			await post('x'.repeat(100_000), { ...good.headers, 'content-type': 'text/plain' }),
		];
		expect(statuses).toEqual([401, 401, 401, 401, 401, 400, 400, 422, 413]);
		expect((await sandbox.control.counts()).totals.etsy).toBe(before);
		await sleep(300);
		expect(told()).toHaveLength(4);
	});

	it('gives a webhook back while Etsy is down, and lets it through when it comes again', async () => {
		await sandbox.control.faults([{ kind: 'status', status: 503, operation: 'getShopReceipt' }]);
		await sandbox.control.advance({ seconds: HOUR });
		await until(async () => (await deliveries()).at(-1)?.outcome === 'waiting');
		expect((await deliveries()).at(-1)).toMatchObject({ receiptId: 104, status: 503 });
		await sandbox.control.faults([]);
		await sandbox.control.advance({ seconds: 6 });
		await until(() => told().includes('orderPaid:104'));
		expect(told().filter((id) => id.endsWith('104'))).toEqual(['orderPaid:104']);
	});

	it('will not listen with a secret that is cut off, and says why', async () => {
		const credentials = await connect('whsec_abc');
		const broken = webhookWorkflow(recorder.url, credentials, BROKEN_ID);
		const { id } = await client.createWorkflow(broken);
		// n8n 2.41 answers before it has tried: what became of it is in its log.
		await client.activate(id);
		const why = 'The signing secret of the Etsy webhook is too short.';
		await until(() => host.logs().includes(why), 40);
		expect(host.logs()).toContain(why);
		expect(await post('{}', {}, BROKEN_ID)).toBe(404);
	});

	it('knows after a kill what it has let through, and hears what comes', async () => {
		const [first] = await deliveries();
		await host.kill('SIGKILL');
		await sandbox.control.advance({ seconds: HOUR });
		await deliveries();
		await host.restart();
		await client.login();
		await until(async () => (await post('{}')) === 400);
		// Sent anew by hand in the portal, and the one that n8n was away for.
		await portal('POST', '/resend', { webhookId: first?.webhookId });
		// Whatever n8n gave back while it started comes again on Etsy's clock.
		const outstanding = async () =>
			(await deliveries()).filter(({ outcome }) => outcome !== 'delivered');
		await until(async () => {
			await sandbox.control.advance({ seconds: 2 * HOUR });
			return (await outstanding()).length === 0;
		});
		expect(await outstanding()).toEqual([]);
		await until(() => told().includes('orderPaid:105'));
		await sleep(500);
		expect(told().filter((id) => !id.includes('Cancelled'))).toEqual(
			[101, 102, 103, 104, 105].map((id) => `orderPaid:${id}`),
		);
	});

	it('shows a failed execution that says why, where time alone does not help', async () => {
		const before = (await client.executions({ workflowId: workflow.id })).length;
		expect(await post(...asArguments(signed(999)))).toBe(500);
		await until(
			async () =>
				(await client.executions({ workflowId: workflow.id, status: 'error' })).length > 0,
		);
		const [failed] = await client.executions({ workflowId: workflow.id, status: 'error' });
		const execution = await client.execution(failed?.id ?? '');
		expect(execution.data.resultData.error?.message).toContain('999');
		// Nothing behind the trigger ran.
		expect(Object.keys(execution.data.resultData.runData)).not.toContain('Tell');
		expect(await client.executions({ workflowId: workflow.id })).toHaveLength(before + 1);
		expect((await sandbox.control.health()).internalErrors).toEqual([]);
	});
});

function asArguments({ body, headers }: { body: string; headers: Record<string, string> }) {
	return [body, headers] as const;
}
