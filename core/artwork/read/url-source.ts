import type { ByteSource } from '../../domain/artwork/reader';
import { fail, ok, type Result } from '../../domain/result';
import type { OpenedFile } from '../fetch/open';
import { failureOf } from '../fetch/read-through';
import { StreamSource } from './stream-source';
import type { OpenFile } from './types';

/** Opens an address, for a range of its bytes or for all of them. */
export type OpenRange = (range?: { from: number; to: number }) => Promise<Result<OpenedFile>>;

/** What the first request asks for: enough for most headers. */
const FIRST = 128 * 1024;
/** Requests for parts of one file. */
const MOST_REQUESTS = 64;

/** A file behind an address, once its host has said whether it sends parts. */
export interface UrlFile {
	bytes: ByteSource;
	open: OpenFile;
	/** Ends what is still open. */
	close(): Promise<void>;
}

async function all(file: OpenedFile): Promise<Result<Uint8Array>> {
	const pieces: Uint8Array[] = [];
	try {
		for await (const piece of file.read()) pieces.push(piece);
	} catch (error) {
		return fail(failureOf(error));
	}
	return ok(Buffer.concat(pieces));
}

function partsSource(open: OpenRange, first: Uint8Array, total: number): ByteSource {
	let requests = 0;
	return {
		size: total,
		read: async (offset, length): Promise<Result<Uint8Array>> => {
			const to = Math.min(offset + length, total);
			if (to <= first.length) return ok(first.subarray(offset, to));
			requests += 1;
			if (requests > MOST_REQUESTS || to <= offset) return ok(new Uint8Array(0));
			const opened = await open({ from: offset, to: to - 1 });
			if (!opened.ok) return opened;
			const part = await all(opened.value);
			if (!part.ok) return part;
			// A host that sends another part, or all of it again, is not believed.
			const isAsked = opened.value.part?.from === offset;
			return ok(isAsked ? part.value.subarray(0, to - offset) : new Uint8Array(0));
		},
	};
}

/**
 * Opens an address for its headers: by parts where the host sends such, else by one stream that is
 * ended once enough was read.
 * @returns a failure where the address is refused or does not answer
 */
export async function openUrlFile(open: OpenRange): Promise<Result<UrlFile>> {
	const whole: OpenFile = async () => {
		const opened = await open();
		return opened.ok ? ok(opened.value.read()) : opened;
	};
	const opened = await open({ from: 0, to: FIRST - 1 });
	if (!opened.ok) return opened;
	const file = opened.value;
	const total = file.part?.from === 0 ? file.part.total : undefined;
	if (total !== undefined) {
		const first = await all(file);
		if (!first.ok) return first;
		const bytes = partsSource(open, first.value, total);
		return ok({ bytes, open: whole, close: async () => await Promise.resolve() });
	}
	// A host that sends all of it has begun: its answer is the first stream.
	let begun: OpenedFile | undefined = file.part === undefined ? file : undefined;
	if (begun === undefined) file.close();
	const next: OpenFile = async () => {
		const first = begun;
		begun = undefined;
		return first ? ok(first.read()) : await whole();
	};
	const stream = new StreamSource(next, file.part === undefined ? file.bytes : undefined);
	return ok({
		bytes: stream,
		open: whole,
		close: async () => {
			begun?.close();
			await stream.close();
		},
	});
}
