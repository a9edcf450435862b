import type { Gate, Held } from './gate';
import type { LedgerRow } from './ledger';
import { cannotRepeat, rowWithoutLines } from './odd-rows';
import type { HoldReason, OpenLine } from './plan-types';
import { changedInDoubt, otherLinesInDoubt, rowNamesNoLine } from './reasons';
import { LIMIT_RULES, LINE_RULES, ORDER_RULES } from './rules/list';
import type { LineRule, OrderCase, OrderRule } from './rules/rule';
import { where } from './sort-lines';

function* ask(rules: readonly OrderRule[], given: OrderCase): Generator<HoldReason | null> {
	for (const rule of rules) yield rule(given);
}

function* askOfLine(
	rules: readonly LineRule[],
	item: OpenLine,
	given: OrderCase,
): Generator<HoldReason | null> {
	for (const rule of rules) yield rule(item.line, given);
}

/**
 * The lines that cannot go, each with the first reason that nobody approved. What printers cost is
 * not looked at here.
 * @param rows all rows of the ledger for this order in a fixed order
 */
export function holdLines(
	given: OrderCase,
	rows: readonly LedgerRow[],
	gate: Gate,
): Map<OpenLine, Held> {
	const held = new Map<OpenLine, Held>();
	const { open, context } = given;
	if (open.length === 0) return held;
	const moment = { now: context.now, ...context.settings };
	const odd = rowWithoutLines(rows);
	const always = [...ask(ORDER_RULES, given), odd && rowNamesNoLine(odd.externalId)];
	const whole = gate.first('', always);
	const limit = whole ?? gate.first('', ask(LIMIT_RULES, given));
	for (const item of open) {
		// Limits come after the doubt whether it was ordered already.
		const found =
			(item.inDoubt ? whole : limit) ??
			gate.first(item.line.lineId, askOfLine(LINE_RULES, item, given)) ??
			gate.first(item.line.lineId, [changedInDoubt(item)]);
		if (found) held.set(item, found);
		else if (item.row && cannotRepeat(item, open, rows, moment)) {
			held.set(item, { reason: otherLinesInDoubt(where(item.row)), about: item.line.lineId });
		}
	}
	return held;
}
