import { z } from 'zod';
import { failure } from '../../domain/failure';
import type { FileRequest, ProviderFile } from '../../domain/provider-file';
import { fail, ok, type Result } from '../../domain/result';
import { pagesByNumber } from '../../transport/paging';
import { identifier, optionalList, optionalNumber, optionalText, withRaw } from '../shared/fields';
import type { PrintifyDeps } from './deps';
import { isLastPage } from './find-order';

/** Printify answers only once it has fetched the file. Milliseconds. */
const UPLOAD_TIMEOUT_MS = 60_000;

/** https, or http to this machine, which only a sandbox can fetch from. */
const FETCHABLE = /^https:\/\/|^http:\/\/(?:localhost|127\.\d+\.\d+\.\d+)[:/]/i;

/** A picture of the library (facts/printify.md 7). */
export const imageSchema = withRaw(
	z.object({
		id: identifier,
		file_name: optionalText,
		width: optionalNumber,
		height: optionalNumber,
		size: optionalNumber,
		mime_type: optionalText,
		preview_url: optionalText,
		upload_time: optionalText,
	}),
);

const imagesSchema = z.object({ data: optionalList(imageSchema) });

/** The most that the list gives at once (facts/printify.md 4). */
const LIST_LIMIT = 100;

/** There is no processing at Printify: what has an id is ready. */
function toFile({ data, raw }: z.infer<typeof imageSchema>): ProviderFile {
	return {
		fileId: data.id,
		name: data.file_name,
		state: 'ready',
		widthPx: data.width,
		heightPx: data.height,
		bytes: data.size,
		mimeType: data.mime_type,
		previewUrl: data.preview_url,
		// Whether it is the file itself is not documented: whoever fetches it compares the size.
		fileUrl: data.preview_url,
		raw,
	};
}

const imagePageSchema = z.object({
	data: z.array(imageSchema),
	current_page: z.number().int().nullish(),
	last_page: z.number().int().nullish(),
	next_page_url: z.string().nullish(),
});
type PrintifyImage = z.infer<typeof imageSchema>;

/** Printify's largest page of uploads (facts/printify.md 4), and how many are looked through. */
const PAGE_SIZE = 100;
const LOOK_THROUGH = 1_000;

/** Finds a picture by its name among the newest of the library. One call a hundred. */
async function findByName(
	{ client }: PrintifyDeps,
	name: string,
): Promise<Result<ProviderFile | undefined>> {
	const pages = pagesByNumber<PrintifyImage>({
		service: 'printify',
		operation: 'retrieveAListOfUploadedImages',
		pageSize: PAGE_SIZE,
		limit: LOOK_THROUGH,
		fetch: async (page, limit) => {
			const answer = await client.call({
				operation: 'retrieveAListOfUploadedImages',
				effect: 'read',
				method: 'GET',
				path: '/v1/uploads.json',
				query: { page, limit },
				schema: imagePageSchema,
			});
			if (!answer.ok) return answer;
			const lastPage = isLastPage(answer.value, page) ? page : page + 1;
			return ok({ items: answer.value.data, lastPage });
		},
	});
	for await (const page of pages) {
		if (!page.ok) return page;
		const found = page.value.find(({ data }) => data.file_name === name);
		if (found) return ok(toFile(found));
	}
	return ok(undefined);
}

/**
 * Puts a picture into the library of the account, which all its shops share. One call. The same
 * picture sent again makes a second entry, which costs nothing; with `lookFirst` one of the same
 * name is looked for before, which takes a call a hundred pictures.
 * @returns an `artwork` failure where Printify cannot fetch or use the file
 */
export async function uploadFile(
	deps: PrintifyDeps,
	request: FileRequest,
): Promise<Result<ProviderFile>> {
	if ('url' in request && !FETCHABLE.test(request.url)) return fail(notFetchable());
	const file =
		'url' in request
			? { url: request.url }
			: { contents: Buffer.from(request.content).toString('base64') };
	const found = request.lookFirst === true ? await findByName(deps, request.name) : ok(undefined);
	if (!found.ok) return found;
	if (found.value !== undefined) return ok(found.value);
	const { client } = deps;
	const answer = await client.call({
		operation: 'uploadAnImage',
		effect: request.once === true ? 'create' : 'idempotent',
		method: 'POST',
		path: '/v1/uploads/images.json',
		body: { kind: 'json', value: { file_name: request.name, ...file } },
		schema: imageSchema,
		timeoutMs: UPLOAD_TIMEOUT_MS,
	});
	return answer.ok ? ok(toFile(answer.value)) : answer;
}

/** Reads one picture of the library. One call. */
export async function getFile(
	{ client }: PrintifyDeps,
	fileId: string,
): Promise<Result<ProviderFile>> {
	const answer = await client.call({
		operation: 'retrieveAnUploadedImageById',
		effect: 'read',
		method: 'GET',
		path: `/v1/uploads/${encodeURIComponent(fileId)}.json`,
		schema: imageSchema,
	});
	return answer.ok ? ok(toFile(answer.value)) : answer;
}

/** Puts a picture of the library away. One call; Printify deletes none (facts/printify.md 7). */
export async function archiveFile({ client }: PrintifyDeps, fileId: string): Promise<Result<true>> {
	const answer = await client.call({
		operation: 'archiveAnUploadedImage',
		effect: 'idempotent',
		method: 'POST',
		path: `/v1/uploads/${encodeURIComponent(fileId)}/archive.json`,
		schema: z.unknown(),
	});
	return answer.ok ? ok(true) : answer;
}

/**
 * The newest pictures of the library, as many as one call gives. The order of Printify's list is
 * not documented, so it is sorted by the time of the upload.
 */
export async function listFiles({ client }: PrintifyDeps): Promise<Result<ProviderFile[]>> {
	const answer = await client.call({
		operation: 'retrieveAListOfUploadedImages',
		effect: 'read',
		method: 'GET',
		path: '/v1/uploads.json',
		query: { page: 1, limit: LIST_LIMIT },
		schema: imagesSchema,
	});
	if (!answer.ok) return answer;
	const time = ({ data }: z.infer<typeof imageSchema>) => data.upload_time ?? '';
	const sorted = [...answer.value.data].sort((one, other) => time(other).localeCompare(time(one)));
	return ok(sorted.map(toFile));
}

function notFetchable() {
	return failure({
		category: 'artwork',
		provider: 'printify',
		operation: 'uploadFile',
		message: 'Printify can fetch the picture only from an address that begins with https://',
		hint: 'Put the file where it can be reached from the internet, and give that address',
		fields: ['url'],
	});
}
