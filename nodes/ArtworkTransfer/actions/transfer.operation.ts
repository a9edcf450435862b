import {
	updateDisplayOptions,
	type IDataObject,
	type IExecuteFunctions,
	type IPairedItemData,
} from 'n8n-workflow';
import { LibraryBook } from '../../../core/artwork/transfer/library-book';
import { auditOf, rowOf } from '../../../core/artwork/transfer/records';
import { fail, ok, type Result } from '../../../core/domain/result';
import { optionalRows } from '../../shared/inputs';
import type { BatchEntry, BatchOperation, BatchOutcome } from '../../shared/operation';
import { toJson } from '../../shared/to-json';
import { errorToFailure } from '../../shared/error-to-failure';
import { TIME } from '../helpers/file-source';
import { Destinations } from '../helpers/open-destination';
import { librarySource } from '../helpers/library-source';
import { openSource } from '../helpers/open-source';
import { partiesOf } from '../helpers/parties';
import { transferAll, type Transferred, type TransferTask } from '../helpers/transfer-all';
import { readTransferOptions } from '../helpers/transfer-options';
import { transferProperties } from '../transfer.properties';

const FILES = 0;
const LIBRARY = { input: 1, name: 'Artwork Library', table: 'POD Artwork Library' } as const;
const COLUMNS = ['sha256', 'providerFileId'] as const;
const NEW_ROWS = 1;
const AUDIT = 2;

const description = updateDisplayOptions({ show: { operation: ['transfer'] } }, transferProperties);

async function taskOf(
	context: IExecuteFunctions,
	itemIndex: number,
	destinations: Destinations,
): Promise<Result<TransferTask>> {
	const options = readTransferOptions(context, itemIndex);
	const asked = partiesOf(context, itemIndex);
	if (!asked.ok) return asked;
	const parties = asked.value;
	const to = await destinations.open(itemIndex, options, parties);
	if (!to.ok) return to;
	const { sandboxHost } = to.value;
	const source =
		parties.from !== undefined
			? await librarySource(context, itemIndex, { options, destinations, parties })
			: await openSource(context, itemIndex, { options, sandboxHost });
	return source.ok ? ok({ source: source.value, to: to.value.to }) : source;
}

async function guardedTask(
	context: IExecuteFunctions,
	itemIndex: number,
	destinations: Destinations,
): Promise<Result<TransferTask>> {
	try {
		return await taskOf(context, itemIndex, destinations);
	} catch (error) {
		return fail(errorToFailure(error, 'artwork:transfer'));
	}
}

function resultItem({ source, to }: TransferTask, { facts, delivery, isFirst }: Transferred) {
	const { sha256, md5, bytes, mimeType, name } = facts;
	const { state, fileId, address, widthPx, heightPx, more } = delivery;
	return toJson({
		provider: to.provider,
		state,
		fileId,
		url: address?.url,
		expiresAt: address?.expiresAt,
		kept: address?.kept,
		...more,
		sha256,
		md5,
		bytes,
		mimeType,
		name,
		widthPx,
		heightPx,
		from: source.from,
		isNew: delivery.isNew && isFirst,
	});
}

function entriesOf(
	context: IExecuteFunctions,
	task: TransferTask,
	done: Transferred,
	pairedItem: IPairedItemData,
): BatchEntry[] {
	const input = context.getInputData(FILES)[pairedItem.item];
	const json: IDataObject = { ...input?.json, ...resultItem(task, done) };
	const entries: BatchEntry[] = [{ json, binary: input?.binary, pairedItem }];
	if (!done.isFirst) return entries;
	const at = new Date(TIME.now()).toISOString();
	const row = rowOf(task, done, at);
	if (row) entries.push({ json: { ...row }, pairedItem, output: NEW_ROWS });
	const actor = `${context.getWorkflow().name ?? ''} #${context.getExecutionId()}`.trim();
	const audit = auditOf(task, done, { at, actor });
	if (audit) entries.push({ json: { ...audit }, pairedItem, output: AUDIT });
	return entries;
}

/**
 * Brings files to where they are printed or sold.
 * Input 1: items with files, addresses or file ids. Input 2: rows of `POD Artwork Library`.
 * Output 1: the same items with what became of the file. Output 2: rows to add to the table, one a
 * file and destination, however many items share it. Output 3: what was done, for the audit log.
 */
async function executeBatch(context: IExecuteFunctions): Promise<Result<BatchOutcome>> {
	const rows = optionalRows(context, { ...LIBRARY, columns: COLUMNS });
	if (!rows.ok) return rows;
	const destinations = new Destinations(context, new LibraryBook(rows.value));
	const items = context.getInputData(FILES);
	const tasks: Array<Result<TransferTask>> = [];
	for (let item = 0; item < items.length; item += 1) {
		tasks.push(await guardedTask(context, item, destinations));
	}
	const stopsAtFailure = !context.continueOnFail();
	const cancelled = context.getExecutionCancelSignal();
	let hasFailed = false;
	const outcomes = await transferAll(tasks, {
		waitMs: items.length === 0 ? 0 : readTransferOptions(context, 0).waitMs,
		time: TIME,
		goOn: () => !(hasFailed && stopsAtFailure) && cancelled?.aborted !== true,
		failed: () => (hasFailed = true),
	});
	const entries = outcomes.flatMap((outcome, item): BatchEntry[] => {
		const task = tasks[item];
		if (outcome === undefined || task === undefined) return [];
		const pairedItem = { item, input: FILES };
		if (!outcome.ok) return [{ failure: outcome.failure, pairedItem }];
		return task.ok ? entriesOf(context, task.value, outcome.value, pairedItem) : [];
	});
	return ok({ entries });
}

/**
 * *Transfer*: parameters, and what is done with all items at once, so that a shared file goes once.
 */
export const transfer: BatchOperation = { description, executeBatch };
