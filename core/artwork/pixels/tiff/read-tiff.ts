import { PixelStats, type PixelFacts } from '../../../domain/artwork/pixel-stats';
import { tiffColours } from './colours';
import type { TiffPart, TiffPlan } from './plan';
import { unpackerOf, type Unpacker } from './unpack';

/** One strip or tile that is being read: never more than a line of it is in memory. */
class OpenPart {
	private readonly unpacker: Unpacker;
	private readonly colours: (line: Uint8Array) => Uint8Array;
	private readonly line: Uint8Array;
	private filled = 0;
	private row = 0;

	constructor(
		private readonly plan: TiffPlan,
		private readonly part: TiffPart,
		private readonly stats: PixelStats,
	) {
		this.unpacker = unpackerOf(plan.packing);
		this.colours = tiffColours(plan, part.width);
		this.line = new Uint8Array(Math.ceil((part.width * plan.channels * plan.bits) / 8));
	}

	/** Whether all lines were there. What follows them is left alone. */
	get isDone(): boolean {
		return this.row >= this.part.height;
	}

	get isDamaged(): boolean {
		return this.unpacker.isDamaged;
	}

	push(packed: Uint8Array): void {
		if (this.isDone) return;
		for (const bytes of this.unpacker.push(packed)) {
			this.take(bytes);
			if (this.isDone) return;
		}
	}

	private take(bytes: Uint8Array): void {
		const { line, part, stats } = this;
		for (let at = 0; at < bytes.length && !this.isDone; ) {
			const piece = bytes.subarray(at, at + line.length - this.filled);
			line.set(piece, this.filled);
			this.filled += piece.length;
			at += piece.length;
			if (this.filled < line.length) return;
			const y = part.y + this.row;
			// A tile at the lower edge goes on below the picture.
			if (y < this.plan.height) stats.row(this.colours(line), y, part.x);
			this.row += 1;
			this.filled = 0;
		}
	}
}

/**
 * Looks at every pixel of a TIFF's first page as its bytes come by, whatever its size.
 * @returns undefined where the pixels are damaged or not all there
 * @throws what reading the pieces throws
 */
export async function readTiffPixels(
	plan: TiffPlan,
	pieces: AsyncIterable<Uint8Array>,
): Promise<PixelFacts | undefined> {
	const stats = new PixelStats(plan.width, plan.height);
	let [index, position] = [0, 0];
	let open: OpenPart | undefined;
	for await (const piece of pieces) {
		const end = position + piece.length;
		for (let part = plan.parts[index]; part && part.offset < end; part = plan.parts[index]) {
			open ??= new OpenPart(plan, part, stats);
			const from = Math.max(0, part.offset - position);
			open.push(piece.subarray(from, part.offset + part.bytes - position));
			if (part.offset + part.bytes > end) break;
			if (!open.isDone) return undefined;
			open = undefined;
			index += 1;
		}
		if (index === plan.parts.length) return stats.facts();
		if (open?.isDamaged === true && !open.isDone) return undefined;
		position = end;
	}
	return undefined;
}
