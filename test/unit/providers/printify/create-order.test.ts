import type { Result } from '../../../../core/domain/result';
import type { HttpRequest } from '../../../../core/transport/http';
import { answer, CUT, fakePrintify, listedOrder, NOW, orderPage, orderRequest } from './fixtures';

const NOT_IN_DOUBT = { inDoubt: false } as const;
const inDoubt = (since: string) => ({ inDoubt: true, since }) as const;
const isPost = ({ method }: HttpRequest) => method === 'POST';
const EARLIER = '2026-11-23T11:30:00Z';

function valueOf<T>(result: Result<T>): T {
	if (!result.ok) throw new Error(`${result.failure.category}: ${result.failure.message}`);
	return result.value;
}

function failureOf(result: Result<unknown>) {
	if (result.ok) throw new Error('Expected a failure');
	return result.failure;
}

describe('create, no try in doubt', () => {
	it('costs one call', async () => {
		const { provider, requests } = fakePrintify(() => answer(200, { id: 'abc' }));
		const made = valueOf(await provider.createOrder(orderRequest(), NOT_IN_DOUBT));
		expect(made).toEqual({ providerOrderId: 'abc', externalId: 'etsy-11-1001-1', found: false });
		expect(requests).toHaveLength(1);
		expect(requests[0]).toMatchObject({
			url: 'https://printify.test/v1/shops/5432/orders.json',
			headers: { 'User-Agent': 'n8n-nodes-print-on-demand' },
		});
	});

	it('takes the order that a 409 names', async () => {
		const body = { status: 'error', code: 8503, order: { id: 'old', external_id: 'x' } };
		const { provider, requests } = fakePrintify(() => answer(409, body));
		const made = valueOf(await provider.createOrder(orderRequest(), NOT_IN_DOUBT));
		expect(made).toMatchObject({ providerOrderId: 'old', found: true });
		expect(requests).toHaveLength(1);
	});

	it('looks up the order that a 409 does not name', async () => {
		const all = [listedOrder('etsy-11-1001-1', '2020-01-01 00:00:00+00:00')];
		const { provider } = fakePrintify((request) =>
			isPost(request)
				? answer(409, { status: 'error', code: 8503, message: 'Conflict.', errors: {} })
				: orderPage(all, request),
		);
		const made = valueOf(await provider.createOrder(orderRequest(), NOT_IN_DOUBT));
		expect(made).toMatchObject({ providerOrderId: 'id-etsy-11-1001-1', found: true });
	});

	it('says so when a 409 names no order and none is there', async () => {
		const { provider } = fakePrintify((request) =>
			isPost(request) ? answer(409, { status: 'error' }) : orderPage([], request),
		);
		const made = await provider.createOrder(orderRequest(), NOT_IN_DOUBT);
		expect(failureOf(made)).toMatchObject({ category: 'conflict', fields: ['externalId'] });
	});
});

describe('create, an earlier try in doubt', () => {
	it('returns what is there and sends nothing', async () => {
		const all = [listedOrder('etsy-11-1001-1', '2026-11-23 11:30:02+00:00')];
		const fake = fakePrintify((request) => orderPage(all, request));
		const made = valueOf(await fake.provider.createOrder(orderRequest(), inDoubt(EARLIER)));
		expect(made).toMatchObject({ found: true, order: { status: 'received' } });
		expect(fake.posts()).toBe(0);
	});

	it('creates when nothing is there, reading no further back than needed', async () => {
		const all = Array.from({ length: 45 }, (_none, i) =>
			listedOrder(`other-${i}`, new Date(NOW - i * 5 * 60_000).toISOString()),
		);
		const fake = fakePrintify((request) =>
			isPost(request) ? answer(200, { id: 'new' }) : orderPage(all, request),
		);
		const made = valueOf(await fake.provider.createOrder(orderRequest(), inDoubt(EARLIER)));
		expect(made).toMatchObject({ providerOrderId: 'new', found: false });
		// 30 minutes and 10 of margin: nine orders, so the second page is the last one read.
		expect(fake.reads()).toBe(2);
		expect(fake.posts()).toBe(1);
	});

	it('sends nothing when the look-up fails', async () => {
		const fake = fakePrintify(() => answer(503, 'down'));
		const made = await fake.provider.createOrder(orderRequest(), inDoubt(EARLIER));
		expect(failureOf(made).category).toBe('service_down');
		expect(fake.posts()).toBe(0);
	});

	it('sends nothing when the list is too long to tell', async () => {
		let made = 0;
		const fake = fakePrintify(() => {
			const data = Array.from({ length: 10 }, () => listedOrder(`o-${(made += 1)}`, EARLIER));
			return answer(200, { current_page: 1, last_page: 9999, data });
		});
		const result = await fake.provider.createOrder(orderRequest(), inDoubt(EARLIER));
		expect(failureOf(result)).toMatchObject({ category: 'unclear', retryable: false });
		expect(fake.posts()).toBe(0);
		expect(fake.reads()).toBe(200);
	});

	it('reads the list once for thirteen orders in doubt', async () => {
		const all = Array.from({ length: 13 }, (_none, i) =>
			listedOrder(`etsy-11-${i}-1`, '2026-11-23 11:40:00+00:00'),
		);
		const fake = fakePrintify((request) => orderPage(all, request));
		const results = await Promise.all(
			all.map(async (_order, i) => {
				const request = orderRequest({ externalId: `etsy-11-${i}-1` });
				return await fake.provider.createOrder(request, inDoubt(EARLIER));
			}),
		);
		expect(results.every((result) => valueOf(result).found)).toBe(true);
		expect(fake.reads()).toBe(2);
	});
});

describe('create that ends unclear', () => {
	it.each([
		['cut', CUT],
		['a time-out', { kind: 'none', reason: 'timeout', detail: '' } as const],
		['a 502', answer(502, '<html>')],
		['an answer that cannot be read', answer(200, { ok: 'yes' })],
	])('finds the order that %s hid', async (_name, outcome) => {
		const all: unknown[] = [];
		const fake = fakePrintify((request) => {
			if (!isPost(request)) return orderPage(all, request);
			all.push(listedOrder('etsy-11-1001-1', '2026-11-23 12:00:01+00:00'));
			return outcome;
		});
		const made = valueOf(await fake.provider.createOrder(orderRequest(), NOT_IN_DOUBT));
		expect(made).toMatchObject({ providerOrderId: 'id-etsy-11-1001-1', found: true });
		expect(fake.posts()).toBe(1);
	});

	it('sends once more when nothing was made', async () => {
		let posts = 0;
		const fake = fakePrintify((request) => {
			if (!isPost(request)) return orderPage([], request);
			posts += 1;
			return posts === 1 ? CUT : answer(200, { id: 'second' });
		});
		const made = valueOf(await fake.provider.createOrder(orderRequest(), NOT_IN_DOUBT));
		expect(made).toMatchObject({ providerOrderId: 'second', found: false });
		expect(fake.posts()).toBe(2);
	});

	it('gives up after three tries and leaves the order in doubt', async () => {
		const fake = fakePrintify((request) => (isPost(request) ? CUT : orderPage([], request)));
		const failure = failureOf(await fake.provider.createOrder(orderRequest(), NOT_IN_DOUBT));
		expect(failure).toMatchObject({ category: 'unclear', retryable: true, attempt: 3 });
		expect(fake.posts()).toBe(3);
	});

	it('does not send again without having looked', async () => {
		const fake = fakePrintify((request) => (isPost(request) ? CUT : answer(500, {})));
		const failure = failureOf(await fake.provider.createOrder(orderRequest(), NOT_IN_DOUBT));
		expect(failure.category).toBe('unclear');
		expect(fake.posts()).toBe(1);
	});

	it('never trusts a reading from before the try ended', async () => {
		const all: unknown[] = [];
		const fake = fakePrintify((request) => {
			if (!isPost(request)) return orderPage(all, request);
			all.unshift(listedOrder('etsy-11-2-1', '2026-11-23 12:00:01+00:00'));
			return CUT;
		});
		await fake.provider.findOrder('etsy-11-1-1');
		const request = orderRequest({ externalId: 'etsy-11-2-1' });
		expect(valueOf(await fake.provider.createOrder(request, NOT_IN_DOUBT)).found).toBe(true);
	});

	it('shares look-ups among creates that are cut at the same time', async () => {
		const all: unknown[] = [];
		const fake = fakePrintify((request) => {
			if (!isPost(request)) return orderPage(all, request);
			const body = request.body?.kind === 'json' ? request.body.value : {};
			const { external_id: externalId } = body as { external_id: string };
			all.unshift(listedOrder(externalId, '2026-11-23 12:00:01+00:00'));
			return CUT;
		});
		const results = await Promise.all(
			Array.from({ length: 10 }, async (_none, i) => {
				const request = orderRequest({ externalId: `etsy-11-${i}-1` });
				return await fake.provider.createOrder(request, NOT_IN_DOUBT);
			}),
		);
		expect(results.every((result) => valueOf(result).found)).toBe(true);
		expect(all).toHaveLength(10);
		expect(fake.reads()).toBeLessThanOrEqual(3);
	});
});
