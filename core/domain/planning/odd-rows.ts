import type { LedgerRow } from './ledger';
import type { OpenLine } from './plan-types';
import { isUntouched, standing, type StandingContext } from './standing';

/** The lines of a row as one comparable text. */
function linesKey(lineIds: readonly string[]): string {
	return [...new Set(lineIds)].sort().join(',');
}

/** The rows of one order in a fixed order; rows of another shop's order are left out. */
export function rowsInOrder(rows: readonly LedgerRow[], shopId: string): LedgerRow[] {
	return rows
		.filter((row) => row.externalId.startsWith(`etsy-${shopId}-`))
		.map((row) => ({ row, text: JSON.stringify(row) }))
		.sort((a, b) => a.row.n - b.row.n || (a.text < b.text ? -1 : 1))
		.map(({ row }) => row);
}

/** Whether another row has the same externalId and other lines: Data Tables allow that. */
function isContested(row: LedgerRow, rows: readonly LedgerRow[]): boolean {
	return rows.some(
		(other) =>
			other.externalId === row.externalId && linesKey(other.lineIds) !== linesKey(row.lineIds),
	);
}

/** Whether lines may go under the externalId of a row whose earlier try is not in doubt. */
export function canGoUnder(row: LedgerRow, rows: readonly LedgerRow[]): boolean {
	return row.n > 0 && !isContested(row, rows);
}

/** Rows written down by an earlier run whose externalIds nothing was ever tried under. */
export function unusedRows(rows: readonly LedgerRow[]): LedgerRow[] {
	return rows.filter((row) => {
		const same = rows.filter((other) => other.externalId === row.externalId);
		return canGoUnder(row, rows) && same.every(isUntouched);
	});
}

/** The first row that was tried and does not say for which lines. */
export function rowWithoutLines(rows: readonly LedgerRow[]): LedgerRow | null {
	const odd = (row: LedgerRow) =>
		row.lineIds.length === 0 && row.state !== 'ignored' && !isUntouched(row);
	return rows.find(odd) ?? null;
}

/**
 * Whether an earlier try that may have worked cannot be repeated as it was: its lines are not the
 * open ones, its externalId stands for two sets of lines, or the line is in doubt twice or ignored.
 */
export function cannotRepeat(
	{ line, row, inDoubt }: OpenLine,
	open: readonly OpenLine[],
	rows: readonly LedgerRow[],
	context: StandingContext,
): boolean {
	if (!inDoubt || row === null) return false;
	const now = open.filter((item) => item.row?.externalId === row.externalId);
	if (linesKey(now.map((item) => item.line.lineId)) !== linesKey(row.lineIds)) return true;
	if (isContested(row, rows)) return true;
	return rows.some((other) => {
		if (!other.lineIds.includes(line.lineId)) return false;
		const stands = standing(other, context);
		if (stands.kind !== 'due') return stands.kind === 'done';
		return stands.inDoubt && other.externalId !== row.externalId;
	});
}
