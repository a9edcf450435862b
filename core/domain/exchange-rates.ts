import { currencyDigits, type Money } from './money';

/** How much of the second currency one unit of the first is worth: numerator over denominator. */
export interface ExchangeRate {
	from: string;
	to: string;
	numerator: bigint;
	denominator: bigint;
}

/** Half away from zero, exactly. */
function divide(numerator: bigint, denominator: bigint): bigint {
	const half = denominator / 2n;
	return numerator < 0n ? -((-numerator + half) / denominator) : (numerator + half) / denominator;
}

/**
 * Reads a rate written as `1 USD = 0.92 EUR`.
 * @returns null when it is no such text, or a rate of nothing
 */
export function parseRate(text: string): ExchangeRate | null {
	const match = /^\s*1\s*([a-z]{3})\s*=\s*(\d{1,9})(?:\.(\d{1,9}))?\s*([a-z]{3})\s*$/i.exec(text);
	if (!match) return null;
	const [, from = '', whole = '', decimals = '', to = ''] = match;
	const numerator = BigInt(whole + decimals);
	if (numerator === 0n || from.toUpperCase() === to.toUpperCase()) return null;
	return {
		from: from.toUpperCase(),
		to: to.toUpperCase(),
		numerator,
		denominator: 10n ** BigInt(decimals.length),
	};
}

/** The text that {@link parseRate} reads: a rate's denominator is a power of ten. */
export function writeRate({ from, to, numerator, denominator }: ExchangeRate): string {
	const decimals = String(denominator).length - 1;
	const digits = String(numerator).padStart(decimals + 1, '0');
	const whole = digits.slice(0, digits.length - decimals);
	const rest = decimals > 0 ? `.${digits.slice(-decimals)}` : '';
	return `1 ${from} = ${whole}${rest} ${to}`;
}

/**
 * Converts an amount by the seller's own rates; a rate counts both ways. No chain of rates.
 * @returns the nearest smallest unit; null when there is no rate or the amount gets too large
 */
export function convertMoney(
	money: Money,
	currency: string,
	rates: readonly ExchangeRate[],
): Money | null {
	if (money.currency === currency) return money;
	for (const { from, to, numerator, denominator } of rates) {
		const isForward = from === money.currency && to === currency;
		const isBackward = to === money.currency && from === currency;
		if (!isForward && !isBackward) continue;
		const [up, down] = isForward ? [numerator, denominator] : [denominator, numerator];
		const exact = divide(
			BigInt(money.amountMinor) * up * 10n ** BigInt(currencyDigits(currency)),
			down * 10n ** BigInt(currencyDigits(money.currency)),
		);
		const amountMinor = Number(exact);
		return Number.isSafeInteger(amountMinor) ? { amountMinor, currency } : null;
	}
	return null;
}
