import fc from 'fast-check';
import { ORDER_STATUSES } from '../../../../core/domain/status';
import { printfulStatus } from '../../../../core/providers/printful/status';
import { failureOf, valueOf } from '../../../support/result';
import { answer } from '../../../support/scripted-port';
import {
	CUT,
	fakePrintful,
	good,
	NOT_FOUND,
	orderRequest,
	page,
	PARCEL,
	printfulOrder,
	refusal,
	shipment,
} from './fixtures';

const GET = 'GET /orders/13';
const SHIPMENTS = 'GET /v2/orders/13/shipments';
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const SENT = good(printfulOrder({ status: 'fulfilled', shipments: [PARCEL] }));

describe('Printful: reading an order', () => {
	it('tells it in the neutral form, money to the cent', async () => {
		const { provider, paths } = fakePrintful([good(printfulOrder())]);
		const order = valueOf(await provider.getOrder('13'));
		expect(paths()).toEqual([GET]);
		expect(order).toMatchObject({
			provider: 'printful',
			providerOrderId: '13',
			externalId: 'etsy-11-1001-1',
			status: 'draft',
			rawStatus: 'draft',
			createdAt: '2025-11-23T12:13:20.000Z',
			// The total less shipping and tax: goods, digitization and discount.
			costs: { items: usd(2579), shipping: usd(469), tax: usd(110), total: usd(3158) },
			lines: [{ externalId: '900001', quantity: 2, cost: usd(2384) }],
		});
		expect(order.raw).toMatchObject({ id: 13 });
	});

	it.each([
		['in_transit', 'shipped', 'shipped'],
		['delivered', 'shipped', 'delivered'],
		['return_to_sender', 'shipped', 'returned'],
		['unknown', 'returned', 'returned'],
		['a new word', 'a new word', 'shipped'],
	])('a parcel that is %s (%s) makes it %s', async (delivery_status, shipment_status, status) => {
		const parcel = shipment({
			delivery_status,
			shipment_status,
			delivered_at: '2026-11-26T09:00:00Z',
		});
		const { provider, paths } = fakePrintful([SENT, page([parcel])]);
		const order = valueOf(await provider.getOrder('13'));
		expect(order).toMatchObject({
			status,
			shipments: [
				{
					trackingNumber: '9400',
					lineExternalIds: ['900001'],
					deliveredAt: '2026-11-26T09:00:00.000Z',
				},
			],
		});
		expect(paths()).toEqual([GET, SHIPMENTS]);
	});

	it('tells of no parcel that has not left, and delivered only when all have come', async () => {
		const parcels = [
			shipment({ delivery_status: 'delivered' }),
			shipment({ id: 11, tracking_number: '9401' }),
			shipment({ id: 12, shipment_status: 'pending', tracking_number: null }),
			shipment({ id: 13, shipment_status: 'canceled' }),
		];
		const { provider } = fakePrintful([SENT, page(parcels)]);
		const order = valueOf(await provider.getOrder('13'));
		expect(order.status).toBe('shipped');
		expect(order.shipments.map(({ shipmentId }) => shipmentId)).toEqual(['10', '11']);
	});

	it('stays as v1 told it where v2 does not answer', async () => {
		const { provider } = fakePrintful([SENT, answer(404, {})]);
		expect(valueOf(await provider.getOrder('13'))).toMatchObject({
			status: 'shipped',
			shipments: [{ trackingNumber: '9400', carrier: 'USPS', lineExternalIds: ['900001'] }],
		});
	});

	it('says why one failed, and that money was the reason', async () => {
		const error = 'Your credit card could not be charged';
		const poor = fakePrintful([good(printfulOrder({ status: 'failed', error }))]);
		expect(valueOf(await poor.provider.getOrder('13'))).toMatchObject({
			status: 'payment_required',
			reason: error,
		});
		const other = fakePrintful([good(printfulOrder({ status: 'failed' }))]);
		const order = valueOf(await other.provider.getOrder('13'));
		expect(order.status).toBe('action_required');
		expect(order.reason).toContain('submit it again');
	});

	it('takes an archived order for what its parcels say', async () => {
		const items = [
			{ id: 1, external_id: 'a', quantity: 2 },
			{ id: 2, external_id: 'b', quantity: 1 },
		];
		const partly = printfulOrder({ status: 'archived', items, shipments: [PARCEL] });
		const { provider } = fakePrintful([good(partly), answer(404, {})]);
		expect(valueOf(await provider.getOrder('13'))).toMatchObject({
			status: 'partially_shipped',
			lines: [{ status: 'shipped' }, { status: 'in_production' }],
		});
	});

	it('finds by the external id, asks for none that cannot be, and tells none from trouble', async () => {
		const none = fakePrintful([NOT_FOUND]);
		expect(valueOf(await none.provider.findOrder('etsy-1-1-1'))).toBeNull();
		expect(none.paths()).toEqual(['GET /orders/@etsy-1-1-1']);
		const never = fakePrintful([NOT_FOUND]);
		expect(valueOf(await never.provider.findOrder('with blank'))).toBeNull();
		expect(never.paths()).toEqual([]);
		const trouble = fakePrintful([answer(403, {})]);
		expect(failureOf(await trouble.provider.findOrder('a')).category).toBe('permission');
	});

	it('maps any word to a state, never throws', () => {
		fc.assert(
			fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (raw, reason) => {
				const { status, rawStatus } = printfulStatus(raw, reason);
				expect(ORDER_STATUSES).toContain(status);
				expect(rawStatus).toBe(raw.trim());
			}),
		);
	});
});

describe('Printful: orders that changed', () => {
	const since = '2025-11-23T12:00:00Z';

	it('come with the latest change first, and what has arrived', async () => {
		const orders = [
			printfulOrder({ id: 1, updated: 1_763_900_200 }),
			printfulOrder({ id: 2, updated: 1_763_000_000 }),
			printfulOrder({ id: 3, updated: 1_763_900_300, status: 'fulfilled', shipments: [PARCEL] }),
		];
		const list = good(orders, { total: 3, offset: 0, limit: 100 });
		const arrived = page([shipment({ delivery_status: 'delivered' })]);
		const { provider, paths } = fakePrintful([list, arrived]);
		const changed = valueOf(await provider.ordersChangedSince(since));
		expect(changed.map(({ providerOrderId }) => providerOrderId)).toEqual(['3', '1']);
		expect(changed[0]?.status).toBe('delivered');
		expect(paths()).toEqual(['GET /orders', 'GET /v2/orders/3/shipments']);
	});

	it('are not searched further back than orders live', async () => {
		const old = Array.from({ length: 100 }, (_, id) =>
			printfulOrder({ id, created: 1_700_000_000, updated: 1_700_000_000 }),
		);
		const { provider, paths } = fakePrintful([good(old, { total: 5000, offset: 0, limit: 100 })]);
		expect(valueOf(await provider.ordersChangedSince(since))).toEqual([]);
		expect(paths()).toHaveLength(1);
	});

	it('need a time', async () => {
		const { provider, paths } = fakePrintful([]);
		expect(failureOf(await provider.ordersChangedSince('soon')).fields).toEqual(['since']);
		expect(paths()).toEqual([]);
	});
});

describe('Printful: changing an order', () => {
	const READ = good(printfulOrder({ status: 'inprocess' }));

	it('stops it through v1, in one call', async () => {
		const { provider, paths } = fakePrintful([good(printfulOrder({ status: 'canceled' }))]);
		expect(valueOf(await provider.cancelOrder('13')).status).toBe('cancelled');
		expect(paths()).toEqual(['DELETE /orders/13']);
	});

	it('says when it is too late, too early, or done already', async () => {
		const no = refusal(400, 'Order cannot be canceled');
		const late = fakePrintful([no, READ]);
		expect(failureOf(await late.provider.cancelOrder('13'))).toMatchObject({
			category: 'conflict',
			retryable: false,
		});
		const early = fakePrintful([no, good(printfulOrder({ status: 'inreview' }))]);
		expect(failureOf(await early.provider.cancelOrder('13')).retryable).toBe(true);
		const done = fakePrintful([no, good(printfulOrder({ status: 'canceled' }))]);
		expect(valueOf(await done.provider.cancelOrder('13')).status).toBe('cancelled');
	});

	it('changes the address alone, with every field, so that nothing old is left', async () => {
		const { provider, paths, body } = fakePrintful([good(printfulOrder())]);
		valueOf(await provider.updateAddress('13', orderRequest().shipTo));
		expect(paths()).toEqual(['PUT /orders/13']);
		expect(Object.keys(body(0))).toEqual(['recipient']);
		expect(body(0).recipient).toMatchObject({ address2: '', company: '', phone: '' });
		const late = fakePrintful([refusal(400, 'OR-1'), READ]);
		const refused = failureOf(await late.provider.updateAddress('13', orderRequest().shipTo));
		expect(refused).toMatchObject({ category: 'conflict', retryable: false });
	});

	it('confirms once: what is unclear is read, not sent again', async () => {
		const { provider, paths } = fakePrintful([CUT, good(printfulOrder({ status: 'pending' }))]);
		expect(valueOf(await provider.submitOrder('13')).status).toBe('accepted');
		expect(paths()).toEqual(['POST /orders/13/confirm', GET]);
		const waits = fakePrintful([CUT, good(printfulOrder())]);
		expect(failureOf(await waits.provider.submitOrder('13'))).toMatchObject({
			category: 'unclear',
			retryable: true,
		});
	});

	it.each([
		['canceled', 'conflict', false],
		['onhold', 'conflict', true],
		['draft', 'validation', false],
	])('a refusal to confirm one that is %s is a %s', async (status, category, retryable) => {
		const { provider } = fakePrintful([
			refusal(400, 'cannot be confirmed'),
			good(printfulOrder({ status })),
		]);
		expect(failureOf(await provider.submitOrder('13'))).toMatchObject({ category, retryable });
	});
});

describe('Printful: garbage', () => {
	it('is a failure, whatever comes', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.jsonValue(),
				fc.constantFrom(200, 400, 404, 500),
				async (body, status) => {
					const { provider } = fakePrintful([answer(status, body)]);
					for (const result of [
						await provider.getOrder('13'),
						await provider.ordersChangedSince('2026-11-01T00:00:00Z'),
						await provider.listWebhooks(),
						await provider.searchCatalog({}),
						await provider.checkStock(['4012'], { productId: '71' }),
					]) {
						if (!result.ok) expect(result.failure.provider).toBe('printful');
					}
				},
			),
			{ numRuns: 60 },
		);
	});
});
