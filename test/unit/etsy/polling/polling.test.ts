import fc from 'fast-check';
import { ok } from '../../../../core/domain/result';
import { factsOf } from '../../../../core/etsy/polling/facts';
import { judge, type Readings } from '../../../../core/etsy/polling/judge';
import { nextMove, settle } from '../../../../core/etsy/polling/outbox';
import {
	packState,
	packStep,
	unpackState,
	unpackStep,
} from '../../../../core/etsy/polling/pack-state';
import { pollOnce, type PollRules } from '../../../../core/etsy/polling/poll';
import type { Told } from '../../../../core/etsy/polling/see-order';
import {
	forget,
	KEEP_SECONDS,
	newState,
	type PollState,
} from '../../../../core/etsy/polling/state';
import { ModelHost, RULES } from './model-host';
import { MODEL_START, ModelShop, toReceipt } from './model-shop';

const idsOf = (found: Array<{ event: { id: string } }>) => found.map(({ event }) => event.id);

async function settled(host: ModelHost, turns: number): Promise<void> {
	for (let turn = 0; turn < turns; turn += 1) {
		await host.poll();
		host.succeed();
	}
}

describe('many changes at once', () => {
	it.each([
		['spread over hours', 7],
		['all within one second', 0],
	])('reads 4,500 orders that are %s, in order and each once', async (_name, step) => {
		const shop = new ModelShop();
		const host = new ModelHost(shop, { rules: { ...RULES, kinds: new Set(['orderPaid']) } });
		await host.activate();
		for (let n = 0; n < 4_500; n += 1) {
			shop.now += step;
			shop.add(true);
		}
		await settled(host, 8);
		expect(host.worked).toEqual(shop.orders.map(({ id }) => `orderPaid:${id}`));
	});

	it('misses none that moves to the end of the list while pages are read', async () => {
		const shop = new ModelShop();
		const host = new ModelHost(shop, { rules: { ...RULES, kinds: new Set(['orderPaid']) } });
		await host.activate();
		for (let n = 0; n < 1_000; n += 1) {
			shop.now += n % 3;
			shop.add(true);
		}
		let changed = 0;
		shop.meanwhile = () => {
			shop.now += 1;
			const order = shop.orders[(changed += 7) % 1000];
			if (order) shop.change(order, 0, false, () => (order.name = `name ${changed}`));
		};
		await settled(host, 4);
		expect([...host.worked].sort()).toEqual(shop.orders.map(({ id }) => `orderPaid:${id}`).sort());
	});

	it('stays within the time that n8n gives, and goes on with the next poll', async () => {
		const shop = new ModelShop();
		for (let n = 0; n < 1_000; n += 1) {
			shop.now += 60;
			shop.add(true);
		}
		const rules: PollRules = { ...RULES, kinds: new Set(['orderPaid']), startAt: MODEL_START };
		let state: PollState | undefined;
		const found: string[] = [];
		for (let turn = 0; turn < 40; turn += 1) {
			shop.calls = 0;
			const ports = { api: shop.api, call: never, now: shop.now, hasTime: () => shop.calls < 2 };
			const polled = await pollOnce(state, rules, ports);
			if (!polled.ok) throw new Error(polled.failure.message);
			expect(shop.calls).toBeLessThanOrEqual(2);
			state = polled.value.state;
			found.push(...idsOf(polled.value.found));
		}
		expect(found).toEqual(shop.orders.map(({ id }) => `orderPaid:${id}`));
	});
});

const never = async () => {
	throw new Error('Not to be called');
};

describe('the start', () => {
	const old = () => {
		const shop = new ModelShop();
		for (let n = 0; n < 350; n += 1) {
			shop.now += 3600;
			const order = shop.add(true, 0, 90_000);
			if (n % 10 === 0) shop.change(order, 0, n % 20 === 0, () => (order.isCancelled = true));
		}
		return shop;
	};

	it('tells nothing of what was there, and everything after', async () => {
		const shop = old();
		const host = new ModelHost(shop);
		await host.activate();
		await settled(host, 3);
		expect(host.given).toEqual([]);
		const [first, ...rest] = shop.orders.filter(({ isCancelled }) => !isCancelled);
		if (first) shop.change(first, 0, true, () => (first.isCancelled = true));
		const unpaid = shop.add(false);
		await settled(host, 2);
		shop.change(unpaid, 0, false, (at) => (unpaid.paidAt = at));
		await settled(host, 2);
		expect(host.worked.map((id) => id.split(':').slice(0, 2).join(':'))).toEqual([
			`orderChanged:${first?.id}`,
			`orderCancelled:${first?.id}`,
			`orderPaid:${unpaid.id}`,
			`orderChanged:${unpaid.id}`,
		]);
		expect(rest.length).toBeGreaterThan(300);
	});

	it('since a date tells what happened from then on', async () => {
		const shop = old();
		const from = shop.orders[300]?.created ?? 0;
		const rules: PollRules = { ...RULES, start: `since ${from}`, startAt: from };
		const host = new ModelHost(shop, { rules: { ...rules, kinds: new Set(['orderPaid']) } });
		await host.activate();
		await settled(host, 3);
		const expected = shop.orders.slice(300).filter(({ isCancelled }) => !isCancelled);
		expect(host.worked).toEqual(expected.map(({ id }) => `orderPaid:${id}`));
	});

	it('begins anew for another shop or another start', async () => {
		const shop = old();
		const ports = { api: shop.api, call: never, now: shop.now, hasTime: () => true };
		const first = await pollOnce(undefined, RULES, ports);
		if (!first.ok) throw new Error(first.failure.message);
		const other = await pollOnce(first.value.state, { ...RULES, shopId: '666' }, ports);
		expect(other.ok && other.value.state.shopId).toBe('666');
		expect(other.ok && other.value.found).toEqual([]);
	});
});

describe('what is kept', () => {
	const told = fc.record<Told>({
		createdAt: fc.integer({ min: 946_684_800, max: 4e9 }),
		updatedAt: fc.integer({ min: 946_684_800, max: 4e9 }),
		print: fc.stringMatching(/^[\w-]{8}$/),
		lastPrint: fc.stringMatching(/^([\w-]{8})?$/),
		isPaid: fc.boolean(),
		isCancelled: fc.boolean(),
		isOpen: fc.boolean(),
		refunds: fc.nat(40),
		lateFor: fc.oneof(fc.constant(0), fc.integer({ min: 946_684_800, max: 4e9 })),
	});
	const orders = fc
		.dictionary(fc.stringMatching(/^[1-9]\d{0,11}$/), told)
		.map((all) => new Map(Object.entries(all)));

	it('comes back as it was, whole and as a step', () => {
		fc.assert(
			fc.property(orders, orders, fc.nat(), (before, after, cursor) => {
				const from = { ...newState('555', 'now', 7), orders: before };
				const mixed = new Map([...[...before].filter((_one, n) => n % 2 === 0), ...after]);
				const sweeps = { ...from.sweeps, shipped: { edge: 5, offset: 3, laps: 1 } };
				const to = { ...from, cursor, sweeps, orders: mixed, reviews: new Map([['12', 44]]) };
				expect(unpackState(packState(to))).toEqual(to);
				const again = unpackState(packState(from));
				expect(again && unpackStep(again, packStep(from, to))).toEqual(to);
			}),
			{ numRuns: 200 },
		);
	});

	it.each([undefined, null, 5, '', '{', '{"v":99}', '[]'])('is nothing where it is %j', (text) => {
		expect(unpackState(text)).toBeUndefined();
		const run = { end: 'unknown', seconds: 0 } as const;
		expect(nextMove({ state: text as string }, run, 3)).toEqual({ do: 'poll', state: undefined });
	});

	const many = (count: number, daysOpen: number): PollState => {
		const all = new Map<string, Told>();
		for (let n = 0; n < count; n += 1) {
			const at = MODEL_START - (count - n) * 600;
			all.set(String(3_500_000_000 + n), {
				...{ createdAt: at, updatedAt: at + 90, print: 'aB3_xY-9', lastPrint: 'Zz09aa__' },
				...{ isPaid: true, isCancelled: false, refunds: 0, lateFor: at + 86_400 },
				isOpen: count - n < daysOpen * 144,
			});
		}
		return { ...newState('555', 'now', 0), cursor: MODEL_START, orders: all };
	};

	it('stays small with 20,000 orders, and holds no more than 50,000', () => {
		const state = many(20_000, 7);
		expect(packState(state).length).toBeLessThan(20_000 * 60);
		const [last] = [...state.orders].slice(-1);
		const [id, before] = last ?? ['', undefined];
		const next = new Map(state.orders);
		if (before) next.set(id, { ...before, isOpen: false });
		expect(packStep(state, { ...state, orders: next }).length).toBeLessThan(500);

		const forgotten = forget(state);
		const kept = [...forgotten.orders.values()];
		expect(kept.length).toBe(Math.floor((KEEP_SECONDS + 90) / 600));
		expect(forget(many(60_000, 400)).orders.size).toBe(50_000);
	});

	it('forgets without telling again: an old order that turns up is old', async () => {
		const shop = new ModelShop();
		const order = shop.add(true);
		shop.change(order, 0, false, (at) => (order.shippedAt = at));
		const rules: PollRules = { ...RULES, startAt: MODEL_START - 10, start: 'x' };
		const host = new ModelHost(shop, { rules });
		await host.activate();
		await settled(host, 2);
		shop.now += KEEP_SECONDS + 10_000;
		shop.add(true);
		await settled(host, 3);
		shop.now += 100;
		shop.change(order, 0, false, () => (order.name = 'moved'));
		await settled(host, 3);
		const ofFirst = host.worked.filter((id) => id.includes(`:${order.id}`));
		expect(ofFirst.map((id) => id.split(':')[0])).toEqual(['orderPaid', 'orderChanged']);
	});

	it('holds nothing of the buyer', () => {
		const state = judge(
			newState('555', 'now', 0),
			{ ...nothing, orders: [toReceipt(new ModelShop().add(true))] },
			{ now: MODEL_START, lateSeconds: 0 },
		).state;
		expect(packState(state)).toMatch(/^[\w\s{}[\]":,.;-]*$/);
		expect(packState(state)).not.toMatch(/first|street|@/i);
	});
});

const nothing: Readings = {
	isBaseline: false,
	isFromNow: true,
	orders: [],
	next: newState('555', 'now', 0),
};

describe('a run that does not end well', () => {
	it('is told again as a whole, though what was told has moved on to a later page', async () => {
		const shop = new ModelShop();
		for (let n = 0; n < 560; n += 1) {
			shop.add(true);
			shop.now += 60;
		}
		const host = new ModelHost(shop);
		await host.activate();
		await settled(host, 2);
		const { gaveUp, worked } = host;
		const before = worked.length;
		// On the last page that one poll goes through, and nothing but that page shows it.
		const [refunded] = shop.orders.slice(70);
		if (!refunded) throw new Error('The model has fewer orders');
		shop.change(refunded, 0, true, (at) => refunded.refunds.push(at));
		await host.poll();
		expect(host.isRunning).toBe(true);
		for (let n = 0; n < 65; n += 1) shop.add(true);
		await host.restart();
		host.succeed();
		await settled(host, 6);
		expect(gaveUp).toEqual([]);
		expect(worked.slice(before)).toContain(`orderRefunded:${refunded.id}:1`);
	});

	it('is tried so often and then given up, by name and number', async () => {
		const shop = new ModelShop();
		const host = new ModelHost(shop, { maxTries: 3 });
		await host.activate();
		shop.add(true);
		for (let turn = 0; turn < 3; turn += 1) {
			await host.poll();
			host.failRun();
		}
		shop.now += 30;
		shop.add(true);
		await host.poll();
		expect(host.given).toEqual([
			...['orderPaid:1000', 'orderPaid:1000', 'orderPaid:1000', 'orderPaid:1001'],
		]);
		expect(host.gaveUp).toEqual([1]);
	});

	it('is held for an hour and then taken for done', () => {
		const state = newState('555', 'now', 0);
		const pending = { batch: 'b', tries: 1, count: 1, step: packStep(state, state) };
		const kept = { ...settle(state), pending };
		const after = (seconds: number) => nextMove(kept, { end: 'running', seconds }, 3).do;
		expect([after(10), after(3599), after(3600)]).toEqual(['wait', 'wait', 'accept']);
		expect(nextMove(kept, { end: 'stopped', seconds: 1 }, 3).do).toBe('accept');
	});
});

describe('facts of an order', () => {
	it('are read from whatever comes, or not at all, and never throw', () => {
		fc.assert(
			fc.property(fc.anything(), (raw) => {
				expect(() => factsOf(raw)).not.toThrow();
			}),
		);
		expect(factsOf({ receipt_id: 5, created_timestamp: 9, transactions: 'x' })).toMatchObject({
			...{ receiptId: '5', createdAt: 9, updatedAt: 9, isPaid: false, refunds: [] },
		});
	});

	it('take a refund from the status where none is listed', () => {
		const base = { receipt_id: 5, created_timestamp: 9, updated_timestamp: 12 };
		expect(factsOf({ ...base, status: 'Fully Refunded' })).toMatchObject({
			refunds: [12],
			isOver: true,
			isCancelled: false,
		});
	});
});

describe('listings and reviews', () => {
	const listing = (id: string, state: 'sold_out' | 'expired', at: number) => ({
		...{ listingId: id, state, tags: [], materials: [], styles: [], skus: [] },
		stateSince: new Date(at * 1000).toISOString(),
	});
	const review = (lineId: string, at: number) => ({
		...{ shopId: '555', listingId: '1', lineId, rating: 5, text: 'good', language: 'en' },
		...{ imageUrl: undefined, updatedAt: '' },
		createdAt: new Date(at * 1000).toISOString(),
	});
	const look = { now: MODEL_START, lateSeconds: 0 };

	it('tells a listing once each time it gets into the state', () => {
		const start = newState('555', 'now', 0);
		const first = judge(start, { ...nothing, listings: [listing('1', 'sold_out', 50)] }, look);
		expect(first.found).toEqual([]);
		const both = [listing('1', 'sold_out', 50), listing('2', 'expired', 60)];
		const second = judge(first.state, { ...nothing, listings: both }, look);
		expect(idsOf(second.found)).toEqual(['listingExpired:2:60']);
		expect(judge(second.state, { ...nothing, listings: both }, look).found).toEqual([]);
		const again = [listing('1', 'sold_out', 90)];
		const third = judge(second.state, { ...nothing, listings: again }, look);
		expect(idsOf(third.found)).toEqual(['listingSoldOut:1:90']);
		expect([...third.state.listings]).toEqual([['1.sold_out', 90]]);
	});

	it('tells a review once, and keeps no more in mind than the overlap', () => {
		const start = newState('555', 'now', 0);
		const first = judge(start, { ...nothing, reviews: [review('1', 100_000)] }, look);
		expect(first.found).toEqual([]);
		const more = [review('1', 100_000), review('2', 100_000), review('3', 400_000)];
		const second = judge(first.state, { ...nothing, reviews: more }, look);
		expect(idsOf(second.found)).toEqual(['newReview:2', 'newReview:3']);
		expect([...second.state.reviews.keys()]).toEqual(['3']);
	});

	it('reads of reviews only what may be new', async () => {
		const queries: unknown[] = [];
		const call = (async (what: { query: unknown }) => {
			queries.push(what.query);
			return ok({ count: 0, results: [] });
		}) as never;
		const ports = { api: new ModelShop().api, call, now: MODEL_START, hasTime: () => true };
		const rules: PollRules = { ...RULES, kinds: new Set(['newReview']) };
		const known = { ...newState('555', 'now, no orders', 0), reviewsKnown: true };
		await pollOnce({ ...known, reviewCursor: MODEL_START }, rules, ports);
		expect(queries).toEqual([
			expect.objectContaining({ min_created: MODEL_START - 86_400, limit: 100 }),
		]);
	});
});
