import { z } from 'zod';
import { fromFraction } from '../domain/money';
import { leanObject } from '../domain/lean-object';
import { mapped, Refusal } from '../domain/mapped';
import { decodeEntities } from './entities';

/** The largest time that a JavaScript date and an ISO text of four-digit years can hold. */
const LAST_SECOND = 253_402_300_799;

/**
 * An id. Etsy sends int64 as a JSON number; kept as text, so that it reads the same in tables,
 * parameters and addresses. A number beyond 2^53 has lost digits already and is refused.
 */
export const etsyId = mapped(
	z.union([
		z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
		z.string().regex(/^\d{1,20}$/, 'Expected a whole number'),
	]),
	String,
);

/** An id that may be missing, null or 0 (OAS allows 0 for a deleted listing); then undefined. */
export const optionalEtsyId = mapped(z.union([z.literal(0), etsyId]).nullish(), (id) =>
	typeof id === 'string' ? id : undefined,
);

/** Epoch seconds, as ISO 8601. */
export const etsyTime = mapped(z.number().int().min(0).max(LAST_SECOND), (seconds) =>
	new Date(seconds * 1000).toISOString(),
);

/** An amount over a divisor (facts/etsy.md 3), in the currency's smallest unit, exactly. */
export const etsyMoney = mapped(
	leanObject({
		amount: z.number().int(),
		divisor: z.number().int().positive(),
		currency_code: z.string().regex(/^[A-Za-z]{3}$/, 'Expected a currency code'),
	}),
	({ amount, divisor, currency_code: currency }) => {
		const money = fromFraction(amount, divisor, currency);
		return money.ok ? money.value : new Refusal(money.failure.message);
	},
);

/** A text that may be missing, null or blank; then undefined. HTML encoding is undone. */
export const etsyText = mapped(z.string().nullish(), (text) => {
	const decoded = decodeEntities(text ?? '').trim();
	return decoded === '' ? undefined : decoded;
});

/** A list that may be missing or null; then empty. */
export function etsyList<Item extends z.ZodTypeAny>(item: Item) {
	return mapped(z.array(item).nullish(), (list): Array<z.output<Item>> => list ?? []);
}
