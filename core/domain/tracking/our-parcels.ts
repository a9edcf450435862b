import type { Order } from '../order';

/** A tracking number as it is compared: carriers print blanks and small letters as they like. */
export function plainTracking(trackingNumber: string): string {
	return trackingNumber.replace(/\s+/g, '').toUpperCase();
}

/**
 * The order as it is without the parcels that are ours: one that Etsy takes for sent only because
 * it was told of these counts as open. A parcel that is not ours, or a mark without a parcel, was
 * set by the seller: then the order is as Etsy says.
 * @param ours {@link plainTracking} of our parcels of the order
 */
export function withoutOurParcels(order: Order, ours: ReadonlySet<string>): Order {
	const { state, shipments = [] } = order;
	const isOurs = shipments.every(({ trackingCode = '' }) => ours.has(plainTracking(trackingCode)));
	if (state !== 'shipped' || shipments.length === 0 || !isOurs) return order;
	return { ...order, state: 'open', isShipped: false };
}
