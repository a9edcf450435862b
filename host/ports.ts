import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { isErrno } from './errors';

// Below the ports that systems give to outgoing calls (Linux: from 32768), which could take a port
// while a host that was killed starts again on it.
const FIRST = 10_240;
const LAST = 32_767;
const TRIES = 200;

/** Finds so many different ports that are free on 127.0.0.1 right now. */
export async function freePorts(count: number): Promise<number[]> {
	const ports = new Set<number>();
	for (let tries = 0; ports.size < count; tries += 1) {
		if (tries >= TRIES * count) throw new Error(`No ${count} free ports found on 127.0.0.1.`);
		const port = randomInt(FIRST, LAST + 1);
		if (!ports.has(port) && (await isFree(port))) ports.add(port);
	}
	return [...ports];
}

async function isFree(port: number): Promise<boolean> {
	const server = createServer();
	try {
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen(port, '127.0.0.1', resolve);
		});
	} catch (error) {
		if (isErrno(error, 'EADDRINUSE') || isErrno(error, 'EACCES')) return false;
		throw error;
	}
	await new Promise((closed) => server.close(closed));
	return true;
}
