/** A ledger row as it stands after this run tried to claim. */
export interface ClaimRow {
	/** The row's number in the table; rows written earlier have a lower one. */
	rowId: number;
	externalId: string;
	state: string;
	claimedBy: string;
}

/** Reads the claim columns of a ledger row as a Data Table gives it; null when it is none. */
export function parseClaimRow(row: Readonly<Record<string, unknown>>): ClaimRow | null {
	const { id, externalId, state, claimedBy } = row;
	if (typeof externalId !== 'string' || externalId === '' || id === undefined) return null;
	return {
		rowId: Number(id),
		externalId,
		state: typeof state === 'string' ? state : '',
		claimedBy: typeof claimedBy === 'string' ? claimedBy : '',
	};
}

/**
 * Which externalIds this run holds. Data Tables have no unique index, so two runs that start
 * together can both write a row for the same order and each claim its own; the row that was
 * written first decides, and whoever does not hold that one stands back.
 * @param rows the ledger read again after the claim
 * @param holder the name this run wrote into `claimedBy`
 */
export function heldBy(rows: readonly ClaimRow[], holder: string): ReadonlySet<string> {
	const first = new Map<string, ClaimRow>();
	for (const row of rows) {
		const known = first.get(row.externalId);
		if (!known || row.rowId < known.rowId) first.set(row.externalId, row);
	}
	const held = [...first.values()].filter(
		(row) => row.state === 'creating' && row.claimedBy === holder,
	);
	return new Set(held.map((row) => row.externalId));
}
