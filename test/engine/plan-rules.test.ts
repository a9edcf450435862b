import { runNode } from '../support/engine';
import type { IDataObject } from 'n8n-workflow';
import type { Order } from '../../core/domain/order';
import { resolveOrder } from '../../core/domain/variant-map/resolve';
import { indexRows } from '../../core/domain/variant-map/variant-index';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { ADDRESS, aLine, aMapRow, anOrder, MAP, SHOP } from '../support/examples';
import { EMPTY_TABLE, ledgerRow } from '../support/table-rows';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

/** A map in which the shirt may be printed by two, and one row is no print on demand. */
const TWO = [
	aMapRow({ priority: 1, rowId: '1' }),
	aMapRow({
		priority: 2,
		rowId: '2',
		provider: 'gelato',
		source: { kind: 'sku', sku: 'gelato-tee' },
	}),
	...MAP.slice(1),
	aMapRow({ sku: 'VASE', provider: 'dropship', source: undefined }),
];

const resolved = (order: Partial<Order> = {}, map = TWO): IDataObject => ({
	...resolveOrder(indexRows(map), anOrder(order)),
});

interface Inputs {
	ledger?: IDataObject[];
	exceptions?: IDataObject[];
	quotes?: IDataObject[];
}

async function run(
	operation: 'plan' | 'listQuotes',
	orders: IDataObject[],
	settings: Record<string, string> = {},
	{ ledger = EMPTY_TABLE, exceptions, quotes }: Inputs = {},
) {
	const more = quotes ? [exceptions ?? EMPTY_TABLE, quotes] : exceptions ? [exceptions] : [];
	const ran = await runNode({
		node: new PrintOnDemand(),
		parameters: { resource: 'order', operation, settings: JSON.stringify(settings) },
		inputs: [orders, ledger, ...more],
		onError: 'continueErrorOutput',
	});
	const json = (output: number) => (ran.outputs[output] ?? []).map((item) => item.json);
	return { ...ran, json };
}

const plan = async (
	orders: IDataObject[],
	settings: Record<string, string> = {},
	inputs: Inputs = {},
) => {
	const ran = await run('plan', orders, settings, inputs);
	return {
		...ran,
		ready: ran.json(0),
		hold: ran.json(1),
		ignore: ran.json(2),
		failed: ran.json(3),
	};
};

const codes = (items: IDataObject[]) => items.map(({ code }) => code);
const personal = { personalization: [{ question: 'Name', answer: 'Anna' }] };

it.each<[string, Partial<Order>, Record<string, string>, string]>([
	['value', {}, { max_order_value: '10 EUR' }, 'value_too_high'],
	[
		'quantity',
		{ lines: [aLine({ quantity: 3 })] },
		{ max_order_quantity: '2' },
		'quantity_too_high',
	],
	['country', {}, { countries_denied: 'DE' }, 'country_not_allowed'],
	[
		'hidden country',
		{ shipTo: null },
		{ countries_denied: 'DE', route: 'auto' },
		'country_unknown',
	],
	['first order', {}, { first_order_value: '10 EUR' }, 'first_order'],
	['margin without a price', {}, { margin_floor: '10%' }, 'cost_unknown'],
	['line margin without a price', {}, { line_margin_floor: '10%' }, 'cost_unknown'],
	['spending without a price', {}, { spend_limit_per_day: '10 EUR' }, 'cost_unknown'],
	['no printer', {}, { paused_providers: 'printify, gelato' }, 'no_printer'],
	['proof', { lines: [aLine(personal)] }, { personalization_proof: 'always' }, 'needs_proof'],
	[
		'length',
		{ lines: [aLine(personal)] },
		{ personalization_max_characters: '3' },
		'personalization_too_long',
	],
	[
		'message',
		{ lines: [aLine(personal)], messageFromBuyer: 'Make it Hanna' },
		{},
		'personalization_changed',
	],
	[
		'required by the listing',
		{ lines: [aLine({ personalizationRule: { isRequired: true } })] },
		{},
		'personalization_missing',
	],
	[
		'unreadable',
		{ lines: [aLine({ personalization: [{ question: 'Name', answer: 'An\uFFFDa' }] })] },
		{},
		'personalization_unreadable',
	],
])('holds by %s', async (_rule, order, settings, code) => {
	const { ready, hold, failed } = await plan([resolved(order)], settings);
	expect([ready, failed]).toEqual([[], []]);
	expect(codes(hold)).toEqual([code]);
	expect(JSON.stringify(hold)).not.toMatch(/Anna|Hanna|Lovelace|Byron/);
});

it('holds a second order to the same buyer by the hash in the ledger alone', async () => {
	const [first] = (await plan([resolved()])).ready;
	const row = ledgerRow({
		externalId: `etsy-${SHOP}-1000-1`,
		lineIds: '10001',
		buyerKey: String(first?.buyerKey),
		orderedAt: new Date().toISOString(),
	});
	const order = resolved({ createdAt: new Date().toISOString() });
	const { hold } = await plan([order], { repeat_order_days: '3' }, { ledger: [row] });
	expect(codes(hold)).toEqual(['repeat_order']);
	expect(String(first?.buyerKey)).toMatch(/^[0-9a-f]{24}$/);
});

it('lets a line go that was approved in POD Exceptions, for exactly what was approved', async () => {
	const settings = { max_order_value: '10 EUR' };
	const [held] = (await plan([resolved()], settings)).hold;
	const approved = { id: 1, key: String(held?.key), fingerprint: String(held?.fingerprint) };
	const row = { ...approved, state: 'approved' };
	expect((await plan([resolved()], settings, { exceptions: [row] })).ready).toHaveLength(1);
	const open = { ...approved, state: 'open' };
	expect((await plan([resolved()], settings, { exceptions: [open] })).ready).toEqual([]);
	const dearer = resolved({ total: eur(2600) });
	expect(codes((await plan([dearer], settings, { exceptions: [row] })).hold)).toEqual([
		'value_too_high',
	]);
});

it('refuses another table at the input Exceptions, and plans nothing', async () => {
	const { ready, failed } = await plan([resolved()], {}, { exceptions: [{ name: 'route' }] });
	expect(ready).toEqual([]);
	expect(failed[0]?.failure).toMatchObject({
		category: 'validation',
		message: expect.stringContaining("'Exceptions'"),
	});
});

it('sends lines of a supplier to Ignore with a label, and the others of the order to the printer', async () => {
	const vase = aLine({ lineId: '10012', sku: 'VASE' });
	const own = aLine({ lineId: '10013', sku: 'OWN-1' });
	const order = resolved({ lines: [aLine(), vase, own] });
	const { ready, hold, ignore } = await plan([order], { fulfilment_rules: 'sku OWN-* = self' });
	expect(hold).toEqual([]);
	expect(ready.map(({ lineIds }) => lineIds)).toEqual(['10011']);
	expect(ignore.map(({ lineId, code, fulfilment }) => [lineId, code, fulfilment])).toEqual([
		['10012', 'served_elsewhere', 'dropship'],
		['10013', 'served_elsewhere', 'self'],
	]);
});

it('holds what a printer would print at once, by what that printer can do, until that is allowed', async () => {
	const source = { kind: 'sku' as const, sku: 'P-1' };
	for (const provider of ['prodigi', 'gooten']) {
		const map = [aMapRow({ provider, source })];
		const { ready, hold } = await plan([resolved({}, map)]);
		expect(ready).toEqual([]);
		expect(codes(hold)).toEqual(['start_not_allowed']);
		const allowed = await plan([resolved({}, map)], { start_production: provider });
		expect(allowed.ready).toMatchObject([{ provider, submit: true }]);
	}
});

describe('prices', () => {
	const settings = { provider_choice: 'cheapest', margin_floor: '20%', etsy_fees: '10%' };
	const quote = (provider: string, price: number): IDataObject => ({
		quoteKey: `${SHOP}/1001/${provider}/10011`,
		provider,
		items: eur(1000),
		shipping: [{ methodId: 's', name: 'Standard', tier: 'standard', price: eur(price) }],
	});

	it('are listed only where something hangs on them, with what Shipping: Quote takes', async () => {
		expect((await run('listQuotes', [resolved()])).json(0)).toEqual([]);
		const needs = (await run('listQuotes', [resolved()], settings)).json(0);
		expect(needs.map(({ quoteKey }) => quoteKey)).toEqual([
			`${SHOP}/1001/printify/10011`,
			`${SHOP}/1001/gelato/10011`,
		]);
		expect(needs[0]).toMatchObject({
			provider: 'printify',
			lines: [{ lineId: '10011', quantity: 1 }],
			shipTo: { countryCode: ADDRESS.countryCode },
		});
		const done = { ledger: [ledgerRow()] };
		expect((await run('listQuotes', [resolved()], settings, done)).json(0)).toEqual([]);
		const held = resolved({ hasRefund: true });
		expect((await run('listQuotes', [held], settings)).json(0)).toEqual([]);
	});

	it('decide on the printer and the margin, and the plan says why', async () => {
		const quotes = [quote('printify', 900), quote('gelato', 400)];
		const { ready } = await plan([resolved()], settings, { quotes });
		expect(ready).toMatchObject([
			{
				provider: 'gelato',
				expectedCost: eur(1400),
				margin: { profit: eur(850), fees: eur(250) },
				choice: [{ why: 'Gelato is the cheapest at 14.00 EUR.' }],
			},
		]);
		const dear = [quote('printify', 900), quote('gelato', 800)];
		expect(codes((await plan([resolved()], settings, { quotes: dear })).hold)).toEqual([
			'margin_too_low',
		]);
	});

	it('that failed count as a printer that could not be asked', async () => {
		const failed = { quoteKey: `${SHOP}/1001/gelato/10011`, failure: { category: 'network' } };
		const { ready } = await plan([resolved()], settings, {
			quotes: [quote('printify', 400), failed],
		});
		expect(ready).toMatchObject([{ provider: 'printify' }]);
	});

	it('that are none are told and not used', async () => {
		const { hints, hold } = await plan([resolved()], settings, { quotes: [{ hello: 'world' }] });
		expect(codes(hold)).toEqual(['cost_unknown']);
		expect(hints.map(({ message }) => message).join()).toContain("'Quotes'");
	});
});

it('says which way an order takes', async () => {
	const { ready } = await plan([resolved({ shipTo: null })], { route: 'auto' });
	expect(ready).toMatchObject([{ route: 'provider_imported', receiptId: '1001' }]);
	expect(ready[0]).not.toHaveProperty('shipTo');
});

describe('Confirm Unchanged', () => {
	const confirm = async (orders: IDataObject[], now: IDataObject[]) => {
		const { outputs } = await runNode({
			node: new PrintOnDemand(),
			parameters: { resource: 'order', operation: 'confirmUnchanged' },
			inputs: [orders, now],
			onError: 'continueErrorOutput',
		});
		return outputs.map((items) => items.map(({ json }) => json));
	};

	it('voids what the buyer changed or cancelled, or what could not be read, and passes the rest on', async () => {
		const orders = ['1001', '1002', '1003', '1004'].map((receiptId) =>
			anOrder({ receiptId, lines: [aLine({ lineId: `${receiptId}1` })] }),
		);
		const { ready } = await plan(orders.map((order) => resolved(order)));
		const [same, moved, cancelled] = orders;
		const now = [
			{ ...same, updatedAt: '2026-03-02T00:00:00.000Z' },
			{ ...moved, shipTo: { ...ADDRESS, line1: '1 New Street' } },
			{ ...cancelled, state: 'cancelled' },
		] as unknown as IDataObject[];
		const [unchanged = [], voided = [], failed = []] = await confirm(
			[...ready, { hello: 'world' }],
			now,
		);
		expect(unchanged.map(({ receiptId }) => receiptId)).toEqual(['1001']);
		expect(voided.map(({ receiptId, code, ledger }) => [receiptId, code, ledger])).toEqual([
			['1002', 'address_changed', { state: 'planned', inDoubt: false }],
			['1003', 'order_cancelled', { state: 'planned', inDoubt: false }],
			['1004', 'not_read_again', { state: 'planned', inDoubt: false }],
		]);
		expect(failed).toMatchObject([{ failure: { category: 'validation' } }]);
		expect(JSON.stringify(voided)).not.toMatch(/Street|Lovelace/);
	});
});
