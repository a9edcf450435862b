import axios from 'axios';

import type { Sandbox, Scenario } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { Exerciser } from './support/exercise';
import { gelatoExceptions } from './support/exceptions/gelato';
import { gelatoWorld, KEY, MUG, POSTER, SHIRT } from './support/gelato-world';
import { describeContract, loadSpec } from './support/openapi';
import { Receiver } from './support/receiver';

interface OrderAnswer {
	id: string;
	orderType: string;
	fulfillmentStatus: string;
	items: Array<{ itemReferenceId: string }>;
	connectedOrderIds: string[];
}

const address = {
	firstName: 'Ada',
	lastName: 'Buyer',
	addressLine1: '1 Main St',
	city: 'Springfield',
	postCode: '62704',
	state: 'IL',
	country: 'US',
	email: 'buyer@example.com',
};

const item = (itemReferenceId: string, productUid = MUG) => ({
	itemReferenceId,
	productUid,
	quantity: 1,
	files: [{ type: 'default', url: 'https://files.example.com/cat.png' }],
});

const orderBody = (changes: Record<string, unknown> = {}) => ({
	orderType: 'draft',
	orderReferenceId: 'ref-1',
	customerReferenceId: 'customer-1',
	currency: 'USD',
	items: [item('a')],
	shippingAddress: address,
	...changes,
});

/** What Gelato does and refuses (facts/gelato.md 7 and 10), as raw calls. */
describeContract('Gelato sandbox', () => {
	let receiver: Receiver;
	let sandbox: Sandbox;
	let exerciser: Exerciser;

	beforeAll(async () => {
		receiver = await Receiver.start();
		const [account] = gelatoWorld.gelato?.accounts ?? [];
		const accounts = [{ ...account, apiKey: KEY, webhookUrl: receiver.url }];
		const scenario: Scenario = { gelato: { ...gelatoWorld.gelato, accounts } };
		sandbox = await startSandbox({ scenario });
		const spec = loadSpec('gelato-openapi.yaml', gelatoExceptions);
		exerciser = new Exerciser(spec, sandbox.urls.gelato, { 'X-API-KEY': KEY });
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

	const call = async (method: string, path: string, body?: unknown) =>
		await exerciser.call({ method, path, body });
	const refused = async (status: number, method: string, path: string, body?: unknown) => {
		const answer = await call(method, path, body);
		expect({ path, ...answer }).toMatchObject({ path, status, body: { code: expect.any(String) } });
		return answer.body as { details?: Array<{ reference: string }> };
	};
	const create = async (changes: Record<string, unknown> = {}) => {
		const { status, body } = await call('POST', '/v4/orders', orderBody(changes));
		expect({ status, body }).toMatchObject({ status: 200 });
		return body as OrderAnswer;
	};
	const deliveries = async () => {
		const url = `${sandbox.urls.control}/__sandbox__/gelato/webhooks`;
		const { data } = await axios.get<Array<Record<string, unknown>>>(url, { proxy: false });
		return data;
	};

	test('without an order type production starts', async () => {
		const order = await create({ orderType: undefined });
		expect(order).toMatchObject({ orderType: 'order', fulfillmentStatus: 'created' });
		await sandbox.control.advance({ seconds: 30 });
		const { body } = await call('GET', `/v4/orders/${order.id}`);
		expect(body).toMatchObject({ fulfillmentStatus: 'in_production' });
	});

	test('a reference is not unique: two creates are two orders', async () => {
		await create();
		await create();
		expect((await sandbox.control.counts()).providerOrders.gelato).toEqual({ 'ref-1': 2 });
	});

	test('a draft: items that are sent replace all; it can be deleted, an order cannot', async () => {
		const { id } = await create({ items: [item('a'), item('b')] });
		const patched = await call('PATCH', `/v4/orders/${id}`, { items: [item('c')] });
		expect((patched.body as OrderAnswer).items).toMatchObject([{ itemReferenceId: 'c' }]);
		await call('PATCH', `/v4/orders/${id}`, { orderType: 'order' });
		await refused(400, 'PATCH', `/v4/orders/${id}`, { orderType: 'order' });
		await refused(400, 'DELETE', `/v4/orders/${id}`);
		const draft = await create();
		expect((await call('DELETE', `/v4/orders/${draft.id}`)).status).toBe(204);
		await refused(404, 'GET', `/v4/orders/${draft.id}`);
		await refused(404, 'DELETE', `/v4/orders/${draft.id}`);
	});

	test('an order can be cancelled until anything is printed', async () => {
		const early = await create({ orderType: 'order' });
		expect((await call('POST', `/v4/orders/${early.id}:cancel`)).status).toBe(200);
		const late = await create({ orderType: 'order' });
		await sandbox.control.advance({ seconds: 30 + 3600 });
		await refused(409, 'POST', `/v4/orders/${late.id}:cancel`);
		await refused(404, 'POST', '/v4/orders/no-such-order:cancel');
	});

	test('an order that is made in two countries becomes two that know each other', async () => {
		const first = await create({
			orderType: 'order',
			items: [item('a', SHIRT), item('b', POSTER)],
		});
		expect(first.items).toMatchObject([{ itemReferenceId: 'a' }]);
		const [otherId = ''] = first.connectedOrderIds;
		const { body } = await call('GET', `/v4/orders/${otherId}`);
		expect(body).toMatchObject({
			orderReferenceId: 'ref-1',
			connectedOrderIds: [first.id],
			items: [{ itemReferenceId: 'b' }],
		});
	});

	test('search: pages without a total, without lines; drafts only where asked for', async () => {
		for (let at = 0; at < 3; at += 1) await create();
		const orderTypes = ['order', 'draft'];
		const page = await call('POST', '/v4/orders:search', { orderTypes, limit: 2, offset: 2 });
		expect(Object.keys(page.body as object)).toEqual(['orders']);
		expect(page.body).toMatchObject({ orders: [{ orderReferenceId: 'ref-1' }] });
		expect(page.body).not.toHaveProperty('orders.0.items');
		expect((await call('POST', '/v4/orders:search', {})).body).toEqual({ orders: [] });
		await refused(400, 'POST', '/v4/orders:search', { limit: 101 });
	});

	test.each([
		['firstName', 'a'.repeat(26)],
		['lastName', 'a'.repeat(26)],
		['companyName', 'a'.repeat(61)],
		['addressLine1', 'a'.repeat(36)],
		['addressLine2', 'a'.repeat(36)],
		['city', 'a'.repeat(31)],
		['postCode', '1'.repeat(16)],
		['state', 'a'.repeat(36)],
		['phone', '1'.repeat(26)],
		['email', ''],
		['state', ''],
		['postCode', ''],
		['country', 'UK'],
	])('the address field %s may not be %s', async (field, value) => {
		const shippingAddress = { ...address, [field]: value };
		const { details } = await refused(400, 'POST', '/v4/orders', orderBody({ shippingAddress }));
		expect(details).toMatchObject([{ reference: `shippingAddress.${field}` }]);
		expect((await sandbox.control.counts()).providerOrders.gelato).toBeUndefined();
	});

	test('refuses twice the same line, strange products, files and ways, and a wrong key', async () => {
		const refusal = async (changes: object) =>
			await refused(400, 'POST', '/v4/orders', orderBody({ ...changes }));
		await refusal({ items: [item('a'), item('a')] });
		await refusal({ items: [item('a', 'nothing')] });
		await refusal({ items: [{ ...item('a'), files: [] }] });
		await refusal({ items: [{ ...item('a'), files: [{ type: 'top', url: 'https://a/b.png' }] }] });
		await refusal({ shipmentMethodUid: 'pigeon' });
		await refusal({ currency: undefined });
		await refused(400, 'POST', '/v3/stock/region-availability', { products: [] });
		const products = Array.from({ length: 251 }, () => MUG);
		await refused(400, 'POST', '/v3/stock/region-availability', { products });
		const headers = { 'X-API-KEY': 'wrong' };
		const answer = await exerciser.call({ method: 'GET', path: '/v3/catalogs', headers });
		expect(answer).toMatchObject({ status: 401, body: { code: 'invalid_api_key_provided' } });
	});

	test('quotes several places only where that is allowed; they are no orders', async () => {
		const quote = {
			orderReferenceId: 'q',
			customerReferenceId: 'q',
			currency: 'USD',
			recipient: address,
			products: [item('a', SHIRT), item('b', POSTER)],
		};
		await refused(400, 'POST', '/v4/orders:quote', quote);
		const both = await call('POST', '/v4/orders:quote', { ...quote, allowMultipleQuotes: true });
		expect(both.body).toMatchObject({
			quotes: [{ fulfillmentCountry: 'US' }, { fulfillmentCountry: 'DE' }],
		});
		expect((await sandbox.control.counts()).providerOrders.gelato).toBeUndefined();
	});

	test('prices, a product, a template, a catalog', async () => {
		const prices = await call('GET', `/v3/products/${MUG}/prices`);
		expect(prices.body).toMatchObject([{ quantity: 1, price: 4.55 }, {}, {}]);
		expect((await call('GET', `/v3/products/${SHIRT}`)).status).toBe(200);
		expect((await call('GET', '/v3/catalogs/t-shirts')).body).toHaveProperty('productAttributes');
		await refused(404, 'GET', '/v3/products/nothing');
		await refused(404, 'GET', '/v1/stores/another/products');
	});

	test('news is not signed, is tried three times and then dropped', async () => {
		const order = await create({ orderType: 'order' });
		await deliveries();
		const events = receiver.received.map(({ body }) => JSON.parse(body) as { event: string });
		expect(events.map(({ event }) => event).sort()).toEqual([
			'order_item_status_updated',
			'order_status_updated',
		]);
		expect(events[1]).toMatchObject({
			orderId: order.id,
			orderReferenceId: 'ref-1',
			storeId: null,
		});
		receiver.received.length = 0;
		receiver.status = 500;
		await call('POST', `/v4/orders/${order.id}:cancel`);
		const log = await deliveries();
		expect(receiver.received).toHaveLength(6);
		expect(log.slice(2)).toMatchObject([
			{ outcome: 'failed', attempts: 3 },
			{ outcome: 'failed', attempts: 3 },
		]);
	});

	test('a parcel is told with its number', async () => {
		await create({ orderType: 'order' });
		await sandbox.control.advance({ seconds: 30 + 3600 + 600 });
		await deliveries();
		const told = receiver.received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
		expect(told).toContainEqual(
			expect.objectContaining({
				event: 'order_item_tracking_code_updated',
				trackingCode: expect.any(String),
				productionCountry: 'US',
			}),
		);
	});

	test('the sandbox had no error of its own', async () => {
		expect((await sandbox.control.health()).internalErrors).toEqual([]);
	});
});
