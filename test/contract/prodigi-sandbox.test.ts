import axios from 'axios';

import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import type { Call } from './support/exercise';
import { Exerciser } from './support/exercise';
import { prodigiExceptions } from './support/exceptions/prodigi';
import type { Spec } from './support/openapi';
import { describeContract, loadSpec } from './support/openapi';
import { canvas, KEY, mug, orderBody, PAUSED_KEY, prodigiWorld } from './support/prodigi-world';
import { Receiver } from './support/receiver';

interface OrderAnswer {
	outcome: string;
	order: { id: string; items: Array<{ id: string }> };
}

/** Every endpoint, both sides held against the (unofficial) document. */
describeContract('Prodigi sandbox', () => {
	let spec: Spec;
	let sandbox: Sandbox;
	let exerciser: Exerciser;

	beforeAll(async () => {
		spec = loadSpec('prodigi-openapi.yaml', prodigiExceptions);
		sandbox = await startSandbox({ scenario: prodigiWorld });
		// The document's paths are below the server's address, which ends in the version.
		const base = `${sandbox.urls.prodigi}/v4.0`;
		exerciser = new Exerciser(spec, base, { 'X-API-Key': KEY });
	});
	beforeEach(async () => await sandbox.control.reset());
	afterAll(async () => await sandbox.close());

	const send = async (method: string, path: string, rest: Partial<Call> = {}) => {
		const exchange = await exerciser.call({ method, path, ...rest });
		expect({ path, violations: exchange.violations }).toEqual({ path, violations: [] });
		expect({ path, body: exchange.body, status: exchange.status }).toMatchObject({ status: 200 });
		return exchange;
	};
	const refused = async (
		status: number,
		method: string,
		path: string,
		rest: Partial<Call> = {},
	) => {
		const exchange = await exerciser.call({ method, path, ...rest });
		expect(exchange).toMatchObject({ status, responseViolations: [] });
		return exchange.body as { data: { failures?: Record<string, Array<{ code: string }>> } };
	};
	const create = async (key: string, changes: Record<string, unknown> = {}) => {
		const { body } = await send('POST', '/orders', { body: orderBody(key, changes) });
		return body as OrderAnswer;
	};
	const read = async (id: string) => (await send('GET', `/orders/${id}`)).body;
	const life = async (what: string, body: object) => {
		const url = `${sandbox.urls.control}/__sandbox__/prodigi/${what}`;
		return (await axios.post<Record<string, unknown>>(url, body, { proxy: false })).data;
	};
	const callbacks = async () => {
		const url = `${sandbox.urls.control}/__sandbox__/prodigi/callbacks`;
		return (await axios.get<Array<{ outcome: string }>>(url, { proxy: false })).data;
	};

	test('products', async () => {
		const { body } = await send('GET', '/products/GLOBAL-CAN-10x10');
		expect(body).toMatchObject({
			outcome: 'Ok',
			product: {
				attributes: { wrap: ['Black', 'White', 'ImageWrap'] },
				printAreas: { default: { required: true } },
				variants: [
					{
						attributes: { wrap: 'Black' },
						printAreaSizes: {
							default: { horizontalResolution: 3000, verticalResolution: 3000 },
						},
					},
					{ attributes: { wrap: 'White' } },
					{ attributes: { wrap: 'ImageWrap' } },
				],
			},
		});
		await refused(404, 'GET', '/products/NO-SUCH-SKU');
	});

	test('quotes: every way, or one; sizing is refused', async () => {
		const assets = [{ printArea: 'default' }];
		const items = [
			{ sku: 'GLOBAL-CAN-10x10', copies: 2, attributes: { wrap: 'White' }, assets },
			{ sku: 'GLOBAL-MUG-W', copies: 1, assets },
		];
		const quote = { destinationCountryCode: 'US', items };
		const { body } = await send('POST', '/quotes', { body: quote });
		expect(body).toMatchObject({
			quotes: [
				{
					shipmentMethod: 'Budget',
					costSummary: {
						items: { amount: '27.47', currency: 'USD' },
						shipping: { amount: '8.45', currency: 'USD' },
					},
					shipments: [{ cost: { amount: '3.95' } }, { cost: { amount: '4.50' } }],
				},
				{ shipmentMethod: 'Standard' },
				{ shipmentMethod: 'Express' },
				{ shipmentMethod: 'Overnight' },
			],
		});
		const one = await send('POST', '/quotes', {
			body: { ...quote, shippingMethod: 'Express', currencyCode: 'EUR' },
		});
		expect(one.body).toMatchObject({ quotes: { length: 1, 0: { shipmentMethod: 'Express' } } });
		const sized = { ...quote, items: [{ ...items[1], sizing: 'fillPrintArea' }] };
		await refused(400, 'POST', '/quotes', { body: sized });
		await refused(400, 'POST', '/quotes', { body: { ...quote, destinationCountryCode: 'DE' } });
	});

	test('an order goes through every stage, in two parcels from two labs', async () => {
		const { outcome, order } = await create('etsy-1-1', { items: [canvas(), mug()] });
		expect(outcome).toBe('Created');
		expect(await read(order.id)).toMatchObject({
			order: {
				status: { stage: 'InProgress', details: { downloadAssets: 'NotStarted' } },
				charges: [],
				shipments: [],
			},
		});
		await sandbox.control.advance({ seconds: 10 });
		expect(await read(order.id)).toMatchObject({
			order: {
				status: { details: { downloadAssets: 'Complete', inProduction: 'NotStarted' } },
				items: [{ status: 'Ok' }, { status: 'Ok' }],
			},
		});
		await sandbox.control.advance({ seconds: 60 });
		expect(await read(order.id)).toMatchObject({
			order: {
				status: { details: { inProduction: 'InProgress' } },
				charges: [{ totalCost: { amount: '37.37', currency: 'USD' } }],
				shipments: [
					{ status: 'Processing', fulfillmentLocation: { labCode: 'prodigi_gb2' } },
					{ status: 'Processing', fulfillmentLocation: { labCode: 'us7' } },
				],
			},
		});
		await sandbox.control.advance({ seconds: 3600 });
		expect(await read(order.id)).toMatchObject({
			order: {
				status: { stage: 'InProgress', details: { shipping: 'InProgress' } },
				shipments: [{ status: 'Shipped' }, { status: 'Processing' }],
			},
		});
		await sandbox.control.advance({ seconds: 1800 });
		expect(await read(order.id)).toMatchObject({
			order: {
				status: { stage: 'Complete' },
				shipments: [{ tracking: { number: expect.any(String) } }, { status: 'Shipped' }],
			},
		});
		expect((await sandbox.control.counts()).providerOrders.prodigi).toEqual({ 'etsy-1-1': 1 });
	});

	test('a key is remembered for good, a reference is not', async () => {
		const first = await create('etsy-1-1');
		await send('POST', `/orders/${first.order.id}/actions/cancel`);
		const again = await create('etsy-1-1', { items: [mug()] });
		expect(again).toMatchObject({ outcome: 'AlreadyExists', order: { id: first.order.id } });
		const other = await create('etsy-1-1', { idempotencyKey: 'another' });
		expect(other.outcome).toBe('Created');
		const { body } = await send('GET', '/orders', {
			query: { merchantReferences: 'etsy-1-1,none', top: 1 },
		});
		expect(body).toMatchObject({ hasMore: true, orders: [{ id: other.order.id }] });
		expect((await sandbox.control.counts()).providerOrders.prodigi).toEqual({
			'etsy-1-1': 1,
			another: 1,
		});
	});

	test('lists: pages, newest first, filters', async () => {
		const ids: string[] = [];
		for (let n = 0; n < 12; n++) ids.push((await create(`etsy-1-${n}`)).order.id);
		const newest = (await send('GET', '/orders')).body as { orders: unknown[]; nextUrl: string };
		expect(newest).toMatchObject({ hasMore: true, orders: { length: 10, 0: { id: ids[11] } } });
		expect(newest.nextUrl).toContain('skip=10');
		const rest = await send('GET', '/orders', { query: { top: 100, skip: 10 } });
		expect(rest.body).toMatchObject({ hasMore: false, orders: { length: 2 } });
		const byId = await send('GET', '/orders', { query: { orderIds: ids[3] } });
		expect(byId.body).toMatchObject({ orders: { length: 1, 0: { id: ids[3] } } });
		const done = await send('GET', '/orders', { query: { status: 'Complete' } });
		expect(done.body).toMatchObject({ orders: [] });
		const later = new Date(Date.now() + 60_000).toISOString();
		const none = await send('GET', '/orders', { query: { createdFrom: later } });
		expect(none.body).toMatchObject({ orders: [] });
		await refused(400, 'GET', '/orders', { query: { top: 101 } });
	});

	test('actions: until a lab begins', async () => {
		const { order } = await create('etsy-1-1');
		const open = { isAvailable: 'Yes' };
		expect((await send('GET', `/orders/${order.id}/actions`)).body).toMatchObject({
			cancel: open,
			changeRecipientDetails: open,
			changeShippingMethod: open,
			changeMetaData: open,
		});
		const action = `/orders/${order.id}/actions`;
		const recipient = { ...orderBody('x').recipient, name: 'Bea Other' };
		const moved = await send('POST', `${action}/updateRecipient`, { body: recipient });
		expect(moved.body).toMatchObject({ outcome: 'Updated', order: { recipient } });
		await send('POST', `${action}/updateShippingMethod`, { body: { shippingMethod: 'Express' } });
		await send('POST', `${action}/updateMetadata`, { body: { metadata: { note: 1 } } });
		expect(await read(order.id)).toMatchObject({
			order: { shippingMethod: 'Express', metadata: { note: 1 } },
		});
		await sandbox.control.advance({ seconds: 10 });
		await read(order.id);
		await sandbox.control.advance({ seconds: 60 });
		const late = await send('POST', `${action}/cancel`);
		expect(late.body).toMatchObject({ outcome: 'ActionNotAvailable' });
		const lateMove = await send('POST', `${action}/updateRecipient`, { body: recipient });
		expect(lateMove.body).toMatchObject({ outcome: 'ActionNotAvailable' });
	});

	test('artwork that cannot be fetched is tried ten times', async () => {
		const assets = [{ printArea: 'default', url: 'https://files.example.invalid/cat.png' }];
		const { order } = await create('etsy-1-1', { items: [canvas({ assets })] });
		await sandbox.control.advance({ seconds: 10 });
		expect(await read(order.id)).toMatchObject({
			order: {
				status: { issues: [{ errorCode: 'order.items.assets.NotDownloaded' }] },
				items: [{ status: 'NotYetDownloaded' }],
			},
		});
		for (let n = 0; n < 9; n++) {
			await sandbox.control.advance({ seconds: 10 });
			await read(order.id);
		}
		expect(await read(order.id)).toMatchObject({
			order: {
				status: {
					stage: 'InProgress',
					details: { downloadAssets: 'Error' },
					issues: [{ errorCode: 'order.items.assets.FailedToDownloaded' }],
				},
				items: [{ status: 'Invalid', assets: [{ status: 'Error' }] }],
			},
		});
	});

	test('a sold-out item is created with an issue, and goes on when it is back', async () => {
		const items = [canvas({ sku: 'GLOBAL-FAP-16x24', attributes: {} })];
		const { outcome, order } = await create('etsy-1-1', { items });
		expect(outcome).toBe('CreatedWithIssues');
		await sandbox.control.advance({ seconds: 86_400 });
		expect(await read(order.id)).toMatchObject({
			order: { status: { issues: [{ errorCode: 'order.items.ItemUnavailable' }] } },
		});
		await life('life/stock', { variantId: 'GLOBAL-FAP-16x24', isAvailable: true });
		await sandbox.control.advance({ seconds: 10 });
		expect(await read(order.id)).toMatchObject({
			order: { status: { issues: [], details: { downloadAssets: 'Complete' } } },
		});
	});

	test('a paused account holds orders until they are released', async () => {
		const headers = { 'X-API-Key': PAUSED_KEY };
		const made = await send('POST', '/orders', { body: orderBody('etsy-1-1'), headers });
		expect(made.body).toMatchObject({ outcome: 'OnHold', order: { status: { stage: 'OnHold' } } });
		const { order } = made.body as OrderAnswer;
		expect(order.items).toBeUndefined();
		await sandbox.control.advance({ seconds: 86_400 });
		await life('release', { orderId: order.id });
		const { body } = await send('GET', `/orders/${order.id}`, { headers });
		expect(body).toMatchObject({ order: { status: { stage: 'InProgress' } } });
		await refused(404, 'GET', `/orders/${order.id}`);
	});

	test('refusals name each field', async () => {
		const failures = async (changes: Record<string, unknown>) => {
			const body = await refused(400, 'POST', '/orders', { body: orderBody('x', changes) });
			return Object.keys(body.data.failures ?? {});
		};
		const item = (changes: Record<string, unknown>) => ({ items: [canvas(changes)] });
		expect(await failures(item({ sku: 'NO-SUCH' }))).toEqual(['items[0].sku']);
		expect(await failures(item({ attributes: {} }))).toEqual(['items[0].attributes.wrap']);
		expect(await failures(item({ attributes: { wrap: 'Pink' } }))).toEqual([
			'items[0].attributes.wrap',
		]);
		const onBack = [{ printArea: 'back', url: 'https://files.example.com/cat.png' }];
		expect(await failures(item({ assets: onBack }))).toEqual(['items[0].assets']);
		expect(await failures(item({ copies: 0 }))).toEqual(['items[0].copies']);
		expect(await failures({ shippingMethod: 'Teleport' })).toEqual(['shippingMethod']);
		expect(await failures({ metadata: { long: 'x'.repeat(2000) } })).toEqual(['metadata']);
		const recipient = { name: ' ', address: { ...orderBody('x').recipient.address, line1: '' } };
		expect(await failures({ recipient })).toEqual(['recipient.name', 'recipient.address.line1']);
		await refused(401, 'GET', '/orders', { headers: { 'X-API-Key': 'wrong' } });
		await refused(404, 'GET', '/orders/ord_1');
		await refused(415, 'POST', '/orders', { body: 'a=b', contentType: 'text/plain' });
		expect((await sandbox.control.counts()).providerOrders.prodigi).toBeUndefined();
	});

	test('callbacks: unsigned CloudEvents with the whole order, once, to the address of the order', async () => {
		const receiver = await Receiver.start();
		const callbackUrl = receiver.url;
		const { order } = await create('etsy-1-1', { callbackUrl, items: [canvas(), mug()] });
		await sandbox.control.advance({ seconds: 10 });
		await read(order.id);
		await sandbox.control.advance({ seconds: 10_000 });
		await read(order.id);
		const sent = await callbacks();
		expect(sent.every(({ outcome }) => outcome === 'delivered')).toBe(true);
		const events = receiver.received.map(
			({ body }) => JSON.parse(body) as { type: string; id: string; data: { order: unknown } },
		);
		expect(events.map(({ type }) => type.replace('com.prodigi.order.', '')).sort()).toEqual([
			'shipments.shipment#Shipped',
			'shipments.shipment#Shipped',
			'status.stage.changed#Complete',
			'status.stage.changed#InProgress',
		]);
		expect(new Set(events.map(({ id }) => id)).size).toBe(4);
		for (const { data } of events) expect(spec.checkComponent('Order', data.order)).toEqual([]);
		await life('callbacks', { loseProbability: 1 });
		await create('etsy-1-2', { callbackUrl });
		await sandbox.control.advance({ seconds: 10 });
		expect((await callbacks()).pop()).toMatchObject({ outcome: 'lost' });
		await receiver.close();
	});

	test('a test can move an order', async () => {
		const { order } = await create('etsy-1-1', { items: [canvas(), mug()] });
		const status = async (word: string) => {
			await life('life/status', { orderId: order.id, status: word });
			const { body } = await send('GET', `/orders/${order.id}`);
			return (body as { order: { status: Record<string, unknown> } }).order.status;
		};
		expect(await status('AwaitingPayment')).toMatchObject({ stage: 'AwaitingPayment' });
		expect(await status('InProgress: RequiresPaymentAuthorisation')).toMatchObject({
			issues: [{ errorCode: 'RequiresPaymentAuthorisation' }],
		});
		expect(await status('InProgress: shipping')).toMatchObject({
			details: { shipping: 'InProgress', inProduction: 'Complete' },
		});
		const lineIds = [order.items[1]?.id];
		const first = await life('life/ship', { orderId: order.id, lineIds });
		expect(await read(order.id)).toMatchObject({
			order: {
				status: { stage: 'InProgress' },
				shipments: [
					{ status: 'Shipped', tracking: { number: first.trackingNumber } },
					{ status: 'Processing' },
				],
			},
		});
		await life('life/ship', { orderId: order.id });
		expect(await read(order.id)).toMatchObject({ order: { status: { stage: 'Complete' } } });
		expect(await status('Something new')).toMatchObject({ stage: 'Something new' });
	});

	test('no exception is stale, and the sandbox had no error of its own', async () => {
		expect(spec.unusedExceptions()).toEqual([]);
		expect((await sandbox.control.health()).internalErrors).toEqual([]);
	});
});
