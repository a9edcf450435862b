import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import type { Result } from '../../../../core/domain/result';
import { askProvider } from '../../helpers/ask-provider';
import { simplifyProperty } from '../../../shared/provider/common-properties';
import { requiredText } from '../../../shared/required-text';

/** The limiter keeps the provider's limits; this keeps waiting requests from piling up. */
export const concurrency = 5;

const properties: INodeProperties[] = [
	{
		displayName: 'File ID',
		name: 'fileId',
		type: 'string',
		default: '={{ $json.fileId }}',
		required: true,
		placeholder: 'e.g. 5941187eb8e7e37b3f0e62e5',
		description: "The provider's own ID of the file, as Upload puts it out",
	},
	simplifyProperty,
];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['file'], operation: ['get'] } },
	properties,
);

/**
 * Reads one file of the library: whether it is ready, its size and type. Costs one call.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const id = requiredText(context, 'fileId', 'File ID', itemIndex);
	if (!id.ok) return id;
	return await askProvider(
		context,
		itemIndex,
		async (provider) => await provider.getFile(id.value),
	);
}
