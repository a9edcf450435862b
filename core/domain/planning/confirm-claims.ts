/** A ledger row as it stands after this run tried to claim. */
export interface ClaimRow {
	/** The row's number in the table; rows written earlier have a lower one. */
	rowId: number;
	externalId: string;
	state: string;
	claimedBy: string;
	/** ISO 8601, empty when never. */
	claimedAt: string;
}

/** Reads the claim columns of a ledger row as a Data Table gives it; null when it is none. */
export function parseClaimRow(row: Readonly<Record<string, unknown>>): ClaimRow | null {
	const { id, externalId, state, claimedBy, claimedAt } = row;
	if (typeof externalId !== 'string' || externalId === '' || id === undefined) return null;
	return {
		rowId: Number(id),
		externalId,
		state: typeof state === 'string' ? state : '',
		claimedBy: typeof claimedBy === 'string' ? claimedBy : '',
		claimedAt: typeof claimedAt === 'string' ? claimedAt : '',
	};
}

/**
 * Which externalIds this run holds. Data Tables have no unique index, so two runs that start
 * together can both write a row for the same order and each claim its own; the row that was
 * written first decides, and whoever does not hold that one stands back.
 * @param rows the ledger read again after the claim
 * @param holder the name this run wrote into `claimedBy`
 * @returns the rows it holds, by externalId
 */
export function heldBy(rows: readonly ClaimRow[], holder: string): ReadonlyMap<string, ClaimRow> {
	const first = new Map<string, ClaimRow>();
	for (const row of rows) {
		const known = first.get(row.externalId);
		if (!known || row.rowId < known.rowId) first.set(row.externalId, row);
	}
	const held = [...first.values()].filter(
		(row) => row.state === 'creating' && row.claimedBy === holder,
	);
	return new Map(held.map((row) => [row.externalId, row] as const));
}

/**
 * Until when the holder of a claim may call the provider: half the time after which another run
 * may take the order over, so that a slow run and its successor never create at once.
 * @param claimSeconds after how many seconds a claim counts as dead
 * @returns ISO 8601, or null when the claim does not say when it was made
 */
export function createBefore({ claimedAt }: ClaimRow, claimSeconds: number): string | null {
	const at = Date.parse(claimedAt);
	return Number.isNaN(at) ? null : new Date(at + (claimSeconds * 1000) / 2).toISOString();
}
