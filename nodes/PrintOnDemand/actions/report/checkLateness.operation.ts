import {
	updateDisplayOptions,
	type IExecuteFunctions,
	type INodeProperties,
	type IPairedItemData,
} from 'n8n-workflow';
import { digestOf } from '../../../../core/domain/lateness/digest';
import { parseLateRow, type LateRow } from '../../../../core/domain/lateness/late-row';
import { watchOrders } from '../../../../core/domain/lateness/watch';
import type { Order } from '../../../../core/domain/order';
import { parseLedgerRow } from '../../../../core/domain/planning/ledger';
import { readOrder } from '../../../../core/domain/read-order';
import { ok, type Result } from '../../../../core/domain/result';
import { filledItems, optionalItems, tableRows } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { ledgerInput } from '../../../shared/pack-tables';
import { toJson } from '../../../shared/to-json';
import { readSettings, settingsProperty } from '../../../shared/pack-settings';

const LEDGER = ledgerInput(0);
const ETSY_NOW = 1;
const OUTPUTS = { problem: 0, onTime: 1, digest: 2 } as const;

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect the rows of the table POD Order Ledger to 'Ledger' and the open Etsy orders to 'Etsy Now'. Orders that are late or at risk leave by the first output, with the reason and who must act; 'Digest' is one item with all of it in words and how printers kept their time. Without Etsy orders the days in the ledger count.",
		name: 'checkLatenessNotice',
		type: 'notice',
		default: '',
	},
	settingsProperty,
];

/** The parameters of Check Lateness. */
export const description = updateDisplayOptions(
	{ show: { resource: ['report'], operation: ['checkLateness'] } },
	properties,
);

/** Says how the orders stand that are not sent yet. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const settings = readSettings(context);
	if (!settings.ok) return settings;
	const checked = tableRows(context, LEDGER);
	if (!checked.ok) return checked;

	const rows: LateRow[] = [];
	const knownLines = new Set<string>();
	const pairs = new Map<string, IPairedItemData>();
	for (const { json, pairedItem } of filledItems(context, LEDGER.input)) {
		for (const lineId of parseLedgerRow(json)?.lineIds ?? []) knownLines.add(lineId);
		const row = parseLateRow(json);
		if (row === null) continue;
		rows.push(row);
		pairs.set(row.externalId, pairedItem);
	}
	const orders: Order[] = [];
	const entries: BatchEntry[] = [];
	for (const { json, pairedItem } of optionalItems(context, ETSY_NOW)) {
		const order = readOrder(json);
		if (!order.ok) entries.push({ failure: order.failure, pairedItem });
		else {
			orders.push(order.value);
			pairs.set(`${order.value.shopId}/${order.value.receiptId}`, pairedItem);
		}
	}

	const watched = watchOrders({ rows, knownLines, orders }, settings.value, Date.now());
	for (const one of watched.judged) {
		const output = one.level === 'on_time' ? OUTPUTS.onTime : OUTPUTS.problem;
		const pairedItem = pairs.get(one.externalId || `${one.shopId}/${one.receiptId}`) ?? { item: 0 };
		entries.push({ json: toJson(one), output, pairedItem });
	}
	const digest = toJson(digestOf(watched));
	entries.push({ json: digest, output: OUTPUTS.digest, pairedItem: { item: 0 } });
	return ok({ entries });
}
