import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { plannedCells } from '../../../../core/domain/planning/ledger-cells';
import { ok, type Result } from '../../../../core/domain/result';
import { filledItems } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { claimedByProperty } from '../../helpers/claimed-by';
import { readPlannedItem } from '../../helpers/row-order';
import { textParameter } from '../../helpers/text-parameter';

const ORDERS = 0;
const NEW = 0;
const KNOWN = 1;

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect the output 'Ready' of Plan. What leaves by 'New' are rows for POD Order Ledger, which a Data Table step adds as they are (Map Automatically, Optimize Bulk); an order that has its row already leaves by 'Known'.",
		name: 'plannedNotice',
		type: 'notice',
		default: '',
	},
	claimedByProperty,
];

/** The parameters of Rows of Planned Orders. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['plannedRows'] } },
	properties,
);

/** Makes the ledger's rows of orders that have none. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const claimedBy = textParameter(context, 'claimedBy', 0).trim();
	const entries = filledItems(context, ORDERS).map(({ json, pairedItem }): BatchEntry => {
		const order = readPlannedItem(json, 'order:plannedRows');
		if (!order.ok) return { failure: order.failure, pairedItem };
		return order.value.ledger.isNew
			? { json: { ...plannedCells(order.value, claimedBy) }, output: NEW, pairedItem }
			: { json, output: KNOWN, pairedItem };
	});
	return ok({ entries });
}
