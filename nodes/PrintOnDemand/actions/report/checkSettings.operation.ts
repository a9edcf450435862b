import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { checkSettings } from '../../../../core/domain/settings/check-settings';
import { filledItems } from '../../../shared/inputs';
import type { BatchOutcome } from '../../../shared/operation';

const properties: INodeProperties[] = [
	{
		displayName:
			'Give it the rows of the table POD Settings, or none. One item comes out for each setting that the pack knows: its value, what it means, and what to do where it cannot be used.',
		name: 'checkSettingsNotice',
		type: 'notice',
		default: '',
	},
];

/** The parameters of Check Settings. */
export const description = updateDisplayOptions(
	{ show: { resource: ['report'], operation: ['checkSettings'] } },
	properties,
);

/**
 * Lists every setting of the pack with its value (`name` and `value` of the items, else the
 * default), and says which cannot be used and why. No API call.
 */

export async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const rows = filledItems(context, 0).map(({ json }) => ({ name: json.name, value: json.value }));
	const pairedItem = { item: 0 };
	const entries = checkSettings(rows).map((setting) => ({ json: { ...setting }, pairedItem }));
	return ok({ entries });
}
