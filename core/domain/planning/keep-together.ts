import type { Gate, Held } from './gate';
import type { OpenLine, PlanContext } from './plan-types';
import { waitsForOthers } from './reasons';

/**
 * Holds the lines that must stay with held ones: all of the order, or with `send` only those that
 * were tried together with a held one.
 */
export function keepTogether(
	receiptId: string,
	open: readonly OpenLine[],
	held: ReadonlyMap<OpenLine, Held>,
	{ settings }: PlanContext,
	gate: Gate,
): Map<OpenLine, Held> {
	const all = new Map(held);
	if (held.size === 0) return all;
	const names = [...held.keys()].map(({ line }) => line.lineId);
	const triedIds = new Set([...held.keys()].map((item) => item.row?.externalId));
	for (const item of open) {
		if (held.has(item)) continue;
		const wasTried = item.row !== null && triedIds.has(item.row.externalId);
		if (settings.partialOrders !== 'hold' && !wasTried) continue;
		const reason = waitsForOthers(receiptId, names, wasTried);
		const found = gate.first(item.line.lineId, [reason]);
		if (found) all.set(item, found);
	}
	return all;
}
