import type { FastifyRequest } from 'fastify';

import { link } from '../envelope';
import type { FileLibrary } from '../files';
import type { StoredFile } from '../model';
import { iso, unix } from '../time';

/** A file as v1 writes it; what is not known yet is left out. */
export function presentFile(files: FileLibrary, file: StoredFile) {
	const content = files.contentOf(file);
	return {
		id: file.id,
		type: file.type,
		url: file.url,
		options: [],
		...(file.filename === null ? {} : { filename: file.filename }),
		...(content
			? {
					hash: content.hash,
					mime_type: content.mimeType,
					size: content.size,
					width: content.width,
					height: content.height,
					dpi: 150,
					thumbnail_url: previewOf(content.hash, 'thumb'),
					preview_url: previewOf(content.hash, 'preview'),
				}
			: {}),
		status: files.status(file),
		created: unix(file.createdAt),
		visible: file.visible,
		is_temporary: false,
	};
}

/** A file as v2 writes it; what is not known yet is null. */
export function presentFileV2(request: FastifyRequest, files: FileLibrary, file: StoredFile) {
	const content = files.contentOf(file);
	return {
		id: file.id,
		url: file.url,
		hash: content?.hash ?? null,
		filename: file.filename,
		mime_type: content?.mimeType ?? null,
		size: content?.size ?? 0,
		width: content?.width ?? null,
		height: content?.height ?? null,
		dpi: content ? 150 : null,
		status: files.status(file),
		created: iso(file.createdAt),
		thumbnail_url: content ? previewOf(content.hash, 'thumb') : null,
		preview_url: content ? previewOf(content.hash, 'preview') : null,
		visible: file.visible,
		is_temporary: false,
		_links: { self: link(request, `/v2/files/${file.id}`) },
	};
}

function previewOf(hash: string, size: string): string {
	return `https://files.cdn.example.com/files/${hash.slice(0, 3)}/${hash}_${size}.png`;
}
