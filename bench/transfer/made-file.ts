import { createHash } from 'node:crypto';

const PIECE = 64 * 1024;

/** A file that is made while it is read, and never in memory. */
export interface MadeFile {
	bytes: number;
	pieces(): Generator<Buffer>;
}

/** A PNG as far as its head goes, different from piece to piece and for each seed. */
export function madeFile(bytes: number, seed: number): MadeFile {
	const block = createHash('shake256', { outputLength: PIECE }).update(String(seed)).digest();
	return {
		bytes,
		*pieces() {
			for (let at = 0; at < bytes; at += PIECE) {
				const piece = Buffer.from(block.subarray(0, Math.min(PIECE, bytes - at)));
				if (at === 0) {
					Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(piece);
					piece.writeUInt32BE(9000, 16);
					piece.writeUInt32BE(10_800, 20);
				} else piece.writeUInt32LE(at % 2 ** 32, 0);
				yield piece;
			}
		},
	};
}
