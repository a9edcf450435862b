import type { Item, Order, Parcel } from '../model';
import type { State } from '../state';
import { byPlace } from './costs';

/** Plans one parcel for each place where something is made, of what is in none yet. */
export function planParcels(state: State, order: Order): void {
	for (const items of byPlace(unplanned(order))) {
		order.parcels.push(newParcel(state, items, false));
	}
}

/**
 * Takes lines out of the planned parcels into one of their own.
 * @returns a reshipment when all of them were sent before; undefined when there is nothing to send
 */
export function parcelWith(
	state: State,
	order: Order,
	isMeant: (item: Item) => boolean,
): Parcel | undefined {
	planParcels(state, order);
	const waiting = order.parcels.filter(({ shippedAt }) => shippedAt === null);
	const items = waiting.flatMap((parcel) => parcel.items.map(({ item }) => item)).filter(isMeant);
	if (items.length === 0) {
		const again = order.items.filter(isMeant);
		if (again.length === 0) return undefined;
		const parcel = newParcel(state, again, true);
		order.parcels.push(parcel);
		return parcel;
	}
	const parcel = newParcel(state, items, false);
	for (const one of waiting) one.items = one.items.filter(({ item }) => !items.includes(item));
	order.parcels = [
		...order.parcels.filter((one) => one.shippedAt !== null || one.items.length > 0),
		parcel,
	];
	return parcel;
}

/** Whether nothing is left to be sent. */
export function isAllSent({ parcels }: Order): boolean {
	return parcels.length > 0 && parcels.every(({ shippedAt }) => shippedAt !== null);
}

function unplanned({ items, parcels }: Order): Item[] {
	const planned = new Set(parcels.flatMap((parcel) => parcel.items.map(({ item }) => item)));
	return items.filter((item) => !planned.has(item));
}

function newParcel(state: State, items: readonly Item[], isReshipment: boolean): Parcel {
	return {
		id: state.nextId(),
		items: items.map((item) => ({ item, quantity: item.quantity })),
		status: 'pending',
		deliveryStatus: 'unknown',
		trackingNumber: '',
		createdAt: state.now,
		shippedAt: null,
		deliveredAt: null,
		arrivesAt: null,
		isReshipment,
		madeIn: items[0]?.variant.product.madeIn ?? 'US',
	};
}
