import fc from 'fast-check';
import { z } from 'zod';
import { mapped, maybe, Refusal } from '../../../core/domain/mapped';

const amount = z.object({ amount: z.number().int(), currency: z.string().length(3) });
const asText = ({ amount: n, currency }: z.output<typeof amount>) => `${n} ${currency}`;

/** What a user of the schema sees of a reading. */
function seen(schema: z.ZodTypeAny, value: unknown) {
	const read = schema.safeParse(value);
	return read.success
		? { data: read.data as unknown }
		: { issues: read.error.issues.map(({ path, message, code }) => ({ path, message, code })) };
}

describe('mapped', () => {
	const ours = z.object({
		total: mapped(amount, asText),
		tax: mapped(amount, asText).nullish(),
		lines: z.array(mapped(z.string().min(2), (text) => text.length)).optional(),
	});
	const zods = z.object({
		total: amount.transform(asText),
		tax: amount.transform(asText).nullish(),
		lines: z
			.array(
				z
					.string()
					.min(2)
					.transform((text) => text.length),
			)
			.optional(),
	});
	const money = fc.record(
		{
			amount: fc.oneof(fc.integer(), fc.double(), fc.constant('1')),
			currency: fc.constantFrom('USD', 'EU', 7, null),
		},
		{ requiredKeys: [] },
	);

	it('reads as zod itself does, with the same issues at the same places', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.record(
						{
							total: fc.oneof(money, fc.constant(null)),
							tax: fc.oneof(money, fc.constant(null)),
							lines: fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 3 }),
						},
						{ requiredKeys: [] },
					),
					fc.jsonValue(),
				),
				(value) => {
					expect(seen(ours, value)).toEqual(seen(zods, value));
				},
			),
		);
	});

	it('reads what is right', () => {
		const value = { total: { amount: 5, currency: 'USD' }, lines: ['ab', 'abc'] };
		expect(ours.parse(value)).toEqual({ total: '5 USD', lines: [2, 3] });
	});

	it('says where a value was refused', () => {
		const schema = z.object({
			range: mapped(z.object({ from: z.number(), to: z.number() }), (range) =>
				range.from > range.to ? new Refusal('Ends before it begins', ['to']) : range,
			),
		});
		expect(seen(schema, { range: { from: 1, to: 2 } })).toEqual({
			data: { range: { from: 1, to: 2 } },
		});
		expect(seen(schema, { range: { from: 2, to: 1 } })).toEqual({
			issues: [{ path: ['range', 'to'], message: 'Ends before it begins', code: 'custom' }],
		});
	});

	it('lets one of several take a value that another refused', () => {
		const even = mapped(z.number(), (n) => (n % 2 === 0 ? 'even' : new Refusal('Odd')));
		const either = z.union([even, mapped(z.number(), () => 'odd')]);
		expect([1, 2].map((n) => either.parse(n))).toEqual(['odd', 'even']);
	});

	it('gives what was sent beside what was read', () => {
		const sent = { amount: 1, currency: 'USD', more: true };
		expect(mapped(amount, (read, raw) => ({ read, raw })).parse(sent)).toEqual({
			read: { amount: 1, currency: 'USD' },
			raw: sent,
		});
	});

	it('can change what was sent before it is looked at', () => {
		const schema = mapped(
			amount.nullish(),
			(value) => value ?? undefined,
			(sent) => (Array.isArray(sent) ? null : sent),
		);
		expect(schema.parse([])).toBeUndefined();
		expect(seen(z.object({ tax: schema }), { tax: { amount: 1 } })).toMatchObject({
			issues: [{ path: ['tax', 'currency'] }],
		});
	});

	it('lets a value be missing', () => {
		const schema = z.object({ total: maybe(amount) });
		for (const value of [{}, { total: null }, { total: undefined }]) {
			expect(schema.parse(value).total).toBeUndefined();
		}
	});
});
