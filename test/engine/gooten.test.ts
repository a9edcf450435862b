import { GootenApi } from '../../credentials/GootenApi.credentials';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import type { Sandbox } from '../../sandbox';
import { startSandbox } from '../../sandbox';
import type { ObservedCall } from '../../sandbox/core/observe';
import { BILLING_KEY, gootenWorld, RECIPE } from '../contract/support/gooten-world';
import { runNode } from '../support/engine';
import { orderRequest } from '../unit/providers/gooten/fixtures';

/** The node with the credential, over real sockets, against the sandbox. */
describe('Print on Demand with Gooten', () => {
	let sandbox: Sandbox;
	const calls: ObservedCall[] = [];

	beforeAll(async () => {
		sandbox = await startSandbox({ scenario: gootenWorld, observe: (call) => calls.push(call) });
	});
	beforeEach(async () => {
		await sandbox.control.reset();
		calls.length = 0;
	});
	afterAll(async () => await sandbox.close());

	async function run(parameters: object, item: object = {}, credential: object = {}) {
		const { outputs } = await runNode({
			node: new PrintOnDemand(),
			parameters: { resource: 'order', provider: 'gooten', ...parameters } as never,
			credentials: {
				gootenApi: {
					recipeId: RECIPE,
					secretBillingKey: BILLING_KEY,
					baseUrl: sandbox.urls.gooten,
					...credential,
				},
			},
			credentialTypes: [new GootenApi()],
			inputs: [[{ json: { ...item } as never }]],
			onError: 'continueErrorOutput',
		});
		const json = (items: Array<{ json: unknown }> | undefined) => (items ?? []).map((i) => i.json);
		return { done: json(outputs[0]), failed: json(outputs[1]) };
	}

	const planned = (changes: object = {}) => ({
		...orderRequest({ submit: undefined }),
		earlierTry: { inDoubt: false },
		...changes,
	});
	const made = async () => (await sandbox.control.counts()).providerOrders.gooten;

	it('makes nothing without Start Production, one order with it, and none the second time', async () => {
		const refused = await run({ operation: 'create' }, planned());
		expect(refused.failed).toMatchObject([{ failure: { category: 'capability' } }]);
		expect(calls).toEqual([]);
		const first = await run({ operation: 'create', submit: true }, planned());
		expect(first).toMatchObject({ failed: [], done: [{ found: false, provider: 'gooten' }] });
		expect(calls).toHaveLength(1);
		const again = await run({ operation: 'create', submit: true }, planned());
		expect(again).toMatchObject({ failed: [], done: [{ found: true }] });
		expect(await made()).toEqual({ 'etsy-11-1001-1': 1 });
	});

	it('in test mode an order needs no Start Production', async () => {
		const { done } = await run({ operation: 'create' }, planned(), { isTestMode: true });
		expect(done).toHaveLength(1);
		expect(sandbox.services.gooten.state()).toMatchObject({
			orders: [{ Items: [{ Status: 'Test' }] }],
		});
	});

	it('n8n puts the recipe into every call, and the billing key only where it belongs', async () => {
		const { done } = await run({ operation: 'create', submit: true }, planned());
		const [{ providerOrderId }] = done as [{ providerOrderId: string }];
		await run({ operation: 'get', providerOrderId });
		await run({ operation: 'cancel', providerOrderId });
		const queries = calls.map(({ operation, path }) => [
			operation,
			new URL(path, 'http://localhost').searchParams,
		]) as Array<[string, URLSearchParams]>;
		expect(queries.map(([, query]) => query.get('recipeid'))).toEqual(queries.map(() => RECIPE));
		expect(queries.map(([what, query]) => [what, query.get('partnerBillingKey')])).toEqual([
			['submitOrder', null],
			['getOrder', null],
			['getOrderBilling', BILLING_KEY],
			['updateOrderStatus', BILLING_KEY],
			['getOrder', null],
		]);
	});

	it('shows no secret that Gooten sends back', async () => {
		const secretBillingKey = 'wrong+billing/key==';
		const results = await Promise.all([
			run({ operation: 'create', submit: true }, planned(), { secretBillingKey }),
			run({ operation: 'find', externalId: 'etsy-11-1-1' }, {}, { secretBillingKey }),
			run({ resource: 'connection', operation: 'check' }, {}, { secretBillingKey }),
			run({ operation: 'get', providerOrderId: '13-1' }, {}, { recipeId: 'wrong-recipe' }),
		]);
		const text = JSON.stringify(results);
		expect(text).toContain('Gooten did not accept the credential');
		for (const secret of [secretBillingKey, encodeURIComponent(secretBillingKey), 'wrong-recipe']) {
			expect(text).not.toContain(secret);
		}
		expect(await made()).toBeUndefined();
	});

	it('the connection is checked', async () => {
		const { done } = await run({ resource: 'connection', operation: 'check' });
		expect(done).toMatchObject([{ provider: 'gooten', connected: true, ready: true }]);
	});

	it('the secrets go nowhere but to the address of the credential', async () => {
		const credential = {
			recipeId: RECIPE,
			secretBillingKey: BILLING_KEY,
			baseUrl: 'https://api.print.io',
		};
		const elsewhere = { url: 'https://api.print.io.example.com/api/orderstatus' };
		expect(await new GootenApi().authenticate(credential, elsewhere)).toEqual(elsewhere);
		const test = { baseURL: 'https://api.print.io', url: '/api/v/5/source/api/ordersearch' };
		expect(await new GootenApi().authenticate(credential, test)).toMatchObject({
			qs: { recipeid: RECIPE, partnerBillingKey: BILLING_KEY },
		});
	});
});
