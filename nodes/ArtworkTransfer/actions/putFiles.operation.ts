import {
	jsonParse,
	updateDisplayOptions,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { artworkProblem } from '../../../core/domain/artwork/order-checks';
import { putFiles as putIntoOrder } from '../../../core/domain/artwork/order-files';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import { filledItems, optionalItems } from '../../shared/inputs';
import type { BatchEntry, BatchOperation, BatchOutcome } from '../../shared/operation';
import { toJson } from '../../shared/to-json';
import { readCheckedFile, readMadeFile, readReadyOrder } from '../render/order-shapes';

const [ORDERS, FILES] = [0, 1];

const properties: INodeProperties[] = [
	{
		displayName:
			"Connect the orders to 'Orders', and to 'Files' all that became of their files: 'Files' of Transfer, 'Needs Attention' of Render, and the error outputs of both. An order of which a file is missing leaves by the error output.",
		name: 'putFilesNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Further Files',
		name: 'furtherFiles',
		type: 'json',
		default: '[]',
		description:
			'What became of files, as a list, where it comes from several steps: then the input Files may be left open. Also what Inspect says of those of List Files to Check.',
	},
	{
		displayName: 'Executions Are Kept',
		name: 'executionsKept',
		type: 'boolean',
		default: true,
		description:
			'Whether n8n keeps the executions of this workflow. If not, a file that lies only in the store of n8n is gone before a printer without a library fetches it, and its order is held.',
	},
];

const description = updateDisplayOptions({ show: { operation: ['putFiles'] } }, properties);

/** What came in by the input, and what the parameter lists, in that order. */
function given(context: IExecuteFunctions): Result<unknown[]> {
	const value: unknown = context.getNodeParameter('furtherFiles', 0, []);
	const listed: unknown =
		typeof value === 'string' ? jsonParse(value, { fallbackValue: null }) : value;
	if (Array.isArray(listed)) {
		return ok([...optionalItems(context, FILES).map(({ json }) => json), ...(listed as unknown[])]);
	}
	return fail(
		failure({
			category: 'validation',
			provider: 'pack',
			operation: 'artwork:putFiles',
			message: "'Further Files' is not a list",
			hint: "Give a list, such as {{ $('Render').all(1).map((item) => item.json) }}, or [].",
			fields: ['furtherFiles'],
		}),
	);
}

/**
 * Puts made files into the orders that they were made for.
 * Input 1: orders. Input 2: files, and what was found of those that were checked. Output: the
 * orders, complete; one that lacks a file fails with the reason. No API call.
 */
async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const files = given(context);
	if (!files.ok) return files;
	const made = files.value.flatMap((json) => readMadeFile(json) ?? []);
	const checked = files.value.flatMap((json) => readCheckedFile(json) ?? []);
	const keepsFiles = context.getNodeParameter('executionsKept', 0, true) !== false;
	const entries = filledItems(context, ORDERS).map(({ json, pairedItem }): BatchEntry => {
		const order = readReadyOrder(json);
		const problem = order.ok ? artworkProblem(order.value, checked) : undefined;
		const complete = order.ok ? putIntoOrder(order.value, made, keepsFiles) : order;
		const done = problem === undefined ? complete : fail(problem);
		return done.ok
			? { json: toJson({ ...json, ...done.value }), pairedItem }
			: { failure: done.failure, pairedItem };
	});
	return await Promise.resolve(ok({ entries }));
}

/** *Put Files in Orders*: parameters, and what is done with all orders and files at once. */
export const putFiles: BatchOperation = { description, executeBatch };
