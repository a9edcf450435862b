import type { ByteSource } from '../../domain/artwork/reader';
import { fail, ok, type Result } from '../../domain/result';
import { failureOf } from '../fetch/read-through';
import { failure } from '../../domain/failure';
import type { OpenFile } from './types';

/** Times that a file is begun anew to go back in it. */
const MOST_STARTS = 12;
/** The start of the file, which is asked for again and again. */
const KEPT = 64 * 1024;

/**
 * Pieces of a file that can only be read from its start on, such as one in n8n's store: going
 * forward passes over what lies between, going back begins anew. One piece is in memory at a time.
 */
export class StreamSource implements ByteSource {
	private pieces?: AsyncIterator<Uint8Array>;
	private current: Uint8Array = new Uint8Array(0);
	private position = 0;
	private starts = 0;
	private head?: Uint8Array;

	constructor(
		private readonly open: OpenFile,
		readonly size?: number,
	) {}

	async read(offset: number, length: number): Promise<Result<Uint8Array>> {
		if (this.head && offset + length <= this.head.length) {
			return ok(this.head.subarray(offset, offset + length));
		}
		try {
			const begun = await this.goTo(offset);
			if (!begun.ok) return begun;
			const value = await this.take(length);
			if (offset === 0 && length <= KEPT) this.head = value;
			return ok(value);
		} catch (error) {
			return fail(failureOf(error));
		}
	}

	/** Ends the stream; to be called when no more is read. */
	async close(): Promise<void> {
		const { pieces } = this;
		this.pieces = undefined;
		await pieces?.return?.();
	}

	private async goTo(offset: number): Promise<Result<true>> {
		if (this.pieces === undefined || offset < this.position) {
			await this.close();
			this.starts += 1;
			if (this.starts > MOST_STARTS) return fail(toAndFro());
			const opened = await this.open();
			if (!opened.ok) return opened;
			this.pieces = opened.value[Symbol.asyncIterator]();
			this.current = new Uint8Array(0);
			this.position = 0;
		}
		while (this.position < offset) {
			if (this.current.length === 0 && !(await this.next())) break;
			const passed = Math.min(this.current.length, offset - this.position);
			this.advance(passed);
		}
		return ok(true);
	}

	private async take(length: number): Promise<Uint8Array> {
		const taken: Uint8Array[] = [];
		for (let missing = length; missing > 0; ) {
			if (this.current.length === 0 && !(await this.next())) break;
			const piece = this.current.subarray(0, missing);
			taken.push(piece);
			missing -= piece.length;
			this.advance(piece.length);
		}
		return Buffer.concat(taken);
	}

	private advance(bytes: number): void {
		this.current = this.current.subarray(bytes);
		this.position += bytes;
	}

	/** Empty pieces are no end. */
	private async next(): Promise<boolean> {
		for (;;) {
			const answer = await this.pieces?.next();
			if (answer === undefined || answer.done === true) return false;
			this.current = answer.value;
			if (this.current.length > 0) return true;
		}
	}
}

function toAndFro() {
	return failure({
		category: 'artwork',
		provider: 'pack',
		operation: 'artwork:inspect',
		code: 'file_unreadable',
		message: 'The parts of the file lie too far from each other to be read one by one',
		hint: 'Open it in the program that made it and save it anew',
	});
}
