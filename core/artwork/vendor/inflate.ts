import { Unzlib } from 'fflate';

/** Bytes that are unpacked at a time: at most 1,032 times as many come out. */
const PIECE = 8 * 1024;

/** Unpacks zlib data as it comes in. */
export class Unpacking {
	/** The data is not what it should be; nothing more comes out. */
	isDamaged = false;
	private out: Uint8Array[] = [];
	private readonly unzlib = new Unzlib((piece) => this.out.push(piece));

	/**
	 * @yields what comes out, in pieces of at most about 8 MB; whoever stops early loses the rest
	 */
	*push(packed: Uint8Array): Generator<Uint8Array> {
		for (let at = 0; at < packed.length && !this.isDamaged; at += PIECE) {
			this.unpack(packed.subarray(at, at + PIECE));
			yield* this.out;
			this.out = [];
		}
	}

	private unpack(piece: Uint8Array): void {
		try {
			this.unzlib.push(piece, false);
		} catch {
			// The library throws for damaged data, and for nothing else that it is given here.
			this.isDamaged = true;
		}
	}
}

/**
 * Unpacks zlib data that is in memory.
 * @param limit bytes that come out at most; what is beyond is left off
 * @returns undefined where it is damaged
 */
export function inflate(packed: Uint8Array, limit: number): Uint8Array | undefined {
	const pieces: Uint8Array[] = [];
	let length = 0;
	const unpacking = new Unpacking();
	for (const piece of unpacking.push(packed)) {
		pieces.push(piece.subarray(0, limit - length));
		length += piece.length;
		if (length >= limit) break;
	}
	return unpacking.isDamaged ? undefined : Buffer.concat(pieces);
}
