import { failure } from '../domain/failure';
import type { ServiceName } from '../domain/provider';
import { fail, ok } from '../domain/result';
import type { Result } from '../domain/result';

/** One page by offset; `total` is what the service counts over all pages, if it does. */
export interface OffsetPage<T> {
	items: T[];
	total?: number;
}

/** How to read a list that is paged by offset, such as all of Etsy's. */
export interface OffsetPaging<T> {
	fetch(offset: number, pageSize: number): Promise<Result<OffsetPage<T>>>;
	/** The most the service gives at once; Etsy: 100. */
	pageSize: number;
	/** At most so many items in all; everything when left out. */
	limit?: number;
	/** The highest offset that the service takes; Etsy: 12,000 (facts/etsy.md 3). */
	maxOffset?: number;
	/** Who is asked and for what, for the failure when the service can give no more. */
	service: ServiceName;
	operation: string;
}

/**
 * Reads page after page, each only when it is asked for, so nothing piles up. Ends after the last
 * page, after `limit` items, or with the first failure. When the service holds more than it lets
 * us read, the last result is a `capability` failure: no item is left off in silence.
 */
export async function* pagesByOffset<T>(paging: OffsetPaging<T>): AsyncGenerator<Result<T[]>> {
	const limit = paging.limit ?? Number.POSITIVE_INFINITY;
	const maxOffset = paging.maxOffset ?? Number.POSITIVE_INFINITY;
	let offset = 0;
	while (offset < limit) {
		if (offset > maxOffset) {
			yield fail(tooMany(paging, offset));
			return;
		}
		const size = Math.min(paging.pageSize, limit - offset);
		const page = await paging.fetch(offset, size);
		if (!page.ok) {
			yield page;
			return;
		}
		const { items, total } = page.value;
		if (items.length > 0) yield ok(items.slice(0, size));
		// By what was asked for, not by what came: a page may lack entries that were deleted.
		offset += size;
		const isLast = total === undefined ? items.length < size : offset >= total;
		if (isLast || items.length === 0) return;
	}
}

function tooMany<T>({ service, operation }: OffsetPaging<T>, offset: number) {
	return failure({
		category: 'capability',
		provider: service,
		operation,
		message: `The list is longer than the ${offset} entries that can be read at once.`,
		hint: 'Narrow it, for example to a shorter time, and read it in parts.',
	});
}

/** One page by number. */
export interface NumberedPage<T> {
	items: T[];
	lastPage: number;
}

/** How to read a list that is paged by number, such as Printify's. */
export interface NumberPaging<T> {
	/** @param page counted from 1 */
	fetch(page: number, pageSize: number): Promise<Result<NumberedPage<T>>>;
	/** The most the service gives at once; Printify: 10 orders, 50 products, 100 uploads. */
	pageSize: number;
	/** At most so many items in all; everything when left out. */
	limit?: number;
}

/** As {@link pagesByOffset}, for services that number their pages. */
export async function* pagesByNumber<T>(paging: NumberPaging<T>): AsyncGenerator<Result<T[]>> {
	const limit = paging.limit ?? Number.POSITIVE_INFINITY;
	// The size must stay the same on all pages, or page 2 would not begin where page 1 ended.
	const size = Math.min(paging.pageSize, limit);
	let left = limit;
	for (let number = 1; left > 0; number += 1) {
		const page = await paging.fetch(number, size);
		if (!page.ok) {
			yield page;
			return;
		}
		const items = page.value.items.slice(0, left);
		if (items.length > 0) yield ok(items);
		left -= items.length;
		if (items.length === 0 || number >= page.value.lastPage) return;
	}
}

/** Reads all pages into one list, or returns the first failure. */
export async function collect<T>(pages: AsyncIterable<Result<T[]>>): Promise<Result<T[]>> {
	const all: T[] = [];
	for await (const page of pages) {
		if (!page.ok) return page;
		all.push(...page.value);
	}
	return ok(all);
}
