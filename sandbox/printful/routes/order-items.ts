import type { FastifyInstance, FastifyRequest } from 'fastify';

import { route, storeOf } from '../access';
import { link, pageLinks, pageSchema, read } from '../envelope';
import { failed } from '../errors';
import type { Item, Order } from '../model';
import type { Lifecycle } from '../orders/lifecycle';
import { orderItemSchema, refuseSameIds, toItemV2 } from '../orders/lines';
import { mergePatch } from '../orders/merge-patch';
import { presentWholeItem } from '../present/order-v2';
import type { State } from '../state';

interface ItemParams {
	Params: { id: string; itemId: string };
}

/** The lines of an order of v2, one by one; every change has the costs found out again. */
export function orderItemRoutes(app: FastifyInstance, state: State, lifecycle: Lifecycle): void {
	const base = '/v2/orders/:id/order-items';
	const reads = { scope: 'orders/read', store: true };
	const writes = { scope: 'orders', store: true };
	const orderIn = (request: FastifyRequest) =>
		state.orderOf(storeOf(request), (request.params as { id: string }).id);
	const itemIn = (order: Order, id: string): Item => {
		const item = order.items.find((one) =>
			id.startsWith('@') ? one.externalId === id.slice(1) : String(one.id) === id,
		);
		if (!item) throw failed(404, 'Not found');
		return item;
	};
	const build = (order: Order, body: unknown, kept?: Item) => {
		const to = { store: order.store, countryCode: order.recipient.country_code ?? '' };
		return toItemV2(state, to, read(orderItemSchema, body), kept);
	};
	/** A page of lines; the document has no `paging` here. */
	const present = (request: FastifyRequest, order: Order, offset: number, limit: number) => ({
		data: order.items
			.slice(offset, offset + limit)
			.map((item) => presentWholeItem(request, state, order, item)),
		_links: {
			...pageLinks(request, order.items.length, offset, limit),
			order: link(request, `/v2/orders/${order.id}`),
		},
	});
	const replace = (order: Order, items: Item[]) => {
		refuseSameIds(items);
		order.items = items;
		lifecycle.changed(order, state.times.costs);
	};

	app.get(base, route('listOrderItems', reads), async (request) => {
		const { limit, offset } = read(pageSchema, request.query);
		return present(request, orderIn(request), offset, limit);
	});

	app.post(base, route('createOrderItem', writes), async (request) => {
		const order = orderIn(request);
		lifecycle.refuseFixed(order);
		const item = build(order, request.body);
		replace(order, [...order.items, item]);
		// The document has all lines come back here, and from a change.
		return present(request, order, 0, order.items.length);
	});

	app.get<ItemParams>(`${base}/:itemId`, route('getOrderItem', reads), async (request) => {
		const order = orderIn(request);
		const item = itemIn(order, request.params.itemId);
		const data = presentWholeItem(request, state, order, item);
		const to = (path: string) => link(request, `/v2/orders/${order.id}${path}`);
		const others = { all_items: to('/order-items'), shipments: to('/shipments') };
		return { data, _links: { self: data._links.self, order: to(''), ...others } };
	});

	app.patch<ItemParams>(`${base}/:itemId`, route('updateOrderItem', writes), async (request) => {
		const order = orderIn(request);
		lifecycle.refuseFixed(order);
		const kept = itemIn(order, request.params.itemId);
		const merged = mergePatch(presentWholeItem(request, state, order, kept), request.body ?? {});
		const item = build(order, merged, kept);
		replace(
			order,
			order.items.map((one) => (one === kept ? item : one)),
		);
		return present(request, order, 0, order.items.length);
	});

	app.delete<ItemParams>(
		`${base}/:itemId`,
		route('deleteOrderItem', writes),
		async (request, reply) => {
			const order = orderIn(request);
			lifecycle.refuseFixed(order);
			const item = itemIn(order, request.params.itemId);
			replace(
				order,
				order.items.filter((one) => one !== item),
			);
			return await reply.code(204).send();
		},
	);
}
