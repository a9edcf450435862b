import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { printifyExceptions } from './support/exceptions';
import type { Spec } from './support/openapi';
import { describeContract, loadSpec } from './support/openapi';
import { PrintifyClient } from './support/printify-client';
import { printifyTraps } from './support/printify-traps';
import { address, ETSY_SHOP, MUG, printifyWorld, SHIRT, SHOP } from './support/printify-world';
import { onePixelPng, Receiver } from './support/receiver';

/** Every endpoint as our nodes call it, both sides held against the vendor's document. */
describeContract('Printify sandbox', () => {
	let spec: Spec;
	let sandbox: Sandbox;
	let client: PrintifyClient;
	const base = `/v1/shops/${SHOP}`;

	beforeAll(async () => {
		spec = loadSpec('printify-openapi.json', printifyExceptions);
		sandbox = await startSandbox({ scenario: printifyWorld });
		client = new PrintifyClient(spec, sandbox);
	});
	beforeEach(async () => await sandbox.control.reset());
	afterAll(async () => await sandbox.close());

	const send: PrintifyClient['send'] = async (...call) => await client.send(...call);
	const refused: PrintifyClient['refused'] = async (...call) => await client.refused(...call);
	const create: PrintifyClient['create'] = async (...order) => await client.create(...order);

	test('shops', async () => {
		const { body } = await send('GET', '/v1/shops.json');
		expect(body).toHaveLength(3);
		expect(body).toContainEqual({
			id: SHOP,
			title: 'API shop',
			sales_channel: 'custom_integration',
		});
		await send('DELETE', `/v1/shops/${ETSY_SHOP}/connection.json`);
	});

	test('catalog', async () => {
		await send('GET', '/v1/catalog/blueprints.json');
		await send('GET', '/v1/catalog/blueprints/6.json');
		await send('GET', '/v1/catalog/blueprints/6/print_providers.json');
		await send('GET', '/v1/catalog/print_providers.json');
		await send('GET', '/v1/catalog/print_providers/29.json');
		const offer = '/v1/catalog/blueprints/6/print_providers/29';
		const inStock = await send('GET', `${offer}/variants.json`);
		expect(inStock.body).toMatchObject({ variants: [{ id: 12_124 }, { id: 12_125 }] });
		const all = await send('GET', `${offer}/variants.json`, { query: { 'show-out-of-stock': 1 } });
		expect((all.body as { variants: unknown[] }).variants).toHaveLength(3);
		await send('GET', `${offer}/shipping.json`);
		const v2 = '/v2/catalog/blueprints/6/print_providers/29';
		await send('GET', `${v2}/shipping.json`);
		for (const method of ['standard', 'priority', 'express', 'economy']) {
			const { body } = await send('GET', `${v2}/shipping/${method}.json`);
			expect(body).toHaveProperty('data.0.attributes.shippingType', method);
		}
		await refused(404, 'GET', '/v1/catalog/blueprints/7.json');
	});

	test('uploads and products', async () => {
		const upload = await send('POST', '/v1/uploads/images.json', {
			body: { file_name: 'cat.png', contents: onePixelPng },
		});
		expect(upload.body).toMatchObject({ width: 1, height: 1, mime_type: 'image/png' });
		await send('POST', '/v1/uploads/images.json', {
			body: { file_name: 'cat.png', url: 'https://files.example.com/cat.png' },
		});
		const image = (upload.body as { id: string }).id;
		await send('GET', `/v1/uploads/${image}.json`);
		const uploads = await send('GET', '/v1/uploads.json', { query: { limit: 100 } });
		expect(uploads.body).toMatchObject({ total: 2 });

		const placed = { id: image, x: 0.5, y: 0.5, scale: 1, angle: 0 };
		const product = await send('POST', `${base}/products.json`, {
			body: {
				title: 'New shirt',
				description: 'A shirt',
				blueprint_id: 6,
				print_provider_id: 29,
				variants: [{ id: 12_124, price: 2500, is_enabled: true, is_default: true, sku: 'NEW-S' }],
				print_areas: [
					{ variant_ids: [12_124], placeholders: [{ position: 'front', images: [placed] }] },
				],
				tags: ['cats'],
			},
		});
		expect(product.body).toMatchObject({ variants: [{ sku: 'NEW-S', cost: 950, price: 2500 }] });
		const id = (product.body as { id: string }).id;
		await send('GET', `${base}/products.json`, { query: { limit: 50, page: 1 } });
		await refused(400, 'GET', `${base}/products.json`, { query: { limit: 51 } });
		const one = `${base}/products/${id}`;
		const update = {
			title: 'Newer shirt',
			tags: ['cats', 'moons'],
			variants: [{ id: 12_124, price: 2600, is_enabled: true, is_default: true, sku: 'NEW-S2' }],
		};
		expect((await send('PUT', `${one}.json`, { body: update })).body).toMatchObject(update);
		await refused(400, 'PUT', `${one}.json`, { body: { blueprint_id: 68 } });

		await send('POST', `${one}/publish.json`, { body: { title: true, keyFeatures: true } });
		expect((await send('GET', `${one}.json`)).body).toMatchObject({ is_locked: true });
		await refused(400, 'PUT', `${one}.json`, { body: update });
		await send('POST', `${one}/publishing_failed.json`, { body: { reason: 'none' } });
		await send('POST', `${one}/publish.json`, { body: { title: true } });
		const noAddress = { external: { id: '99', handle: '99' } };
		await refused(400, 'POST', `${one}/publishing_succeeded.json`, { body: noAddress });
		const external = { id: '99', handle: 'https://example.com/99' };
		await send('POST', `${one}/publishing_succeeded.json`, { body: { external } });
		expect((await send('GET', `${one}.json`)).body).toMatchObject({ is_locked: false, external });
		await send('POST', `${one}/unpublish.json`);
		await send('DELETE', `${one}.json`);
		await refused(404, 'GET', `${one}.json`);
		await send('POST', `/v1/uploads/${image}/archive.json`);
	});

	test('orders: the three forms of a line', async () => {
		const lines = [
			{ sku: 'MUG-11', quantity: 1, external_id: 'a' },
			{ product_id: SHIRT, variant_id: 12_124, quantity: 2, external_id: 'b' },
			{
				blueprint_id: 68,
				print_provider_id: 9,
				variant_id: 33_719,
				quantity: 1,
				print_areas: { front: 'https://files.example.com/cat.png' },
			},
		];
		const id = await create('etsy-1-100', { line_items: lines });
		const { body } = await send('GET', `${base}/orders/${id}.json`);
		expect(body).toMatchObject({
			status: 'pending',
			metadata: { shop_order_id: 'etsy-1-100' },
			line_items: [
				{ product_id: MUG, cost: 516, shipping_cost: 475, metadata: { external_id: 'a' } },
				{ product_id: SHIRT, cost: 1900, shipping_cost: 715, metadata: { external_id: 'b' } },
				{ cost: 516, shipping_cost: 240 },
			],
			total_price: 5800,
			total_shipping: 1430,
			created_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00:00$/),
		});
		expect((await sandbox.control.counts()).providerOrders.printify).toEqual({ 'etsy-1-100': 1 });
	});

	test('orders: list, filters, shipping, production, cancel', async () => {
		const ids = [];
		for (let n = 0; n < 12; n++) ids.push(await create(`etsy-1-${n}`));
		const first = await send('GET', `${base}/orders.json`, { query: { limit: 10, page: 1 } });
		expect(first.body).toMatchObject({
			current_page: 1,
			data: { length: 10, 0: { id: ids[11] } },
			next_page_url: '/?page=2',
			from: 1,
			to: 10,
			last_page: 2,
			total: 12,
		});
		const beyond = await send('GET', `${base}/orders.json`, { query: { page: 3 } });
		expect(beyond.body).toMatchObject({ data: [], from: null, to: null, next_page_url: null });
		const none = await send('GET', `${base}/orders.json`, {
			query: { status: 'fulfilled', sku: 'MUG-11' },
		});
		expect(none.body).toMatchObject({ total: 0 });

		const cost = await send('POST', `${base}/orders/shipping.json`, {
			body: { line_items: [{ sku: 'MUG-11', quantity: 2 }], address_to: address },
		});
		expect(cost.body).toEqual({
			standard: 715,
			express: 1498,
			priority: 1498,
			printify_express: 1039,
			economy: 618,
		});

		await refused(400, 'POST', `${base}/orders/${ids[0]}/cancel.json`);
		await sandbox.control.advance({ seconds: 10 });
		const canceled = await send('POST', `${base}/orders/${ids[0]}/cancel.json`);
		expect(canceled.body).toMatchObject({ status: 'canceled' });
		const sent = await send('POST', `${base}/orders/${ids[1]}/send_to_production.json`);
		expect(sent.body).toEqual({ id: ids[1] });
		await refused(400, 'POST', `${base}/orders/${ids[1]}/send_to_production.json`);
		await sandbox.control.advance({ seconds: 60 + 3600 + 86_400 });
		const done = await send('GET', `${base}/orders/${ids[1]}.json`);
		expect(done.body).toMatchObject({
			status: 'fulfilled',
			shipments: [{ carrier: 'usps', delivered_at: expect.any(String) }],
		});
	});

	test('webhooks', async () => {
		const receiver = await Receiver.start();
		const body = { topic: 'order:updated', url: receiver.url, secret: 'hush' };
		const made = await send('POST', `${base}/webhooks.json`, { body });
		const id = (made.body as { id: string }).id;
		expect(made.body).toEqual({
			id,
			topic: body.topic,
			url: receiver.url,
			shop_id: String(SHOP),
		});
		await refused(400, 'POST', `${base}/webhooks.json`, { body });
		expect((await send('GET', `${base}/webhooks.json`)).body).toHaveLength(1);
		await send('POST', `${base}/webhooks/${id}/simulate`);
		const url = `${receiver.url}/other`;
		await send('PUT', `${base}/webhooks/${id}.json`, { body: { url } });
		await refused(400, 'DELETE', `${base}/webhooks/${id}.json`, { query: { host: 'elsewhere' } });
		const host = new URL(url).host;
		await send('DELETE', `${base}/webhooks/${id}.json`, { query: { host } });
		await receiver.close();
	});

	test('what is posted to webhooks is what the document says', async () => {
		const receiver = await Receiver.start();
		const schemas: Record<string, string> = {
			'order:created': 'orderCreatedEvent',
			'order:updated': 'orderUpdated',
			'order:sent-to-production': 'orderSentToProduction',
			'order:shipment:created': 'orderShipmentCreated',
			'order:shipment:delivered': 'orderShipmentDelivered',
		};
		for (const topic of Object.keys(schemas)) {
			await send('POST', `${base}/webhooks.json`, { body: { topic, url: receiver.url } });
		}
		const id = await create('etsy-1-1');
		await send('POST', `${base}/orders/${id}/send_to_production.json`);
		await sandbox.control.advance({ seconds: 60 + 3600 + 86_400 });
		await client.webhooksIdle();
		const events = receiver.received.map(({ body }) => JSON.parse(body) as { type: string });
		const topics = [...new Set(events.map(({ type }) => type))];
		expect(topics.sort()).toEqual(Object.keys(schemas).sort());
		for (const event of events) {
			expect(spec.checkComponent(schemas[event.type] ?? '', event)).toEqual([]);
		}
		await receiver.close();
	});

	describe('traps', () => printifyTraps(() => client));

	test('no exception is stale, and the sandbox had no error of its own', async () => {
		expect(spec.unusedExceptions()).toEqual([]);
		expect((await sandbox.control.health()).internalErrors).toEqual([]);
	});
});
