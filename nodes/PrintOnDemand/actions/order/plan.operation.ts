import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { planOrders } from '../../../../core/domain/planning/plan';
import type {
	HeldLine,
	IgnoredLine,
	ReadyOrder,
} from '../../../../core/domain/planning/plan-types';
import { ok, type Result } from '../../../../core/domain/result';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { readPlanInputs } from '../../helpers/plan-inputs';
import { settingsProperty } from '../../../shared/pack-settings';

const READY = 0;
const HOLD = 1;
const IGNORE = 2;

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect orders that went through the Variant Map to 'Orders' and the rows of the table POD Order Ledger to 'Ledger'. Every line comes out once: ready to be ordered, held for you, or left out by a rule. 'Exceptions' (the rows of POD Exceptions, for what you approved) and 'Quotes' (prices from Shipping: Quote) may stay open.",
		name: 'planNotice',
		type: 'notice',
		default: '',
	},
	settingsProperty,
	{
		displayName: 'Leave Out What Is Written Down',
		name: 'onlyToRecord',
		type: 'boolean',
		default: false,
		description:
			"Whether 'Ignore' brings only lines that are to be written down (record is true). Where thousands of orders are open, the others are most of them.",
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
	const inputs = readPlanInputs(context);
	if (!inputs.ok) return inputs;
	if (inputs.value === null) return ok({ entries: [] });
	const { orders, ledger, context: planning, refused, pairOf } = inputs.value;
	const plan = planOrders(orders, ledger, planning);

	const entries: BatchEntry[] = [...refused];
	const put = (output: number, part: ReadyOrder | HeldLine | IgnoredLine) =>
		entries.push({ json: part as unknown as IDataObject, output, pairedItem: pairOf(part) });
	plan.ready.forEach((order) => put(READY, order));
	plan.hold.forEach((line) => put(HOLD, line));
	const onlyToRecord = context.getNodeParameter('onlyToRecord', 0, false) === true;
	for (const line of plan.ignore) {
		if (line.record || !onlyToRecord) put(IGNORE, line);
	}
	return ok({ entries });
}
