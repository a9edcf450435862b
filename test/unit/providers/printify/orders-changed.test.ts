import { answer, fakePrintify, orderPage } from './fixtures';
import { valueOf } from '../../../support/result';

const DAY = 86_400_000;
const SINCE = Date.parse('2026-11-20T00:00:00Z');

/** As Printify writes times. */
const time = (days: number) =>
	`${new Date(SINCE + days * DAY).toISOString().slice(0, 19).replace('T', ' ')}+00:00`;

function order(id: string, createdDays: number, changes: object = {}) {
	return {
		id,
		status: 'on-hold',
		created_at: time(createdDays),
		line_items: [],
		shipments: [],
		...changes,
	};
}

const sent = (id: string, created: number, sentDays: number, arrived?: number) =>
	order(id, created, {
		status: 'fulfilled',
		fulfilled_at: time(sentDays),
		line_items: [{ quantity: 1, status: 'fulfilled', fulfilled_at: time(sentDays) }],
		shipments: [{ number: id, delivered_at: arrived === undefined ? null : time(arrived) }],
	});

async function changed(orders: object[], limit?: number) {
	const printify = fakePrintify((request) => orderPage(orders, request));
	const since = new Date(SINCE).toISOString();
	const found = valueOf(await printify.provider.ordersChangedSince(since, limit));
	return { ids: found.map(({ providerOrderId }) => providerOrderId), calls: printify.reads() };
}

it('leaves out only what was sent and has not moved since', async () => {
	const { ids } = await changed([
		order('new', 1),
		order('open', -10),
		order('in-production', -10, { status: 'in-production' }),
		order('cancelled', -10, { status: 'canceled' }),
		order('strange', -10, { status: 'teleported' }),
		sent('sent-since', -10, 1),
		sent('sent-before', -10, -5),
		sent('arrived-since', -10, -5, 1),
		sent('arrived-before', -10, -5, -1),
		order('no-times', -10, { status: 'fulfilled' }),
	]);
	expect(ids).toEqual([
		'new',
		'open',
		'in-production',
		'cancelled',
		'strange',
		'sent-since',
		'arrived-since',
		'no-times',
	]);
});

it('allows for clocks that differ by some minutes', async () => {
	const { ids } = await changed([sent('just-before', -10, -5 / (24 * 60))]);
	expect(ids).toEqual(['just-before']);
});

it('reads ten a call until the orders are 60 days older than that', async () => {
	const orders = Array.from({ length: 200 }, (_, n) => order(`o${n}`, -n));
	const { ids, calls } = await changed(orders);
	// Page 7 holds orders 60 to 69 days old; the first page that is all too old ends it.
	expect(calls).toBe(8);
	expect(ids).toHaveLength(80);
	expect(new Set(ids).size).toBe(80);
});

it('reads no further than the limit asks for', async () => {
	const orders = Array.from({ length: 50 }, (_, n) => order(`o${n}`, -1));
	expect(await changed(orders, 12)).toEqual({
		ids: orders.slice(0, 12).map(({ id }) => id),
		calls: 2,
	});
});

it('names an order once though the list moves while it is read', async () => {
	const orders = Array.from({ length: 15 }, (_, n) => order(`o${n}`, -1));
	let reads = 0;
	const printify = fakePrintify((request) => {
		reads += 1;
		return orderPage(reads > 1 ? [order('newest', 0), ...orders] : orders, request);
	});
	const found = valueOf(await printify.provider.ordersChangedSince('2026-11-20T00:00:00Z'));
	const ids = found.map(({ providerOrderId }) => providerOrderId);
	expect(ids).toHaveLength(new Set(ids).size);
	expect(ids).toEqual(expect.arrayContaining(orders.map(({ id }) => id)));
});

it('reads all orders when the time is none', async () => {
	const orders = Array.from({ length: 25 }, (_, n) => order(`o${n}`, -500 - n));
	const printify = fakePrintify((request) => orderPage(orders, request));
	expect(valueOf(await printify.provider.ordersChangedSince('soon'))).toHaveLength(25);
});

it('gives the failure when a page cannot be read', async () => {
	const printify = fakePrintify(() => answer(401, { error: 'Unauthenticated' }));
	expect(await printify.provider.ordersChangedSince('2026-11-20T00:00:00Z')).toMatchObject({
		ok: false,
		failure: { category: 'auth' },
	});
});
