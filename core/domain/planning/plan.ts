import type { ResolvedOrder } from '../variant-map/resolve';
import { ledgerByReceipt, type LedgerRow } from './ledger';
import { planOrder } from './plan-order';
import type { Plan, PlanContext } from './plan-types';

const asText = (order: ResolvedOrder): string =>
	JSON.stringify({ ...order, lines: order.lines.map((line) => JSON.stringify(line)).sort() });

/** Etsy counts in seconds: within one second the contents decide, so that chance does not. */
function isNewer(order: ResolvedOrder, known: ResolvedOrder): boolean {
	if (order.updatedAt !== known.updatedAt) return order.updatedAt > known.updatedAt;
	return asText(order) > asText(known);
}

/** The newest word on each order, when a batch holds one twice. */
function newestOfEach(orders: readonly ResolvedOrder[]): ResolvedOrder[] {
	const newest = new Map<string, ResolvedOrder>();
	for (const order of orders) {
		const key = `${order.shopId}/${order.receiptId}`;
		const known = newest.get(key);
		if (!known || isNewer(order, known)) newest.set(key, order);
	}
	return [...newest.values()];
}

/**
 * Compares open orders with the ledger and says what is to be done (design 1): provider orders to
 * make, lines that wait, lines that need nothing. Each line of each order is in exactly one of
 * the three, with its whole quantity. The same input gives the same plan, whatever its order;
 * oldest orders come first.
 */
export function planOrders(
	orders: readonly ResolvedOrder[],
	ledger: readonly LedgerRow[],
	context: PlanContext,
): Plan {
	const byReceipt = ledgerByReceipt(ledger);
	const sorted = newestOfEach(orders).sort((a, b) => {
		if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
		if (a.receiptId !== b.receiptId) return a.receiptId < b.receiptId ? -1 : 1;
		return a.shopId < b.shopId ? -1 : 1;
	});
	const plan: Plan = { ready: [], hold: [], ignore: [] };
	for (const order of sorted) {
		const part = planOrder(order, byReceipt.get(order.receiptId) ?? [], context);
		plan.ready.push(...part.ready);
		plan.hold.push(...part.hold);
		plan.ignore.push(...part.ignore);
	}
	return plan;
}
