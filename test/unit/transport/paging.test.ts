import fc from 'fast-check';
import { failure } from '../../../core/domain/failure';
import { fail, ok } from '../../../core/domain/result';
import { collect, pagesByNumber, pagesByOffset } from '../../../core/transport/paging';

const broken = fail(
	failure({ category: 'network', provider: 'etsy', operation: 'x', message: 'm', hint: 'h' }),
);

function numbers(count: number): number[] {
	return Array.from({ length: count }, (_, index) => index);
}

/** An Etsy with so many items; it counts how often it is asked. */
function shelf(count: number, tellsTotal = true) {
	const all = numbers(count);
	const asked: Array<[number, number]> = [];
	return {
		asked,
		service: 'etsy' as const,
		operation: 'getThings',
		async fetch(offset: number, pageSize: number) {
			asked.push([offset, pageSize]);
			const items = all.slice(offset, offset + pageSize);
			return ok({ items, ...(tellsTotal ? { total: count } : {}) });
		},
	};
}

describe('paging by offset', () => {
	it('reads everything once, in order, with no call too many', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat(300),
				fc.integer({ min: 1, max: 50 }),
				fc.option(fc.nat(350), { nil: undefined }),
				fc.boolean(),
				async (count, pageSize, limit, tellsTotal) => {
					const source = shelf(count, tellsTotal);
					const read = await collect(pagesByOffset({ ...source, pageSize, limit }));
					const wanted = Math.min(count, limit ?? count);
					expect(read).toEqual(ok(numbers(wanted)));
					const needed = Math.ceil(wanted / pageSize);
					expect(source.asked.length).toBeLessThanOrEqual(
						needed + (tellsTotal && count > 0 ? 0 : 1),
					);
				},
			),
		);
	});

	it('asks for no more than is wanted, and for the next page only when it is taken', async () => {
		const source = shelf(1000);
		for await (const page of pagesByOffset({ ...source, pageSize: 100, limit: 150 })) {
			if (page.ok && page.value[0] === 0) expect(source.asked).toEqual([[0, 100]]);
		}
		expect(source.asked).toEqual([
			[0, 100],
			[100, 50],
		]);
	});

	it('says so when the service lets no more be read, instead of leaving items off', async () => {
		const paging = { ...shelf(500), pageSize: 100, maxOffset: 200 };
		const seen: number[] = [];
		for await (const page of pagesByOffset(paging)) {
			if (page.ok) seen.push(...page.value);
			else expect(page.failure).toMatchObject({ category: 'capability', operation: 'getThings' });
		}
		expect(seen).toHaveLength(300);
		expect((await collect(pagesByOffset(paging))).ok).toBe(false);
		expect((await collect(pagesByOffset({ ...paging, ...shelf(300) }))).ok).toBe(true);
	});

	it('ends with the first failure and asks no further', async () => {
		const source = shelf(500);
		const fetch = async (offset: number, size: number) =>
			offset < 200 ? await source.fetch(offset, size) : broken;
		expect(await collect(pagesByOffset({ ...source, fetch, pageSize: 100 }))).toEqual(broken);
		expect(source.asked).toHaveLength(2);
	});

	it('does not go round for ever when the count is wrong', async () => {
		const fetch = async () => ok({ items: [] as number[], total: 1_000_000 });
		expect(await collect(pagesByOffset({ ...shelf(0), fetch, pageSize: 100 }))).toEqual(ok([]));
	});

	it.each([1_000_000, undefined])(
		'a service that never turns the page is told of (%s)',
		async (total) => {
			const fetch = async () => ok({ items: [1, 2], total });
			const read = await collect(pagesByOffset({ ...shelf(0), fetch, pageSize: 2 }));
			expect(read).toMatchObject({
				ok: false,
				failure: { category: 'service_down', operation: 'getThings', retryable: true },
			});
		},
	);

	it('a page that comes twice, because as much was added in between, is no end', async () => {
		const pages = [[1, 2], [1, 2], [3, 4], []];
		const fetch = async (offset: number) => ok({ items: pages[offset / 2] ?? [], total: 9 });
		const read = await collect(pagesByOffset({ ...shelf(0), fetch, pageSize: 2 }));
		expect(read).toEqual(ok([1, 2, 1, 2, 3, 4]));
	});
});

describe('paging by number', () => {
	const SOURCE = { service: 'printify', operation: 'getThings' } as const;

	it('reads everything once, in order', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat(300),
				fc.integer({ min: 1, max: 50 }),
				fc.option(fc.nat(350), { nil: undefined }),
				async (count, most, limit) => {
					const all = numbers(count);
					const fetch = async (page: number, size: number) =>
						ok({
							items: all.slice((page - 1) * size, page * size),
							lastPage: Math.max(1, Math.ceil(count / size)),
						});
					const read = await collect(pagesByNumber({ ...SOURCE, fetch, pageSize: most, limit }));
					expect(read).toEqual(ok(numbers(Math.min(count, limit ?? count))));
				},
			),
		);
	});

	it('ends with the first failure', async () => {
		const fetch = async (page: number) => (page === 1 ? ok({ items: [1], lastPage: 9 }) : broken);
		expect(await collect(pagesByNumber({ ...SOURCE, fetch, pageSize: 1 }))).toEqual(broken);
	});

	it('a service that never turns the page is told of', async () => {
		const fetch = async () => ok({ items: [1], lastPage: Number.MAX_VALUE });
		expect(await collect(pagesByNumber({ ...SOURCE, fetch, pageSize: 1 }))).toMatchObject({
			ok: false,
			failure: { category: 'service_down', message: expect.stringContaining('Printify') },
		});
	});
});
