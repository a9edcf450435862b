import { sleep, type IBinaryData, type IExecuteFunctions } from 'n8n-workflow';
import { fail, ok, type Result } from '../../../core/domain/result';
import { createFetchPort } from '../../../core/artwork/fetch/n8n-fetch-port';
import { openUrl } from '../../../core/artwork/fetch/open';
import { refusal } from '../../../core/artwork/fetch/refusal';
import type { FetchRules, FetchTime } from '../../../core/artwork/fetch/types';
import type { FileSource } from '../../../core/artwork/transfer/types';
import type { UploadFile } from '../../../core/etsy/media/api';
import { readUploadFile } from '../../shared/etsy/upload-file';
import { signedAddress } from './signed-address';

/** The clock of the machine. */
export const TIME: FetchTime = { now: Date.now, sleep };

/** What a name says that stands at the end of an address. */
function nameIn(url: string): string {
	if (!URL.canParse(url)) return '';
	const last = new URL(url).pathname.split('/').pop() ?? '';
	try {
		return decodeURIComponent(last);
	} catch {
		// A percent sign that encodes nothing belongs to the name.
		return last;
	}
}

function hostIn(url: string): string {
	return URL.canParse(url) ? new URL(url).hostname : '';
}

/** A file at an address that came in data. */
export function urlSource(
	context: IExecuteFunctions,
	url: string,
	rules: FetchRules,
	more: Partial<FileSource> = {},
): FileSource {
	return {
		key: `url ${url}`,
		name: nameIn(url),
		from: hostIn(url),
		host: hostIn(url),
		async open() {
			const opened = await openUrl(createFetchPort(context), url, rules, TIME);
			return opened.ok ? ok(opened.value.read()) : opened;
		},
		address: async () => await Promise.resolve(ok({ url })),
		...more,
	};
}

/** How a file of an item gets an address. */
export interface AddressWishes {
	rules: FetchRules;
	/** How long an address lasts. */
	hours: number;
	/** Whether the file is stored anew first, for as long as this execution is kept. */
	keepCopy: boolean;
}

/**
 * A file that an item holds, in whichever store n8n keeps it. Where it is stored anew, that happens
 * when somebody asks for its address, as a stream.
 * @throws NodeOperationError where the item has no such field, or n8n has lost the file
 */
export async function binarySource(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
	{ rules, hours, keepCopy }: AddressWishes,
): Promise<FileSource> {
	const binary = context.helpers.assertBinaryData(itemIndex, field);
	const file = await readUploadFile(context, itemIndex, field);
	return {
		key: binary.id === undefined ? `item ${itemIndex} ${field}` : `binary ${binary.id}`,
		name: file.filename,
		from: 'n8n',
		async open(): Promise<Result<AsyncIterable<Uint8Array>>> {
			if (file.bytes !== undefined && file.bytes > rules.limits.maxBytes) return tooLarge();
			try {
				return ok(await file.open());
			} catch (error) {
				return lost(error);
			}
		},
		async address() {
			const about = { rules, hours, now: TIME.now() };
			if (!keepCopy) return signedAddress(context, binary, about);
			// Nobody outside could use an address: then nothing is stored.
			const would = signedAddress(context, binary, about);
			if (!would.ok) return would;
			try {
				const copy = await storedAnew(context, binary, file);
				const address = signedAddress(context, copy, about);
				return address.ok ? ok({ ...address.value, kept: true }) : address;
			} catch (error) {
				return lost(error);
			}
		},
	};
}

/** A second file with the same content, which belongs to this execution. */
async function storedAnew(
	context: IExecuteFunctions,
	{ id, mimeType }: IBinaryData,
	{ filename }: UploadFile,
): Promise<IBinaryData> {
	// A file that is not in a store has got no address before this is asked for.
	const stream = await context.helpers.getBinaryStream(id ?? '');
	return await context.helpers.prepareBinaryData(stream, filename, mimeType);
}

function tooLarge(): Result<never> {
	return fail(
		refusal(
			'file_too_large',
			'The file is larger than this node is set to take',
			"Use a smaller file, or raise 'Largest File' in the options",
			{ fields: ['binaryPropertyName'] },
		),
	);
}

function lost(error: unknown): Result<never> {
	const detail = error instanceof Error && /enoent|not (find|found)/i.test(error.message);
	return fail(
		refusal(
			'file_not_there',
			detail ? 'n8n does not have the file any more' : 'n8n cannot read the file of the item',
			'Run the step that brings the file again, and then this one',
			{ fields: ['binaryPropertyName'] },
		),
	);
}
