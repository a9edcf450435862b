import fc from 'fast-check';
import type { HttpRequest } from '../../../../core/transport/http';
import { anyAddress } from '../../../support/arbitraries/address';
import { failureOf, valueOf } from '../../../support/result';
import { answer, CUT, fakeProdigi, orderRequest, prodigiOrder, stepsTo } from './fixtures';

const ok = (order: object, outcome = 'Ok') => answer(200, { outcome, order });
const address = orderRequest().shipTo;

describe('finding and listing', () => {
	/** Pages as Prodigi gives them. */
	const listed = (all: readonly object[]) => (request: HttpRequest) => {
		const { top, skip } = request.query as { top: number; skip: number };
		const hasMore = all.length > skip + top;
		return answer(200, { outcome: 'Ok', hasMore, orders: all.slice(skip, skip + top) });
	};

	it('finds an order by its reference with one call', async () => {
		const { provider, requests } = fakeProdigi(listed([prodigiOrder()]));
		const found = valueOf(await provider.findOrder('etsy-11-1001-1'));
		expect(found).toMatchObject({ providerOrderId: 'ord_978731' });
		expect(requests).toHaveLength(1);
		expect(requests[0]?.query).toMatchObject({ merchantReferences: 'etsy-11-1001-1', top: 100 });
	});

	it('finds no order of another key', async () => {
		const { provider } = fakeProdigi(listed([prodigiOrder({ idempotencyKey: 'other' })]));
		expect(valueOf(await provider.findOrder('etsy-11-1001-1'))).toBeNull();
		const none = fakeProdigi(listed([]));
		expect(valueOf(await none.provider.findOrder('etsy-11-1001-1'))).toBeNull();
	});

	it('reads what changed over all pages, once each, the newest change first', async () => {
		const all = Array.from({ length: 230 }, (_none, n) =>
			prodigiOrder({
				id: `ord_${n}`,
				lastUpdated: new Date(Date.parse('2026-11-23T00:00:00Z') + n * 60_000).toISOString(),
			}),
		);
		// The last of page one comes again on page two.
		const doubled = [...all.slice(0, 100), ...all.slice(99)];
		const { provider, requests } = fakeProdigi(listed(doubled));
		const changed = valueOf(await provider.ordersChangedSince('2026-11-23T01:00:00Z', undefined));
		expect(requests).toHaveLength(3);
		expect(changed).toHaveLength(170);
		expect(changed[0]?.providerOrderId).toBe('ord_229');
		expect(requests[0]?.query).toMatchObject({ createdFrom: '2026-09-24T01:00:00.000Z' });
		expect(valueOf(await provider.ordersChangedSince('2026-11-23T01:00:00Z', 3))).toHaveLength(3);
		const wrong = await provider.ordersChangedSince('yesterday');
		expect(failureOf(wrong)).toMatchObject({ category: 'validation', fields: ['since'] });
	});
});

describe('cancelling', () => {
	it('costs one call', async () => {
		const { provider, requests } = fakeProdigi(() =>
			ok(prodigiOrder({}, { stage: 'Cancelled' }), 'Cancelled'),
		);
		expect(valueOf(await provider.cancelOrder('ord_1')).status).toBe('cancelled');
		expect(requests.map(({ url }) => url)).toEqual([
			'https://prodigi.test/v4.0/orders/ord_1/actions/cancel',
		]);
	});

	it.each(['FailedToCancel', 'ActionNotAvailable'])('is too late (%s)', async (outcome) => {
		const making = prodigiOrder({}, { details: stepsTo('inProduction') });
		const { provider } = fakeProdigi(({ method }) =>
			ok(making, method === 'POST' ? outcome : 'Ok'),
		);
		expect(failureOf(await provider.cancelOrder('ord_1'))).toMatchObject({
			category: 'conflict',
			code: outcome.toLowerCase(),
		});
	});

	it('is done when a try that was cut off has done it', async () => {
		const gone = prodigiOrder({}, { stage: 'Cancelled' });
		const { provider, requests } = fakeProdigi((_request, index) =>
			index === 0 ? CUT : ok(gone, index === 1 ? 'ActionNotAvailable' : 'Ok'),
		);
		expect(valueOf(await provider.cancelOrder('ord_1')).status).toBe('cancelled');
		expect(requests.map(({ method }) => method)).toEqual(['POST', 'POST', 'GET']);
	});
});

describe('changing the address', () => {
	it('reads the order back where the answer is a part of it, as in the documented example', async () => {
		const part = { id: 'ord_1', recipient: {} };
		const { provider, requests } = fakeProdigi(({ method }) =>
			method === 'POST' ? ok(part, 'Updated') : ok(prodigiOrder()),
		);
		expect(valueOf(await provider.updateAddress('ord_1', address)).status).toBe('received');
		expect(requests).toHaveLength(2);
	});

	it.each(['PartiallyUpdated', 'FailedToUpdate', 'ActionNotAvailable'])('%s', async (outcome) => {
		const { provider } = fakeProdigi(() => ok(prodigiOrder(), outcome));
		const failed = failureOf(await provider.updateAddress('ord_1', address));
		expect(failed).toMatchObject({ category: 'conflict' });
	});

	it('sends no address that lacks something, and cuts nothing off any other', async () => {
		await fc.assert(
			fc.asyncProperty(anyAddress, async (shipTo) => {
				const { provider, requests } = fakeProdigi(() => ok(prodigiOrder(), 'Updated'));
				const result = await provider.updateAddress('ord_1', shipTo);
				if (!result.ok) {
					expect(result.failure.category).toBe('validation');
					expect(result.failure.fields[0]).toMatch(/^shipTo\./);
					expect(requests).toEqual([]);
					return;
				}
				const body = requests[0]?.body;
				const sent = JSON.stringify(body?.kind === 'json' ? body.value : null);
				for (const text of [shipTo.fullName, shipTo.line1, shipTo.line2, shipTo.company]) {
					if (text) expect(sent).toContain(JSON.stringify(text.trim()).slice(1, -1));
				}
			}),
			{ numRuns: 60 },
		);
	});
});

describe('errors', () => {
	it.each([
		[401, { statusText: 'Not authenticated', statusCode: 401, data: {} }, 'auth'],
		[
			404,
			{ statusText: 'EntityNotFound', statusCode: 404, data: {}, traceParent: '00-3' },
			'not_found',
		],
		[
			400,
			{ outcome: 'ValidationFailed', failures: { sku: [{ code: 'SkuNotFound' }] } },
			'validation',
		],
		[500, '<html>', 'service_down'],
	])('%i', async (status, body, category) => {
		const { provider } = fakeProdigi(() => answer(status, body));
		expect(failureOf(await provider.getOrder('ord_1'))).toMatchObject({ category });
	});

	it.each([undefined, null, '', [], {}, { outcome: 'Ok' }, { outcome: 'Ok', order: { id: '' } }])(
		'an answer that is no order: %j',
		async (body) => {
			const { provider } = fakeProdigi(() => answer(200, body));
			expect(failureOf(await provider.getOrder('ord_1')).category).toBe('service_down');
		},
	);
});
