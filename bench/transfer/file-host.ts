import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { join } from 'node:path';

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

/**
 * A host, in a process of its own, that gives out made files by `/<bytes>/<seed>.png` and swallows
 * what is sent to it.
 */
export async function openMadeHost(): Promise<{ url: string; close(): void }> {
	const program = join(__dirname, 'file-host-process.ts');
	const child = spawn(process.execPath, ['--import', 'tsx', program], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const port = await new Promise<string>((resolve) => {
		child.stdout.once('data', (text: Buffer) => resolve(text.toString()));
	});
	return { url: `http://127.0.0.1:${port}`, close: () => child.stdin.end() };
}

/** Milliseconds that a plain pipe takes from an address to another. */
export async function plainPipe(from: string, to: string): Promise<number> {
	const start = performance.now();
	await new Promise<void>((resolve, reject) => {
		request(from, (incoming) => {
			const headers = { 'content-length': incoming.headers['content-length'] };
			const outgoing = request(to, { method: 'PUT', headers }, (answer) => {
				answer.resume().on('end', resolve);
			});
			outgoing.on('error', reject);
			incoming.pipe(outgoing);
		})
			.on('error', reject)
			.end();
	});
	return performance.now() - start;
}
