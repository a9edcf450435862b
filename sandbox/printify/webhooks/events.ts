import type { Order, Product, Shipment } from '../model';
import type { State } from '../state';
import { apiTime } from '../time';
import type { WebhookSender } from './send';

/** Topics that a shop can subscribe to (facts/printify.md 12). */
export const TOPICS = [
	'shop:disconnected',
	'product:created',
	'product:updated',
	'product:deleted',
	'product:publish:started',
	'order:created',
	'order:updated',
	'order:sent-to-production',
	'order:shipment:created',
	'order:shipment:delivered',
	'personalization-preview-task:processed',
] as const;

export type Topic = (typeof TOPICS)[number];

/** What Printify posts to a webhook; `data` is thin on purpose. */
export interface WebhookEvent {
	id: string;
	type: Topic;
	created_at: string;
	resource: { id: string | number; type: string; data: Record<string, unknown> | null };
}

/** Turns what happens into events for those who subscribed to it. */
export class EventSink {
	constructor(
		private readonly state: State,
		private readonly sender: WebhookSender,
	) {}

	/** @param at when it happened, sandbox milliseconds */
	order(topic: Topic, order: Order, data: Record<string, unknown>, at: number): void {
		const resource = { id: order.id, type: 'order', data: { shop_id: order.shopId, ...data } };
		this.emit(order.shopId, topic, resource, at);
	}

	/** @param times `shipped_at` or `delivered_at`, sandbox milliseconds */
	shipment(
		topic: Topic,
		order: Order,
		shipment: Shipment,
		times: Record<string, number>,
		at: number,
	): void {
		const named = Object.entries(times).map(([name, ms]) => [name, apiTime(ms)]);
		const carrier = {
			code: shipment.carrier,
			tracking_number: shipment.number,
			tracking_url: shipment.url,
		};
		const data = { ...Object.fromEntries(named), carrier, skus: shipment.skus };
		this.order(topic, order, data, at);
	}

	/** Tells of a product, now. @param data fields beside the shop's id, by topic */
	product(topic: Topic, product: Product, data: Record<string, unknown> = {}): void {
		const resource = {
			id: product.id,
			type: 'product',
			data: { shop_id: product.shopId, ...data },
		};
		this.emit(product.shopId, topic, resource, this.state.now);
	}

	/** Sends an event of a topic with made-up contents to one webhook, as `simulate` does. */
	simulate(webhookId: string): void {
		const webhook = this.state.webhooks.get(webhookId);
		if (!webhook) return;
		const type = webhook.topic.split(':')[0] ?? 'order';
		const isShop = type === 'shop';
		this.sender.send(webhook, {
			id: this.newUuid(),
			type: webhook.topic as Topic,
			created_at: apiTime(this.state.now),
			resource: {
				id: isShop ? webhook.shopId : this.state.newId(),
				type,
				data: isShop ? null : { shop_id: webhook.shopId },
			},
		});
	}

	private emit(shopId: number, type: Topic, resource: WebhookEvent['resource'], at: number): void {
		for (const webhook of this.state.webhooks.values()) {
			if (webhook.shopId !== shopId || webhook.topic !== type) continue;
			this.sender.send(webhook, { id: this.newUuid(), type, created_at: apiTime(at), resource });
		}
	}

	private newUuid(): string {
		const hex = this.state.random.hex(30);
		return [
			hex.slice(0, 8),
			hex.slice(8, 12),
			`4${hex.slice(12, 15)}`,
			`8${hex.slice(15, 18)}`,
			hex.slice(18, 30),
		].join('-');
	}
}
