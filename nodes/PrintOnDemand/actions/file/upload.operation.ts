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
		displayName: 'File Address',
		name: 'fileUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://files.example.com/cat.png',
		description: 'Where the provider fetches the picture. It must be reachable from the internet.',
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. cat.png',
		description: 'What the picture is called in the library, with its extension',
	},
	{
		displayName: 'Look First',
		name: 'lookFirst',
		type: 'boolean',
		default: false,
		description:
			'Whether to look for a file of this name first, where the provider would keep it a second time, and never to send it again when it is unclear whether it arrived. Give different pictures different names.',
	},
	simplifyProperty,
];

/** The parameters of this operation. */
export const description = updateDisplayOptions(
	{ show: { resource: ['file'], operation: ['upload'] } },
	properties,
);

/**
 * Puts a picture into the library of the provider. Costs one call; one more for each hundred
 * pictures of the library where it is looked for first (Printify).
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const url = requiredText(context, 'fileUrl', 'File Address', itemIndex);
	if (!url.ok) return url;
	const name = requiredText(context, 'fileName', 'File Name', itemIndex);
	if (!name.ok) return name;
	const lookFirst = context.getNodeParameter('lookFirst', itemIndex, false) === true;
	return await askProvider(
		context,
		itemIndex,
		async (provider) =>
			// What is looked for is never sent again blindly either.
			await provider.uploadFile({ url: url.value, name: name.value, lookFirst, once: lookFirst }),
	);
}
