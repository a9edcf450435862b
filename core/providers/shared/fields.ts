import type { ZodType, ZodTypeDef } from 'zod';
import { z } from 'zod';
import { mapped, maybe, Refusal } from '../../domain/mapped';
import { parseDecimal, type Money } from '../../domain/money';

/*
 * Building blocks for what providers send. Asked for is only what we cannot do without: the rest
 * may be missing or null, and what is new is passed over.
 */

/** A decimal number without exponent. */
const PLAIN = /^-?\d+(?:\.\d+)?$/;

/** A schema for data from outside: what comes in is not known, what comes out is `T`. */
export type Reads<T> = ZodType<T, ZodTypeDef, unknown>;

/** Ids and labels are sent as texts or as numbers; we keep them as texts. */
export const text: Reads<string> = mapped(z.union([z.string(), z.number()]), String);

/** An id that other calls are made with: never empty. */
export const identifier: Reads<string> = mapped(z.union([z.string().min(1), z.number()]), String);

/** A text that may be missing, null or empty; then undefined. */
export const optionalText = mapped(
	text.nullish(),
	(value): string | undefined => value?.trim() || undefined,
);

/** A number that may be missing or null, also when it is sent as a text. */
export const optionalNumber = maybe(z.union([z.number(), mapped(z.string().regex(PLAIN), Number)]));

/** A flag that may be missing or null; then undefined. */
export const optionalFlag = maybe(z.boolean());

/** A list that may be missing or null; then empty. */
export function optionalList<T>(item: Reads<T>): Reads<T[]> {
	return mapped(z.array(item).nullish(), (value): T[] => value ?? []);
}

/** An object that may be missing, null or, as PHP writes an empty one, `[]`; then undefined. */
export function optionalObject<T extends z.ZodRawShape>(shape: T) {
	const emptyToNull = (value: unknown): unknown =>
		Array.isArray(value) && value.length === 0 ? null : value;
	return mapped(z.object(shape).nullish(), (value) => value ?? undefined, emptyToNull);
}

/** What was read of an object, beside the untouched object. */
export interface WithRaw<T> {
	data: T;
	raw: unknown;
}

/** Keeps the untouched object beside what was read from it; the path of an error is kept too. */
export function withRaw<T>(shape: Reads<T>): Reads<WithRaw<T>> {
	return mapped(shape, (data: T, raw) => ({ data, raw }));
}

/**
 * A decimal amount as it was sent: a text, or a JSON number, whose shortest decimal text is what
 * the provider wrote. Becomes money with a currency beside it.
 */
export const decimal: Reads<string> = z.union([
	z.string().regex(PLAIN, 'Expected an amount'),
	mapped(z.number().finite(), (amount) =>
		PLAIN.test(String(amount)) ? String(amount) : new Refusal('Expected an amount'),
	),
]);

/** A decimal amount that may be missing or null. */
export const optionalDecimal = maybe(decimal);

/**
 * Money out of a decimal text and its currency. Amounts finer than the currency's smallest unit
 * are rounded half away from zero, because providers compute taxes and fees that fine.
 * @returns undefined where either is missing or no amount
 */
export function toMoney(
	amount: string | undefined,
	currency: string | undefined,
): Money | undefined {
	if (amount === undefined || currency === undefined) return undefined;
	const exact = parseDecimal(amount, currency);
	if (exact.ok) return exact.value;
	const rounded = parseDecimal(roundText(amount, digitsOf(currency)), currency);
	return rounded.ok ? rounded.value : undefined;
}

function digitsOf(currency: string): number {
	// The most decimals that the currency takes: 3, 2 or 0 (ISO 4217).
	return [3, 2].find((digits) => parseDecimal(`0.${'1'.repeat(digits)}`, currency).ok) ?? 0;
}

/** Rounds a decimal text, half away from zero, without ever making a float of it. */
function roundText(amount: string, digits: number): string {
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
	if (!match) return amount;
	const [, sign = '', whole = '0', decimals = ''] = match;
	const padded = decimals.padEnd(digits + 1, '0');
	const kept = BigInt(`${whole}${padded.slice(0, digits)}`);
	const up = Number(padded[digits]) >= 5 ? 1n : 0n;
	const text = String(kept + up).padStart(digits + 1, '0');
	if (digits === 0) return `${sign}${text}`;
	return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * A time as providers write it: ISO 8601, a blank instead of the `T`, or epoch seconds.
 * @returns ISO 8601 in UTC, or undefined if it is no time
 */
export function toIsoTime(value: string | number | undefined): string | undefined {
	if (value === undefined || value === '') return undefined;
	if (typeof value === 'number' || /^\d{9,11}$/.test(value)) {
		const time = new Date(Number(value) * 1000);
		return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
	}
	const iso = value.trim().replace(' ', 'T');
	const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(iso);
	const isDate = /^\d{4}-\d{2}-\d{2}$/.test(iso);
	const time = Date.parse(hasZone || isDate ? iso : `${iso}Z`);
	return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
