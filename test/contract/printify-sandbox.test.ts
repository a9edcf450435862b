import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { printifyExceptions } from './support/exceptions';
import type { Call, Exchange } from './support/exercise';
import { Exerciser } from './support/exercise';
import type { Spec } from './support/openapi';
import { describeContract, loadSpec } from './support/openapi';
import {
	address,
	ETSY_SHOP,
	EXPIRED_TOKEN,
	MUG,
	orderBody,
	printifyWorld,
	READ_ONLY_TOKEN,
	SHIRT,
	SHOP,
	STRANGE_SHOP,
	TOKEN,
} from './support/printify-world';
import { onePixelPng, Receiver } from './support/receiver';

/** Every endpoint as our nodes call it, both sides held against the vendor's document. */
describeContract('Printify sandbox', () => {
	let spec: Spec;
	let sandbox: Sandbox;
	let exerciser: Exerciser;
	const base = `/v1/shops/${SHOP}`;

	beforeAll(async () => {
		spec = loadSpec('printify-openapi.json', printifyExceptions);
		sandbox = await startSandbox({ scenario: printifyWorld });
		exerciser = new Exerciser(spec, sandbox.urls.printify, {
			Authorization: `Bearer ${TOKEN}`,
			'User-Agent': 'n8n-nodes-print-on-demand',
		});
	});
	beforeEach(async () => await sandbox.control.reset());
	afterAll(async () => await sandbox.close());

	/** Sends a call that must be valid on both sides and answered with success. */
	async function send(method: string, path: string, rest: Partial<Call> = {}): Promise<Exchange> {
		const exchange = await exerciser.call({ method, path, ...rest });
		expect({ path, violations: exchange.violations }).toEqual({ path, violations: [] });
		expect({ path, body: exchange.body, ok: exchange.status < 300 }).toMatchObject({ ok: true });
		return exchange;
	}

	/** Sends a call that must be refused, in a shape that the document knows. */
	async function refused(
		status: number,
		method: string,
		path: string,
		rest: Partial<Call> = {},
	): Promise<Exchange> {
		const exchange = await exerciser.call({ method, path, ...rest });
		expect(exchange).toMatchObject({ status, responseViolations: [] });
		return exchange;
	}

	async function create(externalId: string, changes = {}): Promise<string> {
		const { body } = await send('POST', `${base}/orders.json`, {
			body: orderBody(externalId, changes),
		});
		return (body as { id: string }).id;
	}

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
		const update = { title: 'Newer shirt' };
		expect((await send('PUT', `${one}.json`, { body: update })).body).toMatchObject(update);
		await refused(400, 'PUT', `${one}.json`, { body: { blueprint_id: 68 } });

		await send('POST', `${one}/publish.json`, { body: { title: true, keyFeatures: true } });
		expect((await send('GET', `${one}.json`)).body).toMatchObject({ is_locked: true });
		await refused(400, 'PUT', `${one}.json`, { body: update });
		await send('POST', `${one}/publishing_failed.json`, { body: { reason: 'none' } });
		await send('POST', `${one}/publish.json`, { body: { title: true } });
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

	describe('traps', () => {
		const list = `${base}/orders.json`;

		test.each([
			['no token', undefined],
			['a wrong token', 'Bearer wrong'],
			['an expired token', `Bearer ${EXPIRED_TOKEN}`],
		])('%s is answered 401 in its own shape', async (_name, Authorization) => {
			const { body } = await refused(401, 'GET', list, { headers: { Authorization } });
			expect(body).toEqual({ error: 'Unauthenticated' });
		});

		test('a missing User-Agent, a missing scope, another account', async () => {
			await refused(400, 'GET', list, { headers: { 'User-Agent': undefined } });
			const headers = { Authorization: `Bearer ${READ_ONLY_TOKEN}` };
			await refused(403, 'POST', list, { headers, body: orderBody('x') });
			await refused(404, 'GET', `/v1/shops/${STRANGE_SHOP}/orders.json`);
		});

		test('more than 10 orders a page are refused', async () => {
			const { body } = await refused(400, 'GET', list, { query: { limit: 11 } });
			expect(body).toMatchObject({ status: 'error', code: 8203, errors: { code: 8203 } });
		});

		test('a second order under one external_id is answered with the first', async () => {
			const id = await create('etsy-1-1');
			const { body } = await refused(409, 'POST', list, { body: orderBody('etsy-1-1') });
			expect(body).toMatchObject({
				code: 8503,
				errors: { code: 8503 },
				order: { id, external_id: 'etsy-1-1' },
			});
			expect((await sandbox.control.counts()).providerOrders.printify).toEqual({ 'etsy-1-1': 1 });
		});

		test.each([
			['sold out', { sku: 'CAT-L', quantity: 1 }, 'out of stock'],
			['disabled', { sku: 'CAT-M', quantity: 1 }, 'disabled'],
			['unknown SKU', { sku: 'DOG', quantity: 1 }, 'not found'],
			['unknown product', { product_id: 'x', variant_id: 1, quantity: 1 }, 'not found'],
		])('a line that is %s refuses the order', async (_name, line, reason) => {
			const body = orderBody('etsy-1-2', { line_items: [line] });
			const answer = await refused(400, 'POST', list, { body });
			expect(answer.body).toMatchObject({
				code: 8103,
				errors: { reason: expect.stringContaining(reason) },
			});
			expect((await sandbox.control.counts()).providerOrders.printify).toBeUndefined();
		});

		test.each([
			['country', { country: 'UK' }],
			['region', { region: '' }],
			['zip', { zip: '' }],
			['city', { city: undefined }],
			['last_name', { last_name: ' ' }],
		])('an address with a bad %s is refused with 8103', async (field, change) => {
			const body = orderBody('etsy-1-3', { address_to: { ...address, ...change } });
			const answer = await refused(400, 'POST', list, { body });
			const { errors } = answer.body as { errors: { code: number; reason: string } };
			expect(errors.code).toBe(8103);
			expect(Object.keys(JSON.parse(errors.reason) as object)).toEqual([`address_to.${field}`]);
		});

		test('above 600 calls a minute the answer is 429, and a minute later it is not', async () => {
			const scenario = { ...printifyWorld, limits: { printify: { perMinute: 3 } } };
			await sandbox.control.scenario(scenario);
			for (let n = 0; n < 3; n++) await send('GET', '/v1/shops.json');
			const { headers } = await refused(429, 'GET', '/v1/shops.json');
			expect(headers).not.toHaveProperty('retry-after');
			await sandbox.control.advance({ seconds: 61 });
			await send('GET', '/v1/shops.json');
		});

		test('the catalog has a limit of its own', async () => {
			const scenario = { ...printifyWorld, limits: { printify: { catalogPerMinute: 1 } } };
			await sandbox.control.scenario(scenario);
			await send('GET', '/v1/catalog/blueprints.json');
			await refused(429, 'GET', '/v1/catalog/blueprints.json');
			await send('GET', '/v1/shops.json');
		});
	});

	test('no exception is stale, and the sandbox had no error of its own', async () => {
		expect(spec.unusedExceptions()).toEqual([]);
		expect((await sandbox.control.health()).internalErrors).toEqual([]);
	});
});
