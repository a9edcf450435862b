import { ok, type Result } from '../../domain/result';

/** One page of a list of Gooten's. */
export interface GootenPage<T> {
	items: T[];
	/** The number that Gooten gives this page. */
	page?: number;
	totalPages?: number;
}

/** How to read a list of Gooten's. */
export interface GootenList<T> {
	/** @param page absent for the first: where Gooten begins to count is not documented */
	fetch(page: number | undefined): Promise<Result<GootenPage<T>>>;
	/** How many are asked for at once. */
	pageSize: number;
	idOf(item: T): string;
	/** Whether what has been read is enough. */
	isEnough?(items: readonly T[]): boolean;
}

/**
 * Reads page after page into one list, each item once. Neither the number of the first page nor a
 * total is documented (facts/gooten.md 3): the first page is asked for without a number, and where
 * nothing is told the list ends with a page that is not full or brings nothing new.
 */
export async function readPages<T>(list: GootenList<T>): Promise<Result<T[]>> {
	const { fetch, pageSize, idOf, isEnough } = list;
	const all = new Map<string, T>();
	let first = 1;
	for (let read = 0; ; read += 1) {
		const answer = await fetch(read === 0 ? undefined : first + read);
		if (!answer.ok) return answer;
		const { items, page, totalPages } = answer.value;
		if (read === 0) first = page ?? 1;
		const before = all.size;
		for (const item of items) all.set(idOf(item), item);
		const isLast = totalPages === undefined ? items.length < pageSize : read + 1 >= totalPages;
		if (isLast || all.size === before || isEnough?.([...all.values()])) {
			return ok([...all.values()]);
		}
	}
}
