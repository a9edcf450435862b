import { planOrders, quotesToAsk } from '../../../../core/domain/planning/plan';
import { readQuotes } from '../../../../core/domain/planning/quote-book';
import { parseSettings } from '../../../../core/domain/planning/settings';
import type { LedgerRow } from '../../../../core/domain/planning/ledger';
import type { MappedChoice } from '../../../../core/domain/variant-map/choice';
import type { ResolvedOrder } from '../../../../core/domain/variant-map/resolve';
import { aLine, anOrder, aRow, contextOf } from '../../../support/examples';
import { valueOf } from '../../../support/result';

const eur = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });

const at = (provider: string, parts: Partial<MappedChoice> = {}): MappedChoice => ({
	provider,
	source: { kind: 'sku', sku: `${provider}-1` },
	...parts,
});

/** An order with one line for each list of choices. */
function orderOf(...lists: MappedChoice[][]): ResolvedOrder {
	const order = anOrder();
	const lines = lists.map((choices, index) => {
		const [first] = choices;
		if (!first) throw new Error('A line needs a choice');
		const { provider, source } = first;
		return {
			...aLine({ lineId: `1001${index + 1}` }),
			mapping: { status: 'mapped' as const, provider, source, matchedBy: 'sku' as const, choices },
		};
	});
	return { ...order, lines };
}

function planned(
	order: ResolvedOrder,
	table: Record<string, unknown>,
	quotes: object[] = [],
	ledger: LedgerRow[] = [],
) {
	const settings = valueOf(parseSettings(table));
	const { book } = readQuotes(quotes);
	return planOrders([order], ledger, contextOf(settings, { quotes: book }));
}

const asked = (order: ResolvedOrder, table: Record<string, unknown>) =>
	quotesToAsk([order], [], contextOf(valueOf(parseSettings(table))));

const quoteFor = (provider: string, price: number, parts: object = {}, lines = '10011') => ({
	quoteKey: `777/1001/${provider}/${lines}`,
	items: eur(1000),
	shipping: [
		{ methodId: 'std', name: 'Standard', tier: 'standard', price: eur(price), maxDays: 5 },
	],
	...parts,
});

const providers = (plan: ReturnType<typeof planned>) => plan.ready.map(({ provider }) => provider);
const both = [at('printify'), at('gelato')];

describe('which printer', () => {
	test('fixed: the first choice of the map, and no price is asked for', () => {
		const plan = planned(orderOf(both), {});
		expect(providers(plan)).toEqual(['printify']);
		expect(plan.ready[0]?.choice[0]?.why).toBe('Printify comes first in the Variant Map.');
		expect(asked(orderOf(both), {})).toEqual([]);
	});

	test('the next one where the first has it out of stock, is paused or down', () => {
		const gone = at('printify', { availability: 'out_of_stock' });
		const plan = planned(orderOf([gone, at('gelato')]), {});
		expect(providers(plan)).toEqual(['gelato']);
		expect(plan.ready[0]?.choice[0]?.why).toContain('Printify has it out of stock');
		expect(providers(planned(orderOf(both), { paused_providers: 'printify' }))).toEqual(['gelato']);
		const down = aRow({ attempts: 2, reason: 'service_down' });
		const again = planned(orderOf(both), {}, [], [down]);
		expect(providers(again)).toEqual(['gelato']);
		expect(again.ready[0]?.choice[0]?.why).toBe('Gelato, because Printify did not answer 2 times.');
		const once = aRow({ attempts: 1, reason: 'service_down' });
		expect(providers(planned(orderOf(both), {}, [], [once]))).toEqual(['printify']);
	});

	test('a line in doubt stays with the printer that was asked', () => {
		const doubt = aRow({ provider: 'printify', inDoubt: true });
		const table = { provider_choice: 'cheapest', paused_providers: 'printify' };
		const plan = planned(orderOf([at('gelato'), at('printify')]), table, [], [doubt]);
		expect(plan.ready).toMatchObject([{ provider: 'printify', earlierTry: { inDoubt: true } }]);
	});

	test('cheapest: by quotes, in one currency, and says what was compared', () => {
		const table = { provider_choice: 'cheapest', exchange_rates: '1 USD = 0.5 EUR' };
		expect(asked(orderOf(both), table).map(({ quoteKey }) => quoteKey)).toEqual([
			'777/1001/printify/10011',
			'777/1001/gelato/10011',
		]);
		const dollars = { price: { amountMinor: 700, currency: 'USD' }, methodId: 's', name: 'S' };
		const plan = planned(orderOf(both), table, [
			quoteFor('printify', 400),
			quoteFor('gelato', 0, { shipping: [dollars] }),
		]);
		expect(providers(plan)).toEqual(['gelato']);
		expect(plan.ready[0]?.choice).toEqual([
			{
				lineIds: ['10011'],
				strategy: 'cheapest',
				why: 'Gelato is the cheapest at 13.50 EUR.',
				compared: [
					{ provider: 'gelato', total: eur(1350), note: '' },
					{ provider: 'printify', total: eur(1400), days: 5, note: '' },
				],
			},
		]);
		expect(plan.ready[0]?.notes).toBe(
			'Gelato is the cheapest at 13.50 EUR. Compared: Gelato 13.50 EUR; Printify 14.00 EUR, 5 days.',
		);
	});

	test('a price in a currency without a rate is not compared, and that is said', () => {
		const dollars = { price: { amountMinor: 1, currency: 'USD' }, methodId: 's', name: 'S' };
		const plan = planned(orderOf(both), { provider_choice: 'cheapest' }, [
			quoteFor('printify', 400),
			quoteFor('gelato', 0, { shipping: [dollars] }),
		]);
		expect(providers(plan)).toEqual(['printify']);
		expect(plan.ready[0]?.choice[0]?.compared[1]?.note).toBe(
			'there is no exchange rate for its price',
		);
	});

	test('without quotes the costs of the map are compared, where all are known', () => {
		const list = [at('printify', { cost: eur(900) }), at('gelato', { cost: eur(800) })];
		const plan = planned(orderOf(list), { provider_choice: 'cheapest' });
		expect(providers(plan)).toEqual(['gelato']);
		expect(plan.ready[0]?.choice[0]?.why).toContain('shipping is not known');
	});

	test('a printer that could not be asked goes last', () => {
		const failed = { quoteKey: '777/1001/gelato/10011', failure: { category: 'service_down' } };
		const table = { provider_choice: 'cheapest' };
		expect(providers(planned(orderOf(both), table, [failed]))).toEqual(['printify']);
		expect(providers(planned(orderOf([...both].reverse()), table, [failed]))).toEqual(['printify']);
	});

	test('fastest and nearest', () => {
		const slow = quoteFor('printify', 1);
		const fast = quoteFor('gelato', 900, {
			shipping: [{ methodId: 'x', name: 'X', price: eur(900), maxDays: 2 }],
		});
		const fastest = planned(orderOf(both), { provider_choice: 'fastest' }, [slow, fast]);
		expect(providers(fastest)).toEqual(['gelato']);
		expect(fastest.ready[0]?.choice[0]?.why).toBe('Gelato is the fastest with 2 days.');
		const table = { provider_choice: 'nearest', provider_places: 'printify = US' };
		const near = planned(orderOf([at('printify'), at('gelato', { madeIn: ['NL'] })]), table);
		expect(providers(near)).toEqual(['gelato']);
		expect(near.ready[0]?.choice[0]?.why).toContain('without customs');
	});

	test('lines stay together by setting, where one printer can make all', () => {
		const order = orderOf([at('printify'), at('gelato')], [at('gelato')]);
		expect(providers(planned(order, {}))).toEqual(['gelato', 'printify']);
		const together = planned(order, { keep_lines_together: 'yes' });
		expect(together.ready.map(({ provider, lineIds }) => [provider, lineIds])).toEqual([
			['gelato', '10011,10012'],
		]);
		const never = orderOf([at('printify')], [at('gelato')]);
		expect(providers(planned(never, { keep_lines_together: 'yes' }))).toEqual([
			'gelato',
			'printify',
		]);
	});
});

describe('margin and spending', () => {
	const one = [at('printify', { cost: eur(1000) })];
	const table = { etsy_fees: '10% + 0.25', margin_floor: '35%' };
	const quote = (price: number) => [quoteFor('printify', price)];

	test('a floor asks for the price of the printer that gets the order alone', () => {
		expect(asked(orderOf(both), table).map(({ provider }) => provider)).toEqual(['printify']);
	});

	test('enough is let go and told, to the cent', () => {
		// 25.00 sold, 2.75 fees, 10.00 goods and 3.50 shipping: 8.75 is 35 %.
		const [ready] = planned(orderOf(one), table, quote(350)).ready;
		expect(ready?.margin).toMatchObject({ fees: eur(275), cost: eur(1350), profit: eur(875) });
		expect(ready?.expectedCost).toEqual(eur(1350));
		const { hold } = planned(orderOf(one), table, quote(351));
		expect(hold).toMatchObject([{ code: 'margin_too_low', canApprove: true }]);
		expect(hold[0]?.message).toContain('8.74 EUR (34.96 %)');
	});

	test('two currencies without a rate are held, never mixed', () => {
		const usd = { ...quoteFor('printify', 0), items: { amountMinor: 1, currency: 'USD' } };
		expect(planned(orderOf(one), table, [usd]).hold[0]?.code).toBe('no_exchange_rate');
	});

	test('real fees go before the table of rates', () => {
		const order = { ...orderOf(one), fees: eur(1000) };
		expect(planned(order, table, quote(350)).hold[0]?.code).toBe('margin_too_low');
	});

	test('fees that Etsy booked go before the estimate, with what it books later', () => {
		const more = { ...table, etsy_fees_not_booked: '4% + 0.10 each' };
		const order = { ...orderOf(one), feesBooked: eur(150) };
		// 1.50 booked, 1.00 and 0.10 still to come.
		const [ready] = planned(order, more, quote(350)).ready;
		expect(ready?.margin).toMatchObject({ fees: eur(260), feesFrom: 'etsy_and_estimate' });
		const all = planned(order, { ...table, etsy_fees_not_booked: 'none' }, quote(350)).ready[0];
		expect(all?.margin).toMatchObject({ fees: eur(150), feesFrom: 'etsy' });
		const [held] = planned(order, more, quote(900)).hold;
		expect(held?.hint).toContain('booked so far');
		expect(planned(orderOf(one), table, quote(900)).hold[0]?.hint).toContain('your estimate');
	});

	test('a line under its own floor is held alone', () => {
		const order = orderOf(one, [at('printify')]);
		order.lines[1] = { ...order.lines[1]!, price: eur(100) };
		const settings = { line_margin_floor: '1.00 EUR', partial_orders: 'send' };
		const plan = planned(order, settings, [quoteFor('printify', 0, {}, '10011+10012')]);
		expect(plan.hold.map(({ lineId, code }) => [lineId, code])).toEqual([
			['10012', 'line_margin_too_low'],
		]);
	});

	test('the day’s limit counts the ledger and what this plan spends, oldest order first', () => {
		const second = { ...orderOf(one), receiptId: '1002', createdAt: '2026-03-01T11:00:00.000Z' };
		second.lines = second.lines.map((line) => ({ ...line, lineId: '10021' }));
		const settings = valueOf(parseSettings({ spend_limit_per_day: '40 EUR' }));
		const { book } = readQuotes([
			quoteFor('printify', 350),
			{ ...quoteFor('printify', 350), quoteKey: '777/1002/printify/10021' },
		]);
		const today = aRow({
			externalId: 'etsy-777-1-1',
			state: 'ordered',
			orderedAt: '2026-03-01T01:00:00.000Z',
			costMinor: 1400,
			currency: 'EUR',
		});
		const run = (ledger: LedgerRow[]) =>
			planOrders([second, orderOf(one)], ledger, contextOf(settings, { quotes: book }));
		expect(run([]).ready.map(({ receiptId }) => receiptId)).toEqual(['1001', '1002']);
		const full = run([today]);
		expect(full.ready.map(({ receiptId }) => receiptId)).toEqual(['1001']);
		expect(full.hold).toMatchObject([{ receiptId: '1002', code: 'spend_limit' }]);
		const yesterday = { ...today, orderedAt: '2026-02-28T23:00:00.000Z' };
		expect(run([yesterday]).ready).toHaveLength(2);
	});
});
