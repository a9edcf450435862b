import { parseExternalId } from '../external-id';
import type { LedgerRow } from '../planning/ledger';
import type { PlanContext } from '../planning/plan-types';
import { standing } from '../planning/standing';
import type { ResolvedOrder } from '../variant-map/resolve';
import { unknownWhetherSent } from './words';
import { isUnsure } from './supplier-lines';
import { isSupplierRow } from './supplier-row';
import { exceptionKey, type SettledRow } from './supply-types';

/** What a claim must find. */
function wasOf(row: LedgerRow): SettledRow['was'] {
	const { state, attempts } = row.claimAs ?? row;
	return { state, attempts };
}

function askPerson(row: LedgerRow): SettledRow {
	const { externalId, receiptId, provider, attempts } = row;
	const shopId = parseExternalId(externalId)?.shopId ?? '';
	return {
		...{ externalId, was: wasOf(row), state: 'needs_person', reason: 'unclear', inDoubt: true },
		exception: {
			key: exceptionKey(externalId),
			...{ shopId, receiptId, externalId, provider, attempts, nextAttemptAt: '' },
			...unknownWhetherSent(provider, receiptId, externalId),
		},
	};
}

/** How Etsy says that nothing is to be sent any more; undefined: it does not. */
function endOf(order: ResolvedOrder | undefined): string | undefined {
	if (order?.state === 'cancelled' || order?.state === 'refunded') return 'cancelled_on_etsy';
	return order?.state === 'shipped' ? 'shipped_by_hand' : undefined;
}

/**
 * Rows of suppliers that need another state: those of a run that died while it was sending (a
 * person has to ask the supplier), and those of orders that have ended on Etsy before anything was
 * sent. Pure.
 * @param rows all rows of the ledger, each once
 */
export function settleRows(
	rows: readonly LedgerRow[],
	orders: readonly ResolvedOrder[],
	{ now, settings }: PlanContext,
): SettledRow[] {
	const moment = { now, ...settings };
	const byNumber = new Map(orders.map((order) => [`${order.shopId}/${order.receiptId}`, order]));
	return rows.filter(isSupplierRow).flatMap((row): SettledRow[] => {
		if (standing(row, moment).kind !== 'due') return [];
		if (isUnsure(row)) return [askPerson(row)];
		const shopId = parseExternalId(row.externalId)?.shopId ?? '';
		const reason = endOf(byNumber.get(`${shopId}/${row.receiptId}`));
		if (reason === undefined || row.inDoubt) return [];
		return [
			{
				...{ externalId: row.externalId, was: wasOf(row) },
				...{ state: 'ignored', reason, inDoubt: false },
			},
		];
	});
}
