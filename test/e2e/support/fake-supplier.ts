import { createServer, type Server, type ServerResponse } from 'node:http';
import type { SupplierBody } from '../../../core/domain/supply/letter';

/** What a supplier does with an order: it takes it, fails, hangs up, or lets one wait. */
export type Manner = 'take' | 'fail' | 'hang_up' | 'say_nothing' | 'refuse';

/** A supplier on this machine that takes orders by HTTP, and counts them. */
export class FakeSupplier {
	readonly orders: SupplierBody[] = [];
	manner: Manner = 'take';

	private constructor(private readonly server: Server) {}

	static async start(): Promise<FakeSupplier> {
		const server = createServer();
		const supplier = new FakeSupplier(server);
		server.on('request', (request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => supplier.answer(Buffer.concat(chunks).toString('utf8'), response));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return supplier;
	}

	get url(): string {
		const address = this.server.address();
		if (address === null || typeof address === 'string') throw new Error('No TCP address');
		return `http://127.0.0.1:${address.port}/Orders`;
	}

	/** How often it got an order of this Etsy order, by our number. */
	got(receiptId: number): Record<string, number> {
		const counts: Record<string, number> = {};
		for (const { number, etsyOrder } of this.orders) {
			if (etsyOrder === String(receiptId)) counts[number] = (counts[number] ?? 0) + 1;
		}
		return counts;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private answer(body: string, response: ServerResponse): void {
		const order = JSON.parse(body) as SupplierBody;
		if (this.manner === 'refuse') {
			response.writeHead(422).end('{"error":"no such thing"}');
			return;
		}
		this.orders.push(order);
		if (this.manner === 'hang_up') response.destroy();
		if (this.manner === 'fail') response.writeHead(503).end();
		if (this.manner !== 'take') return;
		response.setHeader('content-type', 'application/json');
		response.end(JSON.stringify({ orderNumber: `S-${this.orders.length}` }));
	}
}
