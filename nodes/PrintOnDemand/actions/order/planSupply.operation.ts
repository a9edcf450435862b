import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { planSupply } from '../../../../core/domain/supply/plan-supply';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { toJson } from '../../../shared/to-json';
import { readPlanInputs } from '../../helpers/plan-inputs';
import { settingsProperty } from '../../../shared/pack-settings';

const OUTPUTS = { ready: 0, hold: 1, settle: 2 } as const;

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect orders that went through the Variant Map to 'Orders', the rows of POD Order Ledger to 'Ledger', and those of POD Exceptions (for what you approved) to 'Exceptions', which may stay open. The setting suppliers says whose lines come out: sent now, held for you, or rows of the ledger that get another state.",
		name: 'planSupplyNotice',
		type: 'notice',
		default: '',
	},
	settingsProperty,
];

/** The parameters of Plan Supplier Orders. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['planSupply'] } },
	properties,
);

/**
 * Compares the lines that suppliers send with the ledger. No API call.
 * Outputs: Ready (one item an order to a supplier), Hold (one item a line), Settle (one a row).
 */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const inputs = readPlanInputs(context);
	if (!inputs.ok) return inputs;
	if (inputs.value === null) return ok({ entries: [] });
	const { orders, ledger, context: planning, refused, pairOf } = inputs.value;
	const plan = planSupply(orders, ledger, planning);
	const entries: BatchEntry[] = [...refused];
	for (const order of plan.ready) {
		entries.push({ json: toJson(order), output: OUTPUTS.ready, pairedItem: pairOf(order) });
	}
	for (const line of plan.hold) {
		entries.push({ json: toJson(line), output: OUTPUTS.hold, pairedItem: pairOf(line) });
	}
	for (const row of plan.settle) {
		entries.push({ json: toJson(row), output: OUTPUTS.settle, pairedItem: { item: 0 } });
	}
	return ok({ entries });
}
