import { InputError } from '../core/input-error';
import type { OrderLife } from '../core/service';
import type { Lifecycle } from './lifecycle';
import { type Item, type Order, STATUSES } from './model';
import type { State } from './state';

/**
 * What a test can make happen to Gooten's orders. A line goes by its SourceId or Gooten's number.
 */
export function createLife(state: State, lifecycle: Lifecycle): OrderLife {
	const find = (orderId: string): Order => {
		lifecycle.settle();
		const order = state.orders.get(orderId);
		if (!order) throw new InputError([{ path: '/orderId', message: 'is not an order' }]);
		return order;
	};
	const isMeant = (item: Item, lineIds: readonly string[] | undefined) =>
		!lineIds || lineIds.includes(String(item.id)) || lineIds.includes(item.sourceId ?? '');
	return {
		statuses: STATUSES,
		// From here on it does not move by itself.
		setStatus: (orderId, status, lineId) => {
			const order = find(orderId);
			const items = order.items.filter((item) => lineId === undefined || isMeant(item, [lineId]));
			for (const item of items) {
				lifecycle.reach(order, item, status, state.now);
				item.nextAt = null;
			}
		},
		ship: (orderId, lineIds) => {
			const order = find(orderId);
			const items = order.items.filter(
				(item) =>
					isMeant(item, lineIds) && item.trackingNumber === null && item.status !== 'Cancelled',
			);
			if (items.length === 0) {
				throw new InputError([{ path: '/lineIds', message: 'are not waiting' }]);
			}
			const number = lifecycle.ship(order, items, state.now);
			for (const item of items) item.nextAt = null;
			return number;
		},
		deliver: (orderId) => {
			const order = find(orderId);
			for (const item of order.items.filter(({ trackingNumber }) => trackingNumber !== null)) {
				lifecycle.reach(order, item, 'Delivered', state.now);
			}
		},
	};
}
