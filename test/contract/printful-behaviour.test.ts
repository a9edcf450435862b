import { createHmac } from 'node:crypto';

import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { printfulV1Exceptions, printfulV2Exceptions } from './support/exceptions/printful';
import type { Spec } from './support/openapi';
import { describeContract, loadSpec } from './support/openapi';
import { item, orderBody, PrintfulClient } from './support/printful-client';
import {
	BROKEN_URL,
	CAP_BLACK,
	FILE_URL,
	MUG_11,
	POOR_TOKEN,
	printfulWorld,
	SHIRT,
	SHIRT_L,
} from './support/printful-world';
import { Receiver } from './support/receiver';

interface Parcel {
	shipment_status: string;
	delivery_status: string;
	is_reshipment: boolean;
	tracking_number: string;
}

/** What befalls orders, and what is told of it (facts/printful.md 9 to 13). */
describeContract('Printful sandbox, orders and news', () => {
	let receiver: Receiver;
	let sandbox: Sandbox;
	let v1: PrintfulClient;
	let v2: PrintfulClient;
	let spec: Spec;
	let specV2: Spec;

	beforeAll(async () => {
		receiver = await Receiver.start();
		sandbox = await startSandbox({ scenario: printfulWorld });
		spec = loadSpec('printful-v1-openapi.json', printfulV1Exceptions);
		specV2 = loadSpec('printful-v2-openapi.json', printfulV2Exceptions);
		v1 = new PrintfulClient(sandbox, spec);
		v2 = new PrintfulClient(sandbox, specV2);
	});
	beforeEach(async () => {
		await sandbox.control.reset();
		receiver.received.length = 0;
		receiver.status = 200;
	});
	afterAll(async () => {
		await sandbox.close();
		await receiver.close();
	});

	const confirmed = async (changes: Record<string, unknown> = {}) => {
		const rest = { body: orderBody(changes), query: { confirm: true } };
		return await v1.result<{ id: number }>('POST', '/orders', rest);
	};
	const statusOf = async (id: number) =>
		(await v1.result<{ status: string }>('GET', `/orders/${id}`)).status;
	const parcels = async (id: number) =>
		await v2.result<Parcel[]>('GET', `/v2/orders/${id}/shipments`);
	const told = async () => {
		await v1.control('webhooks');
		return receiver.received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
	};
	const listen = async (events: string[]) => {
		const body = { default_url: receiver.url, events: events.map((type) => ({ type })) };
		return await v2.result<{ secret_key: string; public_key: string }>('POST', '/v2/webhooks', {
			body,
		});
	};

	test('an order goes through production in two parcels, and both arrive', async () => {
		const mug = item({
			external_id: 'line-2',
			variant_id: MUG_11,
			files: [{ url: FILE_URL }],
		});
		const { id } = await confirmed({ items: [item(), mug] });
		await sandbox.control.advance({ seconds: 600 });
		expect(await statusOf(id)).toBe('inprocess');
		expect(await parcels(id)).toMatchObject([
			{ shipment_status: 'pending', tracking_number: null },
			{ shipment_status: 'pending' },
		]);
		await v1.refused(400, 'DELETE', `/orders/${id}`);
		await sandbox.control.advance({ seconds: 86_400 });
		expect(await statusOf(id)).toBe('partial');
		await sandbox.control.advance({ seconds: 86_400 });
		expect(await statusOf(id)).toBe('fulfilled');
		const order = await v1.result('GET', `/orders/${id}`);
		expect(order).toMatchObject({ shipments: [{ items: [{ quantity: 2 }] }, {}] });
		await sandbox.control.advance({ seconds: 86_400 });
		expect(await parcels(id)).toMatchObject([
			{ delivery_status: 'delivered' },
			{ delivery_status: 'delivered' },
		]);
	});

	test('new embroidery: on hold until its costs are known, then a draft again', async () => {
		const cap = item({ variant_id: CAP_BLACK, files: [{ url: FILE_URL }] });
		const { id } = await confirmed({ items: [cap] });
		const held = await v1.result('GET', `/orders/${id}`);
		expect(held).toMatchObject({ status: 'onhold' });
		expect(held).not.toHaveProperty('costs');
		await sandbox.control.advance({ seconds: 3600 });
		expect(await v1.result('GET', `/orders/${id}`)).toMatchObject({
			status: 'draft',
			costs: { digitization: '2.95' },
		});
		// The same design is known now.
		expect(await confirmed({ external_id: 'b', items: [cap] })).toMatchObject({
			status: 'pending',
			costs: { digitization: '0.00' },
		});
	});

	test('a file that cannot be fetched, and an account without money, fail the order', async () => {
		const { id } = await confirmed({ items: [item({ files: [{ url: BROKEN_URL }] })] });
		expect(await statusOf(id)).toBe('pending');
		await sandbox.control.advance({ seconds: 600 });
		expect(await statusOf(id)).toBe('failed');
		await v1.send('PUT', `/orders/${id}`, { body: orderBody(), query: { confirm: true } });
		expect(await statusOf(id)).toBe('pending');
		const poor = new PrintfulClient(sandbox, spec, POOR_TOKEN);
		const headers = { 'X-PF-Store-Id': '9100' };
		const rest = { body: orderBody(), query: { confirm: true }, headers };
		expect(await poor.result('POST', '/orders', rest)).toMatchObject({ status: 'failed' });
	});

	test('what is sold out waits on hold until it is back', async () => {
		const { id } = await confirmed({ items: [item({ variant_id: SHIRT_L })] });
		await sandbox.control.advance({ seconds: 600 });
		expect(await statusOf(id)).toBe('onhold');
		sandbox.services.printful.life?.setAvailable?.(String(SHIRT_L), true);
		expect(await statusOf(id)).toBe('inprocess');
	});

	test('a test can set every state, ship, deliver, send again and give back', async () => {
		const life = sandbox.services.printful.life;
		const { id } = await confirmed();
		for (const status of life?.statuses ?? []) {
			life?.setStatus(String(id), status);
			expect(await statusOf(id)).toBe(status);
		}
		life?.setStatus(String(id), 'inprocess');
		const number = life?.ship('@etsy-1-1');
		life?.ship('@etsy-1-1', ['line-1']);
		expect(() => life?.ship('@etsy-1-1')).toThrow('nothing is waiting');
		const sent = await parcels(id);
		expect(sent.filter(({ is_reshipment }) => is_reshipment)).toHaveLength(1);
		expect(sent.map(({ tracking_number }) => tracking_number)).toContain(number);
		life?.deliver(String(id));
		await v1.control('return', { orderId: String(id) });
		expect(await parcels(id)).toContainEqual(
			expect.objectContaining({ shipment_status: 'returned' }),
		);
	});

	test('v2 signs its news with the key that it told, and in the document’s words', async () => {
		const { secret_key, public_key } = await listen(['order_updated', 'shipment_sent']);
		await confirmed();
		sandbox.services.printful.life?.ship('@etsy-1-1');
		const news = await told();
		expect(news).toMatchObject([
			{ type: 'order_updated', retries: 0, store_id: 9001 },
			{ type: 'shipment_sent', data: { shipment: { reshipment: false }, order: {} } },
		]);
		for (const { headers, body } of receiver.received) {
			const key = Buffer.from(secret_key, 'hex');
			expect(headers).toMatchObject({
				'x-pf-webhook-signature': createHmac('sha256', key).update(body).digest('hex'),
				'x-pf-webhook-public-key': public_key,
			});
		}
	});

	test('v1 signs nothing, and tells the whole order', async () => {
		const body = { url: receiver.url, types: ['package_shipped', 'order_put_hold'], params: {} };
		await v1.send('POST', '/webhooks', { body });
		await confirmed();
		await v1.control('hold', { orderId: '@etsy-1-1', reason: 'Address' });
		sandbox.services.printful.life?.ship('@etsy-1-1');
		expect(await told()).toMatchObject([
			{ type: 'order_put_hold', data: { reason: 'Address', order: { status: 'onhold' } } },
			{ type: 'package_shipped', store: 9001, data: { shipment: { items: [{}] } } },
		]);
		expect(receiver.received[0]?.headers).not.toHaveProperty('x-pf-webhook-signature');
	});

	test('news that nobody takes comes again after 1, 4 and 16 minutes', async () => {
		await listen(['order_created']);
		receiver.status = 500;
		await v1.send('POST', '/orders', { body: orderBody() });
		await told();
		for (const minutes of [1, 4, 16]) {
			await sandbox.control.advance({ seconds: minutes * 60 });
			await told();
		}
		receiver.status = 200;
		await sandbox.control.advance({ seconds: 64 * 60 });
		const retries = (await told()).map((message) => message.retries);
		expect(retries).toEqual([0, 1, 2, 3, 4]);
		expect(await v1.control('webhooks')).toMatchObject([{ outcome: 'delivered', attempts: 5 }]);
	});

	test('news can be lost and doubled; stock is told to those that asked for the product', async () => {
		const params = [{ name: 'products', value: [{ id: SHIRT }] }];
		const events = [{ type: 'catalog_stock_updated', params }, { type: 'order_created' }];
		const body = { default_url: receiver.url, events };
		await v2.exerciser.call({ method: 'POST', path: '/v2/webhooks', body });
		await v1.control('webhooks', { loseProbability: 1 });
		await v1.send('POST', '/orders', { body: orderBody() });
		expect(await told()).toEqual([]);
		await v1.control('webhooks', { duplicateProbability: 1 });
		sandbox.services.printful.life?.setAvailable?.(String(SHIRT_L), true);
		sandbox.services.printful.life?.setAvailable?.(String(MUG_11), false);
		const stock = { type: 'catalog_stock_updated', data: [{ catalog_variant_id: SHIRT_L }] };
		expect(await told()).toMatchObject([stock, stock]);
	});
});
