import { ok, type Result } from '../../domain/result';
import { collect, pagesByOffset } from '../../transport/paging';
import { listingPath, READ, shopPath, type EtsyCall } from '../caller';
import { reviewPage, type Review } from './schemas';

/** Etsy's largest page and highest offset (facts/etsy.md 3). */
const PAGE_SIZE = 100;
const LAST_OFFSET = 12_000;

/** Which reviews to list. */
export interface ReviewList {
	shopId: string;
	/** Only those of one listing. */
	listingId?: string;
	/** Written at or after this time, in epoch seconds. */
	minCreated?: number;
	/** Written at or before this time, in epoch seconds. */
	maxCreated?: number;
	/** At most so many; default: all. */
	limit?: number;
}

/** Names a review: by its order line, or by what can be seen of it. */
function keyOf({ lineId, ...seen }: Review): string {
	return lineId ?? JSON.stringify(seen);
}

/**
 * Lists reviews as Etsy orders them, each once also where new ones arrive while the pages are
 * read. One call for each hundred; no permission needed.
 * @returns a `capability` failure where there are more than Etsy lets us read (12,000)
 */
export async function listReviews(call: EtsyCall, list: ReviewList): Promise<Result<Review[]>> {
	const { shopId, listingId, minCreated, maxCreated, limit } = list;
	const operation = listingId === undefined ? 'getReviewsByShop' : 'getReviewsByListing';
	const above = listingId === undefined ? shopPath(shopId) : listingPath(listingId);
	const pages = pagesByOffset<Review>({
		service: 'etsy',
		operation,
		pageSize: PAGE_SIZE,
		maxOffset: LAST_OFFSET,
		limit,
		fetch: async (offset, pageSize) => {
			const page = await call({
				...READ,
				operation,
				path: `${above}/reviews`,
				query: {
					min_created: minCreated,
					max_created: maxCreated,
					limit: pageSize,
					offset,
				},
				schema: reviewPage,
			});
			if (!page.ok) return page;
			return ok({ items: page.value.results, total: page.value.count ?? undefined });
		},
	});
	const all = await collect(pages);
	if (!all.ok) return all;
	return ok([...new Map(all.value.map((entry) => [keyOf(entry), entry])).values()]);
}
