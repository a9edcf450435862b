import { spawn } from 'node:child_process';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * A host, in a process of its own as a host on the internet would be, that gives out made files by
 * `/<bytes>/<seed>.png`.
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

/**
 * Takes what is sent to it, or fetches what it is told to. It stands in the process in which the
 * sandbox stands, and reads piece by piece as the sandbox does, so that neither way has the quicker
 * other side.
 */
export async function openSink(): Promise<{ url: string; received(): number; close(): void }> {
	let received = 0;
	const server = createServer((incoming, response) => {
		const read = async () => {
			const address = incoming.headers['x-fetch'];
			const source = typeof address === 'string' ? await fetchFrom(address) : incoming;
			for await (const piece of source as AsyncIterable<Uint8Array>) received += piece.byteLength;
			response.end();
		};
		read().catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		received: () => received,
		close: () => void server.close(),
	};
}

async function fetchFrom(address: string): Promise<IncomingMessage> {
	return await new Promise((resolve, reject) => {
		get(address, resolve).on('error', reject);
	});
}
