import type { Order } from '../../../../core/domain/order';
import type { LedgerRow } from '../../../../core/domain/planning/ledger';
import type { Plan } from '../../../../core/domain/planning/plan-types';
import { NOW, SETTINGS } from '../../../support/examples';

/** A line of an order with where it ended up and how many pieces of it. */
export interface Placed {
	shopId: string;
	receiptId: string;
	lineId: string;
	quantity: number;
}

const byText = (a: Placed, b: Placed) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** All lines of the orders. */
export function linesOf(orders: readonly Order[]): Placed[] {
	return orders
		.flatMap(({ shopId, receiptId, lines }) =>
			lines.map(({ lineId, quantity }) => ({ shopId, receiptId, lineId, quantity })),
		)
		.sort(byText);
}

/** All lines of a plan, wherever they ended up. */
export function linesInPlan(plan: Plan): Placed[] {
	const ready = plan.ready.flatMap(({ shopId, receiptId, lines }) =>
		lines.map(({ lineId, quantity }) => ({ shopId, receiptId, lineId, quantity })),
	);
	const rest = [...plan.hold, ...plan.ignore].map(({ shopId, receiptId, lineId, quantity }) => ({
		shopId,
		receiptId,
		lineId,
		quantity,
	}));
	return [...ready, ...rest].sort(byText);
}

/** The ledger's rows that name a line of an order of a shop, read by their externalId alone. */
export function rowsNaming(
	ledger: readonly LedgerRow[],
	{ shopId, receiptId, lineId }: Omit<Placed, 'quantity'>,
): LedgerRow[] {
	return ledger.filter(
		(row) =>
			row.externalId.startsWith(`etsy-${shopId}-${receiptId}-`) && row.lineIds.includes(lineId),
	);
}

const claimAge = (row: LedgerRow) => (NOW - Date.parse(row.claimedAt)) / 1000;

/** Whether a row says that its lines must be left alone now. */
export function forbids(row: LedgerRow): boolean {
	switch (row.state) {
		case 'ordered':
		case 'cancelled':
		case 'ignored':
			return true;
		case 'needs_person':
			// What one printer refused as sold out may go to another one.
			return row.reason !== 'sold_out' || row.inDoubt;
		case 'creating':
			return claimAge(row) <= SETTINGS.claimTimeoutSeconds;
		case 'retry':
			return Date.parse(row.nextAttemptAt) > NOW;
		case 'planned':
			return false;
	}
}

/** Whether a row may be taken now and may stand for an order that exists already. */
export function isDoubtful(row: LedgerRow): boolean {
	return !forbids(row) && (row.state === 'creating' || row.inDoubt);
}

/** The lines of a row as a comparable text. */
export const linesKey = (lineIds: readonly string[]): string => [...lineIds].sort().join(',');
