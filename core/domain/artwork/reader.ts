import type { Failure } from '../failure';
import type { Result } from '../result';
import { Bytes } from './bytes';

/** A file of which pieces can be asked for: in an item, in n8n's store, or behind an address. */
export interface ByteSource {
	/** Bytes of the whole, where they are known. */
	size?: number;
	/**
	 * The bytes from a place on; fewer than asked for only where the file ends.
	 * @returns a failure when it cannot be read, such as an address that does not answer
	 */
	read(offset: number, length: number): Promise<Result<Uint8Array>>;
}

/** How much a header may make us do. */
export interface ReadLimits {
	/** Pieces that a parser may look at. */
	steps: number;
	/** Bytes that are fetched in all. */
	bytes: number;
}

/** Ample for honest files: the longest honest headers are a few MB of profiles and previews. */
export const HEADER_LIMITS: ReadLimits = { steps: 20_000, bytes: 32 * 1024 * 1024 };

const BLOCK = 64 * 1024;
const KEPT_BLOCKS = 8;
const LONGEST = 16 * 1024 * 1024;
const NOTHING = new Bytes(new Uint8Array(0));

/**
 * Reads a file in blocks, keeps a few of them, and stops for good when a limit is reached: then, as
 * at the end of the file, there are no more bytes. So every loop that stops without bytes ends.
 */
export class ByteReader {
	/** Why the source could not be read. */
	failure?: Failure;
	/** Whether a limit was reached: such a header is not an honest one. */
	isExhausted = false;
	private readonly blocks = new Map<number, Uint8Array>();
	private steps = 0;
	private fetched = 0;

	constructor(
		private readonly source: ByteSource,
		private readonly limits: ReadLimits = HEADER_LIMITS,
	) {}

	/** Bytes of the whole, where they are known. */
	get size(): number | undefined {
		return this.source.size;
	}

	/** The bytes at a place; fewer at the end of the file, after a failure and beyond the limits. */
	async at(offset: number, length: number): Promise<Bytes> {
		this.steps += 1;
		if (this.steps > this.limits.steps) this.isExhausted = true;
		const isPlace = Number.isSafeInteger(offset) && offset >= 0;
		const isLength = Number.isSafeInteger(length) && length > 0 && length <= LONGEST;
		if (!isPlace || !isLength || this.isExhausted || this.failure) return NOTHING;
		const pieces: Uint8Array[] = [];
		let missing = length;
		for (let at = offset; missing > 0; ) {
			const block = await this.block(Math.floor(at / BLOCK));
			const piece = block.subarray(at % BLOCK, (at % BLOCK) + missing);
			if (piece.length > 0) pieces.push(piece);
			missing -= piece.length;
			at += piece.length;
			if (piece.length === 0 || block.length < BLOCK) break;
		}
		return new Bytes(joined(pieces), offset);
	}

	/** The end of the file, where its size is known. */
	async tail(length: number): Promise<Bytes> {
		const { size } = this;
		if (size === undefined) return NOTHING;
		return await this.at(Math.max(0, size - length), length);
	}

	private async block(number: number): Promise<Uint8Array> {
		const kept = this.blocks.get(number);
		if (kept) return kept;
		if (this.fetched + BLOCK > this.limits.bytes) {
			this.isExhausted = true;
			return NOTHING.data;
		}
		const { size } = this;
		if (size !== undefined && number * BLOCK >= size) return NOTHING.data;
		const answer = await this.source.read(number * BLOCK, BLOCK);
		if (!answer.ok) {
			this.failure = answer.failure;
			return NOTHING.data;
		}
		const block = answer.value.subarray(0, BLOCK);
		this.fetched += block.length;
		const oldest = this.blocks.keys().next();
		if (this.blocks.size >= KEPT_BLOCKS && !oldest.done) this.blocks.delete(oldest.value);
		this.blocks.set(number, block);
		return block;
	}
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
	const [only] = pieces;
	if (only !== undefined && pieces.length === 1) return only;
	const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

/** A file that is in memory as a whole. */
export function sourceOf(data: Uint8Array): ByteSource {
	return {
		size: data.length,
		read: async (offset, length) =>
			await Promise.resolve({ ok: true, value: data.subarray(offset, offset + length) }),
	};
}
