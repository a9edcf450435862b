import { failure } from '../domain/failure';
import { serviceLabel, type ServiceName } from '../domain/provider';
import { fail, ok } from '../domain/result';
import type { Result } from '../domain/result';

/** Who is asked and for what, for the failures of a list. */
interface ListSource {
	service: ServiceName;
	operation: string;
}

/** One page by offset; `total` is what the service counts over all pages, if it does. */
export interface OffsetPage<T> {
	items: T[];
	total?: number;
}

/** How to read a list that is paged by offset, such as all of Etsy's. */
export interface OffsetPaging<T> extends ListSource {
	fetch(offset: number, pageSize: number): Promise<Result<OffsetPage<T>>>;
	/** The most the service gives at once; Etsy: 100. */
	pageSize: number;
	/** At most so many items in all; everything when left out. */
	limit?: number;
	/** The highest offset that the service takes; Etsy: 12,000 (facts/etsy.md 3). */
	maxOffset?: number;
}

/**
 * Reads page after page, each only when it is asked for, so nothing piles up. Ends after the last
 * page, after `limit` items, or with the first failure. When the service holds more than it lets
 * us read, the last result is a `capability` failure: no item is left off in silence. A service
 * that gives the same page again and again is not asked for ever: the last result is a `service_down`
 * failure.
 */
export async function* pagesByOffset<T>(paging: OffsetPaging<T>): AsyncGenerator<Result<T[]>> {
	const limit = paging.limit ?? Number.POSITIVE_INFINITY;
	const maxOffset = paging.maxOffset ?? Number.POSITIVE_INFINITY;
	let offset = 0;
	const isStuck = repetitions();
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
		if (isStuck(items)) {
			yield fail(noEnd(paging));
			return;
		}
		if (items.length > 0) yield ok(items.slice(0, size));
		// By what was asked for, not by what came: a page may lack entries that were deleted.
		offset += size;
		const isLast = total === undefined ? items.length < size : offset >= total;
		if (isLast || items.length === 0) return;
	}
}

/** A page may come twice where just as much as a page was added in between; hardly more often. */
const MOST_REPETITIONS = 3;

/** Tells of page after page whether the same one has come too often in a row. */
function repetitions(): (items: readonly unknown[]) => boolean {
	let before: readonly unknown[] = [];
	let count = 0;
	return (items) => {
		count = isSamePage(before, items) ? count + 1 : 0;
		before = items;
		return count >= MOST_REPETITIONS;
	};
}

/** By the length, the first and the last entry. */
function isSamePage(before: readonly unknown[], items: readonly unknown[]): boolean {
	if (items.length === 0 || items.length !== before.length) return false;
	return [0, items.length - 1].every(
		(at) => JSON.stringify(items[at]) === JSON.stringify(before[at]),
	);
}

function noEnd({ service, operation }: ListSource) {
	return failure({
		category: 'service_down',
		provider: service,
		operation,
		message: `${serviceLabel(service)} gives the same part of a list again and again.`,
		hint: 'Try again later. If it stays so, ask its support.',
	});
}

function tooMany({ service, operation }: ListSource, offset: number) {
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
export interface NumberPaging<T> extends ListSource {
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
	const isStuck = repetitions();
	for (let number = 1; left > 0; number += 1) {
		const page = await paging.fetch(number, size);
		if (!page.ok) {
			yield page;
			return;
		}
		if (isStuck(page.value.items)) {
			yield fail(noEnd(paging));
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
