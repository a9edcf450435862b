import { loadOptionsContext, runNode } from '../support/engine';
import { NodeHelpers } from 'n8n-workflow';
import nock from 'nock';
import { PrintifyApi } from '../../credentials/PrintifyApi.credentials';
import { surround } from '../support/engine/surroundings';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { SPRINGFIELD } from '../support/ship-to';

const HOST = 'https://api.printify.com';
const ORDERS = '/v1/shops/5432/orders.json';
const EARLIER = '2026-11-23T11:30:00Z';
const BUYER = ['Ploegsma', 'Evergreen', 'Springfield', '62704'];

function planned(n: number, changes: object = {}) {
	return {
		externalId: `etsy-11-${n}-1`,
		provider: 'printify',
		label: String(n),
		lines: [{ lineId: `9${n}`, quantity: 1, source: { kind: 'sku', sku: `TEE-${n}` } }],
		shipTo: SPRINGFIELD,
		shippingTier: 'standard',
		earlierTry: { inDoubt: false },
		...changes,
	};
}

let runs = 0;

async function run(items: object[], parameters: object = {}, credentials?: object) {
	// A token of its own, so that no test waits for the limits that another has used up.
	const printifyApi = { apiToken: `secret-token-${(runs += 1)}`, shopId: '5432' };
	return await runNode({
		node: new PrintOnDemand(),
		parameters: {
			resource: 'order',
			operation: 'create',
			provider: '={{ $json.provider ?? "printify" }}',
			...parameters,
		},
		credentials: (credentials ?? { printifyApi }) as Record<string, Record<string, string>>,
		credentialTypes: [new PrintifyApi()],
		inputs: [items.map((json) => ({ json: { ...json } }))],
		onError: 'continueErrorOutput',
	});
}

const jsonOf = (items: Array<{ json: unknown }> | undefined) => (items ?? []).map((i) => i.json);

function listed(externalId: string) {
	return {
		id: `id-${externalId}`,
		app_order_id: '11.2',
		status: 'on-hold',
		created_at: '2026-11-23 11:30:02+00:00',
		metadata: { shop_order_id: externalId },
		line_items: [],
		address_to: { first_name: 'Wilhelmina', last_name: 'Ploegsma' },
	};
}

const page = (orders: unknown[]) => ({ current_page: 1, last_page: 1, data: orders });

beforeEach(() => {
	nock.disableNetConnect();
});
afterEach(() => {
	const neverCalled = nock.pendingMocks();
	nock.cleanAll();
	nock.enableNetConnect();
	expect(neverCalled).toEqual([]);
});

describe('create', () => {
	it('makes an order with one call, signed and named', async () => {
		nock(HOST, {
			reqheaders: {
				authorization: /^Bearer secret-token-\d+$/,
				'user-agent': 'n8n-nodes-print-on-demand',
			},
		})
			.post(ORDERS, (body: { external_id?: string }) => body.external_id === 'etsy-11-1-1')
			.reply(200, { id: 'abc' });

		const { outputs } = await run([planned(1)]);

		expect(jsonOf(outputs[0])).toEqual([
			{
				externalId: 'etsy-11-1-1',
				provider: 'printify',
				lineIds: ['91'],
				providerOrderId: 'abc',
				found: false,
				status: 'received',
			},
		]);
		expect(outputs[0]?.[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('takes the order that is there when Printify refuses a duplicate', async () => {
		nock(HOST)
			.post(ORDERS)
			.reply(409, { status: 'error', code: 8503, order: { id: 'old', external_id: 'x' } });
		const { outputs } = await run([planned(1)]);
		expect(jsonOf(outputs[0])).toMatchObject([{ providerOrderId: 'old', found: true }]);
	});

	it('looks first where an earlier try is in doubt, once for all of them', async () => {
		nock(HOST)
			.get(ORDERS)
			.query({ page: 1, limit: 10 })
			.reply(200, page([listed('etsy-11-1-1')]))
			.post(ORDERS, (body: { external_id?: string }) => body.external_id === 'etsy-11-2-1')
			.reply(200, { id: 'new' });

		const earlierTry = { inDoubt: true, since: EARLIER };
		const { outputs } = await run([planned(1, { earlierTry }), planned(2, { earlierTry })]);

		expect(jsonOf(outputs[0])).toEqual([
			expect.objectContaining({
				providerOrderId: 'id-etsy-11-1-1',
				found: true,
				status: 'received',
				rawStatus: 'on-hold',
				awaitingApproval: true,
				displayId: '11.2',
			}),
			expect.objectContaining({ providerOrderId: 'new', found: false }),
		]);
		expect(JSON.stringify(outputs[0])).not.toMatch(new RegExp(BUYER.join('|')));
	});

	it('finds the order when the connection was cut after it was made', async () => {
		nock(HOST)
			.post(ORDERS)
			.replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
			.get(ORDERS)
			.query(true)
			.reply(200, page([listed('etsy-11-1-1')]));
		const { outputs } = await run([planned(1)]);
		expect(jsonOf(outputs[0])).toMatchObject([{ providerOrderId: 'id-etsy-11-1-1', found: true }]);
	});

	it('lets bad items cost the good ones nothing', async () => {
		const reason = JSON.stringify({ 'line_items.0': ['SKU TEE-2 not found.'] });
		nock(HOST)
			.post(ORDERS, /etsy-11-1-1/)
			.reply(200, { id: 'one' })
			.post(ORDERS, /etsy-11-2-1/)
			.reply(400, {
				status: 'error',
				message: 'Validation failed.',
				errors: { reason, code: 8103 },
			})
			.post(ORDERS, /etsy-11-5-1/)
			.reply(200, { id: 'five' });

		const { outputs } = await run([
			planned(1),
			planned(2),
			planned(3, { shipTo: null }),
			planned(4, { provider: 'spreadshirt' }),
			planned(5),
		]);

		expect(jsonOf(outputs[0])).toMatchObject([
			{ providerOrderId: 'one' },
			{ providerOrderId: 'five' },
		]);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 4 }]);
		expect(jsonOf(outputs[1])).toMatchObject([
			{
				externalId: 'etsy-11-2-1',
				failure: { category: 'mapping', fields: ['lines[0].source.sku'], httpStatus: 400 },
			},
			{ externalId: 'etsy-11-3-1', failure: { category: 'validation', fields: ['shipTo'] } },
			{ externalId: 'etsy-11-4-1', failure: { category: 'validation', fields: ['provider'] } },
		]);
		for (const { failure, error } of jsonOf(outputs[1]) as Array<Record<string, unknown>>) {
			expect(JSON.stringify([failure, error])).not.toMatch(new RegExp(BUYER.join('|')));
		}
	});

	it('refuses an order that is planned for another provider than the chosen one', async () => {
		const { outputs } = await run([planned(1, { provider: 'gelato' })], { provider: 'printify' });
		expect(jsonOf(outputs[1])).toMatchObject([{ failure: { category: 'mapping' } }]);
	});

	it('names each wrong field', async () => {
		const lines = [{ lineId: 1, quantity: 0, source: { kind: 'sku', sku: 'A' } }, {}];
		const { outputs } = await run([planned(1, { lines, externalId: 'no blanks please' })]);
		expect(jsonOf(outputs[1])).toMatchObject([
			{
				failure: {
					fields: [
						'externalId',
						'lines[0].quantity',
						'lines[1].lineId',
						'lines[1].quantity',
						'lines[1].source',
					],
				},
			},
		]);
	});

	it('takes the order as JSON text and the shop of the node', async () => {
		nock(HOST).post('/v1/shops/77/orders.json').reply(200, { id: 'abc' });
		const { outputs } = await run([{}], {
			order: JSON.stringify(planned(1)),
			provider: 'printify',
			storeId: { __rl: true, mode: 'id', value: '77' },
		});
		expect(jsonOf(outputs[0])).toMatchObject([{ providerOrderId: 'abc' }]);
	});

	it.each([
		['no credential', {}, {}, /No "Printify API" credential is chosen/],
		['no provider', { provider: '={{ "" }}' }, undefined, /No provider is chosen/],
		['no shop', {}, { printifyApi: { apiToken: 't-none' } }, /No Printify shop is chosen/],
		['broken JSON', { order: '{' }, undefined, /not valid JSON/],
	])('says what to do about %s', async (_name, parameters, credentials, message) => {
		const { outputs } = await run([planned(1)], parameters, credentials);
		expect(jsonOf(outputs[1])).toMatchObject([{ failure: { message: expect.any(String) } }]);
		const { failure } = jsonOf(outputs[1])[0] as { failure: { message: string; hint: string } };
		expect(failure.message).toMatch(message);
		expect(failure.hint).not.toBe('');
	});
});

describe('get', () => {
	it.each([
		[true, false],
		[false, true],
	])('with Simplify %s has raw: %s', async (simplify, hasRaw) => {
		nock(HOST).get('/v1/shops/5432/orders/abc.json').reply(200, listed('etsy-11-1-1'));
		const parameters = { operation: 'get', providerOrderId: 'abc', simplify };
		const { outputs } = await run([{}], parameters);
		expect(jsonOf(outputs[0])).toMatchObject([
			{ externalId: 'etsy-11-1-1', status: 'received', awaitingApproval: true, shipments: [] },
		]);
		expect('raw' in (outputs[0]?.[0]?.json ?? {})).toBe(hasRaw);
	});

	it('says that an order is not there', async () => {
		nock(HOST).get('/v1/shops/5432/orders/abc.json').reply(404, { message: 'Not found.' });
		const { outputs } = await run([{}], { operation: 'get', providerOrderId: 'abc' });
		expect(jsonOf(outputs[1])).toMatchObject([
			{ failure: { category: 'not_found', httpStatus: 404 } },
		]);
	});
});

describe('inputs and outputs', () => {
	it.each([
		['create', 1, 1],
		['get', 1, 1],
		['confirm', 2, 1],
		['confirmUnchanged', 2, 2],
		['listQuotes', 3, 1],
		['checkImported', 1, 3],
		['plan', 4, 3],
	])('%s has %d and %d', (operation, inputs, outputs) => {
		const node = new PrintOnDemand();
		const parameters = { resource: 'order', operation };
		const { workflow, node: placed } = surround({ node, parameters });
		expect(NodeHelpers.getNodeInputs(workflow, placed, node.description)).toHaveLength(inputs);
		expect(NodeHelpers.getNodeOutputs(workflow, placed, node.description)).toHaveLength(outputs);
	});

	it('sends what Plan cannot read to the error output, after its own three', async () => {
		const { outputs } = await runNode({
			node: new PrintOnDemand(),
			parameters: { resource: 'order', operation: 'plan' },
			inputs: [[{ receiptId: 1 }], []],
			onError: 'continueErrorOutput',
		});
		expect(outputs).toHaveLength(4);
		expect(jsonOf(outputs[3])).toMatchObject([{ failure: { category: 'validation' } }]);
	});
});

describe('the list of shops', () => {
	it('is searched by name', async () => {
		nock(HOST)
			.get('/v1/shops.json')
			.reply(200, [
				{ id: 5432, title: 'My new store', sales_channel: 'etsy' },
				{ id: 9876, title: 'Another', sales_channel: 'disconnected' },
			]);
		const node = new PrintOnDemand();
		const context = loadOptionsContext({
			node,
			parameters: { resource: 'order', operation: 'create', provider: 'printify' },
			credentials: { printifyApi: { apiToken: 'list-token' } },
			credentialTypes: [new PrintifyApi()],
		});
		const found = await node.methods.listSearch.searchStores.call(context, 'NEW');
		expect(found.results).toEqual([{ name: 'My new store (etsy)', value: '5432' }]);
	});
});
