import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a workflow asks whether it may go on, and gets no answer before it may. */
export interface Gate {
	url: string;
	/** Waits until somebody stands there; what it gives lets them go on. */
	arrival(): Promise<() => void>;
	close(): void;
}

/** Opens a gate for one at a time. */
export async function openGate(): Promise<Gate> {
	const waiting: ServerResponse[] = [];
	let told = (): void => undefined;
	const server = createServer((_incoming, response) => {
		waiting.push(response);
		told();
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async arrival() {
			while (waiting.length === 0) await new Promise<void>((resolve) => (told = resolve));
			const response = waiting.shift();
			return () => void response?.end();
		},
		close: () => void server.close(),
	};
}
