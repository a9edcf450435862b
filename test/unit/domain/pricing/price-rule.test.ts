import fc from 'fast-check';
import {
	priceFor,
	readPriceRule,
	type PriceRule,
} from '../../../../core/domain/pricing/price-rule';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const cells = {
	...{ factor: '2', fee: '', endings: '', floor: '', currency: 'USD', exchangeRate: '' },
};

function priced(cost: number, rule: Partial<PriceRule>): number {
	const price = priceFor(usd(cost), { factor: '1', currency: 'USD', ...rule });
	if (!price.ok) throw new Error(price.failure.message);
	return price.value.amountMinor;
}

describe('the price of a piece', () => {
	it.each([
		['cost times factor', 1000, { factor: '2.2' }, 2200],
		['and a fee', 1000, { factor: '2', fee: usd(450) }, 2450],
		['up to the next .99', 1043, { factor: '2', endings: ['99'] }, 2099],
		['.99 stays .99', 999, { endings: ['99'] }, 999],
		['a cent more goes to the next .99', 1000, { endings: ['99'] }, 1099],
		['the nearest of several endings', 1010, { endings: ['49', '99'] }, 1049],
		['a part of a cent counts as a cent', 333, { factor: '1.001' }, 334],
		['never under the floor', 100, { factor: '2', floor: usd(1500) }, 1500],
		['the floor is rounded up as well', 100, { floor: usd(1500), endings: ['99'] }, 1599],
		['an ending with noughts', 1001, { endings: ['00'] }, 1100],
		['nothing costs at least the smallest unit', 0, {}, 1],
	])('%s', (_what, cost, rule, wanted) => {
		expect(priced(cost, rule)).toBe(wanted);
	});

	it('goes over to another currency, with its own number of decimals', () => {
		const yen = priceFor(usd(1000), { factor: '2', currency: 'JPY', exchangeRate: '150' });
		expect(yen).toEqual({ ok: true, value: { amountMinor: 3000, currency: 'JPY' } });
	});

	it('says what is missing where the currencies differ', () => {
		const price = priceFor(usd(1000), { factor: '2', currency: 'EUR' });
		expect(price).toMatchObject({ ok: false, failure: { fields: ['exchangeRate'] } });
	});

	const rules = fc.record({
		factor: fc.integer({ min: 1, max: 99_999 }).map((n) => (n / 1000).toFixed(3)),
		fee: fc.integer({ min: 0, max: 9999 }).map(usd),
		floor: fc.integer({ min: 0, max: 99_999 }).map(usd),
		endings: fc.subarray(['99', '49', '00', '5', '95', '999']),
		currency: fc.constant('USD'),
	});
	const costs = fc.integer({ min: 0, max: 1_000_000 });

	it('never undercuts cost times factor and fee, nor the floor, and is the least of its endings', () => {
		fc.assert(
			fc.property(costs, rules, (cost, rule) => {
				const price = BigInt(priced(cost, rule));
				const thousandth = BigInt(Math.round(Number(rule.factor) * 1000));
				const enough = (amount: bigint) =>
					amount >= 1n &&
					amount * 1000n >= BigInt(cost) * thousandth + BigInt(rule.fee.amountMinor) * 1000n &&
					amount >= BigInt(rule.floor.amountMinor);
				const ends = (amount: bigint) =>
					rule.endings.length === 0 ||
					rule.endings.some((ending) =>
						String(amount).padStart(ending.length, '0').endsWith(ending),
					);
				expect(enough(price)).toBe(true);
				expect(ends(price)).toBe(true);
				for (let less = price - 1n; less > price - 120n && less > 0n; less -= 1n) {
					expect(enough(less) && ends(less)).toBe(false);
				}
			}),
		);
	});

	it('never falls when the cost rises', () => {
		fc.assert(
			fc.property(costs, costs, rules, (a, b, rule) => {
				expect(priced(Math.max(a, b), rule)).toBeGreaterThanOrEqual(priced(Math.min(a, b), rule));
			}),
		);
	});
});

describe('a price rule as a seller writes it', () => {
	it('is read with or without points before the endings', () => {
		const given = { ...cells, fee: '4.50', endings: '.99, 49', floor: '19', currency: 'usd' };
		expect(readPriceRule(given)).toEqual({
			ok: true,
			value: {
				...{ factor: '2', currency: 'USD', endings: ['99', '49'] },
				...{ fee: usd(450), floor: usd(1900) },
			},
		});
	});

	it.each([
		['factor', 'two'],
		['factor', '0'],
		['factor', ''],
		['fee', '-1'],
		['floor', '1,50'],
		['endings', 'x.99'],
		['currency', ''],
	])('says that %s is wrong where it is "%s"', (field, text) => {
		const read = readPriceRule({ ...cells, [field]: text });
		expect(read).toMatchObject({ ok: false, failure: { category: 'validation', fields: [field] } });
	});
});
