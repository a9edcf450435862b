import { createHash } from 'crypto';
import type { ByteSource } from '../../domain/artwork/reader';
import { fail, ok, type Result } from '../../domain/result';
import { failureOf } from '../fetch/read-through';
import type { OpenFile } from './types';

/** What is kept of a file's start and end, where headers are. */
const KEPT = 256 * 1024;

/** A file that was read from end to end. */
export interface WholeFile {
	/** In hex. */
	sha256: string;
	bytes: number;
	/** Answers from what was kept; other pieces are read again. */
	source: ByteSource;
}

/** The last bytes of a stream of pieces. */
class Tail {
	private pieces: Uint8Array[] = [];
	private length = 0;

	push(piece: Uint8Array): void {
		this.pieces.push(piece);
		this.length += piece.length;
		for (let first = this.pieces[0]; first && this.length - first.length >= KEPT; ) {
			this.pieces.shift();
			this.length -= first.length;
			first = this.pieces[0];
		}
	}

	bytes(): Uint8Array {
		return Buffer.concat(this.pieces);
	}
}

/**
 * Reads a file once for its hash and its size, and keeps of it what a header needs; a piece at a
 * time is in memory.
 * @param otherwise for pieces that were not kept
 */
export async function readWhole(open: OpenFile, otherwise: ByteSource): Promise<Result<WholeFile>> {
	const opened = await open();
	if (!opened.ok) return opened;
	const hash = createHash('sha256');
	const head: Uint8Array[] = [];
	const tail = new Tail();
	let bytes = 0;
	try {
		for await (const piece of opened.value) {
			hash.update(piece);
			if (bytes < KEPT) head.push(piece.subarray(0, KEPT - bytes));
			tail.push(piece);
			bytes += piece.length;
		}
	} catch (error) {
		return fail(failureOf(error));
	}
	const [start, end] = [Buffer.concat(head), tail.bytes()];
	const read: ByteSource['read'] = async (offset, length) => {
		const last = Math.min(offset + length, bytes);
		if (last <= start.length) return ok(start.subarray(offset, last));
		const from = offset - (bytes - end.length);
		if (from >= 0) return ok(end.subarray(from, from + length));
		return await otherwise.read(offset, length);
	};
	return ok({ sha256: hash.digest('hex'), bytes, source: { size: bytes, read } });
}
