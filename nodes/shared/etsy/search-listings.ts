import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { getListing } from '../../../core/etsy/listings/api';
import { listListings } from '../../../core/etsy/listings/list';
import {
	LISTING_STATES,
	toListing,
	type ListableState,
	type Listing,
} from '../../../core/etsy/listings/to-listing';
import type { EtsyCall } from '../../../core/etsy/caller';
import { isNumber } from './shop-id';
import { openShop, orThrow } from './list-search';

/** What is offered before the user types: the newest of each of these. */
const FIRST_STATES: readonly ListableState[] = ['active', 'draft', 'inactive'];
const FIRST = 100;

/** How many of each state are looked through for what the user types: ten calls a state. */
const SEARCHED = 1000;

function label({ listingId, title, state }: Listing): string {
	const kind = state === 'active' ? '' : `, ${state.replace('_', ' ')}`;
	return `${title ?? 'Without title'} (${listingId}${kind})`;
}

async function list(
	context: ILoadOptionsFunctions,
	call: EtsyCall,
	shopId: string,
	wanted: string,
): Promise<Listing[]> {
	const states = wanted === '' ? FIRST_STATES : LISTING_STATES;
	const limit = wanted === '' ? FIRST : SEARCHED;
	const found = await Promise.all(
		states.map(async (state) => await listListings(call, { shopId, states: [state], limit })),
	);
	return found.flatMap((listings) => orThrow(context, listings));
}

/**
 * The listings of the shop for a list, drafts included. Costs four calls (three where the option
 * Shop ID is filled in); with a search, one for each 100 listings of each state. A listing's number
 * finds it whatever its age.
 * @param filter words that must all be in the title, or a number
 * @throws NodeApiError or NodeOperationError, which the editor shows
 */
export async function searchListings(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const { call, shopId } = await openShop(this);
	const wanted = (filter ?? '').trim().toLowerCase();
	const exact = isNumber(wanted) && wanted.length > 6 ? await getListing(call, wanted) : undefined;
	const isOwn = exact?.ok === true && exact.value.shop_id === shopId;
	const listings = isOwn ? [toListing(exact.value)] : await list(this, call, shopId, wanted);
	const words = wanted.split(/\s+/);
	const matching = listings.filter(({ listingId, title }) => {
		const text = `${listingId} ${title ?? ''}`.toLowerCase();
		return words.every((word) => text.includes(word));
	});
	return {
		results: matching.map((listing) => ({
			name: label(listing),
			value: listing.listingId,
			...(listing.url === undefined ? {} : { url: listing.url }),
		})),
	};
}
