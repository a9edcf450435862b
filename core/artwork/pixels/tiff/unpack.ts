import { Unpacking } from '../../vendor/inflate';
import { Lzw } from './lzw';
import type { TiffPacking } from './plan';

/** Unpacks a strip or tile as it comes in. */
export interface Unpacker {
	/** Whether what came in cannot be right; nothing more comes out then. */
	readonly isDamaged: boolean;
	push(packed: Uint8Array): Iterable<Uint8Array>;
}

class AsItIs implements Unpacker {
	readonly isDamaged = false;
	push(bytes: Uint8Array): Iterable<Uint8Array> {
		return [bytes];
	}
}

/** Runs of bytes (TIFF 6, section 9): a number, then what it counts. */
class PackBits implements Unpacker {
	readonly isDamaged = false;
	/** Bytes that follow as they are. */
	private literal = 0;
	/** How often the next byte is repeated. */
	private repeated = 0;

	*push(packed: Uint8Array): Generator<Uint8Array> {
		for (let at = 0; at < packed.length; ) {
			if (this.literal > 0) {
				const part = packed.subarray(at, at + this.literal);
				this.literal -= part.length;
				at += part.length;
				yield part;
				continue;
			}
			const byte = packed[at] ?? 0;
			at += 1;
			if (this.repeated > 0) {
				yield new Uint8Array(this.repeated).fill(byte);
				this.repeated = 0;
			} else if (byte < 128) this.literal = byte + 1;
			else if (byte > 128) this.repeated = 257 - byte;
		}
	}
}

/** An unpacker for one strip or tile. */
export function unpackerOf(packing: TiffPacking): Unpacker {
	switch (packing) {
		case 'none':
			return new AsItIs();
		case 'packbits':
			return new PackBits();
		case 'lzw':
			return new Lzw();
		case 'deflate':
			return new Unpacking();
	}
}
