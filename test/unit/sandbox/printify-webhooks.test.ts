import { createHmac } from 'node:crypto';

import axios from 'axios';

import type { Delivery } from '../../../sandbox/printify/webhooks/send';
import type { Sandbox } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import { orderBody, printifyWorld, SHOP, TOKEN } from '../../contract/support/printify-world';
import { Receiver } from '../../contract/support/receiver';

let sandbox: Sandbox;
let receiver: Receiver;

beforeAll(async () => {
	sandbox = await startSandbox({ scenario: printifyWorld });
});
beforeEach(async () => {
	await sandbox.control.reset();
	receiver = await Receiver.start();
});
afterEach(async () => await receiver.close());
afterAll(async () => await sandbox.close());

const post = async (path: string, data: unknown) =>
	await axios.post<{ id: string }>(`${sandbox.urls.printify}/v1/shops/${SHOP}${path}`, data, {
		proxy: false,
		headers: { Authorization: `Bearer ${TOKEN}`, 'User-Agent': 'test' },
	});

const control = `/__sandbox__/printify/webhooks`;

/** Waits until nothing is under way. */
async function deliveries(): Promise<Delivery[]> {
	const url = `${sandbox.urls.control}${control}`;
	return (await axios.get<Delivery[]>(url, { proxy: false })).data;
}

async function misbehave(how: Record<string, number>): Promise<void> {
	await axios.post(`${sandbox.urls.control}${control}`, how, { proxy: false });
}

const subscribe = async (topic: string, more = {}) =>
	await post('/webhooks.json', { topic, url: receiver.url, ...more });

test('events are signed over the raw body when there is a secret', async () => {
	await subscribe('order:created', { secret: 'hush' });
	await subscribe('order:updated');
	const { data } = await post('/orders.json', orderBody('etsy-1-1'));
	await sandbox.control.advance({ seconds: 10 });
	await deliveries();
	const created = receiver.received.filter(({ body }) => body.includes('"order:created"'));
	expect(created).toHaveLength(1);
	const { headers, body } = created[0]!;
	const hex = createHmac('sha256', 'hush').update(body).digest('hex');
	expect(headers['x-pfy-signature']).toBe(`sha256=${hex}`);
	expect(JSON.parse(body)).toMatchObject({
		id: expect.stringMatching(/^[0-9a-f-]{36}$/),
		type: 'order:created',
		resource: { id: data.id, type: 'order', data: { shop_id: SHOP } },
	});
	const updates = receiver.received.filter(({ body: text }) => text.includes('"order:updated"'));
	const statuses = updates.map(({ body: text }) => {
		const event = JSON.parse(text) as { resource: { data: { status: string } } };
		return event.resource.data.status;
	});
	expect(statuses.sort()).toEqual(['cost-calculation', 'on-hold']);
	expect(updates[0]?.headers).not.toHaveProperty('x-pfy-signature');
});

test('shipments are told with carrier and SKUs', async () => {
	await subscribe('order:shipment:created');
	await subscribe('order:shipment:delivered');
	const { data } = await post('/orders.json', orderBody('etsy-1-1'));
	await post(`/orders/${data.id}/send_to_production.json`, undefined);
	await sandbox.control.advance({ seconds: 10 * 86_400 });
	await deliveries();
	expect(receiver.received.map(({ body }): unknown => JSON.parse(body))).toEqual(
		expect.arrayContaining(
			['shipped_at', 'delivered_at'].map((time) =>
				expect.objectContaining({
					resource: {
						id: data.id,
						type: 'order',
						data: {
							shop_id: SHOP,
							[time]: expect.any(String),
							carrier: {
								code: 'usps',
								tracking_number: expect.any(String),
								tracking_url: expect.any(String),
							},
							skus: ['MUG-11'],
						},
					},
				}),
			),
		),
	);
});

test('after three retries the address is blocked for an hour and events are lost', async () => {
	await subscribe('order:created');
	receiver.status = 500;
	await post('/orders.json', orderBody('etsy-1-1'));
	expect(await deliveries()).toMatchObject([{ outcome: 'failed', attempts: 4, status: 500 }]);
	receiver.status = 200;
	await post('/orders.json', orderBody('etsy-1-2'));
	expect(await deliveries()).toMatchObject([{}, { outcome: 'blocked', attempts: 0 }]);
	await sandbox.control.advance({ seconds: 3601 });
	await post('/orders.json', orderBody('etsy-1-3'));
	expect(await deliveries()).toMatchObject([{}, {}, { outcome: 'delivered', attempts: 1 }]);
	expect(receiver.received).toHaveLength(5);
});

test('events can be lost and doubled on request', async () => {
	await subscribe('order:created');
	await misbehave({ loseProbability: 1 });
	await post('/orders.json', orderBody('etsy-1-1'));
	expect(await deliveries()).toMatchObject([{ outcome: 'lost' }]);
	await misbehave({ duplicateProbability: 1 });
	await post('/orders.json', orderBody('etsy-1-2'));
	await deliveries();
	expect(receiver.received).toHaveLength(2);
	expect(receiver.received[0]?.body).toBe(receiver.received[1]?.body);
});

test('nothing is sent to another machine', async () => {
	await subscribe('order:created', { url: 'http://hooks.example.com/in' });
	await post('/orders.json', orderBody('etsy-1-1'));
	expect(await deliveries()).toMatchObject([{ outcome: 'not_loopback', attempts: 0 }]);
});
