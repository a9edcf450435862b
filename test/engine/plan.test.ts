import { runNode } from '../support/engine';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { Order } from '../../core/domain/order';
import { resolveOrder } from '../../core/domain/variant-map/resolve';
import { indexRows } from '../../core/domain/variant-map/variant-index';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { ADDRESS, aLine, anOrder, MAP, OTHER_SHOP, SHOP } from '../support/examples';
import { EMPTY_TABLE, ledgerRow } from '../support/table-rows';

const index = indexRows(MAP);

/** An order as it comes out of the Variant Map node. */
const resolved = (order: Partial<Order> = {}): IDataObject => ({
	...resolveOrder(index, anOrder(order)),
});

interface Settings {
	settings?: unknown;
	onError?: 'continueErrorOutput' | 'stopWorkflow';
	onlyToRecord?: boolean;
}

async function plan(
	orders: IDataObject[],
	ledger: IDataObject[] | null = EMPTY_TABLE,
	{ settings = {}, onError = 'continueErrorOutput', onlyToRecord = false }: Settings = {},
) {
	const run = await runNode({
		node: new PrintOnDemand(),
		parameters: {
			resource: 'order',
			operation: 'plan',
			settings: typeof settings === 'string' ? settings : JSON.stringify(settings),
			onlyToRecord,
		},
		inputs: [orders, ...(ledger === null ? [] : [ledger])],
		onError,
	});
	const [ready = [], hold = [], ignore = [], failed = []] = run.outputs;
	return { ...run, ready, hold, ignore, failed };
}

const pairs = (items: INodeExecutionData[]) =>
	items.map(({ json, pairedItem }) => [json.receiptId, pairedItem]);

it('sends each line out once: ready, held or left out, paired with its order', async () => {
	const { ready, hold, ignore, failed, error } = await plan([
		resolved(),
		resolved({ receiptId: '1002', lines: [aLine({ lineId: '10021', sku: 'POSTER' })] }),
		resolved({ receiptId: '1003', state: 'unpaid', lines: [aLine({ lineId: '10031' })] }),
	]);
	expect(error).toBeUndefined();
	expect(pairs(ready)).toEqual([['1001', { item: 0, input: 0 }]]);
	expect(pairs(hold)).toEqual([['1002', { item: 1, input: 0 }]]);
	expect(pairs(ignore)).toEqual([['1003', { item: 2, input: 0 }]]);
	expect(failed).toEqual([]);
	expect(ready[0]?.json).toMatchObject({
		externalId: `etsy-${SHOP}-1001-1`,
		provider: 'printify',
		shipTo: { fullName: ADDRESS.fullName },
		lineIds: '10011',
		earlierTry: { inDoubt: false },
		ledger: { isNew: true, state: 'planned', attempts: 0 },
	});
	expect(hold[0]?.json).toMatchObject({ code: 'sold_out', lineId: '10021', category: 'mapping' });
	expect(ignore[0]?.json).toMatchObject({ code: 'not_paid', lineId: '10031', record: false });
});

it('leaves out what is written down already, where that is asked for', async () => {
	const orders = [
		resolved(),
		resolved({ receiptId: '1003', state: 'unpaid', lines: [aLine({ lineId: '10031' })] }),
		resolved({ receiptId: '1004', state: 'cancelled', lines: [aLine({ lineId: '10041' })] }),
	];
	const all = await plan(orders, [ledgerRow()]);
	expect(all.ignore.map(({ json }) => json.record)).toEqual([false, false, true]);
	const few = await plan(orders, [ledgerRow()], { onlyToRecord: true });
	expect(few.ignore.map(({ json }) => json.lineId)).toEqual(['10041']);
});

it('orders nothing that the ledger says is ordered', async () => {
	const { ready, ignore } = await plan([resolved()], [ledgerRow()]);
	expect(ready).toEqual([]);
	expect(ignore.map(({ json }) => json.code)).toEqual(['already_ordered']);
});

it('leaves a line alone that the seller ordered by hand and wrote down as the docs say', async () => {
	const byHand = { externalId: `etsy-${SHOP}-1001-99`, state: 'ordered', lineIds: '10011' };
	const { ready, ignore } = await plan([resolved()], [{ id: 7, ...byHand, attempts: null }]);
	expect([ready, ignore.map(({ json }) => json.code)]).toEqual([[], ['already_ordered']]);
});

it('tries again what waited for a person and was set to planned', async () => {
	const waiting = { state: 'needs_person', attempts: 2, providerOrderId: '' };
	const { ready, ignore } = await plan([resolved()], [ledgerRow(waiting)]);
	expect([ready, ignore.map(({ json }) => json.code)]).toEqual([[], ['waits_for_person']]);
	const again = await plan([resolved()], [ledgerRow({ ...waiting, state: 'planned' })]);
	expect(again.ready.map(({ json }) => json)).toMatchObject([
		{ externalId: `etsy-${SHOP}-1001-1`, ledger: { isNew: false, state: 'planned', attempts: 2 } },
	]);
});

it('pairs orders of two shops that have the same number with their own items', async () => {
	const other = resolved({ shopId: OTHER_SHOP, lines: [aLine({ sku: 'POSTER' })] });
	const mine = resolved({ lines: [aLine({ lineId: '1', sku: 'POSTER' })] });
	const { hold } = await plan([mine, other]);
	expect(hold.map(({ json, pairedItem }) => [json.shopId, pairedItem])).toEqual([
		[SHOP, { item: 0, input: 0 }],
		[OTHER_SHOP, { item: 1, input: 0 }],
	]);
});

it('sends what is no order to the error output and plans the others', async () => {
	const unresolved: IDataObject = { ...anOrder({ receiptId: '1004' }) };
	const { ready, hold, ignore, failed } = await plan([
		{ hello: 'world' },
		resolved(),
		unresolved,
		{},
		resolved({ receiptId: '1005', lines: [aLine({ lineId: '10051' })] }),
	]);
	expect(pairs(ready)).toEqual([
		['1001', { item: 1, input: 0 }],
		['1005', { item: 4, input: 0 }],
	]);
	expect([hold, ignore]).toEqual([[], []]);
	expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0, input: 0 },
		{ item: 2, input: 0 },
	]);
	expect(failed[1]?.json).toMatchObject({
		receiptId: '1004',
		failure: {
			category: 'validation',
			fields: ['lines.0.mapping'],
			hint: expect.stringContaining('Variant Map'),
		},
	});
	expect(JSON.stringify(failed[1]?.json.failure)).not.toContain(ADDRESS.fullName);
});

it('gives nothing for the placeholder of an empty list of orders', async () => {
	const { outputs, error } = await plan([{}], [ledgerRow()]);
	expect(error).toBeUndefined();
	expect(outputs.flat()).toEqual([]);
});

it.each([
	['came in empty', []],
	['was not connected', null],
	['holds rows of another table', [{ id: 1, name: 'partial_orders', value: 'hold' }]],
])('orders nothing when the ledger %s', async (_how, ledger) => {
	const { ready, hold, ignore, failed } = await plan([resolved()], ledger);
	expect([ready, hold, ignore]).toEqual([[], [], []]);
	expect(failed).toHaveLength(1);
	expect(failed[0]?.json).toMatchObject({
		receiptId: '1001',
		failure: {
			category: 'validation',
			message: expect.stringContaining("'Ledger'"),
			hint: expect.stringContaining('POD Order Ledger'),
		},
	});
});

describe('settings', () => {
	const mixed = resolved({
		lines: [aLine(), aLine({ lineId: '10012', sku: 'POSTER' })],
	});

	it('keep an order together unless they say otherwise', async () => {
		const kept = await plan([mixed]);
		expect(kept.ready).toEqual([]);
		expect(kept.hold.map(({ json }) => [json.lineId, json.code])).toEqual([
			['10012', 'sold_out'],
			['10011', 'waits_for_other_lines'],
		]);
		const sent = await plan([mixed], EMPTY_TABLE, { settings: { partial_orders: 'send' } });
		expect(sent.ready.map(({ json }) => json.lineIds)).toEqual(['10011']);
		expect(sent.hold.map(({ json }) => json.code)).toEqual(['sold_out']);
	});

	it('may come from an expression, as in the template', async () => {
		const { ready } = await plan([mixed], EMPTY_TABLE, {
			settings:
				'={{ Object.fromEntries([["partial_orders", "send"], ["shipping_tier", "express"]]) }}',
		});
		expect(ready.map(({ json }) => json.shippingTier)).toEqual(['express']);
	});

	it.each([
		[{ partial_orders: 'maybe' }, 'partial_orders', /hold or send/],
		[{ shipping_tier: 'by pigeon' }, 'shipping_tier', /cheapest, standard, fast, express/],
		[{ claim_timeout_seconds: 'soon' }, 'claim_timeout_seconds', /600/],
		[{ retry_delays_minutes: '1, five' }, 'retry_delays_minutes', /1, 5, 30/],
		['not json', 'settings', /JSON|object/],
		['[1]', 'settings', /object/],
	])('%j are refused by name', async (settings, name, hint) => {
		const { ready, failed } = await plan([resolved()], EMPTY_TABLE, { settings });
		expect(ready).toEqual([]);
		expect(failed[0]?.json.failure).toMatchObject({ category: 'validation', fields: [name] });
		const { message, hint: said } = failed[0]?.json.failure as { message: string; hint: string };
		expect(message.toLowerCase()).toContain(name);
		expect(said).toMatch(hint);

		const stopped = await plan([resolved()], EMPTY_TABLE, { settings, onError: 'stopWorkflow' });
		expect(stopped.error?.message.toLowerCase()).toContain(name);
		expect(stopped.error?.description).toMatch(hint);
	});
});

it('keeps what is the buyer’s out of Hold and Ignore', async () => {
	const secrets = {
		fullName: 'Zaphod Canary',
		line1: '42 Canary Street',
		email: 'canary@example.com',
		phone: '+49 30 4242',
	};
	const person: Partial<Order> = {
		shipTo: { ...ADDRESS, ...secrets },
		isGift: true,
		giftMessage: 'A canary gift',
		messageFromBuyer: 'A canary message',
	};
	const personal = aLine({ personalization: [{ question: 'Name', answer: 'Canary Trillian' }] });
	const { ready, hold, ignore } = await plan(
		[
			resolved({ ...person, receiptId: '1', lines: [personal] }),
			resolved({ ...person, receiptId: '2', hasRefund: true }),
			resolved({ ...person, receiptId: '3', lines: [aLine({ sku: 'POSTER' }), personal] }),
			resolved({ ...person, receiptId: '4', shipTo: { ...ADDRESS, ...secrets, postalCode: '' } }),
			resolved({ ...person, receiptId: '5', state: 'cancelled' }),
			resolved({ ...person, receiptId: '6', lines: [aLine({ isDigital: true })] }),
			resolved({ ...person, receiptId: '7', state: 'cancelled' }),
		],
		[ledgerRow({ externalId: `etsy-${SHOP}-7-1`, receiptId: '7' })],
	);
	expect(ready).toEqual([]);
	expect(new Set(hold.map(({ json }) => json.receiptId))).toEqual(
		new Set(['1', '2', '3', '4', '7']),
	);
	expect(ignore.map(({ json }) => json.receiptId)).toEqual(['5', '6']);
	expect(JSON.stringify([hold, ignore])).not.toMatch(/canary|4242/i);
});
