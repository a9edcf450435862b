/**
 * A piece of a file, read without ever going over its ends: what is not there is NaN or an empty
 * text, so that a parser of hostile input neither throws nor reads on.
 */
export class Bytes {
	/** @param offset where the piece lies in its file */
	constructor(
		readonly data: Uint8Array,
		readonly offset = 0,
	) {}

	get length(): number {
		return this.data.length;
	}

	/** An unsigned number of one byte. Like those below it is NaN where the piece has ended. */
	u8(at: number): number {
		return this.data[at] ?? NaN;
	}

	/** Two bytes, the high one first unless `isLittle`. */
	u16(at: number, isLittle = false): number {
		const [first, second] = [this.u8(at), this.u8(at + 1)];
		return isLittle ? second * 0x100 + first : first * 0x100 + second;
	}

	/** Three bytes, the high one first unless `isLittle`. */
	u24(at: number, isLittle = false): number {
		return isLittle
			? this.u8(at + 2) * 0x1_0000 + this.u16(at, true)
			: this.u8(at) * 0x1_0000 + this.u16(at + 1);
	}

	/** Four bytes, the high one first unless `isLittle`. */
	u32(at: number, isLittle = false): number {
		const [first, second] = [this.u16(at, isLittle), this.u16(at + 2, isLittle)];
		return isLittle ? second * 0x1_0000 + first : first * 0x1_0000 + second;
	}

	/** Exact up to 2^53; a file cannot be longer. */
	u64(at: number, isLittle = false): number {
		const [first, second] = [this.u32(at, isLittle), this.u32(at + 4, isLittle)];
		return isLittle ? second * 2 ** 32 + first : first * 2 ** 32 + second;
	}

	/** Text of one byte a character; shorter where the piece ends. */
	text(at: number, length: number): string {
		let text = '';
		for (const byte of this.data.subarray(at, at + length)) text += String.fromCharCode(byte);
		return text;
	}

	/** A part as a piece of its own, on the same memory; shorter where this piece ends. */
	slice(at: number, length = this.length): Bytes {
		return new Bytes(this.data.subarray(at, at + length), this.offset + at);
	}

	/** Where a text of one byte a character stands at or after a place; -1 where it does not. */
	indexOf(text: string, from = 0): number {
		const first = text.charCodeAt(0);
		for (let at = this.data.indexOf(first, from); at >= 0; at = this.data.indexOf(first, at + 1)) {
			if (this.text(at, text.length) === text) return at;
		}
		return -1;
	}
}
