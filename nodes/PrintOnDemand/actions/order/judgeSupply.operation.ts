import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
} from 'n8n-workflow';
import { z } from 'zod';
import { readJsonText } from '../../../../core/domain/read-json-text';
import { ok, type Result } from '../../../../core/domain/result';
import { judgeAnswer } from '../../../../core/domain/supply/judge-answer';
import { toJson } from '../../../shared/to-json';
import { readJson } from '../../../shared/read-json';

const properties: INodeProperties[] = [
	{
		displayName: 'Order',
		name: 'order',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description: "An item of the output 'Ready' of Plan Supplier Orders",
	},
	{
		displayName: 'Answer',
		name: 'answer',
		type: 'json',
		default: '={{ $json }}',
		description:
			'What the step gave that sent it: a whole HTTP answer, an error, what a mail server said. Or in so many words: <code>{ "taken": true, "reference": "A-17" }</code>.',
	},
];

/** The parameters of Judge Supplier's Answer. */
export const description = updateDisplayOptions(
	{ show: { resource: ['order'], operation: ['judgeSupply'] } },
	properties,
);

const orderShape = z.object({
	externalId: z.string().min(1),
	shopId: z.string(),
	receiptId: z.string(),
	lineIds: z.string(),
	provider: z.string().min(1),
	way: z.string(),
	ledger: z.object({ attempts: z.number().int() }),
	nextAttemptAt: z.string(),
});

/**
 * Says whether a supplier took an order, and what ledger and exceptions are to say. No API call.
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<IDataObject[]>> {
	const field = { name: 'order', displayName: 'Order' };
	const read = readJson(orderShape, context.getNodeParameter('order', itemIndex), field);
	if (!read.ok) return read;
	const { ledger, ...order } = read.value;
	const answer = readAnything(context.getNodeParameter('answer', itemIndex, {}));
	return ok([toJson(judgeAnswer(answer, { ...order, attempts: ledger.attempts }, Date.now()))]);
}

/** What cannot be read is no answer, and so unclear. */
function readAnything(given: unknown): unknown {
	if (typeof given !== 'string') return given;
	const read = readJsonText(given);
	return read.ok ? read.value : {};
}
