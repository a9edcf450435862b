import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';

/** A PNG of one pixel, base64. */
export const onePixelPng =
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** One request that a {@link Receiver} got. */
export interface Received {
	headers: IncomingHttpHeaders;
	/** The raw body. */
	body: string;
}

/** A webhook receiver on this machine, which keeps what it gets. */
export class Receiver {
	readonly received: Received[] = [];
	/** The status of every answer from here on. */
	status = 200;
	/** What every answer says from here on. */
	answer = '';

	private constructor(private readonly server: Server) {}

	/** Starts on a free port. */
	static async start(): Promise<Receiver> {
		const server = createServer();
		const receiver = new Receiver(server);
		server.on('request', (request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				receiver.received.push({
					headers: request.headers,
					body: Buffer.concat(chunks).toString('utf8'),
				});
				response.statusCode = receiver.status;
				response.end(receiver.answer);
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return receiver;
	}

	get url(): string {
		const address = this.server.address();
		if (address === null || typeof address === 'string') throw new Error('No TCP address');
		return `http://127.0.0.1:${address.port}/hook`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
