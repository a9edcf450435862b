import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import { printfulV1Exceptions } from './support/exceptions/printful';
import type { Spec } from './support/openapi';
import { describeContract, loadSpec } from './support/openapi';
import { item, orderBody, PrintfulClient } from './support/printful-client';
import {
	ACCOUNT_TOKEN,
	CAT_SHIRT,
	CAT_SHIRT_M,
	ETSY_SHIRT,
	ETSY_SHIRT_M,
	ETSY_SHIRT_UNLINKED,
	ETSY_STORE,
	FILE_URL,
	printfulWorld,
	RECEIPT,
	SHIRT,
	SHIRT_M,
	SHIRT_S,
	STORE,
	TRANSACTION,
} from './support/printful-world';

interface StoreAnswer {
	sync_variants: Array<{ id: number }>;
}

interface OrderAnswer {
	id: number;
	status: string;
	items: Array<{ id: number }>;
}

/** Every call of v1, both sides held against the document. */
describeContract('Printful sandbox, v1', () => {
	let spec: Spec;
	let sandbox: Sandbox;
	let api: PrintfulClient;
	let etsy: PrintfulClient;
	const headers = { 'X-PF-Store-Id': String(ETSY_STORE) };

	beforeAll(async () => {
		spec = loadSpec('printful-v1-openapi.json', printfulV1Exceptions);
		sandbox = await startSandbox({ scenario: printfulWorld });
		api = new PrintfulClient(sandbox, spec);
		etsy = new PrintfulClient(sandbox, spec, ACCOUNT_TOKEN);
	});
	beforeEach(async () => await sandbox.control.reset());
	afterAll(async () => await sandbox.close());

	const create = async (changes: Record<string, unknown> = {}, query = {}) =>
		await api.result<OrderAnswer>('POST', '/orders', { body: orderBody(changes), query });

	test('stores, scopes, countries', async () => {
		expect(await api.result('GET', '/stores')).toEqual([
			{ id: STORE, type: 'native', name: 'API store' },
		]);
		expect(await etsy.result('GET', '/stores')).toHaveLength(2);
		expect(await etsy.result('GET', `/stores/${ETSY_STORE}`)).toMatchObject({ type: 'etsy' });
		expect(await api.result('GET', '/oauth/scopes')).toMatchObject({
			scopes: expect.arrayContaining([expect.objectContaining({ scope: 'orders' })]),
		});
		const countries = await api.result<Array<{ code: string; states: unknown }>>(
			'GET',
			'/countries',
		);
		expect(countries.find(({ code }) => code === 'DE')).toMatchObject({ states: null });
		expect(countries.find(({ code }) => code === 'AU')).toMatchObject({ states: { length: 8 } });
	});

	test('the catalog', async () => {
		const products = await api.result<unknown[]>('GET', '/products');
		expect(products).toHaveLength(48);
		const some = await api.result('GET', '/products', { query: { category_id: 24 } });
		expect(some).toMatchObject([{ id: SHIRT }]);
		expect(await api.result('GET', `/products/${SHIRT}`)).toMatchObject({
			product: { id: SHIRT, files: [{ id: 'default', type: 'front' }, { id: 'back' }, {}] },
			variants: [
				{ id: SHIRT_S, price: '11.92', in_stock: true },
				{ id: SHIRT_M },
				{ in_stock: false, availability_status: [{ status: 'out_of_stock' }] },
			],
		});
		expect(await api.result('GET', `/products/variant/${SHIRT_M}`)).toMatchObject({
			variant: { size: 'M', color: 'Black' },
		});
		expect(await api.result('GET', '/categories')).toHaveLength(3);
		expect(await api.result('GET', '/categories/24')).toMatchObject({ parent_id: 1 });
		expect(await api.result('GET', `/mockup-generator/printfiles/${SHIRT}`)).toMatchObject({
			printfiles: [{ width: 1800, height: 2400, dpi: 150 }, {}, {}],
		});
	});

	test('a file waits, and is what it was under the same address', async () => {
		const body = { url: FILE_URL.replace('cat', 'dog') };
		const file = await api.result<{ id: number }>('POST', '/files', { body });
		expect(file).toMatchObject({ status: 'waiting' });
		expect(file).not.toHaveProperty('hash');
		await sandbox.control.advance({ seconds: 5 });
		expect(await api.result('GET', `/files/${file.id}`)).toMatchObject({
			status: 'ok',
			hash: expect.stringMatching(/^[0-9a-f]{32}$/),
			width: 1800,
		});
		expect(await api.result('POST', '/files', { body })).toMatchObject({ id: file.id });
	});

	test('products of a store: made, changed, and variants that are left out deleted', async () => {
		const variant = (externalId: string, variant_id: number) => ({
			external_id: externalId,
			variant_id,
			retail_price: '19.99',
			files: [{ type: 'front', url: FILE_URL }],
		});
		const made = await api.result<{ id: number }>('POST', '/store/products', {
			body: {
				sync_product: { external_id: 'dog-shirt', name: 'Dog shirt' },
				sync_variants: [variant('dog-s', SHIRT_S), variant('dog-m', SHIRT_M)],
			},
		});
		expect(made).toMatchObject({ variants: 2, synced: 2 });
		const before = await api.result<StoreAnswer>('GET', `/store/products/${made.id}`);
		const id = before.sync_variants[0]?.id;
		const body = { sync_variants: [{ ...variant('dog-s', SHIRT_S), id, retail_price: '21.00' }] };
		await api.send('PUT', '/store/products/@dog-shirt', { body });
		const whole = await api.result<StoreAnswer>('GET', `/store/products/${made.id}`);
		expect(whole.sync_variants).toMatchObject([{ id, retail_price: '21.00' }]);
		expect(whole.sync_variants).toHaveLength(1);
		const added = { body: variant('dog-m', SHIRT_M) };
		await api.send('POST', `/store/products/${made.id}/variants`, added);
		await api.send('PUT', '/store/variants/@dog-m', { body: { retail_price: '22.00' } });
		const one = await api.result('GET', '/store/variants/@dog-m');
		expect(one).toMatchObject({ retail_price: '22.00' });
		await api.send('DELETE', '/store/variants/@dog-m');
		await api.send('DELETE', '/store/products/@dog-shirt');
		expect(await api.result('GET', '/store/products')).toMatchObject([{ id: CAT_SHIRT }]);
	});

	test('a connected store has what was imported, to be linked, and nothing else', async () => {
		const { message } = await etsy.refused(400, 'GET', '/store/products', { headers });
		expect(message).toContain('Manual Order / API platform');
		const unlinked = { headers, query: { status: 'unsynced' } };
		const products = await etsy.result('GET', '/sync/products', unlinked);
		expect(products).toMatchObject([{ id: ETSY_SHIRT, variants: 2, synced: 1 }]);
		const body = { variant_id: SHIRT_S, files: [{ url: FILE_URL }] };
		const linked = await etsy.result('PUT', `/sync/variant/${ETSY_SHIRT_UNLINKED}`, {
			headers,
			body,
		});
		expect(linked).toMatchObject({ sync_variant: { synced: true, variant_id: SHIRT_S } });
		await etsy.send('GET', `/sync/products/${ETSY_SHIRT}`, { headers });
		await etsy.send('GET', `/sync/variant/${ETSY_SHIRT_M}`, { headers });
		await etsy.send('DELETE', `/sync/variant/${ETSY_SHIRT_M}`, { headers });
		await etsy.send('DELETE', `/sync/products/${ETSY_SHIRT}`, { headers });
		expect(await etsy.result('GET', '/sync/products', unlinked)).toMatchObject([{ synced: 0 }]);
	});

	test('an order is a draft, is changed, confirmed, cancelled, and keeps its id', async () => {
		const order = await create();
		expect(order).toMatchObject({
			status: 'draft',
			costs: { currency: 'USD', subtotal: '23.84', shipping: '5.69', total: '29.53' },
			retail_costs: { subtotal: '49.98' },
		});
		const [line] = order.items;
		const body = orderBody({ items: [{ ...item({ quantity: 1 }), id: line?.id }] });
		const changed = await api.result<OrderAnswer>('PUT', '/orders/@etsy-1-1', { body });
		expect(changed).toMatchObject({ items: [{ id: line?.id, quantity: 1 }] });
		expect(await api.result('POST', `/orders/${order.id}/confirm`)).toMatchObject({
			status: 'pending',
		});
		expect(await api.refused(400, 'PUT', `/orders/${order.id}`, { body })).toMatchObject({
			api_error_code: 'OR-1',
		});
		expect(await api.result('GET', '/orders', { query: { status: 'pending' } })).toHaveLength(1);
		const canceled = await api.result('DELETE', '/orders/@etsy-1-1');
		expect(canceled).toMatchObject({ status: 'canceled' });
		await api.refused(400, 'DELETE', '/orders/@etsy-1-1');
		const again = await api.refused(400, 'POST', '/orders', { body: orderBody() });
		expect(again).toMatchObject({ api_error_code: 'OR-13' });
		expect((await sandbox.control.counts()).providerOrders.printful).toMatchObject({
			'etsy-1-1': 1,
		});
	});

	test('one call can create, confirm, and update what is there', async () => {
		await create({ shipping: 'PRINTFUL_FAST' });
		const query = { confirm: true, update_existing: true };
		const order = await create({ items: [item({ quantity: 5 })] }, query);
		expect(order).toMatchObject({ status: 'pending', items: [{ quantity: 5 }] });
	});

	test('an order of a product that the store has: its files come along', async () => {
		const order = await create({ items: [{ sync_variant_id: CAT_SHIRT_M, quantity: 1 }] });
		expect(order).toMatchObject({ items: [{ variant_id: SHIRT_M, files: [{ url: FILE_URL }] }] });
		const items = [{ external_variant_id: 'CAT-M', quantity: 1 }];
		expect(await create({ external_id: 'b', items })).toMatchObject({ items: [{ sku: 'CAT-M' }] });
	});

	test('what the store imported from Etsy goes by the numbers of Etsy', async () => {
		const order = await etsy.result('GET', `/orders/@${RECEIPT}`, { headers });
		expect(order).toMatchObject({
			store: ETSY_STORE,
			status: 'draft',
			items: [{ external_id: TRANSACTION, sync_variant_id: ETSY_SHIRT_M, sku: 'CAT-M' }],
		});
		await api.refused(404, 'GET', `/orders/@${RECEIPT}`);
		await etsy.send('POST', `/orders/@${RECEIPT}/confirm`, { headers });
	});

	test('costs and rates before there is an order', async () => {
		const costs = await api.result('POST', '/orders/estimate-costs', { body: orderBody() });
		expect(costs).toMatchObject({ costs: { subtotal: 23.84, shipping: 5.69, total: 29.53 } });
		const to = { country_code: 'US', state_code: 'IL', zip: '62704' };
		const body = { recipient: to, items: [{ variant_id: String(SHIRT_M), quantity: 2 }] };
		const rates = await api.result('POST', '/shipping/rates', { body });
		expect(rates).toMatchObject([
			{ id: 'STANDARD', rate: '5.69', currency: 'USD' },
			{ id: 'PRINTFUL_FAST', rate: '13.99' },
		]);
	});

	test('mockups are ready a little later', async () => {
		const body = { variant_ids: [SHIRT_M], files: [{ placement: 'front', image_url: FILE_URL }] };
		const path = `/mockup-generator/create-task/${SHIRT}`;
		const task = await api.result<{ task_key: string }>('POST', path, { body });
		const query = { task_key: task.task_key };
		const pending = await api.result('GET', '/mockup-generator/task', { query });
		expect(pending).toMatchObject({ status: 'pending' });
		await sandbox.control.advance({ seconds: 10 });
		const done = await api.result('GET', '/mockup-generator/task', { query });
		expect(done).toMatchObject({ status: 'completed', mockups: [{ placement: 'front' }] });
	});

	test('webhooks: one configuration for a store, which the next replaces', async () => {
		const config = (type: string) => ({
			body: { url: 'https://shop.example.com/hook', types: [type], params: {} },
		});
		await api.send('POST', '/webhooks', config('package_shipped'));
		await api.send('POST', '/webhooks', config('order_failed'));
		expect(await api.result('GET', '/webhooks')).toMatchObject({ types: ['order_failed'] });
		expect(await api.result('DELETE', '/webhooks')).toMatchObject({ types: [] });
	});

	test('no exception is stale, and the sandbox had no error of its own', async () => {
		expect(spec.unusedExceptions()).toEqual([]);
		expect((await sandbox.control.health()).internalErrors).toEqual([]);
	});
});
