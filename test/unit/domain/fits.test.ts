import fc from 'fast-check';
import { z } from 'zod';
import { fits } from '../../../core/domain/fits';

const leaf = fc.oneof(
	fc.string({ maxLength: 2 }),
	fc.integer({ min: -2, max: 2 }),
	fc.double(),
	fc.boolean(),
	fc.constantFrom(null, undefined, 'a', 'b', 7, new Date(0), new Map(), [], {}),
);

/** Each kind of schema that is looked at, and some that are left to zod. */
const LEAVES: Readonly<Record<string, z.ZodTypeAny>> = {
	text: z.string(),
	someText: z.string().min(1),
	pattern: z.string().regex(/^a/),
	number: z.number(),
	whole: z.number().int(),
	positive: z.number().int().positive(),
	atLeast: z.number().min(0),
	atMost: z.number().max(1),
	yes: z.boolean(),
	word: z.enum(['a', 'b']),
	literal: z.literal(7),
	coerced: z.coerce.number(),
	anything: z.unknown(),
	either: z.union([z.string(), z.boolean()]),
	read: z.string().transform((text) => text.length),
};

type Case = readonly [schema: z.ZodTypeAny, value: unknown];

/** One look at all, because a look costs more than a reading. */
function agree(...cases: Case[]) {
	expect(cases.map(([schema, value]) => fits(schema)(value))).toEqual(
		cases.map(([schema, value]) => schema.safeParse(value).success),
	);
}

describe('fits', () => {
	it.each(Object.entries(LEAVES))('says what zod says: %s, alone and within', (_name, inner) => {
		const choice = z.discriminatedUnion('kind', [
			z.object({ kind: z.literal('a'), value: inner }),
			z.object({ kind: z.literal('b'), more: z.array(inner).optional() }),
		]);
		fc.assert(
			fc.property(leaf, fc.array(leaf, { maxLength: 3 }), (value, list) => {
				agree(
					[inner, value],
					[inner.optional(), value],
					[inner.nullable(), value],
					[inner.nullish(), value],
					[z.array(inner), list],
					[z.array(inner).min(1), list],
					[z.array(inner), value],
					[z.object({ inner }), { inner: value, other: list }],
					[z.object({ inner }), value],
					[z.object({ inner: inner.optional() }), {}],
					[z.object({ inner }).strict(), { inner: value, other: list }],
					[z.object({ inner }).catchall(z.string()), { inner: value, other: list }],
					...['a', 'b', value].flatMap((kind): Case[] => [
						[choice, { kind, value }],
						[choice, { kind, more: list }],
					]),
					[choice, value],
				);
			}),
		);
	});

	it('takes a number that is none for none', () => {
		agree(
			[z.number(), Number.NaN],
			[z.number(), Number.POSITIVE_INFINITY],
			[z.number().int(), Number.POSITIVE_INFINITY],
		);
	});
});
