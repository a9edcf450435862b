import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { route, storeOf } from '../access';
import { ok, read } from '../envelope';
import { failed } from '../errors';
import { checkFileUrl } from '../file-url';
import { presentFile, presentFileV2 } from '../present/file';
import type { State } from '../state';

interface IdParams {
	Params: { id: string };
}

const fields = {
	url: z.string(),
	filename: z.string().optional(),
	visible: z.boolean().optional(),
};

const fileSchema = z.object({ ...fields, type: z.string().optional() });

const fileV2Schema = z.object({
	...fields,
	role: z.enum(['printfile', 'label', 'preview']).default('printfile'),
});

/** The file library of both versions. */
export function fileRoutes(app: FastifyInstance, state: State): void {
	const reads = { scope: 'file_library/read', store: true };
	const writes = { scope: 'file_library', store: true };

	app.post('/files', route('addFile', writes), async (request) => {
		const input = read(fileSchema, request.body);
		checkFileUrl(input.url);
		return ok(presentFile(state.files, state.files.add(storeOf(request).id, input)));
	});

	app.get<IdParams>('/files/:id', route('getFile', reads), async (request) => {
		const file = state.files.get(storeOf(request).id, Number(request.params.id));
		if (!file) throw failed(404, 'Not found');
		return ok(presentFile(state.files, file));
	});

	// Third parties still call it; Printful says that it is gone (facts/printful.md 7).
	app.get('/files', route('listFiles', reads), async () => {
		throw failed(410, 'The file list is not available any more.');
	});

	app.post('/v2/files', route('addFileV2', writes), async (request) => {
		const { role, ...input } = read(fileV2Schema, request.body);
		checkFileUrl(input.url);
		const type = role === 'printfile' ? 'default' : role;
		const file = state.files.add(storeOf(request).id, { ...input, type });
		return { data: presentFileV2(request, state.files, file) };
	});

	app.get<IdParams>('/v2/files/:id', route('getFileV2', reads), async (request) => {
		const file = state.files.get(storeOf(request).id, Number(request.params.id));
		if (!file) throw failed(404, 'Not found');
		return { data: presentFileV2(request, state.files, file) };
	});
}
