import { sleep, type IBinaryData, type IExecuteFunctions } from 'n8n-workflow';
import { sandboxHostOf } from '../../../core/artwork/fetch/address-rules';
import { createFetchPort } from '../../../core/artwork/fetch/n8n-fetch-port';
import { openUrl } from '../../../core/artwork/fetch/open';
import type { FetchRules } from '../../../core/artwork/fetch/types';
import { base64Source } from '../../../core/artwork/read/base64-source';
import { StreamSource } from '../../../core/artwork/read/stream-source';
import type { ArtworkInput, OpenFile } from '../../../core/artwork/read/types';
import { openUrlFile, type OpenRange } from '../../../core/artwork/read/url-source';
import { entryOf } from '../../../core/domain/entry-of';
import { failure } from '../../../core/domain/failure';
import { serviceLabel } from '../../../core/domain/provider';
import { fail, ok, type Result } from '../../../core/domain/result';
import { providerModule } from '../../../core/providers/registry';
import { readUploadFile } from '../../shared/etsy/upload-file';
import { connectProvider } from '../../shared/open-provider';
import { requiredText } from '../../shared/required-text';
import { askedProvider } from './inspect-provider';
import { notGivenOut } from './not-given-out';

/** A file to inspect, and how to let go of it. */
export interface OpenedInput {
	input: ArtworkInput;
	close(): Promise<void>;
}

const nothingOpen = async () => await Promise.resolve();

/** n8n keeps small files in the item and larger ones in its store, under an id. */
async function binaryInput(
	context: IExecuteFunctions,
	itemIndex: number,
	field: string,
): Promise<Result<OpenedInput>> {
	const files: Readonly<Record<string, IBinaryData>> =
		context.getInputData()[itemIndex]?.binary ?? {};
	const binary = entryOf(files, field);
	if (binary === undefined) {
		return fail(
			failure({
				category: 'validation',
				provider: 'pack',
				operation: 'artwork:inspect',
				message: `The item has no file in the field "${field}"`,
				hint: "Check the name of 'Input Binary Field', and that the step before gives a file",
				fields: ['binaryPropertyName'],
			}),
		);
	}
	const file = await readUploadFile(context, itemIndex, field);
	const open: OpenFile = async () => ok(await file.open());
	const about = { name: file.filename, from: 'n8n', open };
	if (binary.id === undefined) {
		const bytes = base64Source(binary.data.replace(/\s/g, ''));
		return ok({ input: { ...about, bytes }, close: nothingOpen });
	}
	const stream = new StreamSource(open, file.bytes);
	return ok({ input: { ...about, bytes: stream }, close: async () => await stream.close() });
}

/** The last part of an address, where that is a name of a file. */
function nameIn(url: string): string {
	const path = URL.canParse(url) ? new URL(url).pathname : '';
	const last = path.slice(path.lastIndexOf('/') + 1);
	return /^[\w .()-]{1,120}\.[a-z0-9]{2,5}$/i.test(last) ? last : '';
}

async function urlInput(
	context: IExecuteFunctions,
	url: string,
	rules: FetchRules,
): Promise<Result<OpenedInput>> {
	const time = { now: Date.now, sleep };
	const open: OpenRange = async (range) =>
		await openUrl(createFetchPort(context), url, rules, time, range);
	const file = await openUrlFile(open);
	if (!file.ok) return file;
	const host = URL.canParse(url) ? new URL(url).hostname : '';
	const { bytes, open: whole, close } = file.value;
	return ok({ input: { name: nameIn(url), from: host, bytes, open: whole }, close });
}

/** A file of a provider's library; one call tells where it can be fetched. */
async function libraryInput(
	context: IExecuteFunctions,
	itemIndex: number,
	{ rules, storeId }: InputSetting,
): Promise<Result<OpenedInput>> {
	const fileId = requiredText(context, 'fileId', 'File ID', itemIndex);
	if (!fileId.ok) return fileId;
	const asked = await askedProvider(context, itemIndex, storeId);
	if (!asked.ok) return asked;
	const { provider, sandboxHost } = asked.value;
	const file = await provider.getFile(fileId.value);
	if (!file.ok) return file;
	const { fileUrl, name } = file.value;
	const label = serviceLabel(provider.name);
	if (fileUrl === undefined) {
		return notGivenOut(
			provider.name,
			'artwork:inspect',
			'Inspect the file where you have it, such as in your own storage',
		);
	}
	const opened = await urlInput(context, fileUrl, { ...rules, sandboxHost });
	if (!opened.ok) return opened;
	const { input, close } = opened.value;
	return ok({ input: { ...input, from: label, ...(name ? { name } : {}) }, close });
}

/** In practice mode files lie in the sandbox that the provider's credential points at. */
async function sandboxOfProvider(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<string | undefined> {
	const module = providerModule(context.getNodeParameter('provider', itemIndex, ''));
	if (!module.ok || !context.getNode().credentials?.[module.value.credential.type])
		return undefined;
	const connected = await connectProvider(context, itemIndex);
	return connected.ok ? sandboxHostOf(connected.value.profile.baseUrl) : undefined;
}

/** What may be fetched, and the shop of a provider's file. */
export interface InputSetting {
	rules: FetchRules;
	storeId: string;
}

/**
 * The file that an item is about, wherever it is. Nothing of one in the item is read yet; one at
 * an address is asked for its first part.
 */
export async function openInput(
	context: IExecuteFunctions,
	itemIndex: number,
	setting: InputSetting,
): Promise<Result<OpenedInput>> {
	switch (context.getNodeParameter('source', itemIndex, 'binary')) {
		case 'url': {
			const url = requiredText(context, 'fileUrl', 'File Address', itemIndex);
			if (!url.ok) return url;
			const sandboxHost = await sandboxOfProvider(context, itemIndex);
			return await urlInput(context, url.value.trim(), { ...setting.rules, sandboxHost });
		}
		case 'providerFile':
			return await libraryInput(context, itemIndex, setting);
		default: {
			const field = String(context.getNodeParameter('binaryPropertyName', itemIndex, 'data'));
			return await binaryInput(context, itemIndex, field);
		}
	}
}
