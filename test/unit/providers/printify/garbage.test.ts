import fc from 'fast-check';
import { answer, fakePrintify, listedOrder, orderRequest } from './fixtures';

const full = {
	...listedOrder('etsy-11-1001-1', '2026-11-23 11:30:02+00:00'),
	total_shipping: 400,
	total_tax: 0,
	line_items: [{ quantity: 1, cost: 1050, status: 'fulfilled', metadata: { external_id: '1' } }],
	shipments: [{ carrier: 'usps', number: '94', url: 'https://x.example', delivered_at: null }],
};

/** Every place in a value, as a path. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
	if (typeof value !== 'object' || value === null) return [path];
	const below = Object.entries(value).flatMap(([key, entry]) => pathsOf(entry, [...path, key]));
	return [path, ...below];
}

/** A copy in which one place holds something else. */
function withChange(value: unknown, path: readonly string[], change: unknown): unknown {
	const [key, ...rest] = path;
	if (key === undefined) return change;
	const copy = structuredClone(value) as Record<string, unknown>;
	copy[key] = withChange(copy[key], rest, change);
	return copy;
}

const junk = fc.oneof(
	fc.constantFrom(undefined, null, '', 'x', -1, 1.5, 1e308, true, [], {}, [[]], '<html>'),
	fc.jsonValue(),
);

function mutated(value: unknown) {
	const place = fc.constantFrom(...pathsOf(value));
	return fc.tuple(place, junk).map(([path, change]) => withChange(value, path, change));
}

describe('answers that are not as they should be', () => {
	it.each([
		[
			'an order',
			full,
			async (body: unknown) => {
				const { provider } = fakePrintify(() => answer(200, body));
				return await provider.getOrder('abc');
			},
		],
		[
			'a page of orders',
			{ current_page: 1, last_page: 1, data: [full] },
			async (body: unknown) => {
				let reads = 0;
				const { provider } = fakePrintify(() =>
					answer(200, (reads += 1) > 1 ? { data: [] } : body),
				);
				return await provider.findOrder('etsy-0-0-0');
			},
		],
	])('%s: read all the same, or a failure that names the place', async (_name, good, read) => {
		await fc.assert(
			fc.asyncProperty(mutated(good), async (body) => {
				const result = await read(body);
				if (result.ok) return;
				expect(result.failure.category).toBe('service_down');
				expect(result.failure.fields).not.toEqual([]);
				expect(result.failure.message).toContain(result.failure.fields[0]);
			}),
			{ numRuns: 600 },
		);
	});

	it('an answer to a create: never an exception, and made, found or in doubt', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(200, 201, 400, 409, 422, 500),
				junk,
				async (status, body) => {
					const fake = fakePrintify((request) =>
						request.method === 'POST' ? answer(status, body) : answer(200, { data: [] }),
					);
					const result = await fake.provider.createOrder(orderRequest(), { inDoubt: false });
					if (result.ok) expect(result.value.providerOrderId).not.toBe('');
					else expect(result.failure.message).not.toBe('');
				},
			),
			{ numRuns: 300 },
		);
	});
});
