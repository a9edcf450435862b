import { NewsSender } from '../core/news-sender';
import { postWebhook } from '../core/webhook-post';
import type { Order } from './model';
import { presentOrder } from './present';
import type { State } from './state';

/** What became of one callback. */
export interface Delivery {
	eventId: string;
	type: string;
	url: string;
	outcome: 'underway' | 'delivered' | 'failed' | 'lost' | 'not_loopback';
	status?: number;
}

const PREFIX = 'com.prodigi.order';

/**
 * Tells of orders at the address that came with them, else at the account's (facts/prodigi.md 10):
 * CloudEvents 1.0, unsigned, with the whole order. Each is sent once: retries are not documented.
 */
export class Callbacks extends NewsSender<Delivery> {
	constructor(private readonly state: State) {
		super();
	}

	/** The order has come to another stage, or its artwork is there. */
	stageChanged(order: Order, at: number): void {
		this.send(`${PREFIX}.status.stage.changed#${order.stage}`, order, at);
	}

	/** A parcel is on its way. */
	parcelSent(order: Order, at: number): void {
		this.send(`${PREFIX}.shipments.shipment#Shipped`, order, at);
	}

	private send(type: string, order: Order, at: number): void {
		const url = order.callbackUrl ?? order.account.callbackUrl;
		if (!url) return;
		const eventId = this.state.newId('evt');
		const event = {
			specversion: '1.0',
			type,
			source: 'http://api.prodigi.com/v4.0/Orders/',
			id: eventId,
			time: new Date(at).toISOString(),
			datacontenttype: 'application/json',
			data: { order: presentOrder(order) },
			subject: order.id,
		};
		const delivery = this.note({ eventId, type, url, outcome: 'underway' });
		const body = JSON.stringify(event);
		delivery.outcome = this.startAll(url, this.copies(), async (signal) => {
			const status = await postWebhook(url, {}, body, signal);
			delivery.status = status;
			delivery.outcome = status !== undefined && status < 400 ? 'delivered' : 'failed';
		});
	}
}
