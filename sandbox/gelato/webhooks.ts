import { NewsSender } from '../core/news-sender';
import { postWebhook } from '../core/webhook-post';
import type { Item, Order, Parcel } from './model';
import { madeIn, time } from './present';
import type { State } from './state';

const TRIES = 3;
/** Real time; five seconds at Gelato (facts/gelato.md 10), fewer here, so that tests end. */
const RETRY_DELAY_MS = 50;

/** What became of one event. */
export interface Delivery {
	eventId: string;
	type: string;
	outcome: 'underway' | 'delivered' | 'failed' | 'lost' | 'not_loopback';
	attempts: number;
	status?: number;
}

/** Posts news, unsigned, to the address of the account; three tries, then it is dropped. */
export class Webhooks extends NewsSender<Delivery> {
	constructor(private readonly state: State) {
		super();
	}

	/** The order is in another state; all its items and their parcels go along. */
	orderChanged(order: Order): void {
		this.send(order, 'os', {
			event: 'order_status_updated',
			fulfillmentStatus: order.status,
			items: order.items.map((item) => ({
				itemReferenceId: item.itemReferenceId,
				fulfillmentStatus: item.status,
				fulfillments: order.parcels
					.filter(({ itemIds }) => itemIds.includes(item.id))
					.map((parcel) => trackingOf(order, parcel, 'fulfillment')),
			})),
			...(order.comment === undefined ? {} : { comment: order.comment }),
		});
	}

	/** An item is in another state. @param at when, sandbox milliseconds */
	itemChanged(order: Order, item: Item, at: number): void {
		this.send(order, 'is', {
			event: 'order_item_status_updated',
			itemReferenceId: item.itemReferenceId,
			status: item.status,
			comment: '',
			created: time(at),
			fulfillmentCountry: madeIn(order),
		});
	}

	/** An item went out in a parcel; to be called for each item. @param at sandbox milliseconds */
	parcelSent(order: Order, item: Item, parcel: Parcel, at: number): void {
		this.send(order, 'tc', {
			event: 'order_item_tracking_code_updated',
			itemReferenceId: item.itemReferenceId,
			...trackingOf(order, parcel, 'production'),
			created: time(at),
		});
	}

	private send(
		order: Order,
		prefix: string,
		content: { event: string; [field: string]: unknown },
	): void {
		const url = order.account.webhookUrl;
		if (!url) return;
		const { id: orderId, orderReferenceId } = order;
		const id = `${prefix}_${this.state.random.hex(13)}`;
		const body = JSON.stringify({ id, orderId, storeId: null, orderReferenceId, ...content });
		const delivery = this.note({
			eventId: id,
			type: content.event,
			outcome: 'underway',
			attempts: 0,
		});
		delivery.outcome = this.startAll(
			url,
			this.copies(),
			async (signal) => await this.deliver(url, delivery, body, signal),
		);
	}

	private async deliver(
		url: string,
		delivery: Delivery,
		body: string,
		signal: AbortSignal,
	): Promise<void> {
		for (let tried = 0; tried < TRIES && !signal.aborted; tried++) {
			if (tried > 0) await pause(RETRY_DELAY_MS);
			delivery.attempts++;
			delivery.status = await postWebhook(url, {}, body, signal);
			if (delivery.status !== undefined && delivery.status >= 200 && delivery.status < 300) {
				delivery.outcome = 'delivered';
				return;
			}
		}
		delivery.outcome = 'failed';
	}
}

function trackingOf(order: Order, { trackingCode }: Parcel, word: 'fulfillment' | 'production') {
	return {
		trackingCode,
		trackingUrl: `https://track.example.com/${trackingCode}`,
		shipmentMethodName: `${madeIn(order)} Post`,
		shipmentMethodUid: order.shipmentMethodUid ?? 'normal',
		[`${word}Country`]: madeIn(order),
		[`${word}StateProvince`]: '',
		[`${word}FacilityId`]: order.shipmentId,
	};
}

async function pause(ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms).unref());
}
