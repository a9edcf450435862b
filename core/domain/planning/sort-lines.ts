import { isCalledOff } from '../called-off';
import { externalId } from '../external-id';
import { serviceLabel } from '../provider';
import { isSupplierRow } from '../supply/supplier-row';
import type { ResolvedLine, ResolvedOrder } from '../variant-map/resolve';
import type { LedgerRow } from './ledger';
import type { HoldReason, IgnoreCode, IgnoredLine, OpenLine, PlanContext } from './plan-types';
import { cancelledAfterOrder, IGNORE_MESSAGES, leftInDoubt, unusableNumber } from './reasons';
import { IGNORE_RULES } from './rules/list';
import { fulfilmentOf } from './rules/served-elsewhere';
import { goesElsewhere } from './sold-out';
import { rowsByLine, standing } from './standing';

/** A line that waits whatever else is found out about its order. */
export interface StoppedLine {
	line: ResolvedLine;
	row: LedgerRow | null;
	reason: HoldReason;
}

/** The lines of an order by what ledger and rules say of each; every line once. */
export interface SortedLines {
	open: OpenLine[];
	stopped: StoppedLine[];
	ignored: IgnoredLine[];
}

/** Where an order stands at its printer, for a message. */
export function where(row: LedgerRow): string {
	const printer = row.provider ? serviceLabel(row.provider) : 'the printer';
	return row.providerOrderId
		? `${printer} order ${row.providerOrderId}`
		: `it may stand at ${printer} under ${row.externalId}`;
}

/** Rules that end a line; no row of the ledger has to be remembered for an unpaid order. */
function endsLine(code: IgnoreCode): boolean {
	return code !== 'not_paid';
}

/** Sorts the lines of an order into those that this run could order, and the others. */
export function sortLines(
	order: ResolvedOrder,
	rows: readonly LedgerRow[],
	context: PlanContext,
): SortedLines {
	const { receiptId, shopId } = order;
	const moment = { now: context.now, ...context.settings };
	const byLine = rowsByLine(rows, moment);
	const ignoredId = externalId({ shopId, receiptId, n: 0 });
	// An order has far fewer than 99 parcels: if that number fits, every other one does.
	const numberFits = externalId({ shopId, receiptId, n: 99 }).ok;
	const isStopped = isCalledOff(order);
	const sorted: SortedLines = { open: [], stopped: [], ignored: [] };

	const ignore = (line: ResolvedLine, code: IgnoreCode, id: string, record: boolean) =>
		sorted.ignored.push({
			shopId,
			receiptId,
			lineId: line.lineId,
			externalId: id,
			quantity: line.quantity,
			code,
			message: IGNORE_MESSAGES[code],
			fulfilment: fulfilmentOf(line, context.settings),
			record,
		});

	for (const line of [...order.lines].sort((a, b) => (a.lineId < b.lineId ? -1 : 1))) {
		const row = byLine.get(line.lineId) ?? null;
		const stands = row ? standing(row, moment) : null;
		const stop = (reason: HoldReason) => sorted.stopped.push({ line, row, reason });
		if (!numberFits || !ignoredId.ok) stop(unusableNumber(receiptId));
		else if (row && stands?.kind === 'done') {
			// What 'Cancellations and changes' has taken up is told there, once.
			if (isStopped && row.state === 'ordered' && row.change === '')
				stop(cancelledAfterOrder(receiptId, where(row)));
			else ignore(line, stands.code, row.externalId, false);
		} else if (row && stands?.kind === 'wait' && !goesElsewhere(row, rows, order, context)) {
			ignore(line, stands.code, row.externalId, false);
		} else if (row && isSupplierRow(row)) {
			// A supplier may have it: that is for a person, and not to be printed meanwhile.
			ignore(line, 'waits_for_person', row.externalId, false);
		} else {
			const inDoubt = stands?.kind === 'due' && stands.inDoubt;
			const leave = firstCode(line, order, context);
			if (leave === null) sorted.open.push({ line, row, inDoubt });
			else if (!row || !inDoubt) ignore(line, leave, ignoredId.value, endsLine(leave));
			else if (isStopped) stop(cancelledAfterOrder(receiptId, where(row)));
			else stop(leftInDoubt(leave, where(row)));
		}
	}
	return sorted;
}

function firstCode(
	line: ResolvedLine,
	order: ResolvedOrder,
	context: PlanContext,
): IgnoreCode | null {
	for (const rule of IGNORE_RULES) {
		const code = rule(line, order, context);
		if (code !== null) return code;
	}
	return null;
}
