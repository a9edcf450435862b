import { InputError } from '../core/input-error';
import type { OrderLife } from '../core/service';
import type { Context } from './context';
import { ORDER_STATUSES, type Order, type OrderLine } from './model';

/**
 * What a test can make happen to Printify's orders. A line has no id at Printify: it goes by the
 * external_id that it was ordered with, else by its SKU.
 */
export function orderLife({ state, lifecycle }: Context): OrderLife {
	const orderOf = (orderId: string): Order => {
		lifecycle.settle();
		const order = state.orders.get(orderId);
		if (!order) throw new InputError([{ path: '/orderId', message: 'is not an order' }]);
		return order;
	};
	const lineOf = (order: Order, lineId: string): OrderLine => {
		const line = order.lines.find((one) => one.externalId === lineId || one.sku === lineId);
		if (!line) throw new InputError([{ path: '/lineId', message: 'is not a line of the order' }]);
		return line;
	};
	return {
		statuses: ORDER_STATUSES,
		setStatus: (orderId, status, lineId) => {
			const order = orderOf(orderId);
			if (lineId === undefined) lifecycle.force(order, status);
			else lifecycle.forceLine(order, lineOf(order, lineId), status);
		},
		ship: (orderId, lineIds) => {
			const order = orderOf(orderId);
			const asked = lineIds?.map((lineId) => lineOf(order, lineId)) ?? order.lines;
			const lines = asked.filter(({ fulfilledAt }) => fulfilledAt === null);
			if (lines.length > 0) return lifecycle.shipNow(order, lines);
			throw new InputError([{ path: '/lineIds', message: 'all of them are sent already' }]);
		},
		deliver: (orderId) => lifecycle.deliverNow(orderOf(orderId)),
		setAvailable: (variantId, isAvailable) => {
			const offers = [...state.blueprints.values()].flatMap(({ variants }) => [
				...variants.values(),
			]);
			const saved = [...state.products.values()].map(({ variants }) => variants);
			const meant = [...offers, ...saved].flat().filter(({ id }) => String(id) === variantId);
			if (meant.length === 0) {
				throw new InputError([{ path: '/variantId', message: 'is not a variant' }]);
			}
			for (const variant of meant) variant.isAvailable = isAvailable;
		},
	};
}
