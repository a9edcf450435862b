import { ok, type Result } from '../../domain/result';
import { collect, pagesByOffset } from '../../transport/paging';
import type { EtsyCall } from '../caller';
import { BATCH_SIZE, getListingsByListingIds, getListingsByShop, type ListingInclude } from './api';
import { toListing, type ListableState, type Listing } from './to-listing';

/** Etsy's highest offset (facts/etsy.md 3). */
const MAX_OFFSET = 12_000;
const PAGE_SIZE = 100;

/** What to list. */
export interface ListingList {
	shopId: string;
	/** One or several; Etsy is asked for each on its own. */
	states: readonly ListableState[];
	/** At most so many over all states, newest first within a state. Default: all. */
	limit?: number;
	includes?: readonly ListingInclude[];
}

interface Pass {
	listings: Listing[];
	/** Whether the list became shorter between two pages, by Etsy's count. */
	shrank: boolean;
}

async function readState(
	call: EtsyCall,
	{ shopId, includes }: ListingList,
	state: ListableState,
	limit: number | undefined,
): Promise<Result<Pass>> {
	const totals: number[] = [];
	const listings = await collect(
		pagesByOffset<Listing>({
			pageSize: PAGE_SIZE,
			limit,
			maxOffset: MAX_OFFSET,
			service: 'etsy',
			operation: 'getListingsByShop',
			fetch: async (offset, size) => {
				const query = { state, limit: size, offset, includes };
				const page = await getListingsByShop(call, shopId, query);
				if (!page.ok) return page;
				totals.push(page.value.count ?? 0);
				const items = page.value.results.map(toListing);
				return ok({ items, total: page.value.count ?? undefined });
			},
		}),
	);
	if (!listings.ok) return listings;
	const shrank = totals.some((total, index) => total < (totals[index - 1] ?? 0));
	return ok({ listings: listings.value, shrank });
}

function distinct(listings: readonly Listing[]): Listing[] {
	return [...new Map(listings.map((listing) => [listing.listingId, listing])).values()];
}

/**
 * All listings of one state. A listing that leaves the state while pages are read moves the others
 * up by one, past the edge of a page. That shows in Etsy's count, or as a listing that comes twice
 * where another one came in: then the list is read once more and the two are put together.
 */
async function listState(
	call: EtsyCall,
	list: ListingList,
	state: ListableState,
	limit: number | undefined,
): Promise<Result<Listing[]>> {
	const first = await readState(call, list, state, limit);
	if (!first.ok) return first;
	const { listings, shrank } = first.value;
	const found = distinct(listings);
	if (!shrank && found.length === listings.length) return ok(found);
	const second = await readState(call, list, state, limit);
	if (!second.ok) return second;
	return ok(distinct([...found, ...second.value.listings]).slice(0, limit));
}

/**
 * Lists a shop's listings, each once, drafts included where asked for. One call for up to 100
 * listings of each state.
 * @returns the first failure; a shop with more than about 12,000 listings of one state cannot be
 * read whole, which is a `capability` failure
 */
export async function listListings(call: EtsyCall, list: ListingList): Promise<Result<Listing[]>> {
	const all: Listing[] = [];
	for (const state of list.states) {
		const left = list.limit === undefined ? undefined : list.limit - all.length;
		if (left !== undefined && left <= 0) break;
		const listings = await listState(call, list, state, left);
		if (!listings.ok) return listings;
		all.push(...listings.value);
	}
	// A listing that changed its state meanwhile stands as it was read last.
	return ok(distinct(all));
}

/**
 * Reads listings by their ids, 100 a call, in the order of the ids. Listings that Etsy does not
 * show by this call (deleted ones; drafts, as far as known) are missing in the result.
 */
export async function getListingsByIds(
	call: EtsyCall,
	ids: readonly string[],
	includes?: readonly ListingInclude[],
): Promise<Result<Listing[]>> {
	const wanted = [...new Set(ids)];
	const found = new Map<string, Listing>();
	for (let start = 0; start < wanted.length; start += BATCH_SIZE) {
		const part = wanted.slice(start, start + BATCH_SIZE);
		const page = await getListingsByListingIds(call, part, includes);
		if (!page.ok) return page;
		for (const listing of page.value.results) found.set(listing.listing_id, toListing(listing));
	}
	return ok(wanted.map((id) => found.get(id)).filter((listing) => listing !== undefined));
}
