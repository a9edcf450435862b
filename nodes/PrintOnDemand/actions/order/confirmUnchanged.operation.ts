import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { z } from 'zod';
import { failure } from '../../../../core/domain/failure';
import type { Order } from '../../../../core/domain/order';
import { voidedBy } from '../../../../core/domain/planning/void-plan';
import { readOrder } from '../../../../core/domain/read-order';
import { ok, type Result } from '../../../../core/domain/result';
import { filledItems, optionalItems } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { sha256 } from '../../../shared/sha256';

const ORDERS = 0;
const ETSY_NOW = 1;
const UNCHANGED = 0;
const VOID = 1;

const properties: INodeProperties[] = [
	{
		displayName:
			"Just before ordering, connect the planned orders to 'Orders' and the same orders, read again from Etsy, to 'Etsy Now'. What the buyer changed or cancelled in between leaves by 'Void': nothing of it is sent, and the next sync plans it anew.",
		name: 'unchangedNotice',
		type: 'notice',
		default: '',
	},
];

/** The parameters of Confirm Unchanged. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['confirmUnchanged'] } },
	properties,
);

const plannedShape = z.object({
	externalId: z.string().min(1),
	shopId: z.string().min(1),
	receiptId: z.string().min(1),
	buyerKey: z.string(),
	plan: z.object({ fingerprint: z.string().min(1), createdAt: z.string(), updatedAt: z.string() }),
	earlierTry: z.object({ inDoubt: z.boolean() }),
});

/** Lets those planned orders go on that are still what their plan rests on. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const now = new Map<string, Order>();
	for (const { json } of optionalItems(context, ETSY_NOW)) {
		const order = readOrder(json);
		// What cannot be read counts as not read again: its plan is void.
		if (order.ok) now.set(keyOf(order.value), order.value);
	}
	const entries = filledItems(context, ORDERS).map(({ json, pairedItem }): BatchEntry => {
		const planned = plannedShape.safeParse(json);
		if (!planned.success) return { failure: notPlanned(), pairedItem };
		const { externalId, shopId, receiptId, earlierTry } = planned.data;
		const voided = voidedBy(planned.data, now.get(keyOf(planned.data)) ?? null, sha256);
		if (voided === null) return { json, output: UNCHANGED, pairedItem };
		const item: IDataObject = {
			externalId,
			shopId,
			receiptId,
			...voided,
			// What the row of the ledger is to become, so that the next sync may take it.
			ledger: { state: earlierTry.inDoubt ? 'retry' : 'planned', inDoubt: earlierTry.inDoubt },
		};
		return { json: item, output: VOID, pairedItem };
	});
	return ok({ entries });
}

function keyOf({ shopId, receiptId }: { shopId: string; receiptId: string }): string {
	return `${shopId}/${receiptId}`;
}

function notPlanned() {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'order:confirmUnchanged',
		message: 'This item is not a planned order, or it does not say what it was planned from.',
		hint: "Connect the output 'Ready' of Plan, or 'Ours' of Confirm Claims, to the input 'Orders'.",
		fields: ['plan'],
	});
}
