import type { Listing } from '../listings/to-listing';
import type { Review } from '../reviews/schemas';
import { makeEvent, type EtsyEvent } from './events';
import { factsOf } from './facts';
import type { RawOrder } from './read-orders';
import { seeOrder, type Look, type Told } from './see-order';
import { SWEEPS, type PollState } from './state';

/** An event with what it is about. */
export type Found = { event: EtsyEvent } & (
	| { order: RawOrder }
	| { listing: Listing }
	| { review: Review }
);

/** What one poll read of the shop, in the order in which it was read. */
export interface Readings {
	/** Whether the trigger begins with this and orders that are there already are not told. */
	isBaseline: boolean;
	/** Whether listings and reviews that are there when they are first read are not told. */
	isFromNow: boolean;
	orders: RawOrder[];
	/** All listings that are sold out or expired; nothing when they were not asked for. */
	listings?: Listing[];
	/** Reviews since the latest one known, less an overlap; nothing when not asked for. */
	reviews?: Review[];
	/** How far the lists have been read. */
	next: Pick<PollState, 'cursor' | 'behind' | 'sweeps' | 'sweptAt'>;
}

/** What depends on the user and on the time. */
export interface Judging {
	/** Our time, epoch seconds. */
	now: number;
	lateSeconds: number;
}

/** Reviews that were told are kept in mind for so long before the latest. */
export const REVIEW_OVERLAP_SECONDS = 86_400;

function toSecond(iso: string | undefined): number {
	return iso === undefined ? 0 : Math.floor(Date.parse(iso) / 1000);
}

function judgeOrders(
	state: PollState,
	{ orders: raws, isBaseline }: Readings,
	judging: Judging,
): { orders: ReadonlyMap<string, Told>; found: Found[] } {
	const look: Look = {
		...judging,
		since: state.since,
		isBaseline,
		isAllKnown: SWEEPS.every((name) => state.sweeps[name].laps > 0),
	};
	const orders = new Map(state.orders);
	const found: Found[] = [];
	for (const order of raws) {
		const facts = factsOf(order);
		if (facts === undefined) continue;
		const seen = seeOrder(orders.get(facts.receiptId), facts, look);
		orders.set(facts.receiptId, seen.told);
		found.push(...seen.events.map((event) => ({ event, order })));
	}
	return { orders, found };
}

const LISTING_EVENTS = { sold_out: 'listingSoldOut', expired: 'listingExpired' } as const;

function isTold(state: PollState, isFromNow: boolean, key: string, since: number): boolean {
	const known = state.listings.get(key);
	if (known !== undefined) return known === since;
	// What was there when the lists were read first is told only if it came after the start.
	return !state.listingsKnown && (isFromNow || since < state.since);
}

function judgeListings(
	state: PollState,
	{ listings, isFromNow }: Readings,
): { listings: PollState['listings']; listingsKnown: boolean; found: Found[] } {
	if (listings === undefined) return { ...state, found: [] };
	const now = new Map<string, number>();
	const found: Found[] = [];
	for (const listing of listings) {
		if (listing.state !== 'sold_out' && listing.state !== 'expired') continue;
		const key = `${listing.listingId}.${listing.state}`;
		const since = toSecond(listing.stateSince ?? listing.updatedAt);
		now.set(key, since);
		if (isTold(state, isFromNow, key, since)) continue;
		const event = makeEvent(LISTING_EVENTS[listing.state], since, listing.listingId, since);
		found.push({ event, listing });
	}
	return { listings: now, listingsKnown: true, found };
}

function reviewKey({ lineId, listingId = '', createdAt }: Review): string {
	return lineId ?? `${listingId}-${toSecond(createdAt)}`;
}

function judgeReviews(
	state: PollState,
	{ reviews, isFromNow }: Readings,
): Pick<PollState, 'reviews' | 'reviewCursor' | 'reviewsKnown'> & { found: Found[] } {
	if (reviews === undefined) return { ...state, found: [] };
	const isFirst = isFromNow && !state.reviewsKnown;
	const seen = new Map(state.reviews);
	const found: Found[] = [];
	let { reviewCursor } = state;
	for (const review of reviews) {
		const key = reviewKey(review);
		const at = toSecond(review.createdAt);
		if (!isFirst && !seen.has(key) && (state.reviewsKnown || at >= state.since)) {
			found.push({ event: makeEvent('newReview', at, key), review });
		}
		seen.set(key, at);
		reviewCursor = Math.max(reviewCursor, at);
	}
	const keepFrom = reviewCursor - REVIEW_OVERLAP_SECONDS - 1;
	return {
		reviews: new Map([...seen].filter(([, at]) => at >= keepFrom)),
		reviewCursor,
		reviewsKnown: true,
		found,
	};
}

/**
 * Compares what was read with what was told before. Pure, and blind to what the user asked for, so
 * that a kind of event that is chosen later begins with what happens then.
 * @returns all events, each once, and the state in which they are told
 */
export function judge(
	state: PollState,
	readings: Readings,
	judging: Judging,
): { state: PollState; found: Found[] } {
	const { orders, found: ofOrders } = judgeOrders(state, readings, judging);
	const { found: ofListings, listings, listingsKnown } = judgeListings(state, readings);
	const { found: ofReviews, ...reviews } = judgeReviews(state, readings);
	const { reviews: seen, reviewCursor, reviewsKnown } = reviews;
	return {
		state: {
			...state,
			...readings.next,
			orders,
			listings,
			listingsKnown,
			reviews: seen,
			reviewCursor,
			reviewsKnown,
		},
		found: [...ofOrders, ...ofListings, ...ofReviews],
	};
}
