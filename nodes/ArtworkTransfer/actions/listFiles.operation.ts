import { updateDisplayOptions, type IExecuteFunctions, type INodeProperties } from 'n8n-workflow';
import { filesToMake } from '../../../core/domain/artwork/order-files';
import { ok, type Result } from '../../../core/domain/result';
import { providerModules } from '../../../core/providers/registry';
import type { Entry, ListOperation } from '../../shared/operation';
import { toJson } from '../../shared/to-json';
import { readReadyOrder } from '../render/order-shapes';

const properties: INodeProperties[] = [
	{
		displayName:
			"Takes orders that are ready to be made. Connect 'To Make' to Render, and 'Nothing to Make' straight to the step that makes the orders.",
		name: 'listFilesNotice',
		type: 'notice',
		default: '',
	},
];

const description = updateDisplayOptions({ show: { operation: ['listFiles'] } }, properties);

/**
 * Whether a printer takes files into a library; another one fetches them after it got the order.
 */
function hasLibrary(provider: string): boolean {
	const module = providerModules().find(({ name }) => name === provider);
	return module?.capabilities.actions.includes('uploadFile') === true;
}

/**
 * One item for each file that an order names a template for, with the buyer's answers, and with
 * `hasLibrary` of its printer.
 * Output 1: the files. Output 2: orders that need none, as they came. No API call.
 */
async function executeList(context: IExecuteFunctions, index: number): Promise<Result<Entry[]>> {
	const { json } = context.getInputData()[index] ?? { json: {} };
	const order = readReadyOrder(json);
	if (!order.ok) return order;
	const files = filesToMake(order.value);
	if (files.length === 0) return await Promise.resolve(ok([{ json, output: 1 }]));
	const about = { hasLibrary: hasLibrary(order.value.provider) };
	return ok(files.map((file): Entry => ({ json: toJson({ ...file, ...about }), output: 0 })));
}

/** *List Files to Make*: parameters, and what is done with each order. */
export const listFiles: ListOperation = { description, executeList };
