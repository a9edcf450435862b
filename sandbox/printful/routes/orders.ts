import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';

import { route, storeOf } from '../access';
import { ok, page, read } from '../envelope';
import { failed } from '../errors';
import { type Order, STATUSES, type Store } from '../model';
import { checkRecipient, toRecipient } from '../orders/address';
import type { Lifecycle } from '../orders/lifecycle';
import { keptItem, refuseSameIds, toItem } from '../orders/lines';
import {
	changeSchema,
	newOrder,
	orderSchema,
	refuseTaken,
	refuseWay,
	toRetail,
	toWords,
} from '../orders/order-input';
import { costsOf, newDesigns, retailOf } from '../orders/costs';
import { presentOrder } from '../present/order';
import type { State } from '../state';

interface OrderParams {
	Params: { id: string };
}

/** Orders of v1: a draft unless `confirm` is asked for (facts/printful.md 9). */
export function orderRoutes(app: FastifyInstance, state: State, lifecycle: Lifecycle): void {
	const reads = { scope: 'orders/read', store: true };
	const writes = { scope: 'orders', store: true };
	const present = (order: Order) => presentOrder(state, order);

	app.get('/orders', route('listOrders', reads), async (request) => {
		const { status } = request.query as { status?: string };
		if (status !== undefined && !STATUSES.some((one) => one === status)) {
			throw failed(400, `Invalid status: ${status}`);
		}
		const all = state.ordersOf(storeOf(request)).reverse();
		return page(request, status ? all.filter((order) => order.status === status) : all, present);
	});

	app.post('/orders', route('createOrder', writes), async (request) => {
		const store = storeOf(request);
		const input = read(orderSchema, request.body);
		const { external_id: id } = input;
		const known = id ? state.findOrder(store, `@${id}`) : undefined;
		if (known && isSet(request, 'update_existing')) {
			lifecycle.refuseFixed(known);
			change(state, known, input);
			lifecycle.changed(known, 0);
			return ok(present(submitIfAsked(request, lifecycle, known)));
		}
		refuseTaken(state, store, id);
		const order = build(state, store, input);
		checkRecipient(input.recipient);
		lifecycle.create(order, 0);
		return ok(present(submitIfAsked(request, lifecycle, order)));
	});

	app.post('/orders/estimate-costs', route('estimateCosts', reads), async (request) => {
		const order = build(state, storeOf(request), read(orderSchema, request.body));
		return ok(estimate(order, newDesigns(state, order).length));
	});

	app.get<OrderParams>('/orders/:id', route('getOrder', reads), async (request) =>
		ok(present(state.orderOf(storeOf(request), request.params.id))),
	);

	app.put<OrderParams>('/orders/:id', route('updateOrder', writes), async (request) => {
		const store = storeOf(request);
		const order = state.orderOf(store, request.params.id);
		const input = read(changeSchema, request.body);
		lifecycle.refuseFixed(order);
		refuseTaken(state, store, input.external_id, order);
		change(state, order, input);
		lifecycle.changed(order, 0);
		return ok(present(submitIfAsked(request, lifecycle, order)));
	});

	app.delete<OrderParams>('/orders/:id', route('cancelOrder', writes), async (request) => {
		const order = state.orderOf(storeOf(request), request.params.id);
		lifecycle.cancel(order);
		return ok(present(order));
	});

	app.post<OrderParams>('/orders/:id/confirm', route('confirmOrder', writes), async (request) => {
		const order = state.orderOf(storeOf(request), request.params.id);
		lifecycle.confirm(order);
		return ok(present(order));
	});
}

function isSet({ query }: FastifyRequest, name: string): boolean {
	return ['1', 'true'].includes((query as Record<string, string | undefined>)[name] ?? '');
}

function submitIfAsked(request: FastifyRequest, lifecycle: Lifecycle, order: Order): Order {
	if (lifecycle.holdForCosts(order)) return order;
	if (isSet(request, 'confirm')) lifecycle.confirm(order);
	return order;
}

function build(state: State, store: Store, input: z.infer<typeof orderSchema>): Order {
	const to = { store, countryCode: input.recipient.country_code };
	const order = newOrder(state, store, input);
	order.items = input.items.map((item) => toItem(state, to, item));
	order.gift = toWords(input.gift);
	order.packingSlip = toWords(input.packing_slip);
	refuseSameIds(order.items);
	refuseWay(order);
	return order;
}

/** What is named is replaced; lines that are not in a list of lines are taken out. */
function change(state: State, order: Order, input: z.infer<typeof changeSchema>): void {
	const recipient = input.recipient ? toRecipient(input.recipient) : order.recipient;
	if (input.recipient) checkRecipient(input.recipient);
	const to = { store: order.store, countryCode: recipient.country_code ?? '' };
	const items =
		input.items?.map((item) => toItem(state, to, item, keptItem(order, item))) ?? order.items;
	const shipping = input.shipping ?? order.shipping;
	refuseSameIds(items);
	refuseWay({ items, shipping });
	Object.assign(order, { recipient, items, shipping });
	if (input.external_id) order.externalId = input.external_id;
	if (input.retail_costs) order.retail = toRetail(order.store, input.retail_costs);
	if (input.gift) order.gift = toWords(input.gift);
	if (input.packing_slip) order.packingSlip = toWords(input.packing_slip);
}

/** The one place where v1 writes money as numbers. */
function estimate(order: Order, designs: number) {
	const costs = costsOf(order, designs);
	const retail = retailOf(order);
	const units = (minor: number | null) => (minor === null ? null : minor / 100);
	return {
		costs: {
			currency: order.store.currency,
			subtotal: units(costs.subtotal),
			discount: 0,
			shipping: units(costs.shipping),
			digitization: String((costs.digitization / 100).toFixed(2)),
			additional_fee: 0,
			fulfillment_fee: 0,
			tax: 0,
			vat: units(costs.vat),
			total: units(costs.total),
		},
		retail_costs: {
			currency: order.retail.currency,
			subtotal: units(retail.subtotal),
			discount: units(retail.discount),
			shipping: units(retail.shipping),
			tax: units(retail.tax),
			vat: null,
			total: units(retail.total),
		},
	};
}
