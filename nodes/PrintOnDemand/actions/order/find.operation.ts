import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { ok, type Result } from '../../../../core/domain/result';
import { askProvider } from '../../helpers/ask-provider';
import { simplifyProperty } from '../../../shared/provider/common-properties';
import { chosenText, requiredText } from '../../../shared/required-text';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		default: '={{ $json.externalId }}',
		required: true,
		placeholder: 'e.g. etsy-12345-2987654321-1',
		description: 'The ID that this pack gave the order',
	},
	{
		displayName: 'Since',
		name: 'since',
		type: 'dateTime',
		default: '',
		description: 'Orders made before this time need not be searched. Left empty, all are.',
	},
	simplifyProperty,
];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['find'] } },
	properties,
);

/**
 * Finds an order by our externalId. Costs one call, and more where a provider's newest orders must
 * be read one page after another.
 * @returns no item when there is none
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const externalId = requiredText(context, 'externalId', 'External ID', itemIndex);
	if (!externalId.ok) return externalId;
	const since = chosenText(context, 'since', itemIndex) || undefined;
	return await askProvider(context, itemIndex, async (provider) => {
		const found = await provider.findOrder(externalId.value, since);
		return found.ok ? ok(found.value ?? []) : found;
	});
}
