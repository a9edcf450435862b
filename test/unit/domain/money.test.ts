import fc from 'fast-check';
import {
	currencyDigits,
	formatMoney,
	fromFraction,
	parseDecimal,
	sumMoney,
	timesPieces,
	toDecimal,
} from '../../../core/domain/money';
import { anyAmountMinor, anyCurrency, anyMoney, CURRENCIES } from '../../support/arbitraries/money';
import { failureOf, valueOf } from '../../support/result';

const money = (amountMinor: number, currency: string) => ({ amountMinor, currency });

describe('reading an amount', () => {
	test.each([
		['12.30', 'USD', 1230],
		['12.3', 'usd', 1230],
		['12', ' eur ', 1200],
		['-4', 'GBP', -400],
		['+0.05', 'USD', 5],
		['007.10', 'USD', 710],
		['1.500000', 'USD', 150],
		['1500', 'JPY', 1500],
		['1500.00', 'JPY', 1500],
		['1.234', 'KWD', 1234],
		['0.1', 'TND', 100],
		['90071992547409.91', 'USD', Number.MAX_SAFE_INTEGER],
	])('%s %s is exact', (text, currency, minor) => {
		const code = currency.trim().toUpperCase();
		expect(valueOf(parseDecimal(text, currency))).toEqual(money(minor, code));
	});

	test.each([
		['1,234.50', 'USD'],
		['12,30', 'EUR'],
		['1 234', 'EUR'],
		['1e3', 'USD'],
		['.5', 'USD'],
		['5.', 'USD'],
		['', 'USD'],
		['-', 'USD'],
		['--1', 'USD'],
		['$5', 'USD'],
		['0x10', 'USD'],
		['NaN', 'USD'],
		['Infinity', 'USD'],
		['١٢', 'USD'],
		['12.305', 'USD'],
		['0.5', 'JPY'],
		['1.2345', 'KWD'],
		['90071992547409.92', 'USD'],
		['9'.repeat(400), 'USD'],
		['1', 'US'],
		['1', 'US Dollar'],
		['1', ''],
	])('"%s" in "%s" is refused', (text, currency) => {
		const failure = failureOf(parseDecimal(text, currency));
		expect(failure).toMatchObject({ category: 'validation', retryable: false, provider: 'pack' });
	});

	test('and writing it again gives the same amount in any currency', () => {
		fc.assert(
			fc.property(anyMoney, (amount) => {
				expect(valueOf(parseDecimal(toDecimal(amount), amount.currency))).toEqual(amount);
			}),
		);
	});

	test('nothing that is text becomes an amount with a fraction, and zero has no sign', () => {
		const text = fc.oneof(fc.string(), fc.double().map(String), fc.constantFrom('-0', '-0.00'));
		fc.assert(
			fc.property(text, anyCurrency, (written, currency) => {
				const read = parseDecimal(written, currency);
				if (!read.ok) return;
				expect(Number.isSafeInteger(read.value.amountMinor)).toBe(true);
				expect(Object.is(read.value.amountMinor, -0)).toBe(false);
			}),
		);
		expect(valueOf(parseDecimal('-0.00', 'USD'))).toStrictEqual(money(0, 'USD'));
	});
});

describe('writing an amount', () => {
	test.each([
		[money(1230, 'USD'), '12.30'],
		[money(5, 'USD'), '0.05'],
		[money(-5, 'USD'), '-0.05'],
		[money(0, 'USD'), '0.00'],
		[money(-0, 'USD'), '0.00'],
		[money(1500, 'JPY'), '1500'],
		[money(-7, 'JPY'), '-7'],
		[money(1, 'KWD'), '0.001'],
	])('%j is %s', (amount, text) => {
		expect(toDecimal(amount)).toBe(text);
		expect(formatMoney(amount)).toBe(`${text} ${amount.currency}`);
	});

	test.each(
		Object.entries(CURRENCIES).flatMap(([digits, codes]) =>
			codes.map((code) => [code, Number(digits)] as const),
		),
	)('%s has %i decimals', (code, digits) => {
		expect(currencyDigits(code)).toBe(digits);
		expect(currencyDigits(code.toLowerCase())).toBe(digits);
		expect(toDecimal(money(123456, code)).split('.')[1]?.length ?? 0).toBe(digits);
	});
});

describe("Etsy's fractions", () => {
	test.each([
		[2499, 100, 'USD', 2499],
		[1500, 1, 'JPY', 1500],
		[150000, 100, 'JPY', 1500],
		[2499, 100, 'KWD', 24990],
		[-0, 100, 'usd', 0],
	])('%i / %i %s', (amount, divisor, currency, minor) => {
		const code = currency.toUpperCase();
		expect(valueOf(fromFraction(amount, divisor, currency))).toStrictEqual(money(minor, code));
	});

	test.each([
		[2499, 1000, 'USD'],
		[150, 100, 'JPY'],
		[1, 3, 'USD'],
		[1.5, 100, 'USD'],
		[1, 0, 'USD'],
		[1, -100, 'USD'],
		[Number.NaN, 100, 'USD'],
		[2 ** 53, 100, 'USD'],
		[Number.MAX_SAFE_INTEGER, 1, 'USD'],
		[1, 100, ''],
		[1, 100, 'dollars'],
	])('%d / %d %s is refused', (amount, divisor, currency) => {
		expect(failureOf(fromFraction(amount, divisor, currency)).category).toBe('validation');
	});

	test('are exact or refused: the value times the divisor is the amount again', () => {
		const divisor = fc.constantFrom(1, 10, 100, 1000, 3, 7);
		fc.assert(
			fc.property(anyAmountMinor, divisor, anyCurrency, (amount, by, currency) => {
				const read = fromFraction(amount, by, currency);
				const scaled = BigInt(amount) * 10n ** BigInt(currencyDigits(currency));
				if (read.ok) expect(BigInt(read.value.amountMinor) * BigInt(by)).toBe(scaled);
				else if (scaled % BigInt(by) === 0n) {
					expect(Number.isSafeInteger(Number(scaled / BigInt(by)))).toBe(false);
				}
			}),
		);
	});
});

describe('adding', () => {
	test('two currencies never add', () => {
		fc.assert(
			fc.property(fc.array(anyMoney, { minLength: 1, maxLength: 4 }), (amounts) => {
				const sum = sumMoney(amounts);
				const currencies = new Set(amounts.map((amount) => amount.currency));
				if (currencies.size > 1) expect(sum.ok).toBe(false);
				else if (sum.ok) expect([...currencies]).toEqual([sum.value.currency]);
			}),
		);
		expect(sumMoney([money(1, 'USD')], 'EUR').ok).toBe(false);
	});

	test('is exact in any order, or refused', () => {
		fc.assert(
			fc.property(fc.array(anyAmountMinor, { minLength: 1, maxLength: 5 }), (minors) => {
				const exact = minors.reduce((sum, minor) => sum + BigInt(minor), 0n);
				for (const order of [minors, [...minors].reverse()]) {
					const sum = sumMoney(order.map((minor) => money(minor, 'USD')));
					expect(sum.ok).toBe(Number.isSafeInteger(Number(exact)));
					if (sum.ok) expect(BigInt(sum.value.amountMinor)).toBe(exact);
				}
			}),
		);
	});

	test('does not lose a cent on the way through a sum that is too large', () => {
		const max = Number.MAX_SAFE_INTEGER;
		const amounts = [money(max, 'USD'), money(2, 'USD'), money(-2, 'USD')];
		expect(valueOf(sumMoney(amounts)).amountMinor).toBe(max);
	});

	test('nothing is zero of the currency that is named, and nothing without one', () => {
		expect(valueOf(sumMoney([], 'JPY'))).toStrictEqual(money(0, 'JPY'));
		expect(failureOf(sumMoney([])).category).toBe('validation');
	});

	test('halves of a cent are refused', () => {
		expect(sumMoney([money(0.5, 'USD'), money(0.5, 'USD')]).ok).toBe(false);
	});
});

test('pieces multiply, and nothing of a discount is no -0', () => {
	expect(timesPieces(money(1250, 'EUR'), 3)).toStrictEqual(money(3750, 'EUR'));
	expect(timesPieces(money(-500, 'EUR'), 0)).toStrictEqual(money(0, 'EUR'));
});
