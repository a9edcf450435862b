import type { Money } from '../money';
import type { ResolvedOrder } from '../variant-map/resolve';
import { buyerKeyOf } from './buyer-key';
import type { QuoteNeed } from './choose/quote-needs';
import { byCurrency } from './import-limits';
import { ledgerByReceipt, type LedgerRow } from './ledger';
import { ledgerFacts, type LedgerFacts } from './ledger-facts';
import { neededQuotes, planOrder } from './plan-order';
import type { Plan, PlanContext, ReadyOrder } from './plan-types';

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

/** Oldest first; the same orders always in the same order. */
export function inPlanOrder(orders: readonly ResolvedOrder[]): ResolvedOrder[] {
	return newestOfEach(orders).sort((a, b) => {
		if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? -1 : 1;
		if (a.receiptId !== b.receiptId) return a.receiptId < b.receiptId ? -1 : 1;
		return a.shopId < b.shopId ? -1 : 1;
	});
}

/** What the ledger and the batch say beyond a single order. */
export function factsOf(
	orders: readonly ResolvedOrder[],
	ledger: readonly LedgerRow[],
	{ now, sha256 }: PlanContext,
): LedgerFacts {
	const inBatch = orders
		.filter(({ state }) => state === 'open' || state === 'shipped')
		.map((order) => ({
			buyerKey: buyerKeyOf(order, sha256),
			receiptId: order.receiptId,
			at: Date.parse(order.createdAt),
			isOrdered: false,
			isInLedger: false,
		}));
	return ledgerFacts(ledger, inBatch, now);
}

/** Tells an order that its printer imports what goes to printers today beside it. */
function withSpent(order: ReadyOrder, spent: readonly Money[]): ReadyOrder {
	const { limits } = order;
	return limits ? { ...order, limits: { ...limits, spent: byCurrency(spent) } } : order;
}

/**
 * Compares open orders with the ledger and says what is to be done: provider orders to
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
	const sorted = inPlanOrder(orders);
	const facts = factsOf(sorted, ledger, context);
	const spent: Money[] = [...facts.spentToday];
	const plan: Plan = { ready: [], hold: [], ignore: [] };
	for (const order of sorted) {
		const rows = byReceipt.get(order.receiptId) ?? [];
		const part = planOrder(order, { rows, facts, context, spent });
		spent.push(...part.spent);
		plan.ready.push(...part.plan.ready);
		plan.hold.push(...part.plan.hold);
		plan.ignore.push(...part.plan.ignore);
	}
	return { ...plan, ready: plan.ready.map((order) => withSpent(order, spent)) };
}

/**
 * The prices that must be asked for before these orders can be planned: none where no comparison
 * and no limit hangs on them, nor for orders that do not go anyway.
 */
export function quotesToAsk(
	orders: readonly ResolvedOrder[],
	ledger: readonly LedgerRow[],
	context: PlanContext,
): QuoteNeed[] {
	const byReceipt = ledgerByReceipt(ledger);
	const sorted = inPlanOrder(orders);
	const facts = factsOf(sorted, ledger, context);
	return sorted.flatMap((order) =>
		neededQuotes(order, { rows: byReceipt.get(order.receiptId) ?? [], facts, context }),
	);
}
