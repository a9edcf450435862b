import type { IDataObject } from 'n8n-workflow';
import { MUG, printifyWorld, SHIRT } from '../contract/support/printify-world';
import { openTestPrintify, type TestPrintify } from '../support/printify-shop';

const SMALL = 12_124;
const MUG_VARIANT = printifyWorld.printify?.products?.find(({ id }) => id === MUG)?.variants[0]?.id;
const DAY = 86_400;

let printify: TestPrintify;
beforeEach(async () => {
	printify = await openTestPrintify();
});
afterEach(async () => await printify.close());

/** Makes and starts an order at the printer; gives its row in the ledger. */
async function ordered(receiptId: string): Promise<IDataObject> {
	const externalId = `etsy-777-${receiptId}-1`;
	const order = {
		...{ externalId, provider: 'printify', label: receiptId, submit: true },
		lines: [
			{
				lineId: `${receiptId}1`,
				quantity: 1,
				source: { kind: 'storeVariant', productId: SHIRT, variantId: String(SMALL) },
			},
			{
				lineId: `${receiptId}2`,
				quantity: 1,
				source: { kind: 'storeVariant', productId: MUG, variantId: String(MUG_VARIANT) },
			},
		],
		shipTo: {
			...{ fullName: 'Jane Example', line1: '1 Example Street', city: 'Springfield' },
			...{ stateCode: 'IL', postalCode: '62704', countryCode: 'US' },
		},
	};
	const parameters = { resource: 'order', operation: 'create', order: JSON.stringify(order) };
	const [made] = await printify.json(parameters);
	return {
		...{ externalId, shopId: '777', receiptId, provider: 'printify', state: 'ordered' },
		...{ providerOrderId: String(made?.providerOrderId), status: 'received', route: 'direct' },
		orderedAt: new Date().toISOString(),
	};
}

async function follow(rows: IDataObject[], parameters: object = {}) {
	printify.forget();
	const { outputs, error } = await printify.run(
		{ resource: 'order', operation: 'follow', provider: '={{ $json.provider }}', ...parameters },
		{ items: rows, onError: 'continueErrorOutput' },
	);
	expect(error).toBeUndefined();
	const lists = outputs.map((list) => list.map(({ json }) => json));
	const [attention = [], parcels = [], read = [], changed = [], checked = [], failed = []] = lists;
	return { attention, parcels, changed, checked, read, failed };
}

async function setStatus(row: IDataObject, status: string): Promise<void> {
	const { control } = printify.sandbox.urls;
	await fetch(`${control}/__sandbox__/printify/order-status`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ orderId: row.providerOrderId, status }),
	});
}

it('asks once for each order, and tells its status, its parcels and that it asked', async () => {
	const rows = [await ordered('2001'), await ordered('2002')];
	await printify.sandbox.control.advance({ seconds: 30 * DAY });
	const { attention, parcels, changed, checked, read, failed } = await follow(rows);
	expect([attention, failed]).toEqual([[], []]);
	expect(printify.operations()).toEqual(['getOrderDetailsById', 'getOrderDetailsById']);
	expect(changed.map(({ externalId }) => externalId)).toEqual(rows.map((row) => row.externalId));
	for (const { status } of changed) expect(['shipped', 'delivered']).toContain(status);
	expect(new Set(parcels.map(({ key }) => key)).size).toBe(parcels.length);
	expect(parcels[0]).toMatchObject({ receiptId: '2001', shopId: '777', state: 'found' });
	expect(parcels[0]?.trackingNumber).toEqual(expect.any(String));
	// Printify tells no time: it is when it was noticed.
	for (const { shippedAt } of changed) expect(Date.parse(String(shippedAt))).toBeGreaterThan(0);
	expect(read).toEqual(rows.map(({ externalId }) => ({ externalId, problem: '' })));
	expect(checked).toMatchObject([{ provider: 'printify', orders: 2 }]);
});

it('looks only at orders of the Etsy shops named, and says for each shop that it asked', async () => {
	const row = await ordered('2001');
	const other = { ...row, externalId: 'etsy-888-2002-1', shopId: '888', receiptId: '2002' };
	const own = await follow([row, other], { shopIds: '777' });
	expect(printify.operations()).toEqual(['getOrderDetailsById']);
	expect(own.checked).toMatchObject([{ provider: 'printify', shopId: '777', orders: 1 }]);
	const { checked } = await follow([row, other], { shopIds: '777, 888' });
	expect(checked.map(({ shopId, orders }) => [shopId, orders])).toEqual([
		['777', 1],
		['888', 1],
	]);
});

it('tells nothing of what is as the ledger says, and asks for nothing that has ended', async () => {
	const row = await ordered('2001');
	const { changed: first } = await follow([row]);
	const known = { ...row, status: first[0]?.status ?? row.status };
	const { attention, parcels, changed } = await follow([known]);
	expect([attention, parcels, changed]).toEqual([[], [], []]);
	const over = ['planned', 'needs_person', 'ignored'].map((state) => ({ ...row, state }));
	const { checked } = await follow([...over, { ...row, status: 'delivered' }]);
	expect([printify.operations(), checked]).toEqual([[], []]);
});

it('says what needs the seller, in words, and that an order is gone', async () => {
	const row = await ordered('2001');
	await setStatus(row, 'has-issues');
	const { attention, changed } = await follow([row, { ...row, providerOrderId: 'f'.repeat(24) }]);
	expect(attention.map(({ code }) => code)).toEqual(['printer_needs_you', 'printer_lost_it']);
	expect(changed).toMatchObject([{ problem: attention[0]?.key, status: 'action_required' }]);
	expect(JSON.stringify(attention)).not.toMatch(/Jane|Springfield|62704/);
});

it('says that a problem is over, though the status stays what the ledger says', async () => {
	const row = await ordered('2001');
	await setStatus(row, 'fulfilled');
	const shippedAt = new Date(Date.now() - 1.1 * DAY * 1000).toISOString();
	const sent: IDataObject = { ...row, status: 'shipped', shippedAt };
	const before = await follow([sent]);
	expect(before.attention).toMatchObject([{ code: 'sent_without_tracking' }]);
	expect([before.read, before.changed]).toEqual([
		[{ externalId: row.externalId, problem: before.attention[0]?.key }],
		[],
	]);
	const lost = await follow([{ ...sent, providerOrderId: 'f'.repeat(24) }]);
	expect([lost.attention.map(({ code }) => code), lost.read]).toEqual([['printer_lost_it'], []]);
	const fresh = await follow([{ ...sent, shippedAt: new Date().toISOString() }]);
	expect([fresh.attention, fresh.changed]).toEqual([[], []]);
	expect(fresh.read).toEqual([{ externalId: row.externalId, problem: '' }]);
});

it('asks once by itself for a number that is due, where the list of changes has no news', async () => {
	const row = await ordered('2001');
	const since = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
	const others = Array.from({ length: 30 }, (_none, n) => ({
		...row,
		...{ externalId: `etsy-777-${3000 + n}-1`, providerOrderId: `elsewhere${n}` },
		checkedAt: since(0.1),
	}));
	// The list does not name it; asked for by itself, the printer says that it is gone.
	const sent = {
		...row,
		status: 'shipped',
		providerOrderId: 'f'.repeat(24),
		checkedAt: since(0.2),
	};
	const due = await follow([...others, { ...sent, shippedAt: since(24.1) }]);
	expect(due.attention).toMatchObject([{ code: 'printer_lost_it', receiptId: '2001' }]);
	expect(printify.operations()).toEqual(['retrieveAListOfOrders', 'getOrderDetailsById']);
	for (const hours of [24.3, 23]) {
		const { attention, checked } = await follow([...others, { ...sent, shippedAt: since(hours) }]);
		expect(new Set(printify.operations())).toEqual(new Set(['retrieveAListOfOrders']));
		expect([attention, checked[0]?.orders]).toEqual([[], 31]);
	}
});

it('reads the list of changes where there are many, and finds the same', async () => {
	const one = await ordered('2001');
	const others = Array.from({ length: 30 }, (_none, n) => ({
		...one,
		...{ externalId: `etsy-777-${3000 + n}-1`, receiptId: String(3000 + n) },
		providerOrderId: `elsewhere${n}`,
	}));
	await setStatus(one, 'canceled');
	const { attention, changed, checked } = await follow([...others, one]);
	expect(new Set(printify.operations())).toEqual(new Set(['retrieveAListOfOrders']));
	expect(attention).toMatchObject([{ code: 'printer_cancelled', receiptId: '2001' }]);
	expect(changed).toMatchObject([{ externalId: one.externalId, status: 'cancelled' }]);
	expect(checked).toMatchObject([{ orders: 31 }]);
});

it('a look that failed does not count, and costs the other orders nothing', async () => {
	const rows = [await ordered('2001'), await ordered('2002')];
	await setStatus(rows[1] ?? {}, 'canceled');
	await printify.sandbox.control.faults([
		{
			...{ service: 'printify', kind: 'status', status: 503, limit: 3 },
			path: `/v1/shops/*/orders/${rows[0]?.providerOrderId}.json`,
		},
	]);
	const { changed, checked, failed } = await follow(rows);
	expect(failed).toMatchObject([{ receiptId: '2001', failure: { category: 'service_down' } }]);
	expect(changed).toMatchObject([{ externalId: 'etsy-777-2002-1', status: 'cancelled' }]);
	expect(checked).toEqual([]);
});

it('an order of another printer is refused, not looked for at the wrong one', async () => {
	const row = { ...(await ordered('2001')), provider: 'gelato' };
	const { failed } = await follow([row, { hello: 'world' }], { provider: 'printify' });
	expect(failed.map(({ failure }) => (failure as IDataObject).category).sort()).toEqual([
		...['mapping', 'validation'],
	]);
	expect(printify.operations()).toEqual([]);
});

describe('Plan Tracking', () => {
	const plan = async (items: IDataObject[], settings: object = {}) => {
		const { outputs, error } = await printify.run(
			{ resource: 'order', operation: 'planTracking', settings: JSON.stringify(settings) },
			{ items, onError: 'continueErrorOutput' },
		);
		expect(error).toBeUndefined();
		return outputs.map((list) => list.map(({ json }) => json));
	};
	const parcel = (id: number, state = 'found') => ({
		...{ id, key: `etsy-9-700-1:P${id}`, trackingNumber: `P${id}`, carrier: 'USPS', state },
		...{ shopId: '9', receiptId: '700', externalId: 'etsy-9-700-1', provider: 'printify' },
	});

	it('gives each parcel to tell of, with its row, and keeps to the seller’s setting', async () => {
		const [tell, leaveOut] = await plan([parcel(1), parcel(2)]);
		expect(tell).toMatchObject([
			{ rowId: 1, claimSeconds: 600, lookOnly: false },
			{ rowId: 2, receiptId: '700', attempts: 0 },
		]);
		expect(leaveOut).toEqual([]);
		const rows = [parcel(1, 'told'), parcel(2)];
		expect(await plan(rows, { tracking_notices: 'order' })).toMatchObject([[], [{ rowId: 2 }], []]);
	});

	it('takes an empty table for one, and nothing else', async () => {
		expect(await plan([{}])).toEqual([[], [], []]);
		const [, , failed] = await plan([{ hello: 'world' }]);
		expect(failed).toMatchObject([{ failure: { category: 'validation' } }]);
		const [, , unset] = await plan([parcel(1)], { tracking_notices: 'sometimes' });
		expect(unset).toMatchObject([{ failure: { fields: ['tracking_notices'] } }]);
	});
});
