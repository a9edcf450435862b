import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { createFetchPort } from '../../../core/artwork/fetch/n8n-fetch-port';
import { openUrl } from '../../../core/artwork/fetch/open';
import { readThrough } from '../../../core/artwork/fetch/read-through';
import { DEFAULT_LIMITS } from '../../../core/artwork/fetch/types';
import { failure } from '../../../core/domain/failure';
import { fail, ok, type Result } from '../../../core/domain/result';
import { storedSize } from '../../shared/stored-size';

/** Templates, fonts and buyers' pictures are read as a whole; larger ones are refused. */
export const MAX_FILE_BYTES = 40 * 1024 * 1024;

const TIME = { now: () => Date.now(), sleep: async (ms: number) => await sleep(ms) };

function tooLarge(what: string) {
	return failure({
		category: 'artwork',
		provider: 'pack',
		operation: 'artwork:render',
		message: `${what} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB`,
		hint: 'Use a smaller file.',
	});
}

/**
 * The bytes of a binary field of the item.
 * @throws NodeOperationError where the item has no such field, or n8n has lost the file
 */
export async function bytesOfField(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
): Promise<Result<Uint8Array>> {
	const binary = context.helpers.assertBinaryData(itemIndex, field);
	const size = binary.id
		? await storedSize(context, itemIndex, binary.id)
		: (binary.data.length * 3) / 4;
	if (size > MAX_FILE_BYTES) return fail(tooLarge(`The file in the field "${field}"`));
	return ok(await context.helpers.getBinaryDataBuffer(itemIndex, field));
}

/** The bytes of a file at an address that came in data, by the rules for such addresses. */
export async function bytesAt(
	context: IExecuteFunctions,
	address: string,
	sandboxHost: string | undefined,
): Promise<Result<Uint8Array>> {
	const limits = { ...DEFAULT_LIMITS, maxBytes: MAX_FILE_BYTES, totalMs: 120_000 };
	const rules = sandboxHost === undefined ? { limits } : { limits, sandboxHost };
	const opened = await openUrl(createFetchPort(context), address, rules, TIME);
	if (!opened.ok) return opened;
	const pieces: Uint8Array[] = [];
	const read = await readThrough(opened.value.read(), (piece) => pieces.push(piece));
	return read.ok ? ok(Buffer.concat(pieces)) : read;
}
