import { isCalledOff } from '../called-off';
import { parseExternalId } from '../external-id';
import type { LedgerRow } from '../planning/ledger';
import type { PlanContext } from '../planning/plan-types';
import { standing } from '../planning/standing';
import type { ResolvedOrder } from '../variant-map/resolve';
import { noLongerOpen, unknownWhetherSent, type SupplyWords } from './words';
import { isUnsure } from './supplier-lines';
import { isSupplierRow } from './supplier-row';
import { exceptionKey, type SettledRow } from './supply-types';

/** What a claim must find. */
function wasOf(row: LedgerRow): SettledRow['was'] {
	const { state, attempts } = row.claimAs ?? row;
	return { state, attempts };
}

function askPerson(row: LedgerRow, inDoubt: boolean, words: SupplyWords): SettledRow {
	const { externalId, receiptId, provider, attempts } = row;
	const shopId = parseExternalId(externalId)?.shopId ?? '';
	return {
		...{ externalId, was: wasOf(row), state: 'needs_person', inDoubt },
		reason: words.category,
		exception: {
			key: exceptionKey(externalId),
			...{ shopId, receiptId, externalId, provider, attempts, nextAttemptAt: '' },
			...words,
		},
	};
}

/**
 * An order of which a printer makes a part may be sent in part: then it is not listed, and read by
 * its number, in turn with others (`sent-in-part.ts`). So long it may take until it is its turn.
 */
const TURN_MS = 24 * 3_600_000;

/** How Etsy says that nothing is to be sent any more; undefined: it does not. */
function endOf(order: ResolvedOrder | undefined): string | undefined {
	if (order !== undefined && isCalledOff(order)) return 'cancelled_on_etsy';
	return order?.state === 'shipped' ? 'shipped_by_hand' : undefined;
}

/** An Etsy order among those of all shops. */
function orderOf({ externalId, receiptId }: LedgerRow): string {
	return `${parseExternalId(externalId)?.shopId ?? ''}/${receiptId}`;
}

/**
 * Rows of suppliers that need another state: those of a run that died while it was sending (a
 * person has to ask the supplier), those of orders that have ended on Etsy before anything was
 * sent, and those that were tried and whose order Etsy does not list any more: its printed part
 * was sent meanwhile, so nothing would come of them, and a person has to say. Pure.
 * @param rows all rows of the ledger, each once
 * @param orders all open orders of a shop, and those cancelled of late
 */
export function settleRows(
	rows: readonly LedgerRow[],
	orders: readonly ResolvedOrder[],
	{ now, settings }: PlanContext,
): SettledRow[] {
	const moment = { now, ...settings };
	const byNumber = new Map(orders.map((order) => [`${order.shopId}/${order.receiptId}`, order]));
	const shopsRead = new Set(orders.map(({ shopId }) => shopId));
	const atPrinter = new Set(
		rows.filter((row) => row.state === 'ordered' && !isSupplierRow(row)).map(orderOf),
	);
	const waitOf = (row: LedgerRow) =>
		atPrinter.has(orderOf(row)) ? TURN_MS : settings.claimTimeoutSeconds * 1000;
	const isOld = (row: LedgerRow) => now - Date.parse(row.claimedAt) > waitOf(row);
	return rows.filter(isSupplierRow).flatMap((row): SettledRow[] => {
		if (standing(row, moment).kind !== 'due') return [];
		const { provider, receiptId, externalId } = row;
		if (isUnsure(row)) {
			return [askPerson(row, true, unknownWhetherSent(provider, receiptId, externalId))];
		}
		const shopId = parseExternalId(row.externalId)?.shopId ?? '';
		const order = byNumber.get(orderOf(row));
		// What was tried long ago was listed then: a row that is new may be newer than the list.
		if (!order && shopsRead.has(shopId) && isOld(row)) {
			return [askPerson(row, row.inDoubt, noLongerOpen(provider, receiptId))];
		}
		const reason = endOf(order);
		if (reason === undefined || row.inDoubt) return [];
		return [
			{
				...{ externalId: row.externalId, was: wasOf(row) },
				...{ state: 'ignored', reason, inDoubt: false },
			},
		];
	});
}
