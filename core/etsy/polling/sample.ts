import { ok, type Result } from '../../domain/result';
import type { ReceiptQuery } from '../client';
import { listListings } from '../listings/list';
import { listReviews } from '../reviews/list';
import { kindOf, makeEvent, type EtsyEvent, type EventKind, type EventType } from './events';
import { factsOf, type OrderFacts } from './facts';
import type { Found } from './judge';
import type { PollPorts, PollRules } from './poll';

type SamplePorts = Pick<PollPorts, 'api' | 'call'>;

/** What an order must be to stand for an event, and the event as it would have been. */
const ORDER_SAMPLES: ReadonlyArray<{
	kind: EventKind;
	query: ReceiptQuery;
	event(facts: OrderFacts): EtsyEvent;
}> = [
	{
		kind: 'orderPaid',
		query: { was_paid: true, was_canceled: false },
		event: ({ receiptId, paidAt, updatedAt }) =>
			makeEvent('orderPaid', paidAt ?? updatedAt, receiptId),
	},
	{
		kind: 'orderChanged',
		query: { sort_on: 'updated' },
		event: ({ receiptId, updatedAt, print }) =>
			makeEvent('orderChanged', updatedAt, receiptId, updatedAt, print),
	},
	{
		kind: 'orderCancelledOrRefunded',
		query: { was_canceled: true },
		event: ({ receiptId, updatedAt }) => makeEvent('orderCancelled', updatedAt, receiptId),
	},
	{
		kind: 'orderAboutToBeLate',
		query: { was_paid: true, was_shipped: false, was_canceled: false },
		event: ({ receiptId, shipBy, updatedAt }) =>
			makeEvent('orderAboutToBeLate', shipBy ?? updatedAt, receiptId, shipBy ?? 0),
	},
];

async function sampleOrder(
	{ api }: SamplePorts,
	shopId: string,
	{ query, event }: (typeof ORDER_SAMPLES)[number],
): Promise<Result<Found[]>> {
	const newest: ReceiptQuery = { sort_on: 'created', sort_order: 'desc', limit: 1, offset: 0 };
	const page = await api.getShopReceipts(shopId, { ...newest, ...query });
	if (!page.ok) return page;
	return ok(
		page.value.results.flatMap((order): Found[] => {
			const facts = factsOf(order);
			return facts === undefined ? [] : [{ event: event(facts), order }];
		}),
	);
}

function second(iso: string | undefined): number {
	return iso === undefined ? 0 : Math.floor(Date.parse(iso) / 1000);
}

async function sampleListing({ call }: SamplePorts, shopId: string): Promise<Result<Found[]>> {
	const listings = await listListings(call, {
		shopId,
		states: ['sold_out', 'expired'],
		limit: 1,
	});
	if (!listings.ok) return listings;
	return ok(
		listings.value.map((listing): Found => {
			const type: EventType = listing.state === 'expired' ? 'listingExpired' : 'listingSoldOut';
			const since = second(listing.stateSince ?? listing.updatedAt);
			return { event: makeEvent(type, since, listing.listingId, since), listing };
		}),
	);
}

async function sampleReview({ call }: SamplePorts, shopId: string): Promise<Result<Found[]>> {
	const reviews = await listReviews(call, { shopId, limit: 1 });
	if (!reviews.ok) return reviews;
	return ok(
		reviews.value.map((review): Found => {
			const at = second(review.createdAt);
			return { event: makeEvent('newReview', at, review.lineId ?? ''), review };
		}),
	);
}

/**
 * The latest of each kind that was asked for, as it would come, for a try in the editor. Reads
 * only; one call for each kind, two for listings.
 * @returns nothing for a kind of which the shop has none
 */
export async function sample(rules: PollRules, ports: SamplePorts): Promise<Result<Found[]>> {
	const { kinds, shopId } = rules;
	const found: Found[] = [];
	for (const one of ORDER_SAMPLES.filter(({ kind }) => kinds.has(kind))) {
		const orders = await sampleOrder(ports, shopId, one);
		if (!orders.ok) return orders;
		found.push(...orders.value);
	}
	if (kinds.has('listingSoldOutOrExpired')) {
		const listings = await sampleListing(ports, shopId);
		if (!listings.ok) return listings;
		found.push(...listings.value);
	}
	if (kinds.has('newReview')) {
		const reviews = await sampleReview(ports, shopId);
		if (!reviews.ok) return reviews;
		found.push(...reviews.value);
	}
	return ok(found.filter(({ event }) => kinds.has(kindOf(event.type))));
}
