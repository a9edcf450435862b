import type { Told } from './see-order';

/** The lists that are gone through again and again, because a time may not tell of a change. */
export const SWEEPS = ['cancelled', 'shipped', 'unshipped'] as const;
/** One of {@link SWEEPS}. */
export type SweepName = (typeof SWEEPS)[number];

/** How far a list that is gone through again and again has been read. */
export interface Sweep {
	/** Where the next page begins: the latest time of ordering, epoch seconds. Unset: the start. */
	edge?: number;
	offset: number;
	/** How often the list was read to its end; 1 at most, since only the first time matters. */
	laps: number;
}

/** Where the reading of changes was broken off because there were too many for one poll. */
export interface Behind {
	/** The earliest time of change of the next page, epoch seconds. */
	edge: number;
	offset: number;
}

/** A review or listing that was told, with a time by which it is forgotten. */
export type Seen = ReadonlyMap<string, number>;

/** All that a trigger remembers. No buyer data: numbers, times, flags and fingerprints only. */
export interface PollState {
	shopId: string;
	/** What the user chose as start; another choice starts anew. */
	start: string;
	/** Etsy's time from which events count, epoch seconds. */
	since: number;
	/** The latest time of change that was seen, by Etsy's clock. */
	cursor: number;
	behind?: Behind;
	orders: ReadonlyMap<string, Told>;
	sweeps: Readonly<Record<SweepName, Sweep>>;
	/** When the lists were last gone through, by our clock, epoch seconds. */
	sweptAt: number;
	/** Listings that are sold out or expired: the id and state, with Etsy's time of it. */
	listings: Seen;
	/** Whether the lists of listings were read to their end once. */
	listingsKnown: boolean;
	/** Reviews told, with the time they were made. */
	reviews: Seen;
	/** The latest review that was seen; 0 for none. */
	reviewCursor: number;
	reviewsKnown: boolean;
}

/** A trigger that has seen nothing yet. */
export function newState(shopId: string, start: string, since: number): PollState {
	const sweep: Sweep = { offset: 0, laps: 0 };
	return {
		shopId,
		start,
		since,
		cursor: 0,
		orders: new Map(),
		sweeps: { cancelled: sweep, shipped: sweep, unshipped: sweep },
		sweptAt: 0,
		listings: new Map(),
		listingsKnown: false,
		reviews: new Map(),
		reviewCursor: 0,
		reviewsKnown: false,
	};
}

/** Orders are forgotten so long after their last change; those that wait to be sent are not. */
export const KEEP_SECONDS = 90 * 86_400;
/** More orders than this are not kept in mind; the longest unchanged go first. */
export const KEEP_ORDERS = 50_000;

/** Those that go first when there are too many: closed before open, then by their last change. */
function tooMany(orders: PollState['orders'], keep: number): ReadonlySet<string> {
	if (orders.size <= keep) return new Set();
	const byAge = [...orders].sort(
		([, a], [, b]) => Number(a.isOpen) - Number(b.isOpen) || a.updatedAt - b.updatedAt,
	);
	return new Set(byAge.slice(0, orders.size - keep).map(([id]) => id));
}

/**
 * Forgets orders that changed long ago. What is forgotten counts as from before the start from
 * then on, so it is not told of again. Nothing is forgotten while there is still a backlog to
 * read: an order in it may be as old as one that was forgotten.
 */
export function forget(state: PollState, keepOrders = KEEP_ORDERS): PollState {
	if (state.behind !== undefined) return state;
	const before = state.cursor - KEEP_SECONDS;
	const surplus = tooMany(state.orders, keepOrders);
	const kept = new Map<string, Told>();
	let { since } = state;
	for (const [id, told] of state.orders) {
		const isOld = !told.isOpen && told.updatedAt < before;
		if (isOld || surplus.has(id)) since = Math.max(since, told.updatedAt + 1);
		else kept.set(id, told);
	}
	return kept.size === state.orders.size ? state : { ...state, since, orders: kept };
}
