import { normaliseAddress } from '../address';
import { externalId } from '../external-id';
import { nextAttempt } from '../planning/back-off';
import { buyerKeyOf } from '../planning/buyer-key';
import { mergeDoubles } from '../planning/doubles';
import { holdKey } from '../planning/hold-key';
import { gateOf, type Gate, type Held } from '../planning/gate';
import { ledgerByReceipt, type LedgerRow } from '../planning/ledger';
import type { LedgerFacts } from '../planning/ledger-facts';
import { rowsInOrder } from '../planning/odd-rows';
import { formatOrderedAs, orderedAsNow, shipByOf } from '../planning/ordered-as';
import { factsOf, inPlanOrder } from '../planning/plan';
import type { HeldLine, PlanContext } from '../planning/plan-types';
import { LIMIT_RULES, ORDER_RULES } from '../planning/rules/list';
import type { OrderCase } from '../planning/rules/rule';
import { orderState } from '../planning/rules/order-state';
import { isUntouched } from '../planning/standing';
import type { ResolvedOrder } from '../variant-map/resolve';
import { letterFor } from './letter';
import { settleRows } from './settle-rows';
import { supplierLines, type SupplierLine } from './supplier-lines';
import { FIRST_SUPPLIER_NUMBER, isSupplierRow } from './supplier-row';
import type { Supplier } from './suppliers';
import type { SupplierOrder, SupplyPlan } from './supply-types';

/** What a claim finds after a new row was written. */
const UNWRITTEN = { state: 'planned', attempts: 0 } as const;

/** The lines of one order to one supplier. */
interface Parcel {
	supplier: Supplier;
	row: LedgerRow | null;
	lines: SupplierLine[];
}

/** Lines of an earlier try stay together under its number; free lines go by supplier. */
function parcelsOf(lines: readonly SupplierLine[]): Parcel[] {
	const parcels = new Map<string, Parcel>();
	for (const line of lines) {
		const { supplier, row } = line;
		const key = `${supplier.name} ${row?.externalId ?? ''}`;
		const parcel = parcels.get(key) ?? { supplier, row, lines: [] };
		parcel.lines.push(line);
		parcels.set(key, parcel);
	}
	return [...parcels.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** Why a line waits for a person; null: it goes. */
function holdOf(given: OrderCase, gate: Gate): (line: SupplierLine) => Held | null {
	const whole = gate.first(
		'',
		ORDER_RULES.map((rule) => rule(given)),
	);
	const limit =
		whole ??
		gate.first(
			'',
			LIMIT_RULES.map((rule) => rule(given)),
		);
	// What a person has said is to be sent again passed the limits once.
	return ({ inDoubt }) => (inDoubt ? whole : limit);
}

function toHeld(order: ResolvedOrder, { line, row }: SupplierLine, held: Held, gate: Gate) {
	const { code, category, message, hint, fields, canApprove = false } = held.reason;
	const { shopId, receiptId } = order;
	const { lineId, quantity } = line;
	return {
		...{ key: holdKey(receiptId, lineId, code), shopId, receiptId, lineId, quantity },
		...{ externalId: row?.externalId ?? '', code, category, message, hint, fields, canApprove },
		fingerprint: gate.printOf(held),
	} satisfies HeldLine;
}

function readyOrders(
	{ order, buyerKey, context }: OrderCase,
	lines: readonly SupplierLine[],
	rows: readonly LedgerRow[],
	gate: Gate,
): SupplierOrder[] {
	const { shipTo, shopId, receiptId } = order;
	// ORDER_RULES have held every line of an order without an address.
	if (shipTo === null) return [];
	const { now, settings, sha256 } = context;
	const mine = rows.filter(isSupplierRow);
	const used = new Set(mine.map(({ n }) => n));
	const taken = new Set<string>();
	return parcelsOf(lines).flatMap((parcel): SupplierOrder[] => {
		const { supplier } = parcel;
		const isFree = (row: LedgerRow) =>
			isUntouched(row) && row.provider === supplier.name && !taken.has(row.externalId);
		// Two suppliers cannot share a number, even if the rules have moved a line since.
		const before = parcel.row && !taken.has(parcel.row.externalId) ? parcel.row : null;
		const row = before ?? mine.find(isFree) ?? null;
		let n = row?.n ?? FIRST_SUPPLIER_NUMBER;
		if (!row) while (used.has(n)) n += 1;
		used.add(n);
		const id = externalId({ shopId, receiptId, n });
		// The sync's Plan tells of every order whose numbers do not fit.
		if (!id.ok) return [];
		taken.add(id.value);
		const { state, attempts } = row?.claimAs ?? row ?? UNWRITTEN;
		const inDoubt = before !== null && parcel.lines.some((line) => line.inDoubt);
		const lineIds = parcel.lines.map(({ line }) => line.lineId);
		const orderedAs = formatOrderedAs(orderedAsNow(order, id.value, lineIds, sha256));
		const shipBy = shipByOf(order, lineIds);
		const resolved = parcel.lines.map(({ line }) => line);
		return [
			{
				...{ externalId: id.value, provider: supplier.name, route: 'supplier' as const },
				...{ way: supplier.way, to: supplier.to },
				letter: letterFor(order, id.value, resolved, normaliseAddress(shipTo), shipBy),
				...{ shopId, receiptId, lineIds: lineIds.join(','), earlierTry: { inDoubt } },
				ledger: {
					...{ isNew: row === null, state, attempts, orderedAs },
					firstTriedAt: row?.firstTriedAt || new Date(now).toISOString(),
					claimSeconds: settings.claimTimeoutSeconds,
				},
				nextAttemptAt: nextAttempt(settings.retryDelaysMinutes, attempts, now),
				notes: order.messageFromBuyer
					? 'The buyer left a message on Etsy: read it there. The supplier does not get it.'
					: '',
				...{ orderedAs, shipBy, buyerKey },
				plan: {
					fingerprint: gate.orderPrint,
					createdAt: order.createdAt,
					updatedAt: order.updatedAt,
				},
			},
		];
	});
}

function planOne(
	order: ResolvedOrder,
	written: readonly LedgerRow[],
	byName: ReadonlyMap<string, Supplier>,
	facts: LedgerFacts,
	context: PlanContext,
): Pick<SupplyPlan, 'ready' | 'hold'> {
	const rows = mergeDoubles(written, { now: context.now, ...context.settings });
	const lines = supplierLines(order, rows, written, byName, context).filter(
		({ line }) => orderState(line, order, context) === null,
	);
	if (lines.length === 0) return { ready: [], hold: [] };
	const gate = gateOf(order, context);
	const buyerKey = buyerKeyOf(order, context.sha256);
	const given = { order, open: lines, route: 'direct' as const, buyerKey, facts, context };
	const why = holdOf(given, gate);
	const judged = lines.map((line) => ({ line, held: why(line) }));
	const going = judged.filter(({ held }) => held === null).map(({ line }) => line);
	return {
		ready: readyOrders(given, going, rows, gate),
		hold: judged.flatMap(({ line, held }) => (held ? [toHeld(order, line, held, gate)] : [])),
	};
}

/**
 * Compares the lines that suppliers send with the ledger: what to send now, what waits for a
 * person, and which rows of the ledger get another state without anything being sent. A line is
 * sent again by itself only where it is certain that the supplier does not have it. The same input
 * gives the same plan, whatever its order.
 */
export function planSupply(
	orders: readonly ResolvedOrder[],
	ledger: readonly LedgerRow[],
	context: PlanContext,
): SupplyPlan {
	const byName = new Map(context.settings.suppliers.map((one) => [one.name, one]));
	const byReceipt = ledgerByReceipt(ledger);
	const sorted = inPlanOrder(orders);
	const facts = factsOf(sorted, ledger, context);
	const moment = { now: context.now, ...context.settings };
	const plan: SupplyPlan = { ready: [], hold: [], settle: [] };
	for (const order of sorted) {
		const own = rowsInOrder(byReceipt.get(order.receiptId) ?? [], order.shopId);
		const part = planOne(order, own, byName, facts, context);
		plan.ready.push(...part.ready);
		plan.hold.push(...part.hold);
	}
	plan.settle = settleRows(mergeDoubles(ledger, moment), sorted, context);
	return plan;
}
