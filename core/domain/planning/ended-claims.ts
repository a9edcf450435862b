import type { LedgerRow } from './ledger';

/** Rows of the ledger that stand one after the other and were taken by the same run. */
export interface RowRange {
	claimedBy: string;
	/** Row numbers, both included. */
	from: number;
	to: number;
}

/** A row in `creating`, with the run that took it. */
export interface ClaimedRow {
	ledger: LedgerRow;
	claimedBy: string;
}

const wordOf = ({ externalId, lineIds }: LedgerRow) =>
	`${externalId} ${[...new Set(lineIds)].sort().join(',')}`;

/**
 * Which claims have ended: rows in `creating` for whose order, with the same lines, another row
 * says `ordered`. A run adds what it ordered as rows of their own, many at once, and takes the
 * rows out that say less; where it died in between, the next one does.
 * @param claims the rows in `creating`
 * @param others rows of the ledger; only those in `ordered` count
 * @returns ranges without a gap, so that each holds nothing but ended claims: of another run, or
 *   in another state, is only what lies outside
 */
export function endedClaims(
	claims: readonly ClaimedRow[],
	others: readonly LedgerRow[],
): RowRange[] {
	const ordered = new Set(others.filter(({ state }) => state === 'ordered').map(wordOf));
	const ended = claims
		.filter(({ ledger, claimedBy }) => claimedBy !== '' && isEnded(ledger, ordered))
		.sort((a, b) => numberOf(a) - numberOf(b));
	const ranges: RowRange[] = [];
	for (const row of ended) {
		const last = ranges.at(-1);
		const isNext = last?.claimedBy === row.claimedBy && last.to + 1 === numberOf(row);
		if (last && isNext) last.to = numberOf(row);
		else ranges.push({ claimedBy: row.claimedBy, from: numberOf(row), to: numberOf(row) });
	}
	return ranges;
}

function isEnded(row: LedgerRow, ordered: ReadonlySet<string>): boolean {
	return row.state === 'creating' && row.rowId !== undefined && ordered.has(wordOf(row));
}

function numberOf({ ledger }: ClaimedRow): number {
	return ledger.rowId ?? 0;
}
