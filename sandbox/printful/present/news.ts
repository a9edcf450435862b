import type { Order, Parcel } from '../model';
import { day, iso } from '../time';
import { trackingUrl } from './order';

/** An order as the messages of v2 write it: short. */
export function orderNews(order: Order) {
	return {
		id: order.id,
		external_id: order.externalId,
		status: order.status,
		store_id: order.store.id,
		dashboard_url: `https://www.printful.com/dashboard?order_id=${order.id}`,
		created_at: iso(order.createdAt),
		updated_at: iso(order.updatedAt),
	};
}

/** A parcel as the messages of v2 write it: its number, but neither carrier nor lines. */
export function parcelNews({ store }: Order, parcel: Parcel) {
	const at = parcel.shippedAt ?? parcel.createdAt;
	return {
		id: parcel.id,
		status: parcel.status,
		store_id: store.id,
		tracking_number: parcel.trackingNumber,
		tracking_url: trackingUrl(parcel),
		created_at: iso(parcel.createdAt),
		ship_date: day(at),
		shipped_at: iso(at),
		delivered_at: parcel.deliveredAt === null ? null : iso(parcel.deliveredAt),
		reshipment: parcel.isReshipment,
	};
}
