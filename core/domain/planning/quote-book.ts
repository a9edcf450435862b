import { z } from 'zod';
import { FAILURE_CATEGORIES, type FailureCategory } from '../failure';
import { SHIPPING_TIERS } from '../provider-order';
import type { Quote } from '../quote';
import { SOLD_OUT } from './reason-codes';

/** What a printer answered when it was asked for a price. */
export type QuoteAnswer =
	| { kind: 'quote'; quote: Omit<Quote, 'raw'> }
	| { kind: 'failed'; category: FailureCategory; isSoldOut: boolean };

/** The answers by {@link quoteKey}. */
export type QuoteBook = ReadonlyMap<string, QuoteAnswer>;

/** What a price is for; the same lines at the same printer give the same text. */
export function quoteKey(parts: {
	shopId: string;
	receiptId: string;
	provider: string;
	lineIds: readonly string[];
}): string {
	const { shopId, receiptId, provider, lineIds } = parts;
	return [shopId, receiptId, provider, [...lineIds].sort().join('+')].join('/');
}

const money = z.object({ amountMinor: z.number().int(), currency: z.string() });
const optional = <T extends z.ZodTypeAny>(shape: T) =>
	shape.nullish().transform((value: z.output<T> | null | undefined) => value ?? undefined);

const option = z.object({
	methodId: z.string(),
	name: z.string(),
	tier: optional(z.enum(SHIPPING_TIERS)).catch(undefined),
	price: money,
	minDays: optional(z.number()),
	maxDays: optional(z.number()),
	carrier: optional(z.string()),
});

const key = z.string().min(1);

const given = z
	.object({
		quoteKey: key,
		items: optional(money),
		tax: optional(money),
		shipping: z.array(option).min(1),
	})
	.transform(({ quoteKey, ...quote }): [string, QuoteAnswer] => [
		quoteKey,
		{ kind: 'quote', quote },
	]);

const failed = z
	.object({
		quoteKey: key,
		failure: z.object({
			category: z.enum(FAILURE_CATEGORIES).catch('unclear'),
			code: optional(z.string()).catch(undefined),
		}),
	})
	.transform(({ quoteKey, failure }): [string, QuoteAnswer] => [
		quoteKey,
		{ kind: 'failed', category: failure.category, isSoldOut: failure.code === SOLD_OUT },
	]);

/** Which of two answers to one question counts, whatever came first: a price, else the text. */
function better(one: QuoteAnswer, other: QuoteAnswer): QuoteAnswer {
	if (one.kind !== other.kind) return one.kind === 'quote' ? one : other;
	return JSON.stringify(one) <= JSON.stringify(other) ? one : other;
}

/**
 * Reads the items that the operation Shipping: Quote gave, its failed ones too.
 * @returns the answers, and how many items were no answer to a question of the plan
 */
export function readQuotes(items: readonly unknown[]): { book: QuoteBook; unknown: number } {
	const book = new Map<string, QuoteAnswer>();
	let unknown = 0;
	for (const item of items) {
		const read = z.union([failed, given]).safeParse(item);
		if (!read.success) {
			unknown += 1;
			continue;
		}
		const [name, answer] = read.data;
		const known = book.get(name);
		book.set(name, known ? better(known, answer) : answer);
	}
	return { book, unknown };
}
