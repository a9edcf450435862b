import { activate, fetchTestEvent } from '../../support/engine';
import { forgetRuns } from '../../../nodes/EtsyTrigger/runs';
import { FIRST_ORDER, ordersScenario, rawCall, SHOP_PATH } from '../../support/etsy-orders';
import { openTestShop, type TestShop } from '../../support/etsy-shop';
import { ALL_EVENTS, triggerOf } from '../../support/etsy-trigger';
import { etsyExceptions } from '../support/exceptions';
import { violationsOf } from '../support/observed';
import { describeContract, loadSpec } from '../support/openapi';

const many = Array.from({ length: 130 }, () => ({}));
const scenario = ordersScenario({ refunds: [{ afterSeconds: -60, amount: 100 }] }, ...many);
const [listing] = scenario.listings ?? [];

describeContract("The node Etsy Trigger, and Etsy's document", () => {
	const spec = loadSpec('etsy-openapi.json', etsyExceptions);
	let shop: TestShop;

	beforeEach(async () => {
		forgetRuns();
		shop = await openTestShop(scenario);
	});
	afterEach(async () => await shop.close());

	it('sends and gets only what the document knows, from the first poll to the last', async () => {
		const poller = activate(await triggerOf(shop, { events: ALL_EVENTS }));
		await poller.poll();
		await shop.sandbox.control.etsyReceipts({
			change: [
				{ receiptId: FIRST_ORDER + 1, action: 'cancel' },
				{ receiptId: FIRST_ORDER + 2, action: 'refund', amount: 100 },
				{ receiptId: FIRST_ORDER + 3, action: 'refund' },
				{ receiptId: FIRST_ORDER + 4, action: 'ship' },
			],
		});
		const listingId = listing?.id ?? 0;
		await shop.sandbox.control.etsyListings([{ listingId, state: 'sold_out' }]);
		await shop.sandbox.control.etsyReviews([
			{ shopId: 10_000_001, listingId, transactionId: 9, rating: 4, arrivesAfterSeconds: 0 },
		]);
		await poller.poll();
		await poller.runs.at(-1)?.end('success');
		await poller.poll();
		const since = { startFrom: 'date', startDate: '2026-01-01T00:00:00Z' };
		await activate(await triggerOf(shop, { events: ALL_EVENTS, ...since })).poll();
		await fetchTestEvent(await triggerOf(shop, { events: ALL_EVENTS }));
		expect(new Set(shop.operations())).toEqual(
			new Set(['getListingsByShop', 'getMe', 'getReviewsByShop', 'getShopReceipts']),
		);
		expect(violationsOf(spec, shop.calls)).toEqual([]);
	});

	it('finds the cancellation that a cursor on the time of change misses', async () => {
		const poller = activate(await triggerOf(shop, { events: ['orderCancelledOrRefunded'] }));
		await poller.poll();
		const before = Math.floor(Date.now() / 1000) - 1;
		await shop.sandbox.control.etsyReceipts({
			change: [{ receiptId: FIRST_ORDER + 1, action: 'cancel' }],
		});
		const changed = `${SHOP_PATH}/receipts?min_last_modified=${before}`;
		expect((await rawCall(shop, 'GET', changed)).data).toMatchObject({ count: 0 });
		await poller.poll();
		expect(poller.runs[0]?.items.map(({ json }) => json.event)).toEqual([
			expect.objectContaining({ id: `orderCancelled:${FIRST_ORDER + 1}` }),
		]);
	});
});
