import type { HttpRequest } from '../../../../core/transport/http';
import { failureOf, valueOf } from '../../../support/result';
import { answer, fakeGooten, gootenItem, gootenOrder } from './fixtures';

describe('pages', () => {
	/** Pages as a Gooten gives them that counts from `first` and tells what it likes. */
	const paged =
		(all: readonly object[], first: number, tells: boolean) =>
		({ query }: HttpRequest) => {
			const { page = first, pageSize } = query as { page?: number; pageSize: number };
			const start = (page - first) * pageSize;
			const Orders = all.slice(start, start + pageSize);
			const TotalPages = Math.ceil(all.length / pageSize);
			return answer({ Orders, ...(tells ? { Page: page, TotalPages } : {}), HadError: false });
		};
	const orders = (count: number) =>
		Array.from({ length: count }, (_none, at) =>
			gootenOrder([gootenItem('New')], { Id: `13-${at}`, SourceId: `etsy-11-${at}-1` }),
		);
	const since = '2026-11-23T08:00:00Z';

	it.each([
		[1, true, 3],
		[0, true, 3],
		[1, false, 3],
	])('counted from %i, with a total: %s', async (first, tells, calls) => {
		const { provider, requests } = fakeGooten(paged(orders(230), first, tells));
		const changed = valueOf(await provider.ordersChangedSince(since));
		expect(new Set(changed.map(({ providerOrderId }) => providerOrderId)).size).toBe(230);
		expect(requests).toHaveLength(calls);
		expect(requests[0]?.query).toMatchObject({ startDate: '2026-09-23', pageSize: 100 });
	});

	it('end where the same page comes again', async () => {
		const { provider, requests } = fakeGooten(() => answer({ Orders: orders(100) }));
		expect(valueOf(await provider.ordersChangedSince(since))).toHaveLength(100);
		expect(requests).toHaveLength(2);
	});

	it('are read no further than is asked for', async () => {
		const { provider, requests } = fakeGooten(paged(orders(500), 1, true));
		expect(valueOf(await provider.ordersChangedSince(since, 5))).toHaveLength(5);
		expect(requests).toHaveLength(1);
	});

	it('are read until an order is found', async () => {
		const { provider, requests } = fakeGooten((request) =>
			request.query?.genericValues === undefined
				? paged(orders(500), 1, true)(request)
				: answer({ Orders: [] }),
		);
		const found = valueOf(await provider.findOrder('etsy-11-150-1', since));
		expect(found?.providerOrderId).toBe('13-150');
		expect(requests).toHaveLength(3);
		expect(requests[1]?.query).toMatchObject({ startDate: '2026-11-22' });
	});

	it('need a time', async () => {
		const { provider } = fakeGooten(() => answer({ Orders: [] }));
		expect(failureOf(await provider.ordersChangedSince('soon')).fields).toEqual(['since']);
	});
});
