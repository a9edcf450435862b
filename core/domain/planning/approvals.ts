type Rows = ReadonlyArray<Readonly<Record<string, unknown>>>;

/**
 * The fingerprints of what a person approved, from the rows of `POD Exceptions`. A fingerprint
 * names shop, order, line, reason and everything that the reason rests on, so that an approval of
 * something else, or of how it was before, counts for nothing.
 */
export function approvedPrints(rows: Rows): ReadonlySet<string> {
	const prints = rows
		.filter(({ state }) => typeof state === 'string' && state.trim().toLowerCase() === 'approved')
		.map(({ fingerprint }) => fingerprint);
	return new Set(
		prints.filter((print): print is string => typeof print === 'string' && print.length >= 32),
	);
}

/** The fingerprints of what a person approved, by the number of the Etsy order that a row names. */
export function approvedByOrder(rows: Rows): (receiptId: string) => readonly string[] {
	const byOrder = new Map<string, string[]>();
	for (const row of rows) {
		const id = row.receiptId;
		if (typeof id !== 'string' && typeof id !== 'number') continue;
		const known = byOrder.get(String(id)) ?? [];
		byOrder.set(String(id), [...known, ...approvedPrints([row])]);
	}
	return (receiptId) => byOrder.get(receiptId) ?? [];
}
