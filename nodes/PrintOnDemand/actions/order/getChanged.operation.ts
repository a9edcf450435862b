import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { askProvider } from '../../helpers/ask-provider';
import { readLimit, returnAllProperties } from '../../../shared/return-all';
import { simplifyProperty } from '../../../shared/provider/common-properties';
import { requiredText } from '../../../shared/required-text';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [
	{
		displayName: 'Changed Since',
		name: 'since',
		type: 'dateTime',
		default: '={{ $now.minus({ days: 1 }).toISO() }}',
		required: true,
		description: 'Orders that did not change since then are left out, where the provider can tell',
	},
	...returnAllProperties,
	simplifyProperty,
];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['getChanged'] } },
	properties,
);

/**
 * Lists the orders that may have changed: the twin of the trigger that loses nothing. Costs one
 * call a page.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const since = requiredText(context, 'since', 'Changed Since', itemIndex);
	if (!since.ok) return since;
	const limit = readLimit(context, itemIndex);
	return await askProvider(
		context,
		itemIndex,
		async (provider) => await provider.ordersChangedSince(since.value, limit),
	);
}
