import {
	isLoopback,
	postWebhook,
	type Unreliability,
	UnreliableNetwork,
} from '../core/webhook-post';
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
export class Callbacks {
	private log: Delivery[] = [];
	private underway = new Set<Promise<void>>();
	private abort = new AbortController();
	private network = new UnreliableNetwork();

	constructor(private readonly state: State) {}

	/** The order has come to another stage, or its artwork is there. */
	stageChanged(order: Order, at: number): void {
		this.send(`${PREFIX}.status.stage.changed#${order.stage}`, order, at);
	}

	/** A parcel is on its way. */
	parcelSent(order: Order, at: number): void {
		this.send(`${PREFIX}.shipments.shipment#Shipped`, order, at);
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
		const delivery: Delivery = { eventId, type, url, outcome: 'underway' };
		this.log.push(delivery);
		const copies = this.network.copies();
		if (copies === 0) delivery.outcome = 'lost';
		else if (!isLoopback(url)) delivery.outcome = 'not_loopback';
		else for (let copy = 0; copy < copies; copy++) this.post(delivery, JSON.stringify(event));
	}

	private post(delivery: Delivery, body: string): void {
		const { signal } = this.abort;
		const sending = postWebhook(delivery.url, {}, body, signal).then((status) => {
			delivery.status = status;
			delivery.outcome = status !== undefined && status < 400 ? 'delivered' : 'failed';
		});
		this.underway.add(sending);
		void sending.finally(() => this.underway.delete(sending));
	}
}
