import { failure, type Failure } from '../domain/failure';
import { fail, ok, type Result } from '../domain/result';
import type { EtsyApi, ReceiptQuery } from './client';
import { createdSecondOf, readReceipt, receiptIdOf, type ReadReceipt } from './read-receipt';

/** Etsy's largest page (facts/etsy.md 3). */
const PAGE_SIZE = 100;
/** Etsy answers no offset beyond this. */
const LAST_OFFSET = 12_000;
/**
 * Pages overlap by this many seconds, because Etsy does not say whether `min_created` includes
 * its own second, and orders of one second may stand on both sides of a page's edge.
 */
const OVERLAP_SECONDS = 1;

/** Which receipts, in which order, and how many at most. */
export interface ReceiptList {
	shopId: string;
	filter: Omit<ReceiptQuery, 'sort_on' | 'sort_order' | 'limit' | 'offset'>;
	/** By the time of ordering. */
	direction: 'asc' | 'desc';
	/** Stop after so many. Default: all. */
	limit?: number;
}

/** Where a page begins. */
interface Cursor {
	/** The edge of the window in epoch seconds; none when the caller set none. */
	edge?: number;
	offset: number;
}

const EDGE = { asc: 'min_created', desc: 'max_created' } as const;

function queryAt(list: ReceiptList, cursor: Cursor): ReceiptQuery {
	return {
		...list.filter,
		[EDGE[list.direction]]: cursor.edge,
		sort_on: 'created',
		sort_order: list.direction,
		limit: Math.min(PAGE_SIZE, list.limit ?? PAGE_SIZE),
		offset: cursor.offset,
	};
}

/**
 * Moves the window's edge to the last order seen. Where that does not move it (a hundred orders
 * within the overlap), the offset grows inside the window.
 */
function nextCursor(list: ReceiptList, cursor: Cursor, results: unknown[]): Cursor {
	const seconds = results.map(createdSecondOf).filter((second) => second !== undefined);
	const rises = list.direction === 'asc';
	const edge = rises
		? Math.max(...seconds) - OVERLAP_SECONDS
		: Math.min(...seconds) + OVERLAP_SECONDS;
	const before = cursor.edge ?? (rises ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
	const moves = seconds.length > 0 && (rises ? edge > before : edge < before);
	return moves
		? { edge, offset: 0 }
		: { edge: cursor.edge, offset: cursor.offset + results.length };
}

function tooManyAtOnce(): Failure {
	return failure({
		category: 'capability',
		provider: 'etsy',
		operation: 'getShopReceipts',
		message: `Etsy lists more than ${LAST_OFFSET} orders for one moment and lets no more be read.`,
		hint: 'Set "Created After" and "Created Before" to a shorter time and run again.',
	});
}

/**
 * Lists orders completely, in the order of their creation and each once.
 *
 * Pages are not taken by a growing offset alone: an order that is shipped or cancelled while we
 * read would leave the list, move all later ones forward, and one of them would slip through
 * between two pages. Instead, each page starts at the creation time of the last order seen, which
 * no change of another order can move. That also gets past Etsy's largest offset of 12,000.
 *
 * Number of calls: one for up to 99 orders, then about one for each further 99.
 * @returns the first failed page as failure; an order that cannot be read is an entry of its own
 */
export async function listReceipts(
	api: Pick<EtsyApi, 'getShopReceipts'>,
	list: ReceiptList,
): Promise<Result<ReadReceipt[]>> {
	const found = new Map<string, ReadReceipt>();
	const limit = list.limit ?? Number.POSITIVE_INFINITY;
	let cursor: Cursor = { edge: list.filter[EDGE[list.direction]], offset: 0 };
	while (found.size < limit) {
		if (cursor.offset > LAST_OFFSET) return fail(tooManyAtOnce());
		const query = queryAt(list, cursor);
		const page = await api.getShopReceipts(list.shopId, query);
		if (!page.ok) return page;
		const { results, count } = page.value;
		results.forEach((raw, index) => {
			const key = receiptIdOf(raw) ?? JSON.stringify(raw);
			if (!found.has(key)) found.set(key, readReceipt(raw, index, list.shopId));
		});
		const isShort = results.length < (query.limit ?? PAGE_SIZE);
		const toldMore = (count ?? 0) > cursor.offset + results.length;
		// A short page is the end, unless Etsy itself counts more than it has sent.
		if (results.length === 0 || (isShort && !toldMore)) break;
		cursor = nextCursor(list, cursor, results);
	}
	return ok([...found.values()].slice(0, limit));
}
