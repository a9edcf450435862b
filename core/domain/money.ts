import { entryOf } from './entry-of';
import { failure } from './failure';
import { fail, ok, type Result } from './result';

/**
 * An amount in a currency's smallest unit. Never a float: `amountMinor` is an integer and decimal
 * texts are parsed as text.
 */
export interface Money {
	amountMinor: number;
	/** ISO 4217, upper case. */
	currency: string;
}

/** Currencies whose smallest unit is not a hundredth (ISO 4217, list one). */
const DIGITS: Readonly<Record<string, number>> = {
	BIF: 0,
	CLP: 0,
	DJF: 0,
	GNF: 0,
	ISK: 0,
	JPY: 0,
	KMF: 0,
	KRW: 0,
	PYG: 0,
	RWF: 0,
	UGX: 0,
	VND: 0,
	VUV: 0,
	XAF: 0,
	XOF: 0,
	XPF: 0,
	BHD: 3,
	IQD: 3,
	JOD: 3,
	KWD: 3,
	LYD: 3,
	OMR: 3,
	TND: 3,
};

/** How many decimals a currency has: 2 unless ISO 4217 says otherwise. */
export function currencyDigits(currency: string): number {
	return entryOf(DIGITS, currency.toUpperCase()) ?? 2;
}

function refuse(message: string): Result<never> {
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'money',
			message,
			hint: 'Check the amount where it was entered, then run again.',
		}),
	);
}

function currencyCode(written: string): string | null {
	const code = written.trim().toUpperCase();
	return /^[A-Z]{3}$/.test(code) ? code : null;
}

/**
 * Reads a decimal text such as `12.30` or `-4` exactly, without ever making a float of it.
 * @param text digits with an optional sign and a point; no blanks inside, no thousands separator
 * @returns a `validation` failure when it is no amount or has more decimals than the currency
 */
export function parseDecimal(text: string, currency: string): Result<Money> {
	const code = currencyCode(currency);
	if (code === null) return refuse(`"${currency}" is not a currency code.`);
	const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
	if (!match) return refuse('The amount is not a plain number such as 12.30.');
	const digits = currencyDigits(code);
	const decimals = (match[3] ?? '').replace(/0+$/, '');
	if (decimals.length > digits) {
		return refuse(`The amount has more decimals than ${code} has (${digits}).`);
	}
	const amount = Number(`${match[2]}${decimals.padEnd(digits, '0')}`);
	if (!Number.isSafeInteger(amount)) return refuse('The amount is too large.');
	return ok({ amountMinor: match[1] === '-' && amount !== 0 ? -amount : amount, currency: code });
}

/** Writes an amount as a decimal text such as `12.30`, without the currency. */
export function toDecimal(money: Money): string {
	const digits = currencyDigits(money.currency);
	const text = String(Math.abs(money.amountMinor)).padStart(digits + 1, '0');
	const sign = money.amountMinor < 0 ? '-' : '';
	if (digits === 0) return `${sign}${text}`;
	return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Writes an amount for people, such as `12.30 USD`. */
export function formatMoney(money: Money): string {
	return `${toDecimal(money)} ${money.currency}`;
}

/**
 * Turns a fraction (Etsy: `amount / divisor`) into the currency's smallest unit.
 * @returns a `validation` failure when the fraction does not fall on a whole smallest unit
 */
export function fromFraction(amount: number, divisor: number, currency: string): Result<Money> {
	const code = currencyCode(currency);
	if (code === null) return refuse(`"${currency}" is not a currency code.`);
	if (!Number.isSafeInteger(amount) || !Number.isSafeInteger(divisor) || divisor <= 0) {
		return refuse('The amount is not a whole number over a whole divisor.');
	}
	const scaled = BigInt(amount) * 10n ** BigInt(currencyDigits(code));
	if (scaled % BigInt(divisor) !== 0n) {
		return refuse(`The amount is finer than the smallest unit of ${code}.`);
	}
	const amountMinor = Number(scaled / BigInt(divisor));
	if (!Number.isSafeInteger(amountMinor)) return refuse('The amount is too large.');
	return ok({ amountMinor, currency: code });
}

/** Adds amounts of one currency; two currencies never add. An empty list needs the currency. */
export function sumMoney(amounts: readonly Money[], currency?: string): Result<Money> {
	const code = currency ?? amounts[0]?.currency;
	if (code === undefined) return refuse('There is nothing to add and no currency is given.');
	let exact = 0n;
	for (const money of amounts) {
		if (money.currency !== code) {
			return refuse(`${money.currency} cannot be added to ${code}.`);
		}
		if (!Number.isSafeInteger(money.amountMinor)) return refuse('An amount is no whole number.');
		exact += BigInt(money.amountMinor);
	}
	const amountMinor = Number(exact);
	if (!Number.isSafeInteger(amountMinor)) return refuse('The sum is too large.');
	return ok({ amountMinor, currency: code });
}

/** The price of several pieces. `pieces` is a whole number. */
export function timesPieces(price: Money, pieces: number): Money {
	// Adding 0 turns -0 into 0.
	return { amountMinor: price.amountMinor * pieces + 0, currency: price.currency };
}
