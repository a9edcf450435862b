import type { FastifyInstance, FastifyRequest } from 'fastify';

import { route, storeOf } from '../access';
import { link, pageWithLinks, read } from '../envelope';
import { failed } from '../errors';
import type { Order, Store } from '../model';
import { checkPlace } from '../orders/address';
import type { Lifecycle } from '../orders/lifecycle';
import { keptItem, refuseSameIds, toItemV2 } from '../orders/lines';
import {
	newOrder,
	type OrderV2Input,
	orderV2Schema,
	refuseTaken,
	refuseWay,
	toWords,
} from '../orders/order-input';
import { presentOrderV2, presentParcelV2, presentWholeItem } from '../present/order-v2';
import type { State } from '../state';
import { mergePatch } from '../orders/merge-patch';

export interface OrderParams {
	Params: { id: string };
}

/** Orders of v2: always a draft, whose costs are known a little later (facts/printful.md 10). */
export function orderV2Routes(app: FastifyInstance, state: State, lifecycle: Lifecycle): void {
	const base = '/v2/orders';
	const reads = { scope: 'orders/read', store: true };
	const writes = { scope: 'orders', store: true };
	const present = (request: FastifyRequest, order: Order) => ({
		data: presentOrderV2(request, state, order),
	});
	const orderIn = (request: FastifyRequest) =>
		state.orderOf(storeOf(request), (request.params as { id: string }).id);

	app.get(base, route('listOrdersV2', reads), async (request) =>
		pageWithLinks(request, state.ordersOf(storeOf(request)).reverse(), (order) => {
			const { _links: links, ...summary } = presentOrderV2(request, state, order);
			const { self, order_items, shipments } = links;
			return { ...summary, _links: { self, order_items, shipments } };
		}),
	);

	app.post(base, route('createOrderV2', writes), async (request) => {
		const store = storeOf(request);
		const input = read(orderV2Schema, request.body);
		refuseTaken(state, store, input.external_id);
		const order = build(state, store, input);
		lifecycle.create(order, state.times.costs);
		return present(request, order);
	});

	app.get<OrderParams>(`${base}/:id`, route('getOrderV2', reads), async (request) =>
		present(request, orderIn(request)),
	);

	app.patch<OrderParams>(`${base}/:id`, route('updateOrderV2', writes), async (request) => {
		const store = storeOf(request);
		const order = orderIn(request);
		lifecycle.refuseFixed(order);
		const merged = mergePatch(asInput(request, state, order), request.body ?? {});
		const input = read(orderV2Schema, merged);
		refuseTaken(state, store, input.external_id, order);
		const { id, createdAt, status, isImported, incomplete } = order;
		const next = build(state, store, input, order);
		Object.assign(order, next, { id, createdAt, status, isImported, incomplete });
		lifecycle.changed(order, state.times.costs);
		return present(request, order);
	});

	app.delete<OrderParams>(`${base}/:id`, route('deleteOrderV2', writes), async (request, reply) => {
		const order = orderIn(request);
		if (!['draft', 'failed', 'canceled'].includes(order.status) || order.isCharged) {
			throw failed(409, 'The order can not be deleted.');
		}
		state.orders.delete(order.id);
		return await reply.code(204).send();
	});

	app.post<OrderParams>(
		`${base}/:id/confirmation`,
		route('confirmOrderV2', writes),
		async (request) => {
			const order = orderIn(request);
			lifecycle.confirm(order);
			const { data } = present(request, order);
			// The one answer of an order with links beside it.
			const { self, order_items, shipments } = data._links;
			return { data, _links: { self, order: self, order_items, shipments } };
		},
	);

	app.get<OrderParams>(`${base}/:id/shipments`, route('listShipments', reads), async (request) => {
		const order = orderIn(request);
		return pageWithLinks(request, order.parcels, (one) => presentParcelV2(request, order, one));
	});

	app.get<OrderParams>(`${base}/:id/invoices`, route('getInvoice', reads), async (request) => {
		const order = orderIn(request);
		const to = link(request, `${base}/${order.id}`);
		const content = Buffer.from(`%PDF-1.4 invoice of order ${order.id}`).toString('base64');
		const self = link(request, `${base}/${order.id}/invoices`);
		return { data: { media_type: 'application/pdf', content, _links: { self, order: to } } };
	});
}

function build(state: State, store: Store, input: OrderV2Input, kept?: Order): Order {
	checkPlace(input.recipient);
	const to = { store, countryCode: input.recipient.country_code };
	const order = newOrder(state, store, input);
	order.items = input.order_items.map((item) => {
		const former = kept && keptItem(kept, item);
		// A line of a store's own product cannot be written in v2; unchanged it stays what it is.
		return former?.storeVariant && former.variant.id === item.catalog_variant_id
			? former
			: toItemV2(state, to, item, former);
	});
	order.gift = toWords(input.customization?.gift);
	order.packingSlip = toWords(input.customization?.packing_slip);
	refuseSameIds(order.items);
	refuseWay(order);
	return order;
}

/** An order as it could have been sent, for a patch to be merged into. */
function asInput(request: FastifyRequest, state: State, order: Order) {
	const { external_id, shipping, recipient, retail_costs } = presentOrderV2(request, state, order);
	const { currency, discount, shipping: sent, tax } = retail_costs;
	return {
		external_id,
		shipping,
		recipient,
		retail_costs: { currency, discount, shipping: sent, tax },
		customization: { gift: order.gift, packing_slip: order.packingSlip },
		order_items: order.items.map((item) => presentWholeItem(request, state, order, item)),
	};
}
