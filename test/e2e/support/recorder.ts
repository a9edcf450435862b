import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One run of the workflow that told of events. */
export interface Arrival {
	execution: string;
	ids: string[];
}

/** A server on this machine that the workflow under test tells of its events, once a run. */
export class Recorder {
	readonly arrivals: Arrival[] = [];

	private readonly server: Server;

	private held: ServerResponse[] = [];

	private onHeld?: (arrival: Arrival) => void;

	private constructor() {
		this.server = createServer((request, response) => {
			const parts: Buffer[] = [];
			request.on('data', (part: Buffer) => parts.push(part));
			request.on('end', () => this.take(Buffer.concat(parts).toString(), response));
		});
	}

	static async open(): Promise<Recorder> {
		const recorder = new Recorder();
		await new Promise<void>((done) => recorder.server.listen(0, '127.0.0.1', done));
		return recorder;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/events`;
	}

	/** How often each event arrived. */
	counts(): Map<string, number> {
		const counts = new Map<string, number>();
		for (const id of this.arrivals.flatMap(({ ids }) => ids)) {
			counts.set(id, (counts.get(id) ?? 0) + 1);
		}
		return counts;
	}

	/** The next run gets no answer, so that it is caught in the middle. Resolves when it came. */
	async holdNext(): Promise<Arrival> {
		return await new Promise((resolve) => {
			this.onHeld = resolve;
		});
	}

	/** Forgets those that wait for an answer; whoever asked is gone. */
	release(): void {
		for (const response of this.held) response.destroy();
		this.held = [];
	}

	async close(): Promise<void> {
		this.release();
		this.server.closeAllConnections();
		await new Promise((done) => this.server.close(done));
	}

	private take(body: string, response: ServerResponse): void {
		const arrival = JSON.parse(body) as Arrival;
		this.arrivals.push(arrival);
		if (this.onHeld) {
			this.held.push(response);
			this.onHeld(arrival);
			this.onHeld = undefined;
			return;
		}
		response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
	}
}
