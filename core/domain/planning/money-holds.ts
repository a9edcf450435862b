import type { Money } from '../money';
import type { Order } from '../order';
import type { ChosenGroup } from './choose/choice-types';
import { costMatters } from './choose/quote-needs';
import type { Gate, Held } from './gate';
import { marginOf, type Margin } from './margin';
import type { MarginReport } from './margin-types';
import type { HoldReason, OpenLine } from './plan-types';
import { lineMarginTooLow, marginTooLow, marginUnknown } from './rules/margin';
import type { OrderCase } from './rules/rule';
import { costsOf, spendLimit } from './rules/spend-limit';
import { saleOf } from './sale';
import type { PlanSettings } from './settings-types';

/** What the money says: the lines that wait for it, and the margin where one could be told. */
export interface MoneyVerdict {
	held: Map<OpenLine, Held>;
	margin: MarginReport | null;
}

/**
 * Compares what an order brings with what its printers ask. Lines that may be at a printer already
 * are left out: they passed once, and there the doubt comes first.
 * @param spent what went to printers today, by the ledger and by this plan before this order
 */
export function moneyHolds(
	{ order, route, context: { settings } }: OrderCase,
	groups: readonly ChosenGroup[],
	spent: readonly Money[],
	gate: Gate,
): MoneyVerdict {
	const held = new Map<OpenLine, Held>();
	const free = groups.filter(({ lines }) => lines.some(({ item }) => !item.inDoubt));
	if (!costMatters(settings) || free.length === 0) return { held, margin: null };
	const { receiptId } = order;
	// What an imported order costs is known once it is there: see `import-money.ts`.
	const isImported = route === 'provider_imported';
	const margin = isImported ? saleAlone(order, settings) : marginOf(order, free, settings);
	const report = margin.kind === 'known' ? margin.report : null;
	const whole = gate.first('', [
		margin.kind === 'imported' ? null : marginUnknown(receiptId, margin),
		report && marginTooLow(receiptId, report, settings),
		isImported ? null : spendLimit(receiptId, costsOf(free), spent, settings),
	]);
	for (const { item } of free.flatMap(({ lines }) => lines)) {
		const { lineId } = item.line;
		const found = whole ?? gate.first(lineId, [ofLine(item, report, receiptId, settings)]);
		if (found) held.set(item, found);
	}
	return { held, margin: report };
}

/** Whether the sale can be told in one currency at all. */
function saleAlone(order: Order, settings: PlanSettings): Margin | { kind: 'imported' } {
	const sale = saleOf(order, settings);
	return sale.kind === 'no_rate' ? sale : { kind: 'imported' };
}

function ofLine(
	{ line }: OpenLine,
	report: MarginReport | null,
	receiptId: string,
	settings: PlanSettings,
): HoldReason | null {
	const earned = report?.lines.find(({ lineId }) => lineId === line.lineId);
	if (!report || !earned) return null;
	const { feesFrom } = report;
	return lineMarginTooLow({ receiptId, title: line.title, earned, feesFrom }, settings);
}
