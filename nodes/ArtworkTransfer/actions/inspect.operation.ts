import { updateDisplayOptions, type IExecuteFunctions } from 'n8n-workflow';
import { inspectArtwork, type Inspection } from '../../../core/artwork/inspect';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import type { Entry, ListOperation } from '../../shared/operation';
import { toJson } from '../../shared/to-json';
import { readOptions, readRequest } from '../helpers/inspect-request';
import { openInput } from '../helpers/inspect-source';
import { inspectProperties } from '../inspect.properties';

const ACCEPTED = 0;
const REJECTED = 1;

const description = updateDisplayOptions({ show: { operation: ['inspect'] } }, inspectProperties);

/** One object with the facts beside the verdict, as it stands in the item. */
function artworkOf({ facts, verdict, summary, findings, ...rest }: Inspection) {
	return toJson({ verdict, summary, findings, ...facts, ...rest });
}

/**
 * Inspects the file of an item. It comes out with its file and with `artwork` added: by the first
 * output where it may be printed, warnings or not, by the second where it must not. A file that
 * cannot be read at all is a failure.
 */
async function executeList(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Result<Entry[]>> {
	const options = readOptions(context, itemIndex);
	const request = await readRequest(context, itemIndex, options);
	if (!request.ok) return request;
	const opened = await openInput(context, itemIndex, options);
	if (!opened.ok) return opened;
	const { input, close } = opened.value;
	const named = options.fileName === '' ? input : { ...input, name: options.fileName };
	const inspected = await inspectArtwork(named, request.value);
	await close();
	if (!inspected.ok) {
		return fail(failure({ ...inspected.failure, operation: 'artwork:inspect' }));
	}
	const item = context.getInputData()[itemIndex];
	const { verdict } = inspected.value;
	const isAccepted =
		verdict === 'accepted' || (verdict === 'accepted_with_warnings' && !options.rejectWarnings);
	return ok([
		{
			json: { ...item?.json, artwork: artworkOf(inspected.value) },
			...(item?.binary === undefined ? {} : { binary: item.binary }),
			output: isAccepted ? ACCEPTED : REJECTED,
		},
	]);
}

/** *Inspect*: parameters, and what is done with each file; four are fetched at the same time. */
export const inspect: ListOperation = { description, executeList, concurrency: 4 };
