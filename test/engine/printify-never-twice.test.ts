import { runNode } from '../support/engine';
import { PrintifyApi } from '../../credentials/PrintifyApi.credentials';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { startSandbox, type Sandbox } from '../../sandbox';
import type { FaultRule } from '../../sandbox/client';
import { MUG, printifyWorld, SHIRT, SHOP, TOKEN } from '../contract/support/printify-world';

/** The node against the sandbox's Printify, which counts what really happened. */
describe('creating in Printify', () => {
	let sandbox: Sandbox;

	beforeAll(async () => {
		sandbox = await startSandbox({ scenario: printifyWorld });
	});
	beforeEach(async () => {
		await sandbox.control.reset();
	});
	afterAll(async () => {
		await sandbox.close();
	});

	const mug = { kind: 'storeVariant', productId: MUG, variantId: '33719' };

	function order(n: number, source: object = mug, changes: object = {}) {
		return {
			externalId: `etsy-4001-${n}-1`,
			provider: 'printify',
			label: String(n),
			lines: [{ lineId: `9${n}`, quantity: 1, source }],
			shipTo: {
				fullName: 'Zoë Quackenbush',
				line1: '17 Mossgrave Lane',
				city: 'Brooklyn',
				stateCode: 'NY',
				postalCode: '11201',
				countryCode: 'US',
			},
			shippingTier: 'standard',
			...changes,
		};
	}

	async function create(orders: object[]) {
		const { outputs } = await runNode({
			node: new PrintOnDemand(),
			parameters: { resource: 'order', operation: 'create', provider: 'printify' },
			credentials: {
				printifyApi: { apiToken: TOKEN, shopId: String(SHOP), baseUrl: sandbox.urls.printify },
			},
			credentialTypes: [new PrintifyApi()],
			inputs: [orders.map((json) => ({ json: { ...json } }))],
			onError: 'continueErrorOutput',
		});
		const [made = [], failed = []] = outputs;
		return { made: made.map(({ json }) => json), failed: failed.map(({ json }) => json) };
	}

	it.each<[string, FaultRule[]]>([
		['nothing goes wrong', []],
		['every third create is cut after it worked', [{ kind: 'cut_after_commit', every: 3 }]],
		['every third create is cut before it worked', [{ kind: 'cut_before_commit', every: 3 }]],
		[
			'every third create worked and answers 502',
			[{ kind: 'status', status: 502, every: 3, afterCommit: true }],
		],
		['every third create fails with 500', [{ kind: 'status', every: 3 }]],
		['every third create worked and answers rubbish', [{ kind: 'malformed_body', every: 3 }]],
	])(
		'makes each of thirty orders once when %s',
		async (_name, rules) => {
			const since = new Date(Date.now() - 1000).toISOString();
			await sandbox.control.faults(rules.map((rule) => ({ ...rule, method: 'POST' })));
			const orders = Array.from({ length: 30 }, (_none, i) => order(1000 + i));
			const { made, failed } = await create(orders);

			// Three tries of one order may all have been struck; the next run clears that up.
			for (const { failure } of failed) expect(failure).toMatchObject({ category: 'unclear' });
			await sandbox.control.faults([]);
			const earlierTry = { inDoubt: true, since };
			const later = await create(failed.map((one) => ({ ...one, earlierTry })));
			expect(later.failed).toEqual([]);
			expect(made.length + later.made.length).toBe(30);
			const { providerOrders, totals } = await sandbox.control.counts();
			const expected = Object.fromEntries(orders.map(({ externalId }) => [externalId, 1]));
			expect(providerOrders.printify).toEqual(expected);
			if (rules.length === 0) expect(totals.printify).toBe(30);
		},
		60_000,
	);

	it('looks for all orders in doubt at once, when the others are through', async () => {
		const orders = Array.from({ length: 60 }, (_none, i) => order(4000 + i));
		await sandbox.control.faults([
			{ kind: 'cut_before_commit', method: 'POST', nth: [3, 14, 25, 36, 47, 58] },
			{ kind: 'cut_after_commit', method: 'POST', nth: [8, 19, 30, 41, 52] },
		]);
		const { made, failed } = await create(orders);
		expect(failed).toEqual([]);
		expect(made).toHaveLength(60);
		expect(made.filter(({ found }) => found === true)).toHaveLength(5);
		const { providerOrders, calls } = await sandbox.control.counts();
		expect(Object.values(providerOrders.printify ?? {})).toEqual(orders.map(() => 1));
		// The 60 calls and the six that never arrived; ten orders are on a page of the list.
		const { submitAnOrder = {}, retrieveAListOfOrders = {} } = calls.printify ?? {};
		expect(Object.values(submitAnOrder).reduce((sum, n) => sum + n, 0)).toBe(66);
		expect(retrieveAListOfOrders['200']).toBeLessThanOrEqual(60 / 10 + 1);
	}, 60_000);

	it('sends an order that is not made three times at the most, look-ups in between', async () => {
		await sandbox.control.faults([
			{ service: 'printify', operation: 'submitAnOrder', kind: 'status', status: 503 },
		]);
		const { failed } = await create([order(5001)]);
		expect(failed).toMatchObject([{ failure: { category: 'unclear' } }]);
		expect(failed[0]?.failure).not.toHaveProperty('code', 'looks_later');
		const { calls } = await sandbox.control.counts();
		expect(calls.printify?.submitAnOrder).toEqual({ 503: 3 });
	});

	it('finds what an earlier run made, without a second call that creates', async () => {
		const since = new Date(Date.now() - 1000).toISOString();
		const orders = Array.from({ length: 25 }, (_none, i) => order(2000 + i));
		await create(orders.slice(0, 13));
		const again = orders.map((one) => ({ ...one, earlierTry: { inDoubt: true, since } }));
		const { made } = await create(again);

		expect(made.filter(({ found }) => found === true)).toHaveLength(13);
		const { providerOrders, calls } = await sandbox.control.counts();
		expect(Object.values(providerOrders.printify ?? {}).every((n) => n === 1)).toBe(true);
		expect(Object.keys(providerOrders.printify ?? {})).toHaveLength(25);
		const reads = Object.values(calls.printify?.retrieveAListOfOrders ?? {});
		expect(reads.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(3);
	});

	it('only looks where that is asked for: finds what is there, and makes nothing', async () => {
		const since = new Date(Date.now() - 1000).toISOString();
		const look = { lookOnly: true, earlierTry: { inDoubt: true, since } };
		await create([order(3001)]);
		const { made, failed } = await create([order(3001, mug, look), order(3002, mug, look)]);
		expect(made).toMatchObject([{ externalId: 'etsy-4001-3001-1', found: true }]);
		expect(failed).toMatchObject([
			{ failure: { code: 'not_there', category: 'service_down', retryable: true } },
		]);
		// A printer that does not say leaves the doubt as it is.
		await sandbox.control.faults([{ method: 'GET', kind: 'status', status: 503 }]);
		const silent = await create([order(3003, mug, look)]);
		expect(silent.failed).toMatchObject([{ failure: { category: 'service_down' } }]);
		expect(silent.failed[0]?.failure).not.toMatchObject({ code: 'not_there' });
		const { providerOrders } = await sandbox.control.counts();
		expect(providerOrders.printify).toEqual({ 'etsy-4001-3001-1': 1 });
	});

	it('says what is wrong with orders that Printify refuses', async () => {
		const economy = { shippingTier: 'cheapest' };
		const { made, failed } = await create([
			order(1, { kind: 'storeVariant', productId: SHIRT, variantId: '12126' }),
			order(2, { kind: 'sku', sku: 'CAT-M' }),
			order(3, { kind: 'sku', sku: 'NOBODY-KNOWS' }),
			order(4, { kind: 'storeVariant', productId: 'f00', variantId: '1' }),
			order(5, { kind: 'sku', sku: 'CAT-S' }, economy),
			order(6),
		]);
		expect(made).toHaveLength(1);
		expect(failed).toMatchObject([
			{
				failure: {
					code: 'sold_out',
					category: 'validation',
					fields: ['lines[0].source.variantId'],
				},
			},
			{ failure: { category: 'validation', fields: ['lines[0].source.sku'] } },
			{ failure: { category: 'mapping', fields: ['lines[0].source.sku'] } },
			{ failure: { category: 'mapping', fields: ['lines[0].source.variantId'] } },
			{ failure: { category: 'validation', fields: ['shippingTier'] } },
		]);
		for (const { failure, error } of failed) {
			expect(JSON.stringify([failure, error])).not.toMatch(/Zoë|Quackenbush|Mossgrave|11201/);
		}
	});
});
