import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { z } from 'zod';
import { failure } from '../../../../core/domain/failure';
import { orderedAs, orderedCells } from '../../../../core/domain/planning/ledger-cells';
import { ok, type Result } from '../../../../core/domain/result';
import { filledItems } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { claimedByProperty } from '../../helpers/claimed-by';
import { readPlannedItem, type PlannedItem } from '../../helpers/row-order';
import { textParameter } from '../../helpers/text-parameter';

const MADE = 0;
const ORDERS = 1;
const ADD = 0;
const UPDATE = 1;

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect what Create gave to 'Made', and the orders that it made to 'Orders'. What leaves by 'Add' are rows for POD Order Ledger, which a Data Table step adds as they are (Map Automatically, Optimize Bulk): then take out the rows they replace, which Find Ended Claims names. What leaves by 'Update' was tried before: its row is updated.",
		name: 'orderedNotice',
		type: 'notice',
		default: '',
	},
	claimedByProperty,
];

/** The parameters of Rows of Made Orders. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['orderedRows'] } },
	properties,
);

const madeShape = z.object({
	externalId: z.string().min(1),
	providerOrderId: z.string().min(1),
	status: z.string(),
	found: z.boolean(),
});

/**
 * Makes the ledger's rows of orders that were made. No API call. An order that is taken for the
 * first time gets a row of its own, so that all of them can be added at once; n8n updates rows one
 * by one, and looks at the size of its whole database after each (docs/measured.md).
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const claimedBy = textParameter(context, 'claimedBy', 0).trim();
	const orders = new Map(
		filledItems(context, ORDERS).map(({ json }) => [String(json.externalId), json] as const),
	);
	const now = new Date();
	const entries = filledItems(context, MADE).map(({ json, pairedItem }): BatchEntry => {
		const made = madeShape.safeParse(json);
		if (!made.success) return { failure: notMade(), pairedItem };
		const order = readPlannedItem(orders.get(made.data.externalId) ?? {}, 'order:orderedRows');
		// The order is made: what is missing here must not hide which one it is.
		if (!order.ok) return { failure: order.failure, json, pairedItem };
		const { claimedAt = '', rowId } = order.value;
		if (isFirstTry(order.value, now)) {
			const claim = { claimedBy, claimedAt };
			const cells = orderedCells(order.value, made.data, claim, now.toISOString());
			return { json: { ...cells }, output: ADD, pairedItem };
		}
		const item: IDataObject = {
			...json,
			...(rowId === undefined ? {} : { rowId }),
			orderedAt: now.toISOString(),
			orderedAs: orderedAs(order.value, made.data),
		};
		return { json: item, output: UPDATE, pairedItem };
	});
	return ok({ entries });
}

/**
 * Whether a row of its own may take the place of the one written before: that has nothing that
 * this one does not have, and no other run has taken it over by now.
 */
function isFirstTry({ ledger, claimedAt = '' }: PlannedItem, now: Date): boolean {
	return ledger.isNew && now.getTime() - Date.parse(claimedAt) < ledger.claimSeconds * 1000;
}

function notMade() {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'order:orderedRows',
		message: 'This item does not say which order was made.',
		hint: "Connect the output of Create to the input 'Made'.",
		fields: ['providerOrderId'],
	});
}
