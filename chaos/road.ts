import { createServer, type IncomingMessage, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { SeededRandom } from '../sandbox/core/random';

/** Where messages to the seller arrive. */
export const INBOX = '/inbox';

const LOST = 0.25;
const DOUBLED = 0.25;
const LATE = 0.4;
const LATEST_MS = 6_000;
/** So many of the latest messages are kept, to be sent again or changed. */
const KEPT = 50;
const TIMEOUT_MS = 10_000;

interface Message {
	path: string;
	headers: Record<string, string>;
	body: string;
}

/** What became of the news. */
export interface RoadCounts {
	came: number;
	lost: number;
	doubled: number;
	late: number;
	/** Of what somebody else posted: sent, and not turned away. */
	forged: number;
	forgedTaken: number;
	/** Messages of the workflows to the seller. */
	toSeller: number;
}

/** Only what a vendor signs and says; the rest belongs to the connection. */
function kept(headers: IncomingMessage['headers']): Record<string, string> {
	const left = ['host', 'connection', 'content-length', 'transfer-encoding'];
	return Object.fromEntries(
		Object.entries(headers).flatMap(([name, value]) =>
			left.includes(name) || value === undefined ? [] : [[name, String(value)]],
		),
	);
}

/**
 * The way that news takes from Etsy and the printers to n8n: some is lost, some comes twice, some
 * comes late and so in another order, and strangers post too. The vendors know only this address.
 */
export class Road {
	readonly counts: RoadCounts = {
		...{ came: 0, lost: 0, doubled: 0, late: 0, forged: 0, forgedTaken: 0, toSeller: 0 },
	};

	/** n8n's address; nothing gets through before it is set. */
	target = '';

	/** True: everything arrives, once and at once. */
	isCalm = false;

	private readonly seen: Message[] = [];

	private constructor(
		private readonly server: Server,
		private readonly random: SeededRandom,
	) {}

	static async open(seed: number): Promise<Road> {
		const server = createServer();
		const road = new Road(server, new SeededRandom(seed).fork('road'));
		server.on('request', (request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const body = Buffer.concat(chunks).toString('utf8');
				road.take({ path: request.url ?? '/', headers: kept(request.headers), body });
				response.end();
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return road;
	}

	get url(): string {
		const address = this.server.address();
		if (address === null || typeof address === 'string') throw new Error('No TCP address');
		return `http://127.0.0.1:${address.port}`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** A stranger posts: old news with another content, or with a signature of their own. */
	async forge(): Promise<void> {
		const message = this.seen.length > 0 ? this.random.pick(this.seen) : undefined;
		if (!message) return;
		const status = await this.post({ ...message, body: changed(message.body) });
		if (status === undefined) return;
		this.counts.forged += 1;
		if (status < 300) this.counts.forgedTaken += 1;
	}

	private take(message: Message): void {
		if (message.path.startsWith(INBOX)) {
			this.counts.toSeller += 1;
			return;
		}
		this.counts.came += 1;
		this.seen.push(message);
		if (this.seen.length > KEPT) this.seen.shift();
		if (this.isCalm) return void this.post(message);
		if (this.random.chance(LOST)) {
			this.counts.lost += 1;
			return;
		}
		const isDoubled = this.random.chance(DOUBLED);
		if (isDoubled) this.counts.doubled += 1;
		for (let copy = 0; copy < (isDoubled ? 2 : 1); copy += 1) void this.carry(message);
	}

	private async carry(message: Message): Promise<void> {
		const isLate = this.random.chance(LATE);
		if (isLate) {
			this.counts.late += 1;
			await sleep(this.random.int(500, LATEST_MS), undefined, { ref: false });
		}
		await this.post(message);
	}

	/** @returns the status of n8n's answer; undefined where there was none, as when it is dead */
	private async post({ path, headers, body }: Message): Promise<number | undefined> {
		if (this.target === '') return undefined;
		try {
			const response = await fetch(this.target + path, {
				...{ method: 'POST', headers, body },
				signal: AbortSignal.timeout(TIMEOUT_MS),
			});
			await response.arrayBuffer();
			return response.status;
		} catch {
			// Refused, cut or too slow: to the sender that is one thing, no answer.
			return undefined;
		}
	}
}

/** The same news with one digit changed, so that no signature fits any more. */
function changed(body: string): string {
	return body.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
}
