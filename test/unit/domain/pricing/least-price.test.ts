import fc from 'fast-check';
import { parseSettings } from '../../../../core/domain/planning/settings';
import { priceOfPiece } from '../../../../core/domain/pricing/least-price';
import { valueOf } from '../../../support/result';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const price = (cost: number, settings: Record<string, string>, currency = 'USD') =>
	priceOfPiece(usd(cost), currency, valueOf(parseSettings({ price_factor: '2', ...settings })));

describe('priceOfPiece', () => {
	it.each([
		['the rule alone', 1000, {}, 2000],
		['fee and ending', 1000, { price_fee: '1.50 USD', price_endings: '.99' }, 2199],
		['the minimum', 100, { price_minimum: '12.00 USD' }, 1200],
		// 6.5 % + 3 % of 10.44 is 0.99, with 0.45 on top: 5.00 cost and 4.00 floor are left.
		['a margin floor in money', 500, { margin_floor: '4.00 USD' }, 1044],
		['the stricter floor', 500, { margin_floor: '1%', line_margin_floor: '50%' }, 1344],
	])('%s', (_name, cost, settings, amountMinor) => {
		expect(valueOf(price(cost, settings))).toEqual(usd(amountMinor));
	});

	it('is none without a rule', () => {
		expect(valueOf(price(1000, { price_factor: 'off' }))).toBeNull();
	});

	it('goes by your exchange rate, and says which one is missing', () => {
		const rates = { exchange_rates: '1 USD = 0.90 EUR' };
		expect(valueOf(price(1000, rates, 'EUR'))).toEqual({ amountMinor: 1800, currency: 'EUR' });
		expect(price(1000, {}, 'EUR')).toMatchObject({
			failure: { category: 'validation', fields: ['exchange_rates'] },
		});
	});

	it('says that no price reaches a floor that fees eat up', () => {
		expect(price(1000, { margin_floor: '95%' })).toMatchObject({
			failure: { fields: ['margin_floor'] },
		});
	});

	it('never leaves less than the floor, and not much more than it must', () => {
		const percent = fc.integer({ min: 1, max: 80 });
		const endings = fc.constantFrom('none', '.99', '.49, .99');
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 20_000 }), percent, endings, (cost, floor, ends) => {
				const settings = { price_factor: '1', margin_floor: `${floor}%`, price_endings: ends };
				const { amountMinor } = valueOf(price(cost, settings)) ?? usd(0);
				// By hand: 6.5 % and 3 %, each to the nearest cent, 0.25 and 0.20.
				const left = (sold: number) =>
					sold - Math.round(sold * 0.065) - Math.round(sold * 0.03) - 45 - cost;
				expect(left(amountMinor) * 100).toBeGreaterThanOrEqual(floor * amountMinor - 100);
				const lower = amountMinor - (ends === 'none' ? 4 : 104);
				if (lower > cost) expect(left(lower) * 100).toBeLessThan(floor * lower + 100);
			}),
		);
	});
});
