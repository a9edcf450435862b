import fc from 'fast-check';
import { z } from 'zod';
import { leanObject } from '../../../core/domain/lean-object';
import { mapped, Refusal } from '../../../core/domain/mapped';

/** The same form, made by either. */
function shapes(object: typeof z.object) {
	const money = object({ amount: z.number().int(), currency: z.string().length(3) });
	const even = mapped(z.number(), (n) => (n % 2 === 0 ? n : new Refusal('Odd', ['half'])));
	return object({
		id: z.union([z.string().min(1), even]),
		total: money,
		tax: money.nullish(),
		lines: z.array(object({ price: money, note: z.string().optional() })).optional(),
		anything: z.unknown(),
		either: z.union([money, z.object({ free: z.literal(true) })]).optional(),
	});
}

const zods = shapes(z.object);
const ours = shapes(leanObject as unknown as typeof z.object);

const money = fc.record(
	{
		amount: fc.oneof(fc.integer(), fc.double(), fc.constant('1')),
		currency: fc.constantFrom('USD', 'EU', 7, null),
		more: fc.string(),
	},
	{ requiredKeys: [] },
);
const line = fc.record(
	{
		price: fc.oneof(money, fc.constant(null)),
		note: fc.oneof(fc.string(), fc.constant(undefined)),
	},
	{ requiredKeys: [] },
);
const order = fc.record(
	{
		id: fc.oneof(fc.string(), fc.integer(), fc.constant(undefined)),
		total: fc.oneof(money, fc.constant('5 USD')),
		tax: fc.oneof(money, fc.constant(null), fc.constant(undefined)),
		lines: fc.oneof(fc.array(line, { maxLength: 3 }), fc.constant({})),
		anything: fc.jsonValue(),
		either: fc.oneof(money, fc.constant({ free: true }), fc.constant({ free: false })),
		more: fc.integer(),
	},
	{ requiredKeys: [] },
);

/** What a user of the schema sees of a reading. */
function seen(schema: z.ZodTypeAny, value: unknown) {
	const read = schema.safeParse(value);
	return read.success ? { data: read.data as unknown } : { issues: read.error.issues };
}

describe('leanObject', () => {
	it('reads as zod itself does, with the same issues at the same places', () => {
		fc.assert(
			fc.property(fc.oneof({ weight: 4, arbitrary: order }, fc.jsonValue()), (value) => {
				expect(seen(ours, value)).toStrictEqual(seen(zods, value));
			}),
			{ numRuns: 500 },
		);
	});

	it('reads what is right, and leaves out what nobody named', () => {
		const total = { amount: 5, currency: 'USD' };
		const sent = { id: 2, total, tax: null, lines: [{ price: total, note: undefined }], more: 1 };
		expect(ours.parse(sent)).toStrictEqual({
			id: 2,
			total,
			tax: null,
			lines: [{ price: total, note: undefined }],
		});
	});

	it('names each field that is wrong, however deep', () => {
		const sent = { id: 3, total: {}, lines: [{ price: { amount: 'x', currency: 'USD' } }] };
		expect(seen(ours, sent)).toEqual(seen(zods, sent));
		const paths = ours.safeParse(sent).error?.issues.map(({ path }) => path.join('.'));
		expect(paths).toEqual(expect.arrayContaining(['total.amount', 'lines.0.price.amount']));
	});

	it('reads as zod does where it is waited for', async () => {
		const sent = { id: 'a', total: { amount: 5, currency: 'USD' } };
		await expect(ours.parseAsync(sent)).resolves.toEqual(await zods.parseAsync(sent));
	});
});
