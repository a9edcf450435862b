import fc from 'fast-check';
import { convertMoney, parseRate } from '../../../../core/domain/exchange-rates';
import { parseDecimal, type Money } from '../../../../core/domain/money';
import type { Order } from '../../../../core/domain/order';
import type { ChosenGroup } from '../../../../core/domain/planning/choose/choice-types';
import { marginOf } from '../../../../core/domain/planning/margin';
import { planOrders } from '../../../../core/domain/planning/plan';
import { readQuotes } from '../../../../core/domain/planning/quote-book';
import { saleOf } from '../../../../core/domain/planning/sale';
import type { FeeTerm } from '../../../../core/domain/planning/setting-texts';
import { shareMoney } from '../../../../core/domain/share-money';
import type { ResolvedOrder } from '../../../../core/domain/variant-map/resolve';
import { anyCurrency, anyMoney, CURRENCIES } from '../../../support/arbitraries/money';
import { anyPaidOrder } from '../../../support/arbitraries/money-case';
import { contextOf, SETTINGS } from '../../../support/examples';

const sum = (amounts: readonly Money[]) =>
	Number(amounts.reduce((all, { amountMinor }) => all + BigInt(amountMinor), 0n));

const minor = (price: Money, pieces: number) => price.amountMinor * pieces;

/** Three whole units, such as 3.00 USD, in the currency of the order. */
const EACH_PIECE: FeeTerm = { kind: 'amount', decimal: '3', currency: null, each: true };

/** How many of the smallest unit make a whole one. */
function unitsIn({ total }: Order): number {
	const one = parseDecimal('1', total.currency);
	if (!one.ok) throw new Error(one.failure.message);
	return one.value.amountMinor;
}

/** All lines of an order at one printer, at a price. */
function groupOf(order: Order, cost: ChosenGroup['cost']): ChosenGroup {
	const choice = { provider: 'printify', source: { kind: 'sku' as const, sku: 'x' } };
	return {
		provider: 'printify',
		lines: order.lines.map((line) => ({
			item: {
				line: { ...line, mapping: { status: 'mapped', matchedBy: 'sku', ...choice } },
				row: null,
				inDoubt: false,
			},
			choice,
		})),
		cost,
		choice: { lineIds: [], strategy: 'fixed', why: '', compared: [] },
	};
}

test('shares add up to the amount, and none is further from its part than one unit', () => {
	const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 12 });
	fc.assert(
		fc.property(anyMoney, weights, (amount, list) => {
			const shares = shareMoney(amount, list);
			expect(sum(shares)).toBe(amount.amountMinor);
			expect(shares.every(({ currency }) => currency === amount.currency)).toBe(true);
			const total = list.reduce((all, one) => all + one, 0);
			shares.forEach(({ amountMinor }, index) => {
				const part = total === 0 ? 1 / list.length : (list[index] ?? 0) / total;
				const off = Math.abs(amountMinor - amount.amountMinor * part);
				// Floats are exact to about one unit in 2^53 of the amount.
				expect(off).toBeLessThan(1 + Math.abs(amount.amountMinor) * 1e-9);
			});
		}),
	);
});

test('the lines of a sale add up to what was paid, in any currency', () => {
	fc.assert(
		fc.property(anyPaidOrder, (order) => {
			const sale = saleOf(order, SETTINGS);
			if (sale.kind !== 'known') throw new Error('One currency needs no rate');
			const lines = [...sale.byLine.values()];
			const goods = order.lines.map(({ price, quantity }) => minor(price, quantity));
			const sold = order.amounts?.subtotal?.amountMinor ?? goods.reduce((a, b) => a + b, 0);
			expect(sum(lines.map((line) => line.sold))).toBe(sold);
			expect(sum(lines.map((line) => line.shippingCharged))).toBe(
				order.amounts?.shipping?.amountMinor ?? 0,
			);
			if (order.fees) expect(sum(lines.map((line) => line.fees))).toBe(order.fees.amountMinor);
		}),
	);
});

test('a fee for each piece is taken as often as there are pieces', () => {
	const settings = { ...SETTINGS, etsyFees: [EACH_PIECE] };
	fc.assert(
		fc.property(anyPaidOrder, (order) => {
			const estimated = { ...order, fees: undefined, feesBooked: undefined };
			const sale = saleOf(estimated, settings);
			if (sale.kind !== 'known') throw new Error('One currency needs no rate');
			for (const { lineId, quantity } of order.lines) {
				expect(sale.byLine.get(lineId)?.fees.amountMinor).toBe(3 * quantity * unitsIn(order));
			}
		}),
	);
});

test('a margin adds up, line by line and part by part, and names one currency', () => {
	const price = fc.record({ items: fc.nat(99_999), shipping: fc.nat(9_999), tax: fc.nat(999) });
	fc.assert(
		fc.property(anyPaidOrder, price, (order, { items, shipping, tax }) => {
			const { currency } = order.total;
			const of = (amountMinor: number) => ({ amountMinor, currency });
			const cost = { items: of(items), shipping: of(shipping), tax: of(tax) };
			const margin = marginOf(order, [groupOf(order, cost)], SETTINGS);
			if (margin.kind !== 'known') throw new Error('All is known');
			const { lines, feesFrom, ...whole } = margin.report;
			expect(feesFrom).toBe(
				order.fees ? 'etsy' : order.feesBooked ? 'etsy_and_estimate' : 'estimate',
			);
			expect(whole.cost.amountMinor).toBe(items + shipping + tax);
			for (const [part, amount] of Object.entries(whole) as Array<[keyof typeof whole, Money]>) {
				expect(sum(lines.map((line) => line[part]))).toBe(amount.amountMinor);
				expect(amount.currency).toBe(currency);
			}
			const { sold, shippingCharged, fees, profit } = whole;
			expect(profit.amountMinor).toBe(
				sold.amountMinor + shippingCharged.amountMinor - fees.amountMinor - whole.cost.amountMinor,
			);
		}),
	);
});

test('without a rate nothing of another currency gets into a margin', () => {
	fc.assert(
		fc.property(anyPaidOrder, anyCurrency, (order, other) => {
			fc.pre(other !== order.total.currency);
			const cost = {
				items: { amountMinor: 1, currency: other },
				shipping: { amountMinor: 1, currency: order.total.currency },
			};
			const margin = marginOf(order, [groupOf(order, cost)], SETTINGS);
			expect(margin).toEqual({ kind: 'no_rate', from: other, to: order.total.currency });
		}),
	);
});

test('no plan that goes mixes currencies, whatever printers bill in', () => {
	const bill = fc.record({ currency: anyCurrency, items: fc.nat(9_999), shipping: fc.nat(999) });
	fc.assert(
		fc.property(anyPaidOrder, bill, (order, { currency, items, shipping }) => {
			const whole: ResolvedOrder = {
				...order,
				lines: groupOf(order, null).lines.map(({ item }) => item.line),
			};
			const ids = order.lines.map(({ lineId }) => lineId).join('+');
			const { book } = readQuotes([
				{
					quoteKey: `777/1001/printify/${ids}`,
					items: { amountMinor: items, currency },
					shipping: [{ methodId: 's', name: 'S', price: { amountMinor: shipping, currency } }],
				},
			]);
			const floor = { kind: 'percent' as const, hundredths: 0 };
			const settings = { ...SETTINGS, marginFloor: floor };
			const { ready, hold } = planOrders([whole], [], contextOf(settings, { quotes: book }));
			if (currency !== order.total.currency) {
				expect(new Set(hold.map(({ code }) => code))).toEqual(new Set(['no_exchange_rate']));
				return;
			}
			for (const { margin, expectedCost } of ready) {
				expect(expectedCost).toEqual({ amountMinor: items + shipping, currency });
				const text = JSON.stringify(margin);
				const others = Object.values(CURRENCIES)
					.flat()
					.filter((one) => one !== currency);
				expect(others.filter((one) => text.includes(one))).toEqual([]);
				expect(margin?.profit.amountMinor).toBeGreaterThanOrEqual(0);
			}
		}),
	);
});

test.each([
	['1 USD = 0.92 EUR', { amountMinor: 1000, currency: 'USD' }, 'EUR', 920],
	['1 USD = 0.92 EUR', { amountMinor: 920, currency: 'EUR' }, 'USD', 1000],
	['1 USD = 149.5 JPY', { amountMinor: 1001, currency: 'USD' }, 'JPY', 1496],
	['1 KWD = 3.25 USD', { amountMinor: 1500, currency: 'KWD' }, 'USD', 488],
	['1 KWD = 3.25 USD', { amountMinor: -1500, currency: 'KWD' }, 'USD', -488],
])('%s: %j is %s %d', (text, money, currency, amountMinor) => {
	const rate = parseRate(text);
	expect(rate && convertMoney(money, currency, [rate])).toEqual({ amountMinor, currency });
	expect(convertMoney(money, 'GBP', rate ? [rate] : [])).toBeNull();
});
