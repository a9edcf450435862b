import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { quotesToAsk } from '../../../../core/domain/planning/plan';
import { ok, type Result } from '../../../../core/domain/result';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { readPlanInputs } from '../../helpers/plan-inputs';
import { settingsProperty } from '../../../shared/pack-settings';

const properties: INodeProperties[] = [
	{
		displayName:
			"Takes the same inputs as Plan and says which prices it needs: none where neither a comparison nor a limit hangs on them. Send its items through Shipping: Quote, with 'Provider' set to {{ $json.provider }} and 'On Error' set to 'Continue', to the input 'Quotes' of Plan.",
		name: 'listQuotesNotice',
		type: 'notice',
		default: '',
	},
	settingsProperty,
];

/** The parameters of List Quotes. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['listQuotes'] } },
	properties,
);

/** Lists the prices that planning needs, one item each. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const inputs = readPlanInputs(context);
	if (!inputs.ok) return inputs;
	if (inputs.value === null) return ok({ entries: [] });
	// Items that are no orders leave Plan by its error output, once.
	const { orders, ledger, context: planning, pairOf } = inputs.value;
	const entries: BatchEntry[] = quotesToAsk(orders, ledger, planning).map((need) => ({
		json: need as unknown as IDataObject,
		pairedItem: pairOf(need),
	}));
	return ok({ entries });
}
