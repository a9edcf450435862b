import { activate, fetchTestEvent, type TestPoller } from '../support/engine';
import type { IDataObject } from 'n8n-workflow';
import { forgetRuns } from '../../nodes/EtsyTrigger/runs';
import { FIRST_ORDER, orderNumber, ordersScenario } from '../support/etsy-orders';
import { openTestShop, type TestShop } from '../support/etsy-shop';
import { ALL_EVENTS, triggerOf } from '../support/etsy-trigger';

const scenario = ordersScenario(
	{},
	{ arrivesAfterSeconds: -1800 },
	{ paidAfterSeconds: null },
	{ canceledAfterSeconds: -9 },
);
const [sample] = scenario.receipts ?? [];
const listings = (scenario.listings ?? []).map(({ id }) => id);

interface Json {
	event: { id: string; type: string; at: string };
	[field: string]: unknown;
}

const jsonOf = (poller: TestPoller, run = -1) =>
	(poller.runs.at(run)?.items ?? []).map(({ json }) => json as unknown as Json);
const eventIds = (poller: TestPoller, run = -1) => jsonOf(poller, run).map(({ event }) => event.id);

let shop: TestShop;

beforeEach(async () => {
	forgetRuns();
	shop = await openTestShop(scenario);
});
afterEach(async () => await shop.close());

/** The n-th new order, paid a moment ago unless said otherwise. */
function newOrder(n: number, changes: object = {}) {
	if (!sample) throw new Error('The scenario has no order');
	return { ...sample, id: FIRST_ORDER + 100 + n, arrivesAfterSeconds: 0, ...changes };
}
const idOf = (n: number) => String(FIRST_ORDER + 100 + n);
const change = async (...changes: object[]) =>
	await shop.sandbox.control.etsyReceipts({ change: changes as never });

async function activated(parameters: IDataObject = {}, database: { data?: IDataObject } = {}) {
	const poller = activate(await triggerOf(shop, parameters), database);
	await poller.poll();
	return poller;
}

/** A restart of n8n: only what it saved is left. */
async function restarted(database: { data?: IDataObject }, parameters: IDataObject = {}) {
	forgetRuns();
	return await activated(parameters, database);
}

describe('Etsy Trigger', () => {
	it('tells nothing of what was there, then each new order in full, all in one run', async () => {
		const poller = await activated();
		expect(poller.runs).toEqual([]);
		await shop.sandbox.control.etsyReceipts({ add: [newOrder(1), newOrder(2)] });
		await change({ receiptId: FIRST_ORDER + 2, action: 'pay' });
		await poller.poll();
		expect(poller.runs).toHaveLength(1);
		expect(eventIds(poller).sort()).toEqual([
			`orderPaid:${orderNumber(2)}`,
			`orderPaid:${idOf(1)}`,
			`orderPaid:${idOf(2)}`,
		]);
		const [order] = await shop.json({
			...{ resource: 'order', operation: 'get', options: {} },
			receiptId: { __rl: true, mode: 'id', value: idOf(1) },
		});
		const told = jsonOf(poller).find(({ event }) => event.id.endsWith(idOf(1)));
		expect(told).toEqual({ ...order, event: told?.event });
		expect(told?.event).toEqual({
			...{ type: 'orderPaid', id: `orderPaid:${idOf(1)}` },
			at: order?.createdAt,
		});
	});

	it('tells of every kind of event', async () => {
		const poller = await activated({ events: ALL_EVENTS });
		const due = newOrder(1, { shipsWithinSeconds: 3600 });
		await shop.sandbox.control.etsyReceipts({ add: [due, newOrder(2)] });
		await change(
			{ receiptId: FIRST_ORDER, action: 'cancel' },
			{ receiptId: FIRST_ORDER + 1, action: 'refund', amount: 100 },
		);
		await shop.sandbox.control.etsyListings([
			{ listingId: Number(listings[0]), state: 'sold_out' },
			{ listingId: Number(listings[1]), state: 'expired' },
		]);
		const review = { shopId: 10_000_001, listingId: Number(listings[0]), rating: 5 as const };
		await shop.sandbox.control.etsyReviews([
			{ ...review, transactionId: 77, arrivesAfterSeconds: 0, review: 'Lovely' },
		]);
		await poller.poll();
		const types = jsonOf(poller).map(({ event }) => event.type);
		expect([...new Set(types)].sort()).toEqual([
			...['listingExpired', 'listingSoldOut', 'newReview', 'orderAboutToBeLate'],
			...['orderCancelled', 'orderChanged', 'orderPaid', 'orderRefunded'],
		]);
		const ids = eventIds(poller);
		expect(ids).toContain(`orderCancelled:${orderNumber(0)}`);
		expect(ids).toContain(`orderRefunded:${orderNumber(1)}:1`);
		expect(ids).toContain('newReview:77');
		expect(new Set(ids).size).toBe(ids.length);
		expect(jsonOf(poller).find(({ event }) => event.type === 'newReview')).toMatchObject({
			...{ rating: 5, text: 'Lovely', listingId: String(listings[0]) },
		});
		await poller.runs[0]?.end('success');
		await poller.poll();
		expect(eventIds(poller)).toEqual([]);
	});

	it('finds a cancellation and refunds that move no time, also of shipped orders', async () => {
		const poller = await activated({ events: ['orderCancelledOrRefunded'] });
		await shop.sandbox.control.etsyReceipts({ add: [newOrder(1)] });
		await change({ receiptId: FIRST_ORDER + 101, action: 'ship' });
		await poller.poll();
		expect(poller.runs).toEqual([]);
		await change(
			{ receiptId: FIRST_ORDER + 101, action: 'refund', amount: 5 },
			{ receiptId: FIRST_ORDER, action: 'refund' },
			{ receiptId: FIRST_ORDER + 1, action: 'cancel', movesTime: true },
		);
		await poller.poll();
		expect(eventIds(poller).sort()).toEqual([
			`orderCancelled:${orderNumber(1)}`,
			`orderRefunded:${orderNumber(0)}:1`,
			`orderRefunded:${idOf(1)}:1`,
		]);
	});

	it('gives out again what a restart cut off, and says nothing twice when it is done', async () => {
		const database: { data?: IDataObject } = {};
		const first = await activated({}, database);
		await shop.sandbox.control.etsyReceipts({ add: [newOrder(1)] });
		await first.poll();
		expect(eventIds(first)).toEqual([`orderPaid:${idOf(1)}`]);

		const second = await restarted(database);
		expect(eventIds(second)).toEqual([`orderPaid:${idOf(1)}`]);
		await second.poll();
		expect(second.runs).toHaveLength(1);
		await second.runs[0]?.end('success');
		await second.poll();
		// The empty run by which n8n saves that the event is done.
		expect(second.runs.map(({ items }) => items.length)).toEqual([1, 0]);
		expect((await restarted(database)).runs).toEqual([]);
	});

	it('starts no empty run where that is turned off, at the price it says', async () => {
		const parameters = { options: { confirmRuns: false } };
		const database: { data?: IDataObject } = {};
		const first = await activated(parameters, database);
		await shop.sandbox.control.etsyReceipts({ add: [newOrder(1)] });
		await first.poll();
		await first.runs[0]?.end('success');
		await first.poll();
		expect(first.runs).toHaveLength(1);
		expect(eventIds(await restarted(database, parameters))).toEqual([`orderPaid:${idOf(1)}`]);
	});

	it('repeats a failed run so often and then says so', async () => {
		const poller = await activated({ options: { maxTries: 2 } });
		await shop.sandbox.control.etsyReceipts({ add: [newOrder(1)] });
		for (let n = 0; n < 3; n += 1) {
			await poller.poll();
			await poller.runs.at(-1)?.end('error');
		}
		await poller.poll();
		expect(poller.runs.filter(({ items }) => items.length > 0)).toHaveLength(2);
		expect(poller.errors.map(({ message }) => message)).toEqual([
			'One event was given out 2 times, and no run ended well. No more tries are made.',
		]);
	});

	it('takes a run that waits or was stopped by hand for taken over', async () => {
		const poller = await activated();
		for (const [n, end] of (['waiting', 'canceled'] as const).entries()) {
			await shop.sandbox.control.etsyReceipts({ add: [newOrder(n)] });
			await poller.poll();
			expect(eventIds(poller)).toEqual([`orderPaid:${idOf(n)}`]);
			await poller.runs.at(-1)?.end(end);
			await poller.poll();
		}
		expect(poller.runs.filter(({ items }) => items.length > 0)).toHaveLength(2);
	});

	it('is of one mind though polls overlap and the workflow is activated in the middle of one', async () => {
		const database: { data?: IDataObject } = {};
		const first = await activated({}, database);
		await shop.sandbox.control.etsyReceipts({ add: [newOrder(1)] });
		const slow = { id: 'slow', kind: 'latency', latencyMs: 300, service: 'etsy' } as const;
		await shop.sandbox.control.faults([slow]);
		await Promise.all([first.poll(), first.poll()]);
		expect(first.runs).toHaveLength(1);

		await first.runs[0]?.end('success');
		await shop.sandbox.control.etsyReceipts({ add: [newOrder(2)] });
		const late = first.poll();
		const second = activate(await triggerOf(shop), database);
		await second.poll();
		await late;
		await second.poll();
		expect(first.runs).toHaveLength(1);
		expect(eventIds(second)).toEqual([`orderPaid:${idOf(2)}`]);
	});

	it('stays where it was while Etsy is down, and says what is wrong', async () => {
		const poller = await activated();
		await shop.sandbox.control.etsyReceipts({ add: [newOrder(1)] });
		await shop.sandbox.control.faults([
			{ id: 'gone', kind: 'status', status: 403, service: 'etsy', operation: 'getShopReceipts' },
		]);
		await expect(poller.poll()).rejects.toThrow(/Etsy/);
		await shop.sandbox.control.faults([]);
		await poller.poll();
		expect(eventIds(poller)).toEqual([`orderPaid:${idOf(1)}`]);
	});

	it('cannot be activated with a credential that is not connected, and says so', async () => {
		const settings = await triggerOf(shop, {}, { oauthTokenData: {} });
		await expect(activate(settings).poll()).rejects.toThrow(/not connected to a shop yet/);
		const none = await triggerOf(shop, { events: [] });
		await expect(activate(none).poll()).rejects.toThrow('No event is chosen.');
		const bad = await triggerOf(shop, { startFrom: 'date', startDate: 'soon' });
		await expect(activate(bad).poll()).rejects.toThrow("The value of 'Start Date' is not a time.");
	});

	it('costs one call a poll, and for hidden changes few more', async () => {
		const poller = await activated({ events: ALL_EVENTS, options: { sweepMinutes: 10 } });
		shop.forget();
		await poller.poll();
		expect(shop.operations()).toEqual(['getShopReceipts']);
		const often = await activated({ events: ALL_EVENTS, options: { sweepMinutes: 0 } });
		shop.forget();
		await often.poll();
		expect(shop.operations().sort()).toEqual([
			...['getListingsByShop', 'getListingsByShop', 'getReviewsByShop'],
			...['getShopReceipts', 'getShopReceipts', 'getShopReceipts', 'getShopReceipts'],
		]);
	});

	it('leaves out the buyer where asked, and keeps nothing of the buyer ever', async () => {
		const database: { data?: IDataObject } = {};
		const poller = await activated({ options: { leaveOutBuyerData: true } }, database);
		const secret = 'Zyxwvut';
		await shop.sandbox.control.etsyReceipts({
			add: [newOrder(1, { name: secret, message_from_buyer: secret })],
		});
		await poller.poll();
		expect(jsonOf(poller)[0]).toMatchObject({ shipTo: null, buyerDataLeftOut: true });
		expect(JSON.stringify([jsonOf(poller), database])).not.toContain(secret);
	});

	it('since a date tells what happened from then on', async () => {
		const startDate = new Date(Date.now() - 2_700_000).toISOString();
		const poller = await activated({ startFrom: 'date', startDate });
		expect(eventIds(poller)).toEqual([`orderPaid:${orderNumber(1)}`]);
	});

	it('shows the latest of each kind for a try, and moves nothing', async () => {
		const items = (await fetchTestEvent(await triggerOf(shop, { events: ALL_EVENTS }))) ?? [];
		const types = items.map(({ json }) => (json as unknown as Json).event.type);
		expect(types).toEqual(['orderPaid', 'orderChanged', 'orderCancelled', 'orderAboutToBeLate']);
		const [only] = (await fetchTestEvent(await triggerOf(shop))) ?? [];
		expect(only?.json).toMatchObject({ receiptId: orderNumber(1), isPaid: true });
	});
});
