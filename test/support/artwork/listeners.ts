import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer as createTcpServer } from 'node:net';

/** Something that listens, and says how often it was connected to. */
export interface Listener {
	port: number;
	connections(): number;
	close(): Promise<void>;
}

async function listening(server: Server | ReturnType<typeof createTcpServer>, host: string) {
	await new Promise<void>((resolve) => server.listen(0, host, resolve));
	return (server.address() as AddressInfo).port;
}

/** Listens on all addresses of this machine: nothing may ever connect to it. */
export async function openForbidden(): Promise<Listener> {
	let connections = 0;
	const server = createTcpServer((socket) => {
		connections += 1;
		socket.destroy();
	});
	const port = await listening(server, '::');
	return {
		port,
		connections: () => connections,
		close: async () => await new Promise((resolve) => server.close(() => resolve())),
	};
}

/** How a host answers. */
export type Answer = (path: string, response: ServerResponse) => void;

/** By the path that is asked for; what is not named is not there. */
export function byPath(answers: Record<string, (response: ServerResponse) => void>): Answer {
	return (path, response) => {
		const answer = answers[path];
		if (answer === undefined) response.writeHead(404).end();
		else answer(response);
	};
}

/** A file host on this machine that misbehaves as it is told. */
export async function openFileHost(
	answer: Answer,
	host = '127.0.0.1',
): Promise<Listener & { requests: string[] }> {
	let connections = 0;
	const requests: string[] = [];
	const server = createServer((request, response) => {
		const path = request.url ?? '';
		requests.push(path);
		answer(path, response);
	});
	server.on('connection', () => (connections += 1));
	const port = await listening(server, host);
	return {
		port,
		requests,
		connections: () => connections,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(() => resolve(undefined)));
		},
	};
}
