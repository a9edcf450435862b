import axios from 'axios';

import type { Sandbox } from '../../../sandbox';
import { startSandbox } from '../../../sandbox';
import {
	AUTO_SHOP,
	MUG,
	orderBody,
	printifyWorld,
	SHIRT,
	SHOP,
	TOKEN,
} from '../../contract/support/printify-world';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ scenario: printifyWorld });
});
beforeEach(async () => await sandbox.control.reset());
afterAll(async () => await sandbox.close());

const call = async (method: string, path: string, data?: unknown) =>
	await axios.request<{ id: string; status: string } & Record<string, unknown>>({
		method,
		url: `${sandbox.urls.printify}/v1${path}`,
		data,
		proxy: false,
		headers: { Authorization: `Bearer ${TOKEN}`, 'User-Agent': 'test' },
		validateStatus: () => true,
	});

async function create(shop: number, changes = {}): Promise<string> {
	const { data } = await call('POST', `/shops/${shop}/orders.json`, orderBody('etsy-1-1', changes));
	return data.id;
}

const read = async (shop: number, id: string) =>
	(await call('GET', `/shops/${shop}/orders/${id}.json`)).data;

test('an order goes through all statuses, and waits on hold for approval', async () => {
	const id = await create(SHOP);
	const after = async (seconds: number) => {
		await sandbox.control.advance({ seconds });
		return (await read(SHOP, id)).status;
	};
	expect(await after(0)).toBe('pending');
	expect(await after(5)).toBe('cost-calculation');
	expect(await after(5)).toBe('on-hold');
	expect(await after(30 * 86_400)).toBe('on-hold');
	await call('POST', `/shops/${SHOP}/orders/${id}/send_to_production.json`);
	expect(await after(0)).toBe('sending-to-production');
	expect(await after(60)).toBe('in-production');
	expect(await after(3600)).toBe('fulfilled');
	expect(await read(SHOP, id)).toMatchObject({ shipments: [{ delivered_at: null }] });
	await after(86_400);
	expect(await read(SHOP, id)).toMatchObject({
		status: 'fulfilled',
		shipments: [{ delivered_at: expect.any(String) }],
	});
});

test('a shop with automatic approval starts production after its 24 hours', async () => {
	const id = await create(AUTO_SHOP);
	await sandbox.control.advance({ seconds: 86_400 });
	expect(await read(AUTO_SHOP, id)).toMatchObject({ status: 'on-hold' });
	await sandbox.control.advance({ seconds: 10 });
	expect(await read(AUTO_SHOP, id)).toMatchObject({ status: 'sending-to-production' });
});

test('two print providers send two parcels, one after the other', async () => {
	const id = await create(SHOP, {
		line_items: [
			{ product_id: MUG, variant_id: 33_719, quantity: 1 },
			{ product_id: SHIRT, variant_id: 12_124, quantity: 1 },
		],
	});
	await call('POST', `/shops/${SHOP}/orders/${id}/send_to_production.json`);
	await sandbox.control.advance({ seconds: 3660 });
	expect(await read(SHOP, id)).toMatchObject({
		status: 'partially-fulfilled',
		shipments: { length: 1 },
		line_items: [{ status: 'fulfilled' }, { status: 'in-production', fulfilled_at: null }],
	});
	await sandbox.control.advance({ seconds: 1800 });
	expect(await read(SHOP, id)).toMatchObject({
		status: 'fulfilled',
		shipments: { length: 2 },
		line_items: [{ status: 'fulfilled' }, { status: 'fulfilled' }],
	});
});

test('a connection cut after the commit leaves one order, which a second try finds', async () => {
	await sandbox.control.faults([
		{ service: 'printify', operation: 'submitAnOrder', kind: 'cut_after_commit', nth: [1] },
	]);
	await expect(create(SHOP)).rejects.toThrow();
	const again = await call('POST', `/shops/${SHOP}/orders.json`, orderBody('etsy-1-1'));
	expect(again.status).toBe(409);
	const { order } = again.data as unknown as { order: { id: string } };
	expect(await read(SHOP, order.id)).toMatchObject({ metadata: { shop_order_id: 'etsy-1-1' } });
	expect((await sandbox.control.counts()).providerOrders.printify).toEqual({ 'etsy-1-1': 1 });
});

test('a test can sell out a variant and put an order into any status', async () => {
	const control = async (path: string, data: unknown) =>
		await axios.post(`${sandbox.urls.control}/__sandbox__/printify/${path}`, data, {
			proxy: false,
		});
	const id = await create(SHOP);
	await control('order-status', { orderId: id, status: 'payment-not-received' });
	expect(await read(SHOP, id)).toMatchObject({ status: 'payment-not-received' });
	await control('availability', { sku: 'MUG-11', is_available: false });
	const refused = await call('POST', `/shops/${SHOP}/orders.json`, orderBody('etsy-1-2'));
	expect(refused.status).toBe(400);
});

test.each([
	['economy', { shipping_method: 4, is_economy_shipping: true }],
	['Printify Express', { shipping_method: 3, is_printify_express: true }],
])('%s takes eligible products only', async (_name, method) => {
	const orders = `/shops/${SHOP}/orders.json`;
	expect((await call('POST', orders, orderBody('etsy-1-1', method))).status).toBe(200);
	const shirt = { line_items: [{ sku: 'CAT-S', quantity: 1 }] };
	const refused = await call('POST', orders, orderBody('etsy-1-2', { ...method, ...shirt }));
	expect(refused).toMatchObject({ status: 400, data: { code: 8103 } });
});
