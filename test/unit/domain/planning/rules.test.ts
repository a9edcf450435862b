import type { Order } from '../../../../core/domain/order';
import type { LedgerRow } from '../../../../core/domain/planning/ledger';
import { planOrders } from '../../../../core/domain/planning/plan';
import { parseSettings } from '../../../../core/domain/planning/settings';
import { buyerKeyOf } from '../../../../core/domain/planning/buyer-key';
import { resolveOrder, type MappedLine } from '../../../../core/domain/variant-map/resolve';
import { indexRows } from '../../../../core/domain/variant-map/variant-index';
import {
	ADDRESS,
	ago,
	aLine,
	anOrder,
	aRow,
	contextOf,
	MAP,
	sha256,
} from '../../../support/examples';
import { valueOf } from '../../../support/result';

type Table = Record<string, unknown>;

interface World {
	ledger?: LedgerRow[];
	approved?: string[];
	/** Put over what the map says of every line. */
	mapping?: Partial<MappedLine>;
}

function planWith(
	orders: Order[],
	table: Table = {},
	{ ledger = [], approved, mapping }: World = {},
) {
	const resolved = orders.map((order) => {
		const one = resolveOrder(indexRows(MAP), order);
		const lines = one.lines.map((line) =>
			line.mapping.status === 'mapped'
				? { ...line, mapping: { ...line.mapping, ...mapping } }
				: line,
		);
		return { ...one, lines };
	});
	const more = approved ? { approved: new Set(approved) } : {};
	return planOrders(resolved, ledger, contextOf(valueOf(parseSettings(table)), more));
}

const codes = (plan: ReturnType<typeof planWith>) => plan.hold.map(({ code }) => code);
const personal = (answer: string, parts: Partial<Order> = {}) =>
	anOrder({ ...parts, lines: [aLine({ personalization: [{ question: 'Name', answer }] })] });
const key = buyerKeyOf(anOrder(), sha256);
const big = { amountMinor: 30_000, currency: 'EUR' };

describe('each rule holds with its own code, and lets go what it does not concern', () => {
	const cases: Array<[string, Order, Table, World, string]> = [
		['value', anOrder({ total: big }), { max_order_value: '250 EUR' }, {}, 'value_too_high'],
		['a value without a rate', anOrder(), { max_order_value: '250 USD' }, {}, 'no_exchange_rate'],
		[
			'quantity',
			anOrder({ lines: [aLine({ quantity: 21 })] }),
			{ max_order_quantity: '20' },
			{},
			'quantity_too_high',
		],
		['a denied country', anOrder(), { countries_denied: 'DE' }, {}, 'country_not_allowed'],
		['a country not allowed', anOrder(), { countries_allowed: 'US' }, {}, 'country_not_allowed'],
		[
			'a country that Etsy hides',
			anOrder({ shipTo: null }),
			{ countries_allowed: 'US', route: 'auto' },
			{},
			'country_unknown',
		],
		[
			'a second order to the same address',
			anOrder(),
			{ repeat_order_days: '3' },
			{
				ledger: [
					aRow({
						externalId: 'etsy-777-1000-1',
						state: 'ordered',
						buyerKey: key,
						orderedAt: ago(7200),
						lineIds: '9',
					}),
				],
			},
			'repeat_order',
		],
		['a first order', anOrder({ total: big }), { first_order_value: '100 EUR' }, {}, 'first_order'],
		[
			'pieces of a first order',
			anOrder({ lines: [aLine({ quantity: 6 })] }),
			{ first_order_quantity: '5' },
			{},
			'first_order',
		],
		['cost not known', anOrder(), { margin_floor: '10%' }, {}, 'cost_unknown'],
		['spending without a cost', anOrder(), { spend_limit_per_day: '10 EUR' }, {}, 'cost_unknown'],
		['every printer paused', anOrder(), { paused_providers: 'printify' }, {}, 'no_printer'],
		[
			'no answer where one is required',
			anOrder(),
			{},
			{ mapping: { personalization: { isRequired: true } } },
			'personalization_missing',
		],
		[
			'an empty answer where the listing requires one',
			anOrder({
				lines: [
					aLine({
						personalization: [{ question: 'Name', answer: '  ' }],
						personalizationRule: { isRequired: true },
					}),
				],
			}),
			{},
			{},
			'personalization_missing',
		],
		['lost characters', personal('Ren\uFFFDe'), {}, {}, 'personalization_unreadable'],
		['nothing to print', personal('...'), {}, {}, 'personalization_unreadable'],
		[
			'a text over the limit of the settings',
			personal('Ferdinand'),
			{ personalization_max_characters: '8' },
			{},
			'personalization_too_long',
		],
		[
			'a text over the limit of the row',
			personal('Anna Maria'),
			{ personalization_max_characters: '20' },
			{ mapping: { personalization: { maxCharacters: 9 } } },
			'personalization_too_long',
		],
		[
			'a message beside it',
			personal('Anna', { messageFromBuyer: 'Please make it Hanna' }),
			{},
			{},
			'personalization_changed',
		],
		['a proof', personal('Anna'), { personalization_proof: 'always' }, {}, 'needs_proof'],
		['artwork without the words', personal('Anna 🎈'), {}, {}, 'needs_proof'],
		[
			'no artwork at all',
			personal('Anna'),
			{ personalization_proof: 'always' },
			{ mapping: { source: { kind: 'catalogVariant', variantId: '1', files: [] } } },
			'personalised',
		],
	];

	test.each(cases)('%s', (_, order, table, world, code) => {
		const plan = planWith([order], table, world);
		expect(plan.ready).toEqual([]);
		expect(codes(plan)).toEqual([code]);
		expect(plan.hold[0]?.message).toMatch(/\.$/);
		expect(plan.hold[0]?.hint).not.toBe('');
		expect(plan.hold[0]?.fingerprint).toMatch(/^[0-9a-f]{32}$/);
	});

	test.each([
		[{ max_order_value: '25.00 EUR' }],
		[{ max_order_value: '24 USD', exchange_rates: '1 EUR = 0.96 USD' }],
		[{ max_order_quantity: '1', countries_allowed: 'DE, AT', countries_denied: 'US' }],
		[{ repeat_order_days: '3', first_order_value: '25 EUR', first_order_quantity: '1' }],
	])('nothing is held by %j', (table) => {
		expect(planWith([anOrder()], table).ready).toHaveLength(1);
	});
});

describe('lines that no printer makes', () => {
	const shirt = aLine();
	const own = aLine({ lineId: '10012', sku: 'OWN-VASE', section: 'Vintage' });
	const table = { fulfilment_rules: 'sku OWN-* = self; section vintage = dropship' };

	test('leave with a label, and the others of the order need no hand', () => {
		const { ready, hold, ignore } = planWith([anOrder({ lines: [own, shirt] })], table);
		expect(ready.map(({ lineIds }) => lineIds)).toEqual(['10011']);
		expect(hold).toEqual([]);
		expect(ignore).toMatchObject([
			{ lineId: '10012', code: 'served_elsewhere', fulfilment: 'self', record: true },
		]);
	});

	test('the first rule that fits counts, a section as well as a SKU', () => {
		const vase = { ...own, sku: 'VASE' };
		expect(planWith([anOrder({ lines: [vase] })], table).ignore[0]?.fulfilment).toBe('dropship');
		expect(planWith([anOrder({ lines: [vase] })]).hold[0]?.code).toBe('unmapped');
	});

	test('a digital line says so, and the label stays when the ledger has it already', () => {
		const file = aLine({ lineId: '10013', isDigital: true });
		const row = aRow({ externalId: 'etsy-777-1001-0', state: 'ignored', lineIds: '10012,10013' });
		const { ignore } = planWith([anOrder({ lines: [own, file] })], table, { ledger: [row] });
		expect(ignore.map(({ code, fulfilment }) => [code, fulfilment])).toEqual([
			['already_ignored', 'self'],
			['already_ignored', 'digital'],
		]);
	});
});

describe('what a person approved', () => {
	const table = { max_order_value: '250 EUR', max_order_quantity: '2' };
	const order = anOrder({ total: big, lines: [aLine({ quantity: 3 })] });
	const held = planWith([order], table).hold[0];

	test('passes this one rule and no other', () => {
		expect(held).toMatchObject({ code: 'value_too_high', canApprove: true });
		const next = planWith([order], table, { approved: [held?.fingerprint ?? ''] });
		expect(codes(next)).toEqual(['quantity_too_high']);
		const both = [held?.fingerprint ?? '', next.hold[0]?.fingerprint ?? ''];
		expect(planWith([order], table, { approved: both }).ready).toHaveLength(1);
	});

	test.each([
		['another address', { shipTo: { ...ADDRESS, line1: '13 Byron Street' } }],
		['another sum', { total: { amountMinor: 30_001, currency: 'EUR' } }],
		['a message', { messageFromBuyer: 'Please hurry' }],
		['another order', { receiptId: '1002' }],
	])('is held again after %s', (_, change) => {
		const world = { approved: [held?.fingerprint ?? ''] };
		expect(codes(planWith([{ ...order, ...change }], table, world))).toEqual(['value_too_high']);
	});

	test('does not pass what nobody may approve', () => {
		const noAddress = anOrder({ shipTo: null });
		const [first] = planWith([noAddress]).hold;
		expect(first).toMatchObject({ code: 'address_hidden', canApprove: false });
		const again = planWith([noAddress], {}, { approved: [first?.fingerprint ?? ''] });
		expect(codes(again)).toEqual(['address_hidden']);
	});
});

describe('the way of an order', () => {
	const hidden = anOrder({ shipTo: null });

	test('without an address it waits, or goes by the printer’s own connection', () => {
		expect(codes(planWith([hidden]))).toEqual(['address_hidden']);
		const [ready] = planWith([hidden], { route: 'auto' }).ready;
		expect(ready).toMatchObject({ route: 'provider_imported', buyerKey: '', lineIds: '10011' });
		expect(ready).not.toHaveProperty('shipTo');
		expect(ready?.waitUntil).toBe('2026-03-02T07:00:00.000Z');
	});

	test('with an address auto goes direct, and a shop may have its own', () => {
		expect(planWith([anOrder()], { route: 'auto' }).ready[0]?.route).toBe('direct');
		const table = { route: 'direct; 777 = provider_imported' };
		expect(planWith([anOrder()], table).ready[0]?.route).toBe('provider_imported');
	});
});

test('of two orders to one address in one batch the later one waits', () => {
	const later = anOrder({
		receiptId: '1002',
		createdAt: ago(3600),
		lines: [aLine({ lineId: '10021' })],
	});
	const plan = planWith([later, anOrder()], { repeat_order_days: '3' });
	expect(plan.ready.map(({ receiptId }) => receiptId)).toEqual(['1001']);
	expect(plan.hold).toMatchObject([{ receiptId: '1002', code: 'repeat_order' }]);
});

test('an order that may be at the printer already passes the limits and settles the doubt first', () => {
	const doubt = aRow({ inDoubt: true });
	const plan = planWith(
		[anOrder({ total: big })],
		{ max_order_value: '1 EUR' },
		{ ledger: [doubt] },
	);
	expect(plan.ready).toMatchObject([{ earlierTry: { inDoubt: true } }]);
});
