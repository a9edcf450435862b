import type { PngShape } from './png-chunks';

/** Channels by colour type. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** One of the seven passes of an interlaced picture, or the whole of another. */
interface Pass {
	x: number;
	y: number;
	stepX: number;
	stepY: number;
}
const ADAM7: readonly Pass[] = [
	{ x: 0, y: 0, stepX: 8, stepY: 8 },
	{ x: 4, y: 0, stepX: 8, stepY: 8 },
	{ x: 0, y: 4, stepX: 4, stepY: 8 },
	{ x: 2, y: 0, stepX: 4, stepY: 4 },
	{ x: 0, y: 2, stepX: 2, stepY: 4 },
	{ x: 1, y: 0, stepX: 2, stepY: 2 },
	{ x: 0, y: 1, stepX: 1, stepY: 2 },
];

/** A decoded line: its bytes as they are in the file, and where its pixels are. */
export interface PngLine extends Pass {
	bytes: Uint8Array;
	pixels: number;
}

function paeth(left: number, up: number, corner: number): number {
	const [a, b, c] = [
		Math.abs(up - corner),
		Math.abs(left - corner),
		Math.abs(left + up - 2 * corner),
	];
	return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** Undoes the filter of a line, in place (W3C PNG 9). */
function unfilter(kind: number, line: Uint8Array, above: Uint8Array, step: number): void {
	for (let i = 0; i < line.length; i += 1) {
		const left = i >= step ? (line[i - step] ?? 0) : 0;
		const up = above[i] ?? 0;
		const corner = kind === 4 && i >= step ? (above[i - step] ?? 0) : 0;
		const guess =
			kind === 1 ? left : kind === 2 ? up : kind === 3 ? (left + up) >> 1 : paeth(left, up, corner);
		line[i] = (line[i] ?? 0) + guess;
	}
}

/**
 * Makes lines of pixels out of the unpacked bytes of a PNG, two of which are in memory. More bytes
 * than the picture has lines for are left alone.
 */
export class PngLines {
	private readonly passes: Pass[];
	private readonly bitsAPixel: number;
	private current: Uint8Array = new Uint8Array(0);
	private above: Uint8Array = new Uint8Array(0);
	private filled = 0;
	private row = 0;

	constructor(private readonly shape: PngShape) {
		const { width, height, bits, colour, isInterlaced } = shape;
		this.bitsAPixel = bits * (CHANNELS[colour] ?? 1);
		const all = isInterlaced ? [...ADAM7] : [{ x: 0, y: 0, stepX: 1, stepY: 1 }];
		this.passes = all.filter(({ x, y }) => x < width && y < height);
		this.begin();
	}

	/** Whether all lines were there. */
	get isDone(): boolean {
		return this.passes.length === 0;
	}

	/** Takes the next unpacked bytes, cut anywhere. @returns the lines that are whole with them */
	*push(bytes: Uint8Array): Generator<PngLine> {
		for (let at = 0; at < bytes.length && !this.isDone; ) {
			const part = bytes.subarray(at, at + this.current.length - this.filled);
			this.current.set(part, this.filled);
			this.filled += part.length;
			at += part.length;
			if (this.filled === this.current.length) yield* this.finish();
		}
	}

	private *finish(): Generator<PngLine> {
		const [pass] = this.passes;
		if (pass === undefined) return;
		const line = this.current.subarray(1);
		const kind = this.current[0] ?? 0;
		if (kind > 0) unfilter(kind, line, this.above, Math.max(1, this.bitsAPixel >> 3));
		const pixels = Math.ceil((this.shape.width - pass.x) / pass.stepX);
		yield { ...pass, y: pass.y + this.row * pass.stepY, bytes: line, pixels };
		[this.above, this.current] = [line, new Uint8Array(this.current.length)];
		this.filled = 0;
		this.row += 1;
		if (this.row < Math.ceil((this.shape.height - pass.y) / pass.stepY)) return;
		this.passes.shift();
		this.begin();
	}

	private begin(): void {
		const [pass] = this.passes;
		if (pass === undefined) return;
		const pixels = Math.ceil((this.shape.width - pass.x) / pass.stepX);
		const bytes = Math.ceil((pixels * this.bitsAPixel) / 8);
		this.row = 0;
		this.filled = 0;
		this.current = new Uint8Array(bytes + 1);
		this.above = new Uint8Array(bytes);
	}
}
