/** The envelope of Printify's paged lists (facts/printify.md 4). */
export interface Page<T> {
	current_page: number;
	data: T[];
	first_page_url: string;
	from: number | null;
	last_page: number;
	last_page_url: string;
	next_page_url: string | null;
	path: string;
	per_page: number;
	prev_page_url: string | null;
	to: number | null;
	total: number;
}

/**
 * Cuts one page out of a list. The addresses are relative to `/`, as in the vendor's examples.
 * @param all every item, in the order of the list
 * @param present puts the vendor's spelling on an item
 */
export function pageOf<S, T>(
	all: readonly S[],
	{ page, limit }: { page: number; limit: number },
	present: (item: S) => T,
): Page<T> {
	const first = (page - 1) * limit;
	const data = all.slice(first, first + limit).map(present);
	const lastPage = Math.max(1, Math.ceil(all.length / limit));
	return {
		current_page: page,
		data,
		first_page_url: '/?page=1',
		from: data.length > 0 ? first + 1 : null,
		last_page: lastPage,
		last_page_url: `/?page=${lastPage}`,
		next_page_url: page < lastPage ? `/?page=${page + 1}` : null,
		path: '/',
		per_page: limit,
		prev_page_url: page > 1 ? `/?page=${page - 1}` : null,
		to: data.length > 0 ? first + data.length : null,
		total: all.length,
	};
}
