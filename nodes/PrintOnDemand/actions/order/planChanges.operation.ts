import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	type IPairedItemData,
} from 'n8n-workflow';
import { parseChangeRow, type ChangeRow } from '../../../../core/domain/changes/change-row';
import { planChanges, type PlannedChange } from '../../../../core/domain/changes/plan-changes';
import type { Order } from '../../../../core/domain/order';
import { formatOrderedAs } from '../../../../core/domain/planning/ordered-as';
import { readOrder } from '../../../../core/domain/read-order';
import { ok, type Result } from '../../../../core/domain/result';
import { filledItems, optionalItems, tableRows } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { ledgerInput } from '../../../shared/pack-tables';
import { toJson } from '../../../shared/to-json';
import { sha256 } from '../../../shared/sha256';
import { readSettings, settingsProperty } from '../../../shared/pack-settings';

const LEDGER = ledgerInput(0);
const ETSY_NOW = 1;
const TAKE = 0;
const OVER = 1;

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect the rows of the table POD Order Ledger to 'Ledger' and the Etsy orders as they are now to 'Etsy Now'. Orders at a printer that the buyer cancelled or changed since leave by 'Take Up': claim their row, then use Carry Out Change. Changes that were taken back leave by 'Over'.",
		name: 'planChangesNotice',
		type: 'notice',
		default: '',
	},
	settingsProperty,
];

/** The parameters of Plan Changes. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['planChanges'] } },
	properties,
);

/** Says which orders at printers are no longer what Etsy says. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const settings = readSettings(context);
	if (!settings.ok) return settings;
	const checked = tableRows(context, LEDGER);
	if (!checked.ok) return checked;
	const pairs = new Map<ChangeRow, IPairedItemData>();
	for (const { json, pairedItem } of filledItems(context, LEDGER.input)) {
		const row = parseChangeRow(json);
		if (row !== null) pairs.set(row, pairedItem);
	}
	const orders: Order[] = [];
	const entries: BatchEntry[] = [];
	for (const { json, pairedItem } of optionalItems(context, ETSY_NOW)) {
		const order = readOrder(json);
		if (order.ok) orders.push(order.value);
		else entries.push({ failure: order.failure, pairedItem });
	}
	const { claimTimeoutSeconds } = settings.value;
	const moment = { now: Date.now(), claimTimeoutSeconds, sha256 };
	const plan = planChanges([...pairs.keys()], orders, moment);
	const put = (row: ChangeRow, json: IDataObject, output: number) =>
		entries.push({ json, output, pairedItem: pairs.get(row) ?? { item: 0 } });
	for (const change of plan.take) put(change.row, toItem(change), TAKE);
	for (const row of plan.over) {
		const { rowId, externalId, shopId, receiptId, provider, change } = row;
		put(row, { rowId, externalId, shopId, receiptId, provider, change }, OVER);
	}
	return ok({ entries });
}

/** What Carry Out Change reads, and what a claim compares with. */
function toItem({ row, now, ...change }: PlannedChange): IDataObject {
	const { rowId, externalId, shopId, receiptId, provider, providerOrderId, cost } = row;
	const then = row.orderedAs;
	return toJson({
		...{ rowId, externalId, shopId, receiptId, provider, providerOrderId },
		...(cost ? { cost } : {}),
		...change,
		orderedAs: then ? formatOrderedAs(then) : '',
		orderedAsMoved: then ? formatOrderedAs({ ...then, address: now.address }) : '',
		status: row.status,
		claimAs: row.claimAs,
	});
}
