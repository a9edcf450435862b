import type { ResolvedOrder } from '../variant-map/resolve';
import { othersFor, type ChooseRules } from './choose/candidates';
import type { LedgerRow } from './ledger';
import { SOLD_OUT } from './reason-codes';
import { isUntouched } from './standing';

/**
 * Whether lines that a printer refused as sold out go to another printer of the map by themselves:
 * where each of them has one, and not all of them were asked already.
 * @param rows all rows of the ledger for this order; another one that speaks of the lines too
 *   leaves the word to a person
 */
export function goesElsewhere(
	row: LedgerRow,
	rows: readonly LedgerRow[],
	order: ResolvedOrder,
	rules: ChooseRules,
): boolean {
	// Nothing is ordered under the number 0, so nothing was refused under it.
	if (row.n === 0) return false;
	if (row.state !== 'needs_person' || row.reason !== SOLD_OUT || row.inDoubt) return false;
	const shares = ({ lineIds }: LedgerRow) => lineIds.some((id) => row.lineIds.includes(id));
	if (rows.some((other) => other !== row && !isUntouched(other) && shares(other))) return false;
	const lines = order.lines.filter(({ lineId }) => row.lineIds.includes(lineId));
	return (
		lines.length > 0 &&
		lines.every((line) => othersFor({ line, row, inDoubt: false }, rules).length >= row.attempts)
	);
}
