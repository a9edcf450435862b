import { ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { listListings } from '../listings/list';
import { listReviews } from '../reviews/list';
import { kindOf, type EventKind } from './events';
import { judge, REVIEW_OVERLAP_SECONDS, type Found, type Readings } from './judge';
import { readChanges, readLatestChange, readSweep, type OrderReading } from './read-orders';
import { receiptIdOf } from '../read-receipt';
import { forget, newState, SWEEPS, type PollState, type SweepName } from './state';

/** What the user chose. */
export interface PollRules {
	kinds: ReadonlySet<EventKind>;
	shopId: string;
	/** The choice of the start as text; another choice starts anew. */
	start: string;
	/** Events count from this second; left out: from now. */
	startAt?: number;
	/** Changes are read again for so long before the latest one seen. */
	overlapSeconds: number;
	/** So long before its ship-by date an order counts as about to be late. */
	lateSeconds: number;
	/** How often the lists are gone through that tell what no time of change tells. */
	sweepSeconds: number;
}

/** What a poll works with. */
export interface PollPorts extends Pick<OrderReading, 'api' | 'hasTime'> {
	call: EtsyCall;
	/** Our time, epoch seconds. */
	now: number;
}

/** What came of a poll. */
export interface Polled {
	/** The state that was read from: the one given, or that of a trigger that begins. */
	from: PollState;
	/** The state in which all of it is told. */
	state: PollState;
	/** What is to be told, oldest first. */
	found: Found[];
}

/** Pages of changes in one poll: 2,000 orders. What is more comes with the next poll. */
const PAGES = 20;
/** When events are told again, all orders that they are about must be read again. */
const PAGES_AGAIN = 200;
/** Pages of each list that is gone through again and again; at the start, all of it if possible. */
const SWEEP_PAGES: Readonly<Record<SweepName, number>> = { cancelled: 1, shipped: 1, unshipped: 5 };
const FIRST_SWEEP_PAGES = 60;

function sweepsFor(kinds: ReadonlySet<EventKind>): SweepName[] {
	if (kinds.has('orderCancelledOrRefunded')) return [...SWEEPS];
	return kinds.has('orderAboutToBeLate') ? ['unshipped'] : [];
}

const ORDER_KINDS: readonly EventKind[] = [
	...(['orderAboutToBeLate', 'orderCancelledOrRefunded', 'orderChanged', 'orderPaid'] as const),
];

/** One poll's reading of the shop, piece by piece. */
class Reader {
	private orders: unknown[] = [];

	private next: Readings['next'];

	/** Of the orders that are told again, those that were not read so far. */
	private readonly missing: Set<string>;

	constructor(
		private readonly state: PollState,
		private readonly rules: PollRules,
		private readonly ports: PollPorts,
		private readonly isBaseline: boolean,
		private readonly told?: PollState,
	) {
		this.missing = changedOrders(state, told);
		const { cursor, behind, sweeps, sweptAt } = state;
		this.next = { cursor, behind, sweeps, sweptAt };
	}

	private reading(maxPages: number): OrderReading {
		const { api, hasTime, now } = this.ports;
		const reading = { api, hasTime, now, maxPages, shopId: this.rules.shopId };
		if (this.told === undefined) return reading;
		const isEnough = (page: readonly unknown[]) => {
			for (const order of page) this.missing.delete(receiptIdOf(order) ?? '');
			return this.missing.size === 0;
		};
		return { ...reading, maxPages: PAGES_AGAIN, isEnough };
	}

	async changes(): Promise<Result<null>> {
		const reading = this.reading(PAGES);
		const read = await readChanges(reading, this.state, this.rules.overlapSeconds);
		if (!read.ok) return read;
		this.orders.push(...read.value.orders);
		this.next = { ...this.next, ...read.value.next, behind: read.value.next.behind };
		return ok(null);
	}

	async sweep(name: SweepName): Promise<Result<null>> {
		const before = this.state.sweeps[name];
		const pages = before.laps === 0 ? FIRST_SWEEP_PAGES : SWEEP_PAGES[name];
		// Orders that came or went meanwhile have moved the others to other pages, within a second of
		// ordering also to earlier ones.
		const from = this.told ? { ...before, offset: 0 } : before;
		const read = await readSweep(this.reading(pages), name, from);
		if (!read.ok) return read;
		this.orders.push(...read.value.orders);
		this.next = { ...this.next, sweeps: { ...this.next.sweeps, [name]: read.value.next } };
		return ok(null);
	}

	async listings(): Promise<Result<Readings['listings']>> {
		const { shopId } = this.rules;
		return await listListings(this.ports.call, { shopId, states: ['sold_out', 'expired'] });
	}

	async reviews(): Promise<Result<Readings['reviews']>> {
		const { shopId } = this.rules;
		const { reviewsKnown, reviewCursor, since } = this.state;
		if (!reviewsKnown && this.rules.startAt === undefined) {
			// Enough to know what there is: those of one moment with the latest.
			return await listReviews(this.ports.call, { shopId, limit: 100 });
		}
		const from = reviewsKnown ? reviewCursor - REVIEW_OVERLAP_SECONDS : since;
		return await listReviews(this.ports.call, {
			shopId,
			...(from > 0 ? { minCreated: Math.max(from, 946_684_800) } : {}),
		});
	}

	async all(isSweepDue: boolean): Promise<Result<Readings>> {
		const { kinds } = this.rules;
		const readings: Readings = {
			isBaseline: this.isBaseline,
			isFromNow: this.rules.startAt === undefined,
			orders: [],
			next: this.next,
		};
		if (ORDER_KINDS.some((kind) => kinds.has(kind))) {
			const changes = await this.changes();
			if (!changes.ok) return changes;
		}
		if (isSweepDue) {
			for (const name of sweepsFor(kinds)) {
				if (this.told && this.missing.size === 0) break;
				const swept = await this.sweep(name);
				if (!swept.ok) return swept;
			}
			if (kinds.has('listingSoldOutOrExpired')) {
				const listings = await this.listings();
				if (!listings.ok) return listings;
				readings.listings = listings.value;
			}
			if (kinds.has('newReview')) {
				const reviews = await this.reviews();
				if (!reviews.ok) return reviews;
				readings.reviews = reviews.value;
			}
			this.next = { ...this.next, sweptAt: this.ports.now };
		}
		return ok({ ...readings, orders: this.orders, next: this.next });
	}
}

/** The orders of which something was told from one state to another. */
function changedOrders(from: PollState, to?: PollState): Set<string> {
	// A step leaves what it does not change as it is, see `unpackStep`.
	const changed = [...(to?.orders ?? [])].filter(([id, told]) => from.orders.get(id) !== told);
	return new Set(changed.map(([id]) => id));
}

/** Whether a state belongs to what the user chose; if not, the trigger begins anew. */
export function belongsTo(state: PollState, rules: PollRules): boolean {
	return state.shopId === rules.shopId && state.start === startText(rules);
}

/** A trigger that did not read orders so far has no time from which to read them on. */
function startText({ start, kinds }: PollRules): string {
	return ORDER_KINDS.some((kind) => kinds.has(kind)) ? start : `${start}, no orders`;
}

async function begin(rules: PollRules, ports: PollPorts): Promise<Result<PollState>> {
	const { shopId, startAt, overlapSeconds } = rules;
	const start = startText(rules);
	if (startAt !== undefined) return ok(newState(shopId, start, startAt));
	const reading: OrderReading = { ...ports, shopId, maxPages: 1 };
	const latest = await readLatestChange(reading);
	if (!latest.ok) return latest;
	// By Etsy's clock, so that ours may be wrong. A change that shows late is within the overlap.
	const since = Math.max(0, latest.value - overlapSeconds);
	return ok({ ...newState(shopId, start, since), cursor: latest.value });
}

function isSweepDue({ sweptAt }: PollState, { sweepSeconds }: PollRules, now: number): boolean {
	// A clock that was set back must not stop the sweeps.
	return Math.abs(now - sweptAt) >= sweepSeconds;
}

function oldestFirst(found: readonly Found[]): Found[] {
	const byTime = (a: Found, b: Found) =>
		a.event.at < b.event.at ? -1 : a.event.at > b.event.at ? 1 : 0;
	const each = new Map(found.map((one) => [one.event.id, one]));
	return [...each.values()].sort(byTime);
}

/**
 * Polls once: reads what may have changed, compares it with what was told, and says what is new.
 * Nothing is remembered but by the state that comes back, so a poll that fails, or whose end is
 * lost, is made again from the same state and finds the same events with the same ids.
 *
 * @param before the state of the last poll; nothing at the start
 * @param told set to tell again what was told from `before` to there, as far as Etsy still shows
 * it, and nothing else; the state that comes back is then that one
 */
export async function pollOnce(
	before: PollState | undefined,
	rules: PollRules,
	ports: PollPorts,
	told?: PollState,
): Promise<Result<Polled>> {
	const isKnown = before !== undefined && belongsTo(before, rules);
	const state = isKnown ? ok(before) : await begin(rules, ports);
	if (!state.ok) return state;
	const isBaseline = !isKnown && rules.startAt === undefined;
	const isDue = told !== undefined || isSweepDue(state.value, rules, ports.now);
	const reader = new Reader(state.value, rules, ports, isBaseline, told);
	const readings = await reader.all(isDue);
	if (!readings.ok) return readings;
	const judging = { now: ports.now, lateSeconds: rules.lateSeconds };
	const judged = judge(state.value, readings.value, judging);
	const asked = judged.found.filter(({ event }) => rules.kinds.has(kindOf(event.type)));
	if (told === undefined) {
		return ok({ from: state.value, state: forget(judged.state), found: oldestFirst(asked) });
	}
	// What is new even to the later state comes with the next poll.
	const later = new Set(judge(told, readings.value, judging).found.map(({ event }) => event.id));
	const again = asked.filter(({ event }) => !later.has(event.id));
	return ok({ from: state.value, state: told, found: oldestFirst(again) });
}
