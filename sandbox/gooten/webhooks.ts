import {
	isLoopback,
	postWebhook,
	type Unreliability,
	UnreliableNetwork,
} from '../core/webhook-post';
import type { Order } from './model';
import { presentOrder } from './present';
import type { State } from './state';

/** What became of one piece of news. */
export interface Delivery {
	orderId: string;
	statuses: string[];
	outcome: 'underway' | 'delivered' | 'failed' | 'lost' | 'not_loopback' | 'no_orderid';
	status?: number;
}

/**
 * Posts the whole order, unsigned, for each update of an item (facts/gooten.md 11), with the number
 * of the order behind the `?orderid=` that the address must end with. Once: retries are not
 * documented.
 */
export class Webhooks {
	private log: Delivery[] = [];
	private underway = new Set<Promise<void>>();
	private abort = new AbortController();
	private network = new UnreliableNetwork();

	constructor(private readonly state: State) {}

	/** An item of the order has changed. */
	itemChanged(order: Order): void {
		const url = order.account.webhookUrl;
		if (!url || !this.state.orders.has(order.id)) return;
		const delivery: Delivery = {
			orderId: order.id,
			statuses: order.items.map(({ status }) => status),
			outcome: 'underway',
		};
		this.log.push(delivery);
		const copies = this.network.copies();
		if (!url.endsWith('?orderid=')) delivery.outcome = 'no_orderid';
		else if (copies === 0) delivery.outcome = 'lost';
		else if (!isLoopback(url)) delivery.outcome = 'not_loopback';
		else {
			const body = JSON.stringify(presentOrder(order));
			for (let copy = 0; copy < copies; copy++)
				this.post(`${url}${order.gootenId}`, delivery, body);
		}
	}

	setUnreliability(how: Unreliability): void {
		this.network.set(how);
	}

	deliveries(): Delivery[] {
		return this.log;
	}

	/** Waits until nothing is under way. */
	async idle(): Promise<void> {
		await Promise.all(this.underway);
	}

	/** Forgets everything and stops what is under way. */
	reset(): void {
		this.abort.abort();
		this.abort = new AbortController();
		this.log = [];
		this.network.set();
	}

	private post(url: string, delivery: Delivery, body: string): void {
		const sending = postWebhook(url, {}, body, this.abort.signal).then((status) => {
			delivery.status = status;
			delivery.outcome = status !== undefined && status < 300 ? 'delivered' : 'failed';
		});
		this.underway.add(sending);
		void sending.finally(() => this.underway.delete(sending));
	}
}
