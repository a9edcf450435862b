import { openTestPrintify, type TestPrintify } from '../support/printify-shop';
import type { IDataObject } from 'n8n-workflow';
import { ETSY_SHOP, MUG, printifyWorld, SHIRT } from '../contract/support/printify-world';
import type { Scenario } from '../../sandbox';
import { anOrder } from '../support/examples';

const HOUR = 3_600_000;
const SMALL = 12_124;
const MUG_VARIANT = printifyWorld.printify?.products?.find(({ id }) => id === MUG)?.variants[0]?.id;

/** An order as Plan gives it for a shop whose orders Printify imports. */
const planned = (parts: IDataObject = {}): IDataObject => ({
	externalId: 'etsy-777-2001-1',
	provider: 'printify',
	route: 'provider_imported',
	shopId: '777',
	receiptId: '2001',
	lineIds: '20011,20012',
	lines: [
		{
			lineId: '20011',
			quantity: 2,
			source: { kind: 'storeVariant', productId: SHIRT, variantId: String(SMALL) },
		},
		{
			lineId: '20012',
			quantity: 1,
			source: { kind: 'storeVariant', productId: MUG, variantId: String(MUG_VARIANT) },
		},
	],
	plan: {
		fingerprint: 'f',
		createdAt: new Date(Date.now() - HOUR).toISOString(),
		updatedAt: new Date(Date.now() - HOUR).toISOString(),
	},
	waitUntil: new Date(Date.now() + HOUR).toISOString(),
	...parts,
});

const LINES = [
	{ product_id: SHIRT, variant_id: SMALL, quantity: 2 },
	{ product_id: MUG, variant_id: MUG_VARIANT ?? 0, quantity: 1 },
];

/** The seller's products, in a shop that Printify itself connected to Etsy. */
const connected: Scenario = {
	...printifyWorld,
	printify: {
		...printifyWorld.printify,
		products: printifyWorld.printify?.products?.map((one) => ({ ...one, shopId: ETSY_SHOP })),
	},
};

let printify: TestPrintify;
beforeAll(async () => {
	printify = await openTestPrintify(connected);
});
afterAll(async () => await printify.close());

/** Lets Printify's own connection to Etsy bring an order. */
async function importOrder(receiptId: string, lines: object[]): Promise<void> {
	const answer = await fetch(`${printify.sandbox.urls.control}/__sandbox__/printify/import`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ shopId: ETSY_SHOP, receiptId, lines }),
	});
	expect(await answer.json()).toMatchObject({ orderId: expect.any(String) });
}

async function check(items: IDataObject[]) {
	const { outputs, error } = await printify.run(
		{ resource: 'order', operation: 'checkImported' },
		{ items, shopId: ETSY_SHOP, onError: 'continueErrorOutput' },
	);
	expect(error).toBeUndefined();
	const [approve = [], hold = [], wait = [], failed = []] = outputs.map((list) =>
		list.map(({ json }) => json),
	);
	return { approve, hold, wait, failed };
}

it('approves what Printify imported as planned, and it can be submitted', async () => {
	await importOrder('2001', LINES);
	const { approve, hold, wait } = await check([planned()]);
	expect([hold, wait]).toEqual([[], []]);
	expect(approve).toMatchObject([
		{ externalId: 'etsy-777-2001-1', receiptId: '2001', submit: true, status: 'received' },
	]);
	// Whether it may be started is for the plan to say.
	expect(approve).toMatchObject([{ mayStart: false }]);
	const ledger = { attempts: 2, firstTriedAt: '' };
	expect((await check([planned({ submit: true, ledger })])).approve).toMatchObject([
		{ mayStart: true, ledger },
	]);
	await printify.sandbox.control.advance({ seconds: 60 });
	const [sent] = await printify.json(
		{ resource: 'order', operation: 'submit', providerOrderId: approve[0]?.providerOrderId },
		{ shopId: ETSY_SHOP },
	);
	expect(sent).toMatchObject({ status: 'accepted' });
	expect((await check([planned()])).approve).toMatchObject([{ submit: false }]);
});

it('holds what differs, waits for what is not there, and gives up after the time', async () => {
	await importOrder('2002', [LINES[0] ?? {}]);
	const late = new Date(Date.now() - 1000).toISOString();
	printify.forget();
	const { approve, hold, wait, failed } = await check([
		planned({ receiptId: '2002', externalId: 'etsy-777-2002-1' }),
		planned({ receiptId: '2003', externalId: 'etsy-777-2003-1' }),
		planned({ receiptId: '2004', externalId: 'etsy-777-2004-1', waitUntil: late }),
		{ hello: 'world' },
	]);
	expect(approve).toEqual([]);
	expect(hold.map(({ receiptId, code }) => [receiptId, code])).toEqual([
		['2002', 'import_differs'],
		['2004', 'not_imported'],
	]);
	expect(hold[0]?.differences).toEqual([`1 × variant ${MUG_VARIANT} of product ${MUG} is missing`]);
	expect(hold[0]?.key).toBe('2002:etsy-777-2002-1:import_differs');
	expect(wait.map(({ receiptId }) => receiptId)).toEqual(['2003']);
	expect(failed).toMatchObject([{ failure: { category: 'validation' } }]);
	// All items share one reading of the list.
	expect(printify.operations()).toEqual(['retrieveAListOfOrders']);
});

it('an order of ours with the same number as label is not taken for an imported one', async () => {
	const [made] = await printify.json(
		{ resource: 'order', operation: 'create', order: JSON.stringify(direct('2005')) },
		{ shopId: ETSY_SHOP },
	);
	expect(made).toMatchObject({ found: false });
	const { wait } = await check([planned({ receiptId: '2005', externalId: 'etsy-777-2005-1' })]);
	expect(wait).toHaveLength(1);
});

const direct = (receiptId: string): IDataObject => ({
	externalId: `etsy-777-${receiptId}-1`,
	provider: 'printify',
	label: receiptId,
	lines: planned().lines,
	shipTo: {
		fullName: 'Jane Example',
		line1: '1 Example Street',
		city: 'Springfield',
		stateCode: 'IL',
		postalCode: '62704',
		countryCode: 'US',
	},
});

describe('Create', () => {
	const create = async (order: IDataObject, etsyOrder: object) => {
		const { outputs } = await printify.run(
			{
				resource: 'order',
				operation: 'create',
				order: JSON.stringify(order),
				etsyOrder: JSON.stringify(etsyOrder),
			},
			{ onError: 'continueErrorOutput', shopId: ETSY_SHOP },
		);
		return { made: outputs[0] ?? [], failure: outputs[1]?.[0]?.json.failure };
	};

	it('makes nothing that the printer imports by itself', async () => {
		const { made, failure } = await create({ ...direct('2006'), route: 'provider_imported' }, {});
		expect(made).toEqual([]);
		expect(failure).toMatchObject({ category: 'policy', fields: ['route'] });
	});

	it('sends nothing when the Etsy order is not what the plan rests on', async () => {
		printify.forget();
		const order = {
			...direct('2007'),
			receiptId: '2007',
			buyerKey: '',
			plan: { fingerprint: 'of another address', createdAt: '', updatedAt: '' },
		};
		const { made, failure } = await create(order, anOrder({ receiptId: '2007' }));
		expect(made).toEqual([]);
		expect(failure).toMatchObject({ code: 'plan_void', category: 'conflict', retryable: true });
		expect(printify.operations()).toEqual([]);
	});
});

it('Shipping: Quote gives back what the price is for', async () => {
	const quote = { lines: JSON.stringify(planned().lines), shipTo: '{ "countryCode": "US" }' };
	const [priced] = await printify.json(
		{ resource: 'shipping', operation: 'quote', quoteKey: '777/2001/printify/20011', ...quote },
		{ shopId: ETSY_SHOP },
	);
	expect(priced).toMatchObject({ quoteKey: '777/2001/printify/20011', provider: 'printify' });
});
