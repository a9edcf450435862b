import type { FastifyInstance } from 'fastify';

import { accountOf } from '../auth';
import type { Context } from '../context';
import { failed } from '../errors';
import { readBody, readPage } from '../input';
import type { Upload } from '../model';
import { pageOf } from '../present/page';
import type { State } from '../state';
import { bareTime } from '../time';
import { addUpload, uploadSchema } from '../uploads';

interface OnUpload {
	Params: { image: string };
}

const MAX_LIMIT = 100;

const config = (operation: string, kind: 'read' | 'write') => ({
	config: { operation, printifyScope: `uploads.${kind}` },
});

/** The image library, which belongs to the account and not to a shop (facts/printify.md 7). */
export function uploadRoutes(app: FastifyInstance, { state }: Context): void {
	app.post('/v1/uploads/images.json', config('uploadAnImage', 'write'), async (request) =>
		presentUpload(await addUpload(state, accountOf(request), readBody(uploadSchema, request.body))),
	);

	app.get('/v1/uploads.json', config('retrieveAListOfUploadedImages', 'read'), async (request) => {
		const page = readPage(request.query, MAX_LIMIT);
		const mine = [...state.uploads.values()].filter(
			({ accountId, isArchived }) => accountId === accountOf(request) && !isArchived,
		);
		return pageOf(mine.reverse(), page, presentUpload);
	});

	app.get<OnUpload>(
		'/v1/uploads/:image.json',
		config('retrieveAnUploadedImageById', 'read'),
		async (request) => presentUpload(findUpload(state, accountOf(request), request.params.image)),
	);

	app.post<OnUpload>(
		'/v1/uploads/:image/archive.json',
		config('archiveAnUploadedImage', 'write'),
		async (request) => {
			findUpload(state, accountOf(request), request.params.image).isArchived = true;
			return {};
		},
	);
}

function findUpload(state: State, accountId: number, id: string): Upload {
	const upload = state.uploads.get(id);
	if (upload?.accountId !== accountId) throw failed(404, 'Image not found');
	return upload;
}

function presentUpload(upload: Upload) {
	return {
		id: upload.id,
		file_name: upload.fileName,
		height: upload.height,
		width: upload.width,
		size: upload.size,
		mime_type: upload.mimeType,
		preview_url: `https://images.example.invalid/upload/${upload.id}`,
		upload_time: bareTime(upload.uploadedAt),
	};
}
