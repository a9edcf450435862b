import { externalId } from '../external-id';
import { isProvider, serviceLabel } from '../provider';
import type { ResolvedLine, ResolvedOrder } from '../variant-map/resolve';
import { buildReady } from './build-ready';
import { mergeDoubles } from './doubles';
import type { LedgerRow } from './ledger';
import { cannotRepeat, rowsInOrder, rowWithoutLines } from './odd-rows';
import type { HeldLine, IgnoreCode, IgnoredLine, OpenLine, Plan, PlanContext } from './plan-types';
import {
	cancelledAfterOrder,
	changedInDoubt,
	holdLine,
	holdOrder,
	IGNORE_MESSAGES,
	ignoreOrder,
	leftInDoubt,
	otherLinesInDoubt,
	rowNamesNoLine,
	unusableNumber,
	waitsForOthers,
	type HoldReason,
} from './reasons';
import { rowsByLine, standing, type StandingContext } from './standing';

function where(row: LedgerRow): string {
	const printer = isProvider(row.provider) ? serviceLabel(row.provider) : 'the printer';
	return row.providerOrderId
		? `${printer} order ${row.providerOrderId}`
		: `it may stand at ${printer} under ${row.externalId}`;
}

/** Rules that end a line, and no row of the ledger has to be remembered for an unpaid order. */
function endsLine(code: IgnoreCode): boolean {
	return code !== 'not_paid';
}

/**
 * Plans one order: each line ends up in exactly one of the three lists.
 * @param receiptRows the ledger's rows for this order
 */
export function planOrder(
	order: ResolvedOrder,
	receiptRows: readonly LedgerRow[],
	context: PlanContext,
): Plan {
	const { receiptId, shopId } = order;
	const moment = { now: context.now, ...context.settings };
	const rows = mergeDoubles(rowsInOrder(receiptRows, shopId), moment);
	const hold: HeldLine[] = [];
	const ignore: IgnoredLine[] = [];
	const open: OpenLine[] = [];
	const byLine = rowsByLine(rows, moment);
	const rule = ignoreOrder(order);
	const ignoredId = externalId({ shopId, receiptId, n: 0 });
	// An order has far fewer than 99 parcels: if that number fits, every other one does.
	const numberFits = externalId({ shopId, receiptId, n: 99 }).ok;

	const ignoreLine = (line: ResolvedLine, code: IgnoreCode, record: boolean, id: string) =>
		ignore.push({
			shopId,
			receiptId,
			lineId: line.lineId,
			externalId: id,
			quantity: line.quantity,
			code,
			message: IGNORE_MESSAGES[code],
			record,
		});
	const holdFor = (line: ResolvedLine, reason: HoldReason, row: LedgerRow | null) =>
		hold.push({
			key: `${receiptId}:${line.lineId}:${reason.code}`,
			shopId,
			receiptId,
			lineId: line.lineId,
			externalId: row?.externalId ?? '',
			quantity: line.quantity,
			...reason,
		});

	for (const line of [...order.lines].sort((a, b) => (a.lineId < b.lineId ? -1 : 1))) {
		const row = byLine.get(line.lineId) ?? null;
		const stands = row ? standing(row, moment) : null;
		const stopped = rule === 'cancelled' || rule === 'refunded';
		if (!numberFits || !ignoredId.ok) holdFor(line, unusableNumber(receiptId), row);
		else if (row && stands?.kind === 'done') {
			if (stopped && row.state === 'ordered') {
				holdFor(line, cancelledAfterOrder(receiptId, where(row)), row);
			} else ignoreLine(line, stands.code, false, row.externalId);
		} else if (row && stands?.kind === 'wait') {
			ignoreLine(line, stands.code, false, row.externalId);
		} else {
			const inDoubt = stands?.kind === 'due' && stands.inDoubt;
			const leave = rule ?? (line.isDigital ? 'digital' : null);
			if (leave === null) open.push({ line, row, inDoubt });
			else if (!row || !inDoubt) ignoreLine(line, leave, endsLine(leave), ignoredId.value);
			else if (stopped) holdFor(line, cancelledAfterOrder(receiptId, where(row)), row);
			else holdFor(line, leftInDoubt(leave, where(row)), row);
		}
	}

	const going = settleHolds({ order, open, rows, context, moment }, holdFor);
	return { ready: buildReady(order, going, rows, context), hold, ignore };
}

/** An order whose open lines are to be sorted into those that go and those that wait. */
interface OpenOrder {
	order: ResolvedOrder;
	open: readonly OpenLine[];
	rows: readonly LedgerRow[];
	context: PlanContext;
	moment: StandingContext;
}

/**
 * Holds the lines that cannot go, and those that must stay with them: all of the order, or with
 * `send` only the lines that were tried together with a held one.
 * @returns the lines that go
 */
function settleHolds(
	{ order, open, rows, context, moment }: OpenOrder,
	holdFor: (line: ResolvedLine, reason: HoldReason, row: LedgerRow | null) => void,
): OpenLine[] {
	if (open.length === 0) return [];
	const odd = rowWithoutLines(rows);
	const wholeOrder = holdOrder(order) ?? (odd && rowNamesNoLine(odd.externalId));
	const held = new Map<OpenLine, HoldReason>();
	for (const item of open) {
		const reason = wholeOrder ?? holdLine(item.line) ?? changedInDoubt(item);
		if (reason) held.set(item, reason);
		else if (item.row && cannotRepeat(item, open, rows, moment)) {
			held.set(item, otherLinesInDoubt(where(item.row)));
		}
	}
	const heldIds = new Set([...held.keys()].map((item) => item.row?.externalId));
	for (const item of open) {
		if (held.has(item) || held.size === 0) continue;
		const together = item.row !== null && heldIds.has(item.row.externalId);
		if (context.settings.partialOrders === 'hold' || together) {
			held.set(item, waitsForOthers(order.receiptId));
		}
	}
	for (const [item, reason] of held) {
		const doubt = item.inDoubt && item.row !== null;
		const hint = doubt
			? `An earlier try may have worked: look for ${item.row?.externalId} at the printer first. ${reason.hint}`
			: reason.hint;
		holdFor(item.line, { ...reason, hint }, item.row);
	}
	return open.filter((item) => !held.has(item));
}
