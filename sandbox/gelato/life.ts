import { InputError } from '../core/input-error';
import type { OrderLife } from '../core/service';
import type { Lifecycle } from './lifecycle';
import { type Item, type Order, STATUSES } from './model';
import type { State } from './state';

/** What a test can make happen to Gelato's orders. A line goes by its reference or Gelato's id. */
export function createLife(state: State, lifecycle: Lifecycle): OrderLife {
	const find = (orderId: string): Order => {
		lifecycle.settle();
		const order = state.orders.get(orderId);
		if (!order) throw new InputError([{ path: '/orderId', message: 'is not an order' }]);
		return order;
	};
	const isMeant = (item: Item, lineIds: readonly string[] | undefined) =>
		!lineIds || lineIds.includes(item.id) || lineIds.includes(item.itemReferenceId);
	return {
		statuses: STATUSES,
		setStatus: (orderId, status, lineId) => {
			const order = find(orderId);
			if (lineId === undefined) {
				for (const part of state.partsOf(order)) {
					part.orderType = status === 'draft' ? 'draft' : 'order';
					lifecycle.reach(part, status, state.now);
				}
				return;
			}
			for (const part of state.partsOf(order)) {
				for (const item of part.items.filter((one) => isMeant(one, [lineId]))) {
					item.status = status;
					Object.assign(part, { updatedAt: state.now, nextAt: null });
				}
			}
		},
		// Of an order that was split, each part sends a parcel of its own; the last number is told.
		ship: (orderId, lineIds) => {
			const numbers = state.partsOf(find(orderId)).flatMap((part) => {
				part.orderType = 'order';
				const items = part.items.filter(
					(item) => isMeant(item, lineIds) && !isSent(part, item) && item.status !== 'canceled',
				);
				const ids = items.map(({ id }) => id);
				return ids.length > 0 ? [lifecycle.ship(part, ids, state.now)] : [];
			});
			const last = numbers[numbers.length - 1];
			if (last !== undefined) return last;
			throw new InputError([{ path: '/lineIds', message: 'are not waiting' }]);
		},
		deliver: (orderId) => {
			for (const part of state.partsOf(find(orderId))) {
				lifecycle.reach(part, 'delivered', state.now);
			}
		},
		setAvailable: (productUid, isAvailable) => {
			const product = state.products.get(productUid);
			if (!product) throw new InputError([{ path: '/variantId', message: 'is not a product' }]);
			product.isAvailable = isAvailable;
		},
	};
}

function isSent(order: Order, item: Item): boolean {
	return order.parcels.some(({ itemIds }) => itemIds.includes(item.id));
}
