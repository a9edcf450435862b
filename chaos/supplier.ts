import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SupplierBody } from '../core/domain/supply/letter';
import { hashText, SeededRandom } from '../sandbox/core/random';

/** What a supplier does with an order that comes in. */
type Fate = 'takes it' | SureFate | DoubtfulFate | 'takes it slowly';
/** Ways to fail by which it is certain that the supplier does not have the order. */
type SureFate = 'closed' | 'too many calls' | 'not let in';
/** Ways to fail by which nobody can know; the first two have the order. */
type DoubtfulFate = 'took it, then failed' | 'took it, then hung up' | 'failed' | 'hung up';

/** How the share of calls that go wrong is dealt out. */
const FATES: ReadonlyArray<[Fate, number]> = [
	['closed', 2],
	['too many calls', 3],
	['not let in', 1],
	['took it, then failed', 1],
	['took it, then hung up', 1],
	['failed', 1],
	['hung up', 1],
	['takes it slowly', 4],
];
const TOTAL = FATES.reduce((sum, [, weight]) => sum + weight, 0);

/** How long a slow supplier takes, and how long nobody answers at all. */
const TIMES = { slowMs: 1_500, closedMs: 4_000 };

/** An order that a supplier was told of, as often as it was told. */
export interface ToldOrder {
	supplier: string;
	/** Our name of it. */
	number: string;
	receiptId: string;
	lines: Array<{ lineId: string; quantity: number }>;
	street: string;
	/** Epoch milliseconds. */
	at: number;
}

/** What suppliers know of a run. */
export interface SupplierTruth {
	told: ToldOrder[];
	/** Numbers of orders of which a supplier once did not say whether it has them. */
	leftUnclear: ReadonlySet<string>;
	/** How often each thing happened. */
	fates: Record<string, number>;
}

function toldFrom(supplier: string, body: SupplierBody): ToldOrder {
	const { number, etsyOrder: receiptId, lines, shipTo } = body;
	const pieces = lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
	return { supplier, number, receiptId, lines: pieces, street: shipTo.line1, at: Date.now() };
}

async function readJson(request: IncomingMessage): Promise<SupplierBody> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return JSON.parse(Buffer.concat(chunks).toString('utf8')) as SupplierBody;
}

/**
 * Suppliers that take orders by HTTP, each at a path of its own name. What befalls a call follows
 * from the seed, the order's number and how often that was sent before.
 */
export class Suppliers {
	private readonly told: ToldOrder[] = [];

	private readonly unclear = new Set<string>();

	private readonly fates: Record<string, number> = {};

	private readonly calls = new Map<string, number>();

	/** True: every order is taken at once. */
	isCalm = false;

	private underWay = 0;

	private reopening: NodeJS.Timeout | undefined;

	private constructor(
		private readonly server: Server,
		private readonly port: number,
		private readonly share: number,
		private readonly seed: number,
		private readonly times: typeof TIMES,
	) {}

	/** @param share of the calls that go wrong, 0 to 1 */
	static async open(share: number, seed: number, times = TIMES): Promise<Suppliers> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const address = server.address();
		if (address === null || typeof address === 'string') throw new Error('No TCP address');
		const suppliers = new Suppliers(server, address.port, share, seed, times);
		server.on('request', (request, response) => void suppliers.answer(request, response));
		return suppliers;
	}

	/** Where a supplier takes orders. */
	urlOf(name: string): string {
		return `http://127.0.0.1:${this.port}/${name}`;
	}

	truth(): SupplierTruth {
		const { told, unclear, fates } = this;
		return { told: [...told], leftUnclear: new Set(unclear), fates: { ...fates } };
	}

	/** Waits until a supplier is being told of an order; not longer than so long. */
	async untilAsked(longestMs: number): Promise<boolean> {
		const deadline = Date.now() + longestMs;
		while (this.underWay === 0 && Date.now() < deadline) await sleep(10);
		return this.underWay > 0;
	}

	async close(): Promise<void> {
		clearTimeout(this.reopening);
		this.server.closeAllConnections();
		if (!this.server.listening) return;
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		this.underWay += 1;
		try {
			const supplier = (request.url ?? '/').slice(1);
			const body = await readJson(request);
			await this.meet(this.fateOf(body.number), supplier, body, response);
		} catch {
			// The caller died while it was sending: it was told nothing, and told us nothing.
			response.destroy();
		} finally {
			this.underWay -= 1;
		}
	}

	private fateOf(number: string): Fate {
		const nth = (this.calls.get(number) ?? 0) + 1;
		this.calls.set(number, nth);
		const random = new SeededRandom(hashText(`${this.seed}:${number}:${nth}`));
		if (this.isCalm || !random.chance(this.share)) return 'takes it';
		let draw = random.next() * TOTAL;
		for (const [fate, weight] of FATES) {
			if (draw < weight) return fate;
			draw -= weight;
		}
		return 'takes it';
	}

	private async meet(
		fate: Fate,
		supplier: string,
		body: SupplierBody,
		response: ServerResponse,
	): Promise<void> {
		this.fates[fate] = (this.fates[fate] ?? 0) + 1;
		const takes = () => void this.told.push(toldFrom(supplier, body));
		const says = (status: number, answer: object = {}, headers = {}) =>
			response
				.writeHead(status, { 'content-type': 'application/json', ...headers })
				.end(JSON.stringify(answer));
		switch (fate) {
			case 'closed':
				says(429);
				return this.shut();
			case 'too many calls':
				return void says(429, {}, { 'retry-after': '1' });
			case 'not let in':
				return void says(401);
			case 'took it, then failed':
			case 'failed':
				if (fate !== 'failed') takes();
				this.unclear.add(body.number);
				return void says(503);
			case 'took it, then hung up':
			case 'hung up':
				if (fate !== 'hung up') takes();
				this.unclear.add(body.number);
				return void response.destroy();
			case 'takes it slowly':
			case 'takes it':
				takes();
				if (fate === 'takes it slowly') await sleep(this.times.slowMs);
				return void says(200, { orderNumber: `S-${this.told.length}` });
		}
	}

	/** For some seconds nobody answers at this address at all. */
	private shut(): void {
		if (!this.server.listening) return;
		this.server.close();
		const open = () => this.server.listen(this.port, '127.0.0.1');
		this.reopening = setTimeout(open, this.times.closedMs);
	}
}
