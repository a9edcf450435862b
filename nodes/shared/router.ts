import {
	NodeOperationError,
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type IPairedItemData,
} from 'n8n-workflow';
import type { Failure } from '../../core/domain/failure';
import { fail, ok, type Result } from '../../core/domain/result';
import { errorToFailure } from './error-to-failure';
import { failureToError, failureToJson } from './failure-to-error';
import {
	isBatch,
	isList,
	type AnyOperation,
	type BatchEntry,
	type BatchOperation,
	type Doubt,
	type Entry,
	type ListOperation,
	type Operation,
} from './operation';
import { runLanes } from './pool';

/** Names the operation for a failure of the pack itself, such as `order:getAll`. */
function operationName(context: IExecuteFunctions): string {
	const { resource, operation } = context.getNode().parameters;
	return [resource, operation].filter((part) => typeof part === 'string').join(':');
}

async function guarded<T>(
	context: IExecuteFunctions,
	run: () => Promise<Result<T>>,
): Promise<Result<T>> {
	try {
		return await run();
	} catch (error) {
		return fail(errorToFailure(error, operationName(context)));
	}
}

function firstPair(pairedItem: IPairedItemData | IPairedItemData[]): IPairedItemData {
	return (Array.isArray(pairedItem) ? pairedItem[0] : pairedItem) ?? { item: 0 };
}

/**
 * The item that n8n sends to the error output (it looks for `error` on the item), or leaves among
 * the results where the user chose to continue regularly. It keeps the input's JSON, so that an
 * error branch has the order as well as the failure.
 *
 * n8n 2.41 replaces the JSON of an item that still has `error` after routing by the message alone
 * (`normalizeNodeErrors`). Routing copies the item, and a property that is not enumerable does not
 * get into the copy: so it is seen where it decides and gone where it would harm.
 */
function errorItem(
	context: IExecuteFunctions,
	{ failure, json, pairedItem }: BatchEntry & { failure: Failure },
): INodeExecutionData {
	const { item, input } = firstPair(pairedItem);
	const source: IDataObject = context.getInputData(input ?? 0)[item]?.json ?? {};
	const failed: INodeExecutionData = {
		json: { ...source, ...json, error: failure.message, failure: failureToJson(failure) },
		pairedItem,
	};
	if (!routesErrors(context)) return failed;
	return Object.defineProperty(failed, 'error', {
		value: failureToError(context.getNode(), failure, item),
	});
}

/** Whether failed items leave by an output of their own. */
function routesErrors(context: IExecuteFunctions): boolean {
	return context.getNode().onError === 'continueErrorOutput';
}

async function entriesOf(
	context: IExecuteFunctions,
	operation: Operation | ListOperation,
	itemIndex: number,
	doubt?: Doubt,
): Promise<Result<Entry[]>> {
	if (isList(operation)) return await operation.executeList(context, itemIndex);
	const answer =
		doubt && operation.settle
			? await operation.settle(context, itemIndex, doubt)
			: await operation.execute(context, itemIndex);
	return answer.ok ? ok(answer.value.map((json) => ({ json }))) : answer;
}

/** Names what an item shares its turn with, such as the provider that it is for. */
export type LaneOf = (context: IExecuteFunctions, itemIndex: number) => string;

/** What may have worked, of what came of one item. */
function doubtsOf({ entries, endedAt }: Answered, index: number) {
	const [only] = entries;
	const isUnclear = only && 'failure' in only && only.failure.category === 'unclear';
	return isUnclear ? [{ index, doubt: { failure: only.failure, endedAt } }] : [];
}

/** What came of one item, and when (ISO 8601). */
interface Answered {
	entries: Entry[];
	endedAt: string;
}

async function runEach(
	context: IExecuteFunctions,
	operation: Operation | ListOperation,
	laneOf: LaneOf,
): Promise<BatchEntry[]> {
	const stopsAtFailure = !context.continueOnFail();
	const cancelled = context.getExecutionCancelSignal();
	let failed = false;
	const width = operation.concurrency ?? 1;
	const goOn = () => !(failed && stopsAtFailure) && cancelled?.aborted !== true;
	const run = async (index: number, doubt?: Doubt): Promise<Answered> => {
		const answer = await guarded(
			context,
			async () => await entriesOf(context, operation, index, doubt),
		);
		const entries: Entry[] = answer.ok ? answer.value : [{ failure: answer.failure }];
		failed ||= entries.some((entry) => 'failure' in entry);
		return { entries, endedAt: new Date().toISOString() };
	};
	const answers = await runLanes(
		context.getInputData(),
		{ width, laneOf: (index) => laneOf(context, index) },
		async (_item, index) => await run(index),
		goOn,
	);
	if (!isList(operation) && operation.settle) {
		const open = answers.flatMap((answer, index) => doubtsOf(answer, index));
		// A look that begins in the same millisecond could not be told from one before.
		if (open.length > 0) await sleep(2);
		await runLanes(
			open,
			{ width, laneOf: (at) => laneOf(context, open[at]?.index ?? 0) },
			async ({ index, doubt }) => {
				answers[index] = await run(index, doubt);
			},
			goOn,
		);
	}
	return answers.flatMap(({ entries }, item) =>
		entries.map((entry): BatchEntry => ({ ...entry, pairedItem: { item } })),
	);
}

async function runBatch(
	context: IExecuteFunctions,
	operation: BatchOperation,
): Promise<BatchEntry[]> {
	const outcome = await guarded(context, async () => await operation.executeBatch(context));
	if (outcome.ok) return outcome.value.entries;
	const { failure } = outcome;
	// Even with an empty first input one entry is made, so that the failure cannot get lost.
	const items = Math.max(1, context.getInputData().length);
	return Array.from({ length: items }, (_none, item) => ({ failure, pairedItem: { item } }));
}

/** Throws the first failure as n8n's error, unless the user chose to continue on errors. */
function throwFirstFailure(context: IExecuteFunctions, entries: BatchEntry[]): void {
	if (context.continueOnFail()) return;
	for (const entry of entries) {
		if ('failure' in entry) {
			throw failureToError(context.getNode(), entry.failure, firstPair(entry.pairedItem).item);
		}
	}
}

/**
 * The one loop of all our nodes. Runs the operation for every item (or once, for a batch
 * operation) and owns what each operation would otherwise repeat: pairing, order, item index,
 * `continueOnFail` and the error output. One failed item never costs the others, unless the node
 * is set to stop on errors: then nothing further is started and the first failure is thrown,
 * after what was under way has ended.
 * @param outputCount how many outputs the node has, without the error output. Default 1
 * @param laneOf where items go to several services: a slow one then does not hold up the others,
 * and each has the operation's concurrency for itself
 * @throws NodeApiError or NodeOperationError for the first failed item, with its index
 */
export async function runOperation(
	context: IExecuteFunctions,
	operation: AnyOperation,
	outputCount = 1,
	laneOf: LaneOf = () => '',
): Promise<INodeExecutionData[][]> {
	const entries = isBatch(operation)
		? await runBatch(context, operation)
		: await runEach(context, operation, laneOf);
	throwFirstFailure(context, entries);
	const outputs = Array.from({ length: outputCount }, (): INodeExecutionData[] => []);
	for (const entry of entries) {
		const item: INodeExecutionData =
			'failure' in entry
				? errorItem(context, entry)
				: {
						json: entry.json,
						...(entry.binary === undefined ? {} : { binary: entry.binary }),
						pairedItem: entry.pairedItem,
					};
		const output = outputs[entry.output ?? 0];
		if (output === undefined) {
			throw new NodeOperationError(context.getNode(), 'An item was sent to an unknown output');
		}
		output.push(item);
	}
	return outputs;
}
