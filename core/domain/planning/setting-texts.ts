import { parseRate, type ExchangeRate } from '../exchange-rates';
import { parseDecimal, type Money } from '../money';

/**
 * How a setting is read from its text, which is trimmed and in lower case; undefined: not usable.
 */
export type Reader<T> = (text: string) => T | undefined;

/** Percent in hundredths, so that 6.5 % is the whole number 650. */
export type PercentHundredths = number;

/** Under which margin an order is held: a share of what the buyer paid, or an amount. */
export type Floor =
	| { kind: 'percent'; hundredths: PercentHundredths }
	| { kind: 'amount'; amount: Money };

/** What is taken off each sale. An amount without a currency is in the order's own. */
export type FeeTerm =
	| { kind: 'percent'; hundredths: PercentHundredths }
	| { kind: 'amount'; decimal: string; currency: string | null; each: boolean };

/** The parts of a list, separated by semicolons or line breaks. */
function parts(text: string): string[] {
	return text
		.split(/[;\n]/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
}

/** All parts read, or undefined when one of them cannot be. */
function all<T>(read: ReadonlyArray<T | undefined>): T[] | undefined {
	return read.every((one): one is T => one !== undefined) ? [...read] : undefined;
}

/** One of the words given. */
export function oneOf<T extends string>(...words: readonly T[]): Reader<T> {
	return (text) => words.find((word) => word === text);
}

/** `yes` or `no`. */
export const yesOrNo: Reader<boolean> = (text) =>
	text === 'yes' || text === 'true' ? true : text === 'no' || text === 'false' ? false : undefined;

/** Reads `off` as null, everything else as given. */
export function orOff<T>(read: Reader<T>): Reader<T | null> {
	return (text) => (text === 'off' ? null : read(text));
}

/** A whole number from 1 on. */
export const wholeNumber: Reader<number> = (text) =>
	/^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;

/** An amount of zero or more with its currency, such as `3.00 usd`. */
export const amount: Reader<Money> = (text) => {
	const match = /^([\d.]+)\s*([a-z]{3})$/.exec(text);
	const money = match ? parseDecimal(match[1] ?? '', match[2] ?? '') : undefined;
	return money?.ok ? money.value : undefined;
};

/** Percent with at most two decimals, such as `6.5%`. */
export const percent: Reader<PercentHundredths> = (text) => {
	const match = /^(\d{1,3})(?:\.(\d{1,2}))?\s*%$/.exec(text);
	return match ? Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`) : undefined;
};

/** A plain decimal above 0, such as `2.2`; kept as text, so that it stays exact. */
export const factor: Reader<string> = (text) =>
	/^\d{1,6}(?:\.\d{1,6})?$/.test(text) && /[1-9]/.test(text) ? text : undefined;

/** `.99, .49`, or `none`. Digits, the point left out. */
export const endings: Reader<string[]> = (text) => {
	if (text === 'none') return [];
	const given = text.split(/[\s,;]+/).map((one) => one.replace(/^\./, ''));
	return given.every((one) => /^\d{1,4}$/.test(one)) ? given : undefined;
};

/** `15%` or `3.00 usd`. */
export const floor: Reader<Floor> = (text) => {
	const hundredths = percent(text);
	if (hundredths !== undefined) return { kind: 'percent', hundredths };
	const money = amount(text);
	return money && { kind: 'amount', amount: money };
};

function feeTerm(text: string): FeeTerm | undefined {
	const hundredths = percent(text);
	if (hundredths !== undefined) return { kind: 'percent', hundredths };
	const match = /^(\d{1,6}(?:\.\d{1,3})?)(?:\s*([a-z]{3}))?(\s+each)?$/.exec(text);
	if (!match) return undefined;
	const [, decimal = '', currency, each] = match;
	return {
		kind: 'amount',
		decimal,
		currency: currency?.toUpperCase() ?? null,
		each: each !== undefined,
	};
}

/** `6.5% + 3% + 0.25 + 0.20 each`, or `none`. */
export const fees: Reader<FeeTerm[]> = (text) =>
	text === 'none' ? [] : all(text.split('+').map((term) => feeTerm(term.trim())));

/** `1 usd = 0.92 eur; 1 gbp = 1.17 eur`, or `none`. */
export const rates: Reader<ExchangeRate[]> = (text) =>
	text === 'none' ? [] : all(parts(text).map((part) => parseRate(part) ?? undefined));

/** Country codes with commas or blanks between; `none`, or `all` where that is a choice. */
export const countries: Reader<string[]> = (text) => {
	if (text === 'none') return [];
	const codes = text.split(/[\s,;]+/).map((code) => code.toUpperCase());
	return codes.every((code) => /^[A-Z]{2}$/.test(code))
		? codes.map((code) => (code === 'UK' ? 'GB' : code))
		: undefined;
};

/** Names with commas between, or `none`. */
export const names: Reader<string[]> = (text) =>
	text === 'none' ? [] : text.split(/[\s,;]+/).filter((name) => name !== '');

/** `printify = us; gelato = de gb us`, or `none`. */
export const places: Reader<ReadonlyMap<string, string[]>> = (text) => {
	if (text === 'none') return new Map();
	const read = all(
		parts(text).map((part) => {
			const [name = '', list = '', ...rest] = part.split('=').map((side) => side.trim());
			const codes = rest.length === 0 && name !== '' ? countries(list) : undefined;
			return codes && ([name, codes] as const);
		}),
	);
	return read && new Map(read);
};

/** `printify = 96; gelato = 72`: hours by name; or `none`. */
export const hoursByName: Reader<ReadonlyMap<string, number>> = (text) => {
	if (text === 'none') return new Map();
	const read = all(
		parts(text).map((part) => {
			const match = /^([a-z0-9_-]+)\s*=\s*(\d{1,4}(?:\.\d)?)$/.exec(part);
			const hours = Number(match?.[2]);
			return match && hours > 0 ? ([match[1] ?? '', hours] as const) : undefined;
		}),
	);
	return read && new Map(read);
};

/** An hour of the day, from 0 to 23. */
export const hourOfDay: Reader<number> = (text) =>
	/^(?:1?\d|2[0-3])$/.test(text) ? Number(text) : undefined;

/** A date, or a moment in UTC, such as `2026-01-31` or `2026-01-31t08:00:00.000z`; or `none`. */
export const moment: Reader<string | null> = (text) => {
	if (text === 'none') return null;
	const isShaped = /^\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?z)?$/.test(text);
	const at = isShaped ? Date.parse(text.toUpperCase()) : Number.NaN;
	return Number.isNaN(at) ? undefined : new Date(at).toISOString();
};
