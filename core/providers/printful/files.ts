import { z } from 'zod';
import { entryOf } from '../../domain/entry-of';
import { failure } from '../../domain/failure';
import type { FileRequest, ProviderFile } from '../../domain/provider-file';
import { fail, ok, type Result } from '../../domain/result';
import type { ApiClient } from '../../transport/api-client';
import { identifier, optionalNumber, optionalText, withRaw } from '../shared/fields';
import { resultOf } from './envelope';

/** A picture of the library of the store (facts/printful.md 7). */
const fileSchema = resultOf(
	withRaw(
		z.object({
			id: identifier,
			filename: optionalText,
			status: optionalText,
			width: optionalNumber,
			height: optionalNumber,
			dpi: optionalNumber,
			size: optionalNumber,
			mime_type: optionalText,
			hash: optionalText,
			preview_url: optionalText,
			url: optionalText,
		}),
	),
);

/** Printful fetches from the internet; from this machine only a sandbox can. */
const FETCHABLE = /^https?:\/\//i;

const STATES: Readonly<Record<string, ProviderFile['state']>> = {
	ok: 'ready',
	waiting: 'processing',
	failed: 'failed',
	deleted: 'failed',
};

function toFile({ data, raw }: z.infer<typeof fileSchema>): ProviderFile {
	return {
		fileId: data.id,
		name: data.filename,
		state: entryOf(STATES, data.status) ?? 'processing',
		widthPx: data.width,
		heightPx: data.height,
		dpi: data.dpi,
		bytes: data.size,
		mimeType: data.mime_type,
		md5: data.hash,
		previewUrl: data.preview_url,
		fileUrl: data.url,
		raw,
	};
}

/**
 * Puts a picture into the library of the store. One call. Printful fetches it afterwards: its size
 * is known once the state is `ready`. A picture of the same address is never fetched again, so one
 * that has changed needs another address (facts/printful.md 7).
 */
export async function uploadFile(
	client: ApiClient,
	request: FileRequest,
): Promise<Result<ProviderFile>> {
	if (!('url' in request) || !FETCHABLE.test(request.url)) return fail(notFetchable());
	const { url, name } = request;
	const answer = await client.call({
		operation: 'addFile',
		effect: 'idempotent',
		method: 'POST',
		path: '/files',
		body: { kind: 'json', value: { url, ...(name === '' ? {} : { filename: name }) } },
		schema: fileSchema,
	});
	return answer.ok ? ok(toFile(answer.value)) : answer;
}

/** Reads one picture of the library. One call. */
export async function readFile(client: ApiClient, fileId: string): Promise<Result<ProviderFile>> {
	const answer = await client.call({
		operation: 'getFile',
		effect: 'read',
		method: 'GET',
		path: `/files/${encodeURIComponent(fileId)}`,
		schema: fileSchema,
	});
	return answer.ok ? ok(toFile(answer.value)) : answer;
}

function notFetchable() {
	return failure({
		category: 'artwork',
		provider: 'printful',
		operation: 'uploadFile',
		message: 'Printful can fetch a picture only from an address that begins with https://',
		hint: 'Put the file where it can be reached from the internet, and give that address',
		fields: ['url'],
	});
}
