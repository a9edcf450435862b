import { InputError } from '../../core/input-error';
import type { OrderLife } from '../../core/service';
import { type Item, type Order, STATUSES } from '../model';
import type { State } from '../state';
import type { Events } from '../webhooks/events';
import type { Lifecycle } from './lifecycle';
import { isAllSent, parcelWith } from './parcels';

/**
 * @param orderId Printful's id, or `@` and the seller's
 * @throws InputError when there is no such order in any store
 */
export function anyOrder(state: State, lifecycle: Lifecycle, orderId: string): Order {
	lifecycle.settle();
	for (const store of state.stores.values()) {
		const order = state.findOrder(store, orderId);
		if (order) return order;
	}
	throw new InputError([{ path: '/orderId', message: 'is not an order' }]);
}

/**
 * What a test can make happen to Printful's orders. A line goes by Printful's id or the seller's.
 */
export function createLife(state: State, lifecycle: Lifecycle, events: Events): OrderLife {
	const find = (orderId: string) => anyOrder(state, lifecycle, orderId);
	return {
		statuses: STATUSES,
		// A line has no state of its own; the parcel that it is in has one.
		setStatus: (orderId, status, lineId) => {
			const order = find(orderId);
			if (lineId === undefined) return lifecycle.reach(order, status);
			const parcel = parcelWith(state, order, (item) => isLine(item, lineId));
			if (!parcel) throw new InputError([{ path: '/lineId', message: 'is not a line' }]);
			parcel.status = status;
			Object.assign(order, { updatedAt: state.now, nextAt: null });
		},
		ship: (orderId, lineIds) => {
			const order = find(orderId);
			// Only lines that are named are sent again.
			if (!lineIds && isAllSent(order)) {
				throw new InputError([{ path: '/lineIds', message: 'nothing is waiting' }]);
			}
			const isMeant = (item: Item) => !lineIds || lineIds.some((id) => isLine(item, id));
			const parcel = parcelWith(state, order, isMeant);
			if (!parcel) throw new InputError([{ path: '/lineIds', message: 'are not in the order' }]);
			return lifecycle.ship(order, parcel, state.now);
		},
		deliver: (orderId) => {
			const order = find(orderId);
			for (const parcel of order.parcels) lifecycle.deliver(order, parcel, state.now);
		},
		setAvailable: (variantId, isAvailable) => {
			const variant = state.variants.get(Number(variantId));
			if (!variant) throw new InputError([{ path: '/variantId', message: 'is not a variant' }]);
			if (variant.isAvailable === isAvailable) return;
			variant.isAvailable = isAvailable;
			events.stock(variant);
			lifecycle.restocked();
		},
	};
}

function isLine({ id, externalId }: Item, name: string): boolean {
	return String(id) === name || externalId === name;
}
