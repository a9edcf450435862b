import { createHash } from 'node:crypto';

import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { etsyError } from './errors';

/** What is kept of a file that came in a form. */
export interface KeptUpload {
	filename: string;
	mimeType: string;
	bytes: number;
	/** Of all bytes, in hex. */
	sha256: string;
}

/** A file that came in a form. */
export interface UploadedFile extends KeptUpload {
	/** The first bytes, by which kinds of files are told apart. */
	head: Buffer;
}

/** A multipart form as Etsy sees it. */
export interface MultipartForm {
	fields: Record<string, string>;
	/** By the name of the field. */
	files: Record<string, UploadedFile>;
}

const HEAD_BYTES = 64;

/**
 * Teaches an app multipart bodies; the operations that take one read it with {@link readMultipart}.
 */
export async function acceptMultipart(app: FastifyInstance): Promise<void> {
	await app.register(fastifyMultipart, {
		limits: { fileSize: 512 * 1024 * 1024, fields: 50, files: 5 },
	});
}

/**
 * Reads the form of an upload. Afterwards the request's body is the form with a marker instead of
 * each file, so that an observer sees what was sent.
 * @throws 400 for another encoding, and for a multipart body whose header lacks the boundary, as a
 *   `Content-Type` set by hand does (etsy/open-api#233)
 */
export async function readMultipart(request: FastifyRequest): Promise<MultipartForm> {
	if (!request.isMultipart()) {
		throw etsyError(400, 'The request body must be multipart/form-data');
	}
	const form: MultipartForm = { fields: {}, files: {} };
	try {
		for await (const part of request.parts()) {
			if (part.type === 'field') form.fields[part.fieldname] = String(part.value);
			else form.files[part.fieldname] = await digest(part.file, part.filename, part.mimetype);
		}
	} catch (error) {
		if (request.raw.destroyed && !request.raw.complete) throw error;
		throw etsyError(400, `Invalid multipart body: ${error instanceof Error ? error.message : ''}`);
	}
	request.body = { ...form.fields, ...markers(form.files) };
	return form;
}

async function digest(
	stream: AsyncIterable<Buffer>,
	filename: string,
	mimeType: string,
): Promise<UploadedFile> {
	const hash = createHash('sha256');
	let bytes = 0;
	let head = Buffer.alloc(0);
	for await (const chunk of stream) {
		hash.update(chunk);
		bytes += chunk.length;
		if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES);
	}
	return { filename, mimeType, bytes, sha256: hash.digest('hex'), head };
}

/** A file without its bytes. */
export function keptOf({ filename, mimeType, bytes, sha256 }: UploadedFile): KeptUpload {
	return { filename, mimeType, bytes, sha256 };
}

function markers(files: Record<string, UploadedFile>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(files).map(([name, { filename, bytes, sha256 }]) => [
			name,
			`[file ${filename}, ${bytes} bytes, sha256 ${sha256}]`,
		]),
	);
}

/** Whether the bytes are a picture that Etsy's own pages take: JPG, PNG or GIF. */
export function isPicture({ head }: UploadedFile): boolean {
	return (
		head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])) ||
		head.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])) ||
		head.subarray(0, 4).toString('latin1') === 'GIF8'
	);
}

/** Whether the bytes are a film: MP4, MOV or WebM. */
export function isFilm({ head }: UploadedFile): boolean {
	return (
		head.subarray(4, 8).toString('latin1') === 'ftyp' ||
		head.subarray(0, 4).equals(Buffer.from([0x1a, 0x45, 0xdf, 0xa3]))
	);
}
