import type { FastifyInstance } from 'fastify';

import type { SeededRandom } from '../../core/random';
import type { EtsyState } from '../state';
import { type Endpoint, EtsyWebhookSender } from './sender';
import { type OrderNews, OrderWatcher } from './watcher';

/** How often the sandbox looks by itself what has happened to orders. */
const TICK_MS = 250;

/** Etsy's Webhook portal: who is told, and what was told. It can be reached by hand only. */
export class WebhookPortal {
	readonly sender: EtsyWebhookSender;

	readonly watcher: OrderWatcher;

	private endpoints = new Map<string, Endpoint>();

	/** Where the sandbox's Etsy is reached; in the address of each order. */
	private origin = 'https://openapi.etsy.com';

	private random: SeededRandom;

	constructor(private readonly state: EtsyState) {
		const { clock, random } = state.world;
		this.random = random.fork('etsy webhooks');
		this.sender = new EtsyWebhookSender(clock);
		this.watcher = new OrderWatcher(state);
		clock.onAdvance(() => this.settle());
	}

	/** Looks at orders by a timer as long as the app listens. */
	install(app: FastifyInstance): void {
		const timer = setInterval(() => this.settle(), TICK_MS);
		timer.unref();
		app.addHook('onListen', async () => {
			const address = app.server.address();
			if (typeof address === 'object' && address !== null) {
				this.origin = `http://${address.address}:${address.port}`;
			}
		});
		app.addHook('onClose', async () => {
			clearInterval(timer);
			this.sender.reset();
		});
	}

	/** "Add endpoint". It is told what happens from now on. */
	add(wanted: Pick<Endpoint, 'url' | 'events' | 'signatureForm'>): Endpoint {
		if (this.endpoints.size === 0) this.watcher.startNow();
		else this.settle();
		const { random } = this;
		const secret = `whsec_${Buffer.from(random.hex(48), 'hex').toString('base64')}`;
		const endpoint = { id: `ep_${random.hex(16)}`, ...wanted, secret };
		this.endpoints.set(endpoint.id, endpoint);
		return endpoint;
	}

	/** All endpoints with their secrets, the oldest first. */
	list(): Endpoint[] {
		return [...this.endpoints.values()];
	}

	/** Sends what has happened since the last look, and the retries that are due. */
	settle(): void {
		if (this.endpoints.size === 0) return;
		for (const news of this.watcher.news()) this.tell(news);
		this.sender.settle();
	}

	/** Other orders, the same endpoints: what they did before now is not told. */
	ordersReplaced(): void {
		this.watcher.startNow();
	}

	/** Forgets endpoints and messages. */
	reset(): void {
		this.random = this.state.world.random.fork('etsy webhooks');
		this.endpoints.clear();
		this.sender.reset();
	}

	private tell({ event, receipt }: OrderNews): void {
		const shopId = receipt.shop.id;
		const path = `/v3/application/shops/${shopId}/receipts/${receipt.id}`;
		const body = JSON.stringify({
			event_type: event,
			resource_url: this.origin + path,
			shop_id: shopId,
		});
		for (const endpoint of this.endpoints.values()) {
			if (!endpoint.events.includes(event)) continue;
			const id = `msg_${this.random.hex(26)}`;
			this.sender.send(endpoint, { id, event, receiptId: receipt.id, body });
		}
	}
}
