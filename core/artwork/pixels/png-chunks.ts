/** What decoding a PNG needs to know before its pixels. */
export interface PngShape {
	width: number;
	height: number;
	bits: number;
	colour: number;
	isInterlaced: boolean;
	/** Three bytes a colour. */
	palette?: Uint8Array;
	/** Alpha of the palette's colours, or the one colour that is transparent. */
	transparency?: Uint8Array;
}

/** Parts that are kept: header, palette, transparency. None is longer in an honest file. */
const LONGEST_KEPT = 1024;
const SIGNATURE_BYTES = 8;

type State = 'signature' | 'frame' | 'data' | 'checksum';

/**
 * Takes a PNG apart as it comes in.
 * @yields `shape` once, before the first pixels, then the packed pixels piece by piece
 */
export class PngChunks {
	readonly shape: PngShape = { width: 0, height: 0, bits: 0, colour: 0, isInterlaced: false };
	private state: State = 'signature';
	private kept: number[] = [];
	private name = '';
	private missing = SIGNATURE_BYTES;

	/** The packed pixels in a piece of the file. */
	*push(piece: Uint8Array): Generator<Uint8Array> {
		for (let at = 0; at < piece.length; ) {
			const part = piece.subarray(at, at + this.missing);
			at += part.length;
			this.missing -= part.length;
			if (this.state === 'data' && this.name === 'IDAT') yield part;
			else if (this.kept.length < LONGEST_KEPT) this.kept.push(...part.subarray(0, LONGEST_KEPT));
			if (this.missing === 0) this.step();
		}
	}

	private step(): void {
		const data = Uint8Array.from(this.kept);
		this.kept = [];
		if (this.state === 'frame') {
			const view = new DataView(data.buffer);
			this.name = String.fromCharCode(...data.subarray(4, 8));
			this.missing = view.getUint32(0);
			this.state = 'data';
			// A part without data is over before it began.
			if (this.missing > 0) return;
		}
		if (this.state === 'data') {
			this.note(data);
			this.state = 'checksum';
			this.missing = 4;
			return;
		}
		this.state = 'frame';
		this.missing = 8;
	}

	private note(data: Uint8Array): void {
		const { shape } = this;
		if (this.name === 'IHDR' && data.length >= 13) {
			const view = new DataView(data.buffer);
			shape.width = view.getUint32(0);
			shape.height = view.getUint32(4);
			shape.bits = view.getUint8(8);
			shape.colour = view.getUint8(9);
			shape.isInterlaced = view.getUint8(12) === 1;
		}
		if (this.name === 'PLTE') shape.palette = data;
		if (this.name === 'tRNS') shape.transparency = data;
	}
}
