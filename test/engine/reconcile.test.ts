import type { IDataObject } from 'n8n-workflow';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { MUG, printifyWorld, SHIRT } from '../contract/support/printify-world';
import { runNode } from '../support/engine';
import { anOrder } from '../support/examples';
import { openTestPrintify, type TestPrintify } from '../support/printify-shop';
import { EMPTY_TABLE } from '../support/table-rows';

const SMALL = 12_124;
const MUG_VARIANT = printifyWorld.printify?.products?.find(({ id }) => id === MUG)?.variants[0]?.id;
const HOUR = 3_600_000;
const SINCE = new Date(Date.now() - 30 * 24 * HOUR).toISOString();
const hoursAgo = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

let printify: TestPrintify;
beforeEach(async () => {
	printify = await openTestPrintify();
});
afterEach(async () => await printify.close());

/** Makes an order at the printer; gives its row in the ledger. */
async function ordered(receiptId: string): Promise<IDataObject> {
	const externalId = `etsy-777-${receiptId}-1`;
	const line = (n: number, productId: string, variantId: unknown) => ({
		...{ lineId: `${receiptId}${n}`, quantity: 1 },
		source: { kind: 'storeVariant', productId, variantId: String(variantId) },
	});
	const order = {
		...{ externalId, provider: 'printify', label: receiptId, submit: true },
		lines: [line(1, SHIRT, SMALL), line(2, MUG, MUG_VARIANT)],
		shipTo: {
			...{ fullName: 'Jane Example', line1: '1 Example Street', city: 'Springfield' },
			...{ stateCode: 'IL', postalCode: '62704', countryCode: 'US' },
		},
	};
	const parameters = { resource: 'order', operation: 'create', order: JSON.stringify(order) };
	const [made] = await printify.json(parameters);
	return {
		...{ id: Number(receiptId), externalId, shopId: '777', receiptId, provider: 'printify' },
		...{ state: 'ordered', providerOrderId: String(made?.providerOrderId), status: 'received' },
		...{ lineIds: `${receiptId}1,${receiptId}2`, route: 'direct', attempts: 1 },
		...{ orderedAt: hoursAgo(3), createdAt: hoursAgo(4) },
	};
}

async function placed(items: IDataObject[], parameters: object = {}) {
	printify.forget();
	const provider = '={{ $json.provider }}';
	const { outputs, error } = await printify.run(
		{ resource: 'order', operation: 'getPlaced', provider, since: SINCE, ...parameters },
		{ items, onError: 'continueErrorOutput' },
	);
	expect(error).toBeUndefined();
	const [out = [], failed = []] = outputs.map((list) => list.map(({ json }) => json));
	const [told, ...orders] = out;
	return { told, orders, failed };
}

describe('Get Placed', () => {
	it('lists what the printer has, once for all rows, and nothing of a buyer', async () => {
		const rows = [await ordered('2001'), await ordered('2002')];
		const { told, orders, failed } = await placed([...rows, { provider: 'printify' }]);
		expect(failed).toEqual([]);
		expect(told).toEqual({ asked: ['printify'], silent: [], since: SINCE });
		expect(printify.operations()).toEqual(['retrieveAListOfOrders']);
		expect(orders.map(({ externalId }) => externalId).sort()).toEqual(
			rows.map(({ externalId }) => externalId),
		);
		expect(orders[0]).toMatchObject({ provider: 'printify', status: expect.any(String) });
		expect(JSON.stringify(orders)).not.toMatch(/Jane|Springfield|62704|Example Street/);
	});

	it('looks up by itself what the list lacks; not what was ordered before, or by nobody', async () => {
		const row = await ordered('2001');
		const gone = { ...row, externalId: 'etsy-777-2009-1', providerOrderId: 'f'.repeat(24) };
		const old = { ...gone, orderedAt: hoursAgo(24 * 90) };
		const others = [
			...[old, { provider: 'self' }, { provider: '' }, { hello: 'world' }],
			{ ...gone, state: 'ignored' },
		];
		const { orders, failed } = await placed([row, gone, ...others]);
		expect(failed).toEqual([]);
		expect(orders).toHaveLength(1);
		expect(printify.operations()).toEqual(['retrieveAListOfOrders', 'getOrderDetailsById']);
	});

	it('says which printer did not answer, and why', async () => {
		const row = await ordered('2001');
		await printify.sandbox.control.faults([
			{ service: 'printify', kind: 'status', status: 503, operation: 'retrieveAListOfOrders' },
		]);
		const { told, orders, failed } = await placed([row]);
		expect(told).toMatchObject({ asked: [], silent: ['printify'] });
		expect(orders).toEqual([]);
		expect(failed).toMatchObject([{ provider: 'printify', failure: { category: 'service_down' } }]);
	});

	it('does not look at one printer for the orders of another', async () => {
		const { told, failed } = await placed([{ provider: 'gelato' }], { provider: 'printify' });
		expect(told).toMatchObject({ silent: ['gelato'] });
		expect(failed).toMatchObject([{ failure: { category: 'mapping' } }]);
		expect(printify.operations()).toEqual([]);
	});

	it('always says who was asked, also where nobody is to be', async () => {
		expect((await placed([{}])).told).toMatchObject({ asked: [], silent: [] });
	});
});

interface Given {
	orders?: IDataObject[];
	ledger?: IDataObject[];
	printers?: IDataObject[];
	parameters?: object;
}

async function reconcile({ orders = [{}], ledger = EMPTY_TABLE, printers, parameters }: Given) {
	const told = { asked: ['printify'], silent: [], since: SINCE };
	const inputs = [orders, ledger, printers ?? [told], EMPTY_TABLE, EMPTY_TABLE];
	const { outputs, error } = await runNode({
		node: new PrintOnDemand(),
		parameters: {
			...{ resource: 'report', operation: 'reconcile', shopId: '777' },
			// Whatever is at the printer was made by a run that has ended.
			...{ settings: { claim_timeout_seconds: '0.001' }, unreadable: '[]', ...parameters },
		} as never,
		inputs,
		onError: 'continueErrorOutput',
	});
	expect(error).toBeUndefined();
	const [findings = [], changes = [], additions = [], parcels = [], notes = [], closings = []] =
		outputs.map((list) => list.map(({ json }) => json));
	const [told6, failed] = outputs.slice(6).map((list) => list.map(({ json }) => json));
	return { findings, changes, additions, parcels, notes, closings, told: told6, failed };
}

describe('Reconcile', () => {
	const order = (receiptId: string) => {
		const [line] = anOrder().lines;
		const lines = [1, 2].map((n) => ({ ...line, lineId: `${receiptId}${n}` }));
		return { ...anOrder({ receiptId }), createdAt: hoursAgo(9), lines } as unknown as IDataObject;
	};

	it('finds that all is well between the printer, the ledger and Etsy', async () => {
		const rows = [await ordered('2001'), await ordered('2002')];
		const { told, orders } = await placed(rows);
		const { failed, ...outcome } = await reconcile({
			...{ orders: [order('2001'), order('2002')], ledger: rows },
			printers: [told ?? {}, ...orders],
		});
		expect(failed).toEqual([]);
		expect([outcome.findings, outcome.additions, outcome.notes]).toEqual([[], [], []]);
		const totals = { orders: 2, lines: 4, ordered: 4, atPrinters: 2 };
		expect(outcome.told).toMatchObject([{ isClean: true, totals }]);
		const [first] = outcome.told?.[0]?.lines as string[];
		expect(first).toContain('2 Etsy orders with 4 lines');
	});

	it('writes down what the printer has and the ledger lost', async () => {
		const rows = [await ordered('2001'), await ordered('2002')];
		const { told, orders } = await placed(rows);
		const given = { orders: [order('2001'), order('2002')], printers: [told ?? {}, ...orders] };
		const { additions } = await reconcile({ ...given, ledger: rows.slice(0, 1) });
		expect(additions).toMatchObject([
			{
				...{ externalId: 'etsy-777-2002-1', providerOrderId: rows[1]?.providerOrderId },
				...{ state: 'ordered', lineIds: '20021,20022' },
			},
		]);
		const retry = { state: 'retry', providerOrderId: '', orderedAt: '', nextAttemptAt: '' };
		const { changes } = await reconcile({
			...given,
			ledger: [rows[0] ?? {}, { ...rows[1], ...retry }],
		});
		expect(changes.filter(({ rowId }) => rowId === 2002)).toMatchObject([
			{
				...{ rowId: 2002, state: 'ordered', providerOrderId: rows[1]?.providerOrderId },
				was: { state: 'retry', attempts: 1 },
			},
		]);
	});

	it('compares nothing where Etsy, a table or the printers were not read', async () => {
		const isRefused = async (given: Given, field: string) => {
			const { failed, told, findings } = await reconcile(given);
			expect([told, findings]).toEqual([[], []]);
			expect(JSON.stringify(failed?.[0]?.failure)).toContain(field);
		};
		await isRefused({ parameters: { unreadable: [{ failure: {} }] } }, 'Etsy could not be read');
		await isRefused({ ledger: [] }, 'POD Order Ledger');
		await isRefused({ printers: [{}] }, 'printers');
		await isRefused({ parameters: { settings: { reconcile_days: '90' } } }, 'reconcile_days');
		await isRefused({ orders: [{ hello: 'world' }] }, 'not an order');
	});
});
