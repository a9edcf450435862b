import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { printfulV2Exceptions } from './support/exceptions/printful';
import type { Spec } from './support/openapi';
import { describeContract, loadSpec } from './support/openapi';
import { itemV2, orderBodyV2, placement, PrintfulClient } from './support/printful-client';
import {
	CAP,
	ETSY_STORE,
	FILE_URL,
	MUG,
	MUG_11,
	printfulWorld,
	SHIRT,
	SHIRT_L,
	SHIRT_M,
	SHIRT_S,
	STORE,
} from './support/printful-world';

interface OrderAnswer {
	id: number;
	status: string;
	costs: Record<string, string | null>;
	order_items: Array<{ id: number; quantity: number }>;
}

/** Every call of v2, both sides held against the document. */
describeContract('Printful sandbox, v2', () => {
	let spec: Spec;
	let sandbox: Sandbox;
	let api: PrintfulClient;

	beforeAll(async () => {
		spec = loadSpec('printful-v2-openapi.json', printfulV2Exceptions);
		sandbox = await startSandbox({ scenario: printfulWorld });
		api = new PrintfulClient(sandbox, spec);
	});
	beforeEach(async () => await sandbox.control.reset());
	afterAll(async () => await sandbox.close());

	const create = async (changes: Record<string, unknown> = {}) =>
		await api.result<OrderAnswer>('POST', '/v2/orders', { body: orderBodyV2(changes) });

	test('stores, scopes, countries', async () => {
		expect(await api.result('GET', '/v2/stores')).toMatchObject([{ id: STORE, type: 'native' }]);
		expect(await api.result('GET', `/v2/stores/${STORE}`)).toMatchObject({ name: 'API store' });
		await api.refused(404, 'GET', `/v2/stores/${ETSY_STORE}`);
		expect(await api.result('GET', '/v2/oauth-scopes')).toHaveLength(8);
		const query = { limit: 50, offset: 50 };
		const { body } = await api.send('GET', '/v2/countries', { query });
		expect(body).toMatchObject({ paging: { offset: 50 }, _links: { next: {}, previous: {} } });
	});

	test('the catalog, page by page', async () => {
		const names: string[] = [];
		for (let offset = 0; offset < 60; offset += 20) {
			const query = { limit: 20, offset };
			const page = await api.result<Array<{ name: string }>>('GET', '/v2/catalog-products', {
				query,
			});
			names.push(...page.map(({ name }) => name));
		}
		expect(new Set(names).size).toBe(48);
		const hats = { query: { techniques: 'embroidery' } };
		expect(await api.result('GET', '/v2/catalog-products', hats)).toMatchObject([{ id: CAP }]);
		expect(await api.result('GET', `/v2/catalog-products/${SHIRT}`)).toMatchObject({
			sizes: ['S', 'M', 'L'],
		});
		const variants = await api.result('GET', `/v2/catalog-products/${SHIRT}/catalog-variants`);
		expect(variants).toMatchObject([{ id: SHIRT_S }, { id: SHIRT_M }, { id: SHIRT_L }]);
		await api.send('GET', `/v2/catalog-variants/${SHIRT_M}`);
		await api.send('GET', '/v2/catalog-categories');
		const sent = await api.result('GET', `/v2/catalog-products/${CAP}/shipping-countries`);
		expect(sent).toMatchObject([{ code: 'CA' }, { code: 'US' }]);
	});

	test('prices, stock by region, print areas in inches', async () => {
		const prices = await api.result('GET', `/v2/catalog-products/${SHIRT}/prices`);
		expect(prices).toMatchObject({
			product: { placements: [{ id: 'front', price: '0.00' }, { price: '5.95' }, {}] },
			variants: [{ id: SHIRT_S, techniques: [{ technique_key: 'dtg', price: '11.92' }] }, {}, {}],
		});
		await api.send('GET', `/v2/catalog-variants/${SHIRT_M}/prices`);
		const query = { selling_region_name: 'europe' };
		const stock = await api.result('GET', `/v2/catalog-variants/${SHIRT_L}/availability`, {
			query,
		});
		expect(stock).toMatchObject({
			techniques: [{ selling_regions: [{ name: 'europe', availability: 'out of stock' }] }],
		});
		await api.send('GET', `/v2/catalog-products/${SHIRT}/availability`);
		const styles = await api.result('GET', `/v2/catalog-products/${MUG}/mockup-styles`);
		expect(styles).toMatchObject([{ print_area_width: 9, print_area_height: 3.5, dpi: 150 }]);
		await api.refused(404, 'GET', '/v2/catalog-products/1/mockup-styles');
		await api.refused(404, 'GET', '/v2/catalog-variants/1/prices');
	});

	test('a file waits until it is there', async () => {
		const body = { role: 'printfile', url: `${FILE_URL}?v=2` };
		const file = await api.result<{ id: number }>('POST', '/v2/files', { body });
		expect(file).toMatchObject({ status: 'waiting', hash: null, width: null });
		await sandbox.control.advance({ seconds: 5 });
		expect(await api.result('GET', `/v2/files/${file.id}`)).toMatchObject({ status: 'ok' });
		await api.refused(404, 'GET', '/v2/files/1');
	});

	test('an order is a draft, and is confirmed once its costs are known', async () => {
		const order = await create();
		expect(order).toMatchObject({
			status: 'draft',
			costs: { calculation_status: 'calculating', total: null, currency: null },
		});
		await api.refused(400, 'POST', `/v2/orders/${order.id}/confirmation`);
		await sandbox.control.advance({ seconds: 3 });
		expect(await api.result('GET', '/v2/orders/@etsy-1-1')).toMatchObject({
			costs: { calculation_status: 'done', subtotal: '23.84', shipping: '5.69', total: '29.53' },
			retail_costs: { subtotal: '49.98' },
		});
		const confirmed = await api.result('POST', '/v2/orders/@etsy-1-1/confirmation');
		expect(confirmed).toMatchObject({ status: 'pending' });
		await api.refused(409, 'DELETE', `/v2/orders/${order.id}`);
		await api.send('GET', `/v2/orders/${order.id}/invoices`);
		const taken = await api.refused(400, 'POST', '/v2/orders', { body: orderBodyV2() });
		expect(taken).toMatchObject({ api_error_code: 'OR-13' });
	});

	test('a patch replaces lists and keeps the rest; its costs are found out again', async () => {
		const order = await create();
		await sandbox.control.advance({ seconds: 3 });
		const body = { order_items: [itemV2({ quantity: 1 })] };
		const patched = await api.result<OrderAnswer>('PATCH', `/v2/orders/${order.id}`, { body });
		expect(patched).toMatchObject({
			external_id: 'etsy-1-1',
			recipient: { name: 'Ada Buyer' },
			order_items: [{ quantity: 1 }],
			costs: { calculation_status: 'calculating' },
		});
		await api.send('DELETE', '/v2/orders/@etsy-1-1');
		await api.refused(404, 'GET', '/v2/orders/@etsy-1-1');
		// The record is gone, and with it the id.
		await create();
		expect(await api.result('GET', '/v2/orders')).toHaveLength(1);
	});

	test('lines one by one', async () => {
		const { id } = await create();
		const path = `/v2/orders/${id}/order-items`;
		const body = itemV2({ external_id: 'line-2', catalog_variant_id: SHIRT_S });
		const [, line] = await api.result<Array<{ id: number }>>('POST', path, { body });
		await api.send('PATCH', `${path}/${line?.id}`, { body: { ...body, quantity: 3 } });
		expect(await api.result('GET', `${path}/@line-2`)).toMatchObject({ quantity: 3 });
		await api.send('DELETE', `${path}/@line-2`);
		expect(await api.result('GET', path)).toMatchObject([{ external_id: 'line-1' }]);
	});

	test('rates and estimates before there is an order', async () => {
		const recipient = { country_code: 'US', state_code: 'IL', zip: '62704' };
		const order_items = [
			{ source: 'catalog', catalog_variant_id: SHIRT_M, quantity: 2 },
			{ source: 'catalog', catalog_variant_id: MUG_11, quantity: 1 },
		];
		const body = { recipient, order_items };
		const rates = await api.result('POST', '/v2/shipping-rates', { body });
		expect(rates).toMatchObject([
			{
				shipping: 'STANDARD',
				rate: '12.18',
				shipments: [
					{ departure_country: 'US', customs_fees_possible: false },
					{ departure_country: 'LV', customs_fees_possible: true },
				],
			},
			{ shipping: 'PRINTFUL_FAST' },
		]);
		const nowhere = { ...body, recipient: { country_code: 'US' } };
		await api.refused(400, 'POST', '/v2/shipping-rates', { body: nowhere });
		const asked = { recipient, order_items: [itemV2()] };
		const path = '/v2/order-estimation-tasks';
		const task = await api.result<{ id: string }>('POST', path, { body: asked });
		expect(task).toMatchObject({ status: 'pending', costs: null });
		await sandbox.control.advance({ seconds: 10 });
		const query = { id: task.id };
		expect(await api.result('GET', path, { query })).toMatchObject({
			status: 'completed',
			costs: { total: '29.53' },
		});
		await sandbox.control.advance({ seconds: 3600 });
		await api.refused(404, 'GET', path, { query });
	});

	test('mockups are ready a little later', async () => {
		const body = {
			format: 'jpg',
			products: [
				{
					source: 'catalog',
					catalog_product_id: SHIRT,
					catalog_variant_ids: [SHIRT_M],
					mockup_style_ids: [SHIRT * 100],
					placements: [placement()],
				},
			],
		};
		const [task] = await api.result<Array<{ id: number }>>('POST', '/v2/mockup-tasks', { body });
		const query = { id: String(task?.id) };
		const pending = await api.result('GET', '/v2/mockup-tasks', { query });
		expect(pending).toMatchObject([{ status: 'pending', catalog_variant_mockups: [] }]);
		await sandbox.control.advance({ seconds: 10 });
		const done = await api.result('GET', '/v2/mockup-tasks', { query });
		expect(done).toMatchObject([
			{ catalog_variant_mockups: [{ catalog_variant_id: SHIRT_M, mockups: [{}] }] },
		]);
	});

	test('webhooks: one configuration for a token, whose secret is told once', async () => {
		const events = [{ type: 'shipment_sent', url: null }];
		const body = { default_url: 'https://shop.example.com/hook', events };
		const made = await api.result('POST', '/v2/webhooks', { body });
		expect(made).toMatchObject({ secret_key: expect.stringMatching(/^[0-9a-f]{64}$/) });
		const seen = await api.result('GET', '/v2/webhooks');
		expect(seen).toMatchObject({ public_key: expect.any(String) });
		expect(seen).not.toHaveProperty('secret_key');
		const stock = {
			type: 'catalog_stock_updated',
			params: [{ name: 'products', value: [{ id: SHIRT }] }],
		};
		await api.send('POST', '/v2/webhooks/catalog_stock_updated', { body: stock });
		await api.send('GET', '/v2/webhooks/catalog_stock_updated');
		await api.send('DELETE', '/v2/webhooks/catalog_stock_updated');
		expect(await api.result('GET', '/v2/webhooks')).toMatchObject({ events: { length: 1 } });
		await api.send('DELETE', '/v2/webhooks');
		await api.refused(404, 'DELETE', '/v2/webhooks');
	});

	test('no exception is stale, and the sandbox had no error of its own', async () => {
		expect(spec.unusedExceptions()).toEqual([]);
		expect((await sandbox.control.health()).internalErrors).toEqual([]);
	});
});
