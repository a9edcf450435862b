import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	type IPairedItemData,
} from 'n8n-workflow';
import { ledgerRows } from '../../../../core/domain/planning/ledger';
import { planOrders } from '../../../../core/domain/planning/plan';
import type {
	HeldLine,
	IgnoredLine,
	ReadyOrder,
} from '../../../../core/domain/planning/plan-types';
import { parseSettings } from '../../../../core/domain/planning/settings';
import { readResolvedOrder } from '../../../../core/domain/read-order';
import { ok, type Result } from '../../../../core/domain/result';
import type { ResolvedOrder } from '../../../../core/domain/variant-map/resolve';
import { filledItems, tableRows, type TableInput } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { readObject } from '../../helpers/read-object';

const ORDERS = 0;
const LEDGER: TableInput = {
	input: 1,
	name: 'Ledger',
	table: 'POD Order Ledger',
	columns: ['externalId'],
};
const READY = 0;
const HOLD = 1;
const IGNORE = 2;

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect orders that went through the Variant Map to 'Orders' and the rows of the table POD Order Ledger to 'Ledger'. Every line comes out once: ready to be ordered, held for you, or left out by a rule.",
		name: 'planNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Settings',
		name: 'settings',
		type: 'json',
		default: '{}',
		description:
			'The settings of the table POD Settings as one object, such as <code>{ "partial_orders": "hold" }</code>. Left out ones have sensible defaults.',
	},
];

/** The parameters of Plan. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['plan'] } },
	properties,
);

/**
 * Compares open orders with the ledger. No API call.
 * Outputs: Ready (one item a provider order to make), Hold and Ignore (one item a line).
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const items = filledItems(context, ORDERS);
	if (items.length === 0) return ok({ entries: [] });
	const given = readObject(context.getNodeParameter('settings', 0, {}), 'settings', 'Settings');
	if (!given.ok) return given;
	const settings = parseSettings(given.value);
	if (!settings.ok) return settings;

	const rows = tableRows(context, LEDGER);
	if (!rows.ok) return rows;

	const entries: BatchEntry[] = [];
	const orders: ResolvedOrder[] = [];
	const cameFrom = new Map<string, IPairedItemData>();
	for (const { json, pairedItem } of items) {
		const order = readResolvedOrder(json);
		if (order.ok) {
			orders.push(order.value);
			cameFrom.set(orderKey(order.value), pairedItem);
		} else entries.push({ failure: order.failure, pairedItem });
	}
	const moment = { now: Date.now(), settings: settings.value };
	const plan = planOrders(orders, ledgerRows(rows.value), moment);

	const put = (output: number, part: ReadyOrder | HeldLine | IgnoredLine) =>
		entries.push({
			json: part as unknown as IDataObject,
			output,
			pairedItem: cameFrom.get(orderKey(part)) ?? { item: 0, input: ORDERS },
		});
	plan.ready.forEach((order) => put(READY, order));
	plan.hold.forEach((line) => put(HOLD, line));
	plan.ignore.forEach((line) => put(IGNORE, line));
	return ok({ entries });
}

function orderKey({ shopId, receiptId }: { shopId: string; receiptId: string }): string {
	return `${shopId}/${receiptId}`;
}
