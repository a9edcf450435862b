const CLEAR = 256;
const END = 257;
const MOST_CODES = 4096;
/** What comes out at a time, about. */
const PIECE = 64 * 1024;

/**
 * Unpacks LZW as TIFF has it (TIFF 6, section 13): codes of 9 to 12 bits, the high bit first, which
 * grow one code before they must.
 */
export class Lzw {
	/** The codes are not what they should be; nothing more comes out. */
	isDamaged = false;
	private readonly prefix = new Uint16Array(MOST_CODES);
	private readonly suffix = new Uint8Array(MOST_CODES);
	private readonly first = new Uint8Array(MOST_CODES);
	private readonly length = new Uint16Array(MOST_CODES);
	private next = END + 1;
	private width = 9;
	private before = -1;
	private bits = 0;
	private held = 0;
	private isOver = false;
	private out = new Uint8Array(PIECE + MOST_CODES);
	private filled = 0;

	constructor() {
		for (let byte = 0; byte < CLEAR; byte += 1) {
			this.suffix[byte] = byte;
			this.first[byte] = byte;
			this.length[byte] = 1;
		}
	}

	/** Takes the next packed bytes, cut anywhere. @returns what they unpack to, piece by piece */
	*push(packed: Uint8Array): Generator<Uint8Array> {
		for (const byte of packed) {
			this.bits = ((this.bits << 8) | byte) & 0xff_ffff;
			this.held += 8;
			if (this.held < this.width) continue;
			this.held -= this.width;
			this.take((this.bits >> this.held) & ((1 << this.width) - 1));
			if (this.isOver || this.isDamaged) break;
			if (this.filled >= PIECE) yield this.flush();
		}
		if (this.filled > 0) yield this.flush();
	}

	private flush(): Uint8Array {
		const piece = this.out.slice(0, this.filled);
		this.filled = 0;
		return piece;
	}

	private take(code: number): void {
		if (code === END) this.isOver = true;
		else if (code === CLEAR) {
			this.next = END + 1;
			this.width = 9;
			this.before = -1;
		} else if (this.before < 0) {
			if (code >= CLEAR) this.isDamaged = true;
			else this.write(code);
			this.before = code;
		} else if (code > this.next) this.isDamaged = true;
		else {
			this.add(code === this.next ? this.before : code);
			this.write(code);
			this.before = code;
		}
	}

	/** Adds the string before, and the first byte of another, to the table. */
	private add(other: number): void {
		const { next, before } = this;
		// A full table stays as it is until it is cleared.
		if (next >= MOST_CODES) return;
		this.prefix[next] = before;
		this.suffix[next] = this.first[other] ?? 0;
		this.first[next] = this.first[before] ?? 0;
		this.length[next] = (this.length[before] ?? 0) + 1;
		this.next += 1;
		if (this.next + 1 >= 1 << this.width && this.width < 12) this.width += 1;
	}

	private write(code: number): void {
		const length = this.length[code] ?? 0;
		let at = this.filled + length;
		this.filled = at;
		for (let one = code; at > this.filled - length; one = this.prefix[one] ?? 0) {
			at -= 1;
			this.out[at] = this.suffix[one] ?? 0;
		}
	}
}
