import { z } from 'zod';
import { fromFraction, type Money } from '../domain/money';
import { mapped } from '../domain/mapped';
import { decodeEntities } from './entities';

/*
 * Fields that are good to know and must not cost the answer where they have an odd form: they are
 * undefined then. Read by hand, because there are dozens in each order, and a schema for each would
 * make reading orders half as fast again.
 */

function nice<T>(read: (value: unknown) => T | undefined) {
	return mapped(z.unknown(), read);
}

function field(value: object, name: string): unknown {
	return Reflect.get(value, name);
}

function readMoney(value: unknown): Money | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const amount = field(value, 'amount');
	const divisor = field(value, 'divisor');
	const currency = field(value, 'currency_code');
	if (typeof amount !== 'number' || typeof divisor !== 'number') return undefined;
	if (typeof currency !== 'string') return undefined;
	const money = fromFraction(amount, divisor, currency);
	return money.ok ? money.value : undefined;
}

/** The last second that an ISO text of a four-digit year can hold. */
const LAST_SECOND = 253_402_300_799;

function readTime(value: unknown): string | undefined {
	const isSecond = Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LAST_SECOND;
	return isSecond ? new Date(Number(value) * 1000).toISOString() : undefined;
}

function readText(value: unknown): string | undefined {
	const text = typeof value === 'string' ? decodeEntities(value).trim() : '';
	return text === '' ? undefined : text;
}

function readId(value: unknown): string | undefined {
	if (typeof value === 'string') return /^[1-9]\d{0,19}$/.test(value) ? value : undefined;
	return Number.isSafeInteger(value) && Number(value) > 0 ? String(value) : undefined;
}

/** An amount over a divisor, exactly. */
export const niceMoney = nice(readMoney);
/** Epoch seconds, as ISO 8601. */
export const niceTime = nice(readTime);
/** A text without HTML encoding. */
export const niceText = nice(readText);
/** An id as text. */
export const niceId = nice(readId);
