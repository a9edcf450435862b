import type { Money } from '../money';
import { isSupplierRow } from '../supply/supplier-row';
import type { ResolvedOrder } from '../variant-map/resolve';
import { buildReady } from './build-ready';
import { buyerKeyOf } from './buyer-key';
import type { ChosenGroup } from './choose/choice-types';
import { chooseProviders } from './choose/choose';
import { quoteNeeds, type QuoteNeed } from './choose/quote-needs';
import { mergeDoubles } from './doubles';
import { holdKey } from './hold-key';
import { gateOf, type Gate, type Held } from './gate';
import { holdLines } from './hold-lines';
import { keepTogether } from './keep-together';
import type { LedgerRow } from './ledger';
import type { LedgerFacts } from './ledger-facts';
import { moneyHolds } from './money-holds';
import { rowsInOrder } from './odd-rows';
import type { HeldLine, OpenLine, Plan, PlanContext } from './plan-types';
import { routeOf } from './route';
import type { OrderCase } from './rules/rule';
import { costsOf } from './rules/spend-limit';
import { sortLines, type SortedLines } from './sort-lines';
import { standing, type StandingContext } from './standing';

/** What planning one order needs beside the order. */
export interface OrderPlanning {
	/** The ledger's rows for this order. */
	rows: readonly LedgerRow[];
	facts: LedgerFacts;
	context: PlanContext;
	/** What went to printers today, by the ledger and by this plan before this order. */
	spent: readonly Money[];
}

/** An order as far as it is looked at before any printer is chosen. */
interface Prepared {
	given: OrderCase;
	sorted: SortedLines;
	rows: readonly LedgerRow[];
	gate: Gate;
	held: Map<OpenLine, Held>;
}

function prepare(order: ResolvedOrder, planning: Omit<OrderPlanning, 'spent'>): Prepared {
	const { facts, context } = planning;
	const moment = { now: context.now, ...context.settings };
	const rows = mergeDoubles(rowsInOrder(planning.rows, order.shopId), moment).filter(
		(row) => !isNeverSent(row, moment),
	);
	const sorted = sortLines(order, rows, context);
	const gate = gateOf(order, context);
	const given: OrderCase = {
		order,
		open: sorted.open,
		route: routeOf(context.settings.routes, order.shopId, order.shipTo !== null),
		buyerKey: buyerKeyOf(order, context.sha256),
		facts,
		context,
	};
	return { given, sorted, rows, gate, held: holdLines(given, rows, gate) };
}

/** An order that certainly no supplier has got: it keeps no line from being printed. */
function isNeverSent(row: LedgerRow, moment: StandingContext): boolean {
	return isSupplierRow(row) && !row.inDoubt && standing(row, moment).kind === 'due';
}

/** The prices that are needed to plan an order; none where it does not go anyway. */
export function neededQuotes(
	order: ResolvedOrder,
	planning: Omit<OrderPlanning, 'spent'>,
): QuoteNeed[] {
	const { given, held, gate } = prepare(order, planning);
	const { open, context, route } = given;
	if (route === 'provider_imported') return [];
	const waiting = keepTogether(order.receiptId, open, held, context, gate);
	if (open.every((item) => waiting.has(item))) return [];
	return quoteNeeds(
		order,
		open.filter((item) => !held.has(item)),
		rulesOf(given),
	);
}

/**
 * Plans one order: each line ends up in exactly one of the three lists.
 * @returns the plan, and what it spends at printers
 */
export function planOrder(
	order: ResolvedOrder,
	planning: OrderPlanning,
): { plan: Plan; spent: Money[] } {
	const { given, sorted, rows, gate, held } = prepare(order, planning);
	const { open, context } = given;
	const free = open.filter((item) => !held.has(item));
	const { groups, nobody } = chooseProviders(order, free, rulesOf(given));
	for (const { item, reason } of nobody) held.set(item, { reason, about: item.line.lineId });
	const money = moneyHolds(given, groups, planning.spent, gate);
	for (const [item, reason] of money.held) held.set(item, reason);
	const waiting = keepTogether(order.receiptId, open, held, context, gate);
	const going = groups
		.map((group) => ({ ...group, lines: group.lines.filter(({ item }) => !waiting.has(item)) }))
		.filter(({ lines }) => lines.length > 0);

	const ready = buildReady(given, going, rows, { gate, margin: money.margin });
	const hold = [
		...sorted.stopped.map(({ line, row, reason }) =>
			toHeld(order, { line, row, inDoubt: false }, { reason, about: line.lineId }, gate),
		),
		...[...waiting].map(([item, found]) => toHeld(order, item, found, gate)),
	];
	return { plan: { ready, hold, ignore: sorted.ignored }, spent: newCosts(going) };
}

/** An order that its printer's own connection makes does not start where this pack says. */
function rulesOf({ route, context }: OrderCase): PlanContext {
	return route === 'direct' ? context : { ...context, startAtOnce: new Set() };
}

/** What is spent anew: what may have been ordered before is in the ledger already. */
function newCosts(groups: readonly ChosenGroup[]): Money[] {
	return costsOf(groups.filter(({ lines }) => lines.some(({ item }) => !item.inDoubt)));
}

function toHeld(order: ResolvedOrder, item: OpenLine, held: Held, gate: Gate): HeldLine {
	const { line, row, inDoubt } = item;
	const { code, category, message, fields, canApprove = false } = held.reason;
	const hint =
		inDoubt && row !== null
			? `An earlier try may have worked: look for ${row.externalId} at the printer first. ${held.reason.hint}`
			: held.reason.hint;
	return {
		key: holdKey(order.receiptId, line.lineId, code),
		shopId: order.shopId,
		receiptId: order.receiptId,
		lineId: line.lineId,
		externalId: row?.externalId ?? '',
		quantity: line.quantity,
		code,
		category,
		message,
		hint,
		fields,
		canApprove,
		fingerprint: gate.printOf(held),
	};
}
