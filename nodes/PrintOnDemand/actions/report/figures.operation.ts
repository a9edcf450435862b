import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { figuresOf } from '../../../../core/domain/retention/figures';
import { filledItems } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';
import { toJson } from '../../../shared/to-json';

const OUTPUTS = { figures: 0, counted: 1 };

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect the rows of POD Order Ledger that are marked for it (claimedBy begins with 'retention'). 'Figures' gives one row for POD Monthly Figures for each month, printer, state and currency; 'Counted' names the marks whose rows may be removed once all figures stand.",
		name: 'figuresNotice',
		type: 'notice',
		default: '',
	},
];

/** The parameters of Monthly Figures. */
export const description = updateDisplayOptions(
	{ show: { resource: ['report'], operation: ['figures'] } },
	properties,
);

/** Adds up old rows of the ledger by month. No API call. */
export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const { figures, batches } = figuresOf(filledItems(context, 0).map(({ json }) => json));
	const pairedItem = { item: 0 };
	return ok({
		entries: [
			...figures.map(
				(one): BatchEntry => ({ json: toJson(one), output: OUTPUTS.figures, pairedItem }),
			),
			...batches.map(
				(mark): BatchEntry => ({ json: { mark }, output: OUTPUTS.counted, pairedItem }),
			),
		],
	});
}
