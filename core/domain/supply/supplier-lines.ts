import type { LedgerRow } from '../planning/ledger';
import { fulfilmentOf } from '../planning/rules/served-elsewhere';
import type { OpenLine, PlanContext } from '../planning/plan-types';
import { isUntouched, rowsByLine, standing } from '../planning/standing';
import type { ResolvedOrder } from '../variant-map/resolve';
import { isSupplierRow } from './supplier-row';
import type { Supplier } from './suppliers';

/** A line that a supplier may get now. */
export interface SupplierLine extends OpenLine {
	supplier: Supplier;
}

/** By these words of the ledger a rule has left a line to a second branch: to this one. */
const LEFT_TO_US = 'served_elsewhere';

/** Whether a printer has the line, or had it, or a person or another rule has ended it. */
function isTakenElsewhere(lineId: string, others: readonly LedgerRow[]): boolean {
	return others.some((row) => {
		if (!row.lineIds.includes(lineId)) return false;
		return row.state === 'ignored' ? row.reason !== LEFT_TO_US : !isUntouched(row);
	});
}

/**
 * The lines of an order that a supplier may get now: labelled with the name of one, and neither
 * sent to it before nor waiting for a person or a time.
 * @param rows the ledger's rows of this order, each once
 * @param written the same rows as they were written, some of them perhaps twice
 */
export function supplierLines(
	order: ResolvedOrder,
	rows: readonly LedgerRow[],
	written: readonly LedgerRow[],
	byName: ReadonlyMap<string, Supplier>,
	{ now, settings }: PlanContext,
): SupplierLine[] {
	const moment = { now, ...settings };
	const others = rows.filter((row) => !isSupplierRow(row));
	const mine = rows.filter(isSupplierRow);
	const byLine = rowsByLine(mine, moment);
	// One doubt is enough, whatever a second row of the line says.
	const doubts = written.filter((row) => isSupplierRow(row) && isUnsure(row));
	const unsure = new Set(doubts.flatMap(({ lineIds }) => lineIds));
	return [...order.lines]
		.sort((a, b) => (a.lineId < b.lineId ? -1 : 1))
		.flatMap((line): SupplierLine[] => {
			const supplier = byName.get(fulfilmentOf(line, settings));
			if (!supplier || isTakenElsewhere(line.lineId, others) || unsure.has(line.lineId)) return [];
			const row = byLine.get(line.lineId) ?? null;
			if (row === null) return [{ line, row, inDoubt: false, supplier }];
			if (standing(row, moment).kind !== 'due') return [];
			return [{ line, row, inDoubt: row.inDoubt, supplier }];
		});
}

/**
 * Whether a run died with this order on its way: nobody knows whether the supplier got it. The row
 * says that it is in doubt only from the moment at which it is sent.
 */
export function isUnsure({ state, inDoubt }: LedgerRow): boolean {
	return state === 'creating' && inDoubt;
}
