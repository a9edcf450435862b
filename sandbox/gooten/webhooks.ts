import { NewsSender } from '../core/news-sender';
import { postWebhook } from '../core/webhook-post';
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
export class Webhooks extends NewsSender<Delivery> {
	constructor(private readonly state: State) {
		super();
	}

	/** An item of the order has changed. */
	itemChanged(order: Order): void {
		const url = order.account.webhookUrl;
		if (!url || !this.state.orders.has(order.id)) return;
		const delivery = this.note({
			orderId: order.id,
			statuses: order.items.map(({ status }) => status),
			outcome: 'underway',
		});
		const copies = this.copies();
		if (!url.endsWith('?orderid=')) {
			delivery.outcome = 'no_orderid';
			return;
		}
		const body = JSON.stringify(presentOrder(order));
		delivery.outcome = this.startAll(url, copies, async (signal) => {
			const status = await postWebhook(`${url}${order.gootenId}`, {}, body, signal);
			delivery.status = status;
			delivery.outcome = status !== undefined && status < 300 ? 'delivered' : 'failed';
		});
	}
}
