import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { describeBreakdown } from '../../../../core/domain/breakdown';
import { failure } from '../../../../core/domain/failure';
import { ok, type Result } from '../../../../core/domain/result';
import { filledItems } from '../../../shared/inputs';
import type { BatchEntry, BatchOutcome } from '../../../shared/operation';

const properties: INodeProperties[] = [
	{
		displayName:
			'Stands behind an Error Trigger. Says in plain words which workflow stopped, where and why, without anything of a buyer, and gives a key that is the same for the same kind of failure.',
		name: 'explainErrorNotice',
		type: 'notice',
		default: '',
	},
];

/** The parameters of Explain Error. */
export const description = updateDisplayOptions(
	{ show: { resource: ['report'], operation: ['explainError'] } },
	properties,
);

/**
 * Turns what an Error Trigger reports into words and a key, one item each. No API call.
 * An item that is no such report fails.
 */

export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const entries = filledItems(context, 0).map(({ json, pairedItem }): BatchEntry => {
		const breakdown = describeBreakdown(json);
		return breakdown === undefined
			? { failure: noReport(), pairedItem }
			: { json: { ...breakdown }, pairedItem };
	});
	return ok({ entries });
}

function noReport() {
	return failure({
		category: 'validation',
		provider: 'pack',
		operation: 'report:explainError',
		message: 'This item is no report of an Error Trigger.',
		hint: 'Put this step directly behind an Error Trigger.',
	});
}
