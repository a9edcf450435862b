import type { IDataObject } from 'n8n-workflow';
import { printifyCase } from '../../support/conformance/cases/printify';
import {
	engineDriver,
	hurry,
	startConformanceSandbox,
} from '../../support/conformance/engine-driver';
import { Shop } from '../../support/conformance/shop';
import {
	openPodTrigger,
	type PodTriggerSettings,
	type TestPodTrigger,
} from '../../support/pod-trigger';
import { forgetStarts } from '../../../nodes/shared/webhook/rest';
import type { Sandbox } from '../../../sandbox';
import type { Delivery } from '../../../sandbox/printify/webhooks/send';
import { ETSY_SHOP, SHOP, TOKEN } from '../../contract/support/printify-world';

/** Of a second workflow. */
const OTHER_ID = '9a3b52f0-1e7e-4d0c-8a3e-5d3f4b2c1d00';
const FOREIGN = 'https://other-app.example/printify';

let sandbox: Sandbox;
let open: TestPodTrigger[] = [];
const shop = new Shop(printifyCase, () => engineDriver(sandbox));

beforeAll(async () => {
	sandbox = await startConformanceSandbox();
	hurry(sandbox);
});
beforeEach(async () => await sandbox.control.reset());
afterEach(async () => {
	await Promise.all(open.map(async (trigger) => await trigger.close()));
	open = [];
});
afterAll(async () => await sandbox.close());

async function trigger(settings: PodTriggerSettings = {}): Promise<TestPodTrigger> {
	const opened = await openPodTrigger(printifyCase, sandbox, settings);
	open.push(opened);
	return opened;
}

/** Calls Printify as any app of the seller's may. */
async function printify(method: string, path: string, body?: object): Promise<unknown> {
	const answer = await fetch(`${sandbox.urls.printify}/v1/shops/${path}`, {
		method,
		headers: {
			authorization: `Bearer ${TOKEN}`,
			'user-agent': 'other-app',
			'content-type': 'application/json',
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	expect(answer.status).toBe(200);
	return await answer.json();
}

interface Registered {
	topic: string;
	url: string;
}
const registered = async (shopId = SHOP) =>
	(await printify('GET', `${shopId}/webhooks.json`)) as Registered[];
const foreign = async (topic: string) =>
	await printify('POST', `${SHOP}/webhooks.json`, { topic, url: FOREIGN, secret: 'theirs' });

/** What became of every webhook; answers when none is under way. */
async function deliveries(): Promise<Delivery[]> {
	const url = `${sandbox.urls.control}/__sandbox__/printify/webhooks`;
	return (await (await fetch(url)).json()) as Delivery[];
}
async function unreliable(how: object): Promise<void> {
	const url = `${sandbox.urls.control}/__sandbox__/printify/webhooks`;
	const headers = { 'content-type': 'application/json' };
	await fetch(url, { method: 'POST', headers, body: JSON.stringify(how) });
}

describe('publishing', () => {
	it('registers what was asked for, with a secret of its own, and takes it away again', async () => {
		const events = ['shipment.sent', 'order.failed'];
		const one = await trigger({ parameters: { events } });
		await one.activate();
		const there = await registered();
		expect(there.map(({ topic, url }) => [topic, url]).sort()).toEqual([
			['order:shipment:created', one.address],
			['order:updated', one.address],
		]);
		expect(one.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/webhook\/[\da-f-]{36}\/webhook$/);
		const { registrations } = one.saved.data as { registrations: Record<string, IDataObject> };
		const secret = (registrations.production?.registered as IDataObject).secret;
		expect(secret).toMatch(/^[\da-f]{64}$/);
		await one.deactivate();
		expect(await registered()).toEqual([]);
		expect(JSON.stringify(one.saved.data)).not.toContain(String(secret));
		await one.activate();
		expect(JSON.stringify(one.saved.data)).not.toContain(String(secret));
	});

	it('leaves alone what others have registered, before, during and after', async () => {
		await foreign('order:created');
		await foreign('shop:disconnected');
		const one = await trigger({ parameters: { events: ['shipment.sent'] } });
		await one.activate();
		expect((await registered()).map(({ topic }) => topic).sort()).toEqual([
			'order:created',
			'order:shipment:created',
			'shop:disconnected',
		]);
		await one.deactivate();
		expect((await registered()).map(({ topic, url }) => [topic, url]).sort()).toEqual([
			['order:created', FOREIGN],
			['shop:disconnected', FOREIGN],
		]);
	});

	it('takes no topic away from another workflow: it says who has it and changes nothing', async () => {
		await foreign('order:shipment:created');
		const before = await registered();
		const one = await trigger();
		await expect(one.activate()).rejects.toThrow(
			/order:shipment:created .* other-app\.example already/,
		);
		expect(await registered()).toEqual(before);
		expect(one.saved.data.registrations ?? {}).toEqual({});

		await sandbox.control.reset();
		await one.activate();
		const second = await trigger({ webhookId: OTHER_ID });
		await expect(second.activate()).rejects.toThrow(/already/);
		expect((await registered()).every(({ url }) => url === one.address)).toBe(true);
		await second.deactivate();
		expect((await registered()).length).toBeGreaterThan(0);
	});

	it('a second time does nothing, as after a restart of n8n', async () => {
		const one = await trigger();
		await one.activate();
		const before = [await registered(), structuredClone(one.saved.data)];
		const calls = await shop.calls();
		await one.activate();
		// One look of ours, one of the test.
		expect([await registered(), one.saved.data, await shop.calls()]).toEqual([
			...before,
			calls + 2,
		]);
	});

	it('while Printify is down goes on with what is registered', async () => {
		const one = await trigger();
		await one.activate();
		await sandbox.control.faults([{ kind: 'status', status: 503, service: 'printify' }]);
		await one.activate();
		await expect(one.deactivate()).rejects.toThrow(/Printify/);
		await sandbox.control.faults([]);
		// It was not forgotten.
		await one.deactivate();
		expect(await registered()).toEqual([]);
	}, 60_000);

	it('mends what was changed: other events, another shop, a registration that is gone', async () => {
		const saved = { data: {} };
		const first = await trigger({ saved, parameters: { events: ['order.failed'] } });
		await first.activate();
		await first.close();
		const { port } = first;
		const again = async (parameters: object) => {
			const next = await trigger({ saved, port, parameters });
			await next.activate();
			await next.close();
		};
		await again({ events: ['shipment.sent'] });
		expect((await registered()).map(({ topic }) => topic)).toEqual(['order:shipment:created']);
		const elsewhere = {
			events: ['shipment.sent'],
			storeId: { __rl: true, mode: 'id', value: String(ETSY_SHOP) },
		};
		await again(elsewhere);
		expect([await registered(), (await registered(ETSY_SHOP)).length]).toEqual([[], 1]);
		const [{ id = '' } = {}] = (await registered(ETSY_SHOP)) as unknown as Array<{ id: string }>;
		await printify('DELETE', `${ETSY_SHOP}/webhooks/${id}.json?host=127.0.0.1`);
		await again(elsewhere);
		expect(await registered(ETSY_SHOP)).toHaveLength(1);
		open = [];
	});

	it('clears what it left behind when its static data is lost', async () => {
		const first = await trigger();
		await first.activate();
		await first.close();
		const second = await trigger({ port: first.port, parameters: { events: ['order.failed'] } });
		await second.activate();
		expect((await registered()).map(({ topic }) => topic)).toEqual(['order:updated']);
		open = [second];
	});

	it('does nothing halfway: a cut in the middle leaves nothing behind', async () => {
		const one = await trigger();
		await sandbox.control.faults([
			{ kind: 'status', status: 500, operation: 'createANewWebhook', nth: [3, 4, 5, 6] },
		]);
		await expect(one.activate()).rejects.toThrow(/Printify/);
		await sandbox.control.faults([]);
		expect(await registered()).toEqual([]);
	}, 60_000);

	it('is refused where n8n does not know its own public address', async () => {
		const one = await trigger({
			webhookBaseUrl: 'http://localhost:5678/webhook',
			credential: { baseUrl: 'https://api.printify.com' },
		});
		await expect(one.activate()).rejects.toThrow(/leads to its own machine/);
	});
});

describe('a test run', () => {
	it('registers the test address, hears, and takes it away', async () => {
		const one = await trigger({ isTest: true });
		await one.activate();
		expect((await registered()).every(({ url }) => url === one.address)).toBe(true);
		expect(one.address).toContain('/webhook-test/');
		const [orderId = ''] = await shop.create();
		await deliveries();
		expect(one.told()).toContain(`order.created ${orderId}`);
		await one.deactivate();
		expect(await registered()).toEqual([]);
	});

	it('does not take away what the published workflow has', async () => {
		const published = await trigger();
		await published.activate();
		const before = await registered();
		const test = await trigger({ isTest: true });
		await expect(test.activate()).rejects.toThrow(/already/);
		expect(await registered()).toEqual(before);
	});

	it('that n8n did not live to end is cleared by publishing', async () => {
		const test = await trigger({ isTest: true });
		await test.activate();
		await test.close();
		const published = await trigger({ port: test.port });
		open = [published];
		await published.activate();
		expect((await registered()).every(({ url }) => url === published.address)).toBe(true);
	});
});

describe('as Printify sends it', () => {
	async function life(orderId: string): Promise<void> {
		shop.life.setStatus(orderId, 'in-production');
		shop.life.ship(orderId);
		shop.life.deliver(orderId);
		await deliveries();
	}
	const kinds = (list: string[]) => [...new Set(list)].sort();

	it('a whole life of an order is told, each thing once though all comes twice', async () => {
		const one = await trigger();
		await one.activate();
		await unreliable({ duplicateProbability: 1 });
		const [orderId = ''] = await shop.create();
		await life(orderId);
		const ids = one.items().map(({ event }) => (event as IDataObject).eventId);
		expect(new Set(ids).size).toBe(ids.length);
		expect(kinds(one.told())).toEqual(
			expect.arrayContaining([
				`order.changed ${orderId}`,
				`order.created ${orderId}`,
				`shipment.delivered ${orderId}`,
				`shipment.sent ${orderId}`,
			]),
		);
		const last = one.items().find(({ event }) => (event as IDataObject).type === 'shipment.sent');
		const { shipments } = last?.order as { shipments: IDataObject[] };
		expect(shipments[0]).toMatchObject({ trackingNumber: expect.any(String) });
		expect((await deliveries()).every(({ outcome }) => outcome === 'delivered')).toBe(true);
	});

	it('starts a workflow that looks at everything once within its rest', async () => {
		forgetStarts();
		const one = await trigger({ parameters: { restSeconds: 60 } });
		await one.activate();
		const [orderId = ''] = await shop.create();
		await life(orderId);
		const sent = await deliveries();
		expect(sent.length).toBeGreaterThan(1);
		expect(one.told()).toHaveLength(1);
		expect(one.told()[0]).toContain(orderId);
	});

	it('what is lost is found by its twin, Get Changed', async () => {
		const one = await trigger();
		await one.activate();
		const since = new Date(Date.now() - 60_000).toISOString();
		await unreliable({ loseProbability: 1 });
		const [orderId = ''] = await shop.create();
		await life(orderId);
		expect(one.told()).toEqual([]);
		const changed = await shop.whole({ operation: 'getChanged', since });
		expect(changed).toMatchObject([{ providerOrderId: orderId, status: 'delivered' }]);
	});

	it('while n8n was away it comes again; after a restart nothing comes twice', async () => {
		const one = await trigger();
		await one.activate();
		const [orderId = ''] = await shop.create();
		await deliveries();
		const before = one.told().length;
		expect(before).toBeGreaterThan(0);
		const { port, saved } = one;
		await one.close();
		open = [];
		shop.life.ship(orderId);
		// Printify tries again within a moment in the sandbox.
		const back = await trigger({ port, saved });
		await back.activate();
		await deliveries();
		expect(back.told()).toContain(`shipment.sent ${orderId}`);
		expect(back.told().filter((told) => told.startsWith('order.created'))).toEqual([]);
	});

	it('nothing comes any more after unpublishing', async () => {
		const one = await trigger();
		await one.activate();
		await one.deactivate();
		const [orderId = ''] = await shop.create();
		await life(orderId);
		expect([one.told(), await deliveries()]).toEqual([[], []]);
	});

	it('of another shop nothing starts, though it is signed', async () => {
		const saved = { data: {} };
		const one = await trigger({ saved });
		await one.activate();
		const { registrations } = saved.data as { registrations: { production: IDataObject } };
		registrations.production.storeId = '4999';
		await shop.create();
		await deliveries();
		expect(one.told()).toEqual([]);
	});
});
