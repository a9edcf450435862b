import type { IDataObject, IExecuteFunctions, IPairedItemData } from 'n8n-workflow';
import { approvedByOrder, approvedPrints } from '../../../core/domain/planning/approvals';
import { ledgerRows, type LedgerRow } from '../../../core/domain/planning/ledger';
import type { PlanContext } from '../../../core/domain/planning/plan-types';
import { readQuotes } from '../../../core/domain/planning/quote-book';
import type { Provider } from '../../../core/domain/provider';
import { readResolvedOrder } from '../../../core/domain/read-order';
import { ok, type Result } from '../../../core/domain/result';
import type { ResolvedOrder } from '../../../core/domain/variant-map/resolve';
import { providerModules } from '../../../core/providers/registry';
import { filledItems, optionalItems, optionalRows, tableRows } from '../../shared/inputs';
import type { BatchEntry } from '../../shared/operation';
import { readSettings } from '../../shared/pack-settings';
import { exceptionsInput, ledgerInput } from '../../shared/pack-tables';
import { sha256 } from '../../shared/sha256';

const ORDERS = 0;
const LEDGER = ledgerInput(1);
const EXCEPTIONS = exceptionsInput(2);
const QUOTES = 3;

/** All that orders are planned from. */
export interface PlanInputs {
	orders: ResolvedOrder[];
	ledger: LedgerRow[];
	context: PlanContext;
	/** The items that are no orders. */
	refused: BatchEntry[];
	/** The item that an order, or what came of it, belongs to. */
	pairOf(part: { shopId: string; receiptId: string }): IPairedItemData;
}

/**
 * Reads the inputs of Plan and of List Quotes; null when no order came in.
 * @returns a failure when settings or ledger cannot be used: then nothing is planned
 */
export function readPlanInputs(context: IExecuteFunctions): Result<PlanInputs | null> {
	const items = filledItems(context, ORDERS);
	if (items.length === 0) return ok(null);
	const settings = readSettings(context);
	if (!settings.ok) return settings;
	const rows = tableRows(context, LEDGER);
	if (!rows.ok) return rows;
	const exceptions = optionalRows(context, EXCEPTIONS);
	if (!exceptions.ok) return exceptions;

	const orders: ResolvedOrder[] = [];
	const refused: BatchEntry[] = [];
	const cameFrom = new Map<string, IPairedItemData>();
	for (const { json, pairedItem } of items) {
		const order = readResolvedOrder(json);
		if (order.ok) {
			orders.push(order.value);
			cameFrom.set(orderKey(order.value), pairedItem);
		} else refused.push({ failure: order.failure, pairedItem });
	}
	return ok({
		orders,
		ledger: ledgerRows(rows.value),
		context: {
			now: Date.now(),
			settings: settings.value,
			sha256,
			approved: approvedPrints(exceptions.value),
			approvedFor: approvedByOrder(exceptions.value),
			quotes: quotesOf(context),
			startAtOnce: startAtOnce(),
		},
		refused,
		pairOf: (part) => cameFrom.get(orderKey(part)) ?? { item: 0, input: ORDERS },
	});
}

/** The printers at which an order cannot wait for the seller. */
function startAtOnce(): ReadonlySet<Provider> {
	const modules = providerModules().filter(({ capabilities }) => !capabilities.holdsOrders);
	return new Set(modules.map(({ name }) => name));
}

/** What printers answered; items that answer no question of the plan are told, not used. */
function quotesOf(context: IExecuteFunctions): PlanContext['quotes'] {
	const items: IDataObject[] = optionalItems(context, QUOTES).map(({ json }) => json);
	const { book, unknown } = readQuotes(items);
	if (unknown > 0) {
		context.addExecutionHints({
			message: `${unknown} item(s) of the input 'Quotes' are no prices that List Quotes asked for, so they do not count.`,
			type: 'warning',
			location: 'outputPane',
		});
	}
	return book;
}

function orderKey({ shopId, receiptId }: { shopId: string; receiptId: string }): string {
	return `${shopId}/${receiptId}`;
}
