import type { FastifyInstance } from 'fastify';

import { accountOf } from './access';
import { failed } from './errors';
import { type ItemInput, orderSchema, patchSchema, quoteSchema, read, searchSchema } from './input';
import type { Lifecycle } from './lifecycle';
import type { Item, Order } from './model';
import { presentFound, presentOrder } from './present';
import { byCountry, speedOf } from './pricing';
import { quoteAnswer } from './quote';
import type { State } from './state';

interface OrderParams {
	Params: { orderId: string };
}

/** `/v4/orders`: orders, drafts, search, quotes. */
export function orderRoutes(app: FastifyInstance, state: State, lifecycle: Lifecycle): void {
	// "::" is a colon that is no parameter; so a colon after an id needs the pattern.
	const one = '/v4/orders/:orderId([0-9A-Za-z-]+)';

	app.post('/v4/orders', { config: { operation: 'createOrder' } }, async (request) => {
		const input = read(orderSchema, request.body);
		const { items, shippingAddress, ...rest } = input;
		const made = items.map((item) => toItem(state, item));
		refuseMethod(made, input.shipmentMethodUid);
		const order: Order = {
			...rest,
			id: state.newId(),
			account: accountOf(request),
			createdAt: state.now,
			updatedAt: state.now,
			orderedAt: null,
			status: 'draft',
			financialStatus: 'draft',
			shipmentMethodUid: input.shipmentMethodUid,
			shippingAddress,
			metadata: input.metadata ?? [],
			items: made,
			shipmentId: state.newId(),
			parcels: [],
			connectedOrderIds: [],
			comment: undefined,
			nextAt: null,
		};
		state.orders.set(order.id, order);
		// The parts of an order that is split are one order of the seller's.
		state.world.counts.providerOrder('gelato', order.orderReferenceId);
		if (input.orderType === 'order') lifecycle.begin(order);
		return presentOrder(order);
	});

	app.post('/v4/orders::search', { config: { operation: 'searchOrders' } }, async (request) => {
		const asked = read(searchSchema, request.body);
		const account = accountOf(request);
		const isIn = (list: string[] | undefined, value: unknown) =>
			!list || list.includes(String(value));
		const found = [...state.orders.values()].filter(
			(order) =>
				order.account === account &&
				isIn(asked.ids, order.id) &&
				isIn(asked.orderTypes, order.orderType) &&
				isIn(asked.orderReferenceIds, order.orderReferenceId) &&
				isIn(asked.fulfillmentStatuses, order.status) &&
				isIn(asked.financialStatuses, order.financialStatus) &&
				isIn(asked.channels, 'api') &&
				isIn(asked.countries, order.shippingAddress.country) &&
				isIn(asked.currencies, order.currency) &&
				!asked.storeIds?.length &&
				(asked.orderReferenceId ?? order.orderReferenceId) === order.orderReferenceId &&
				order.createdAt >= Date.parse(asked.startDate ?? '1970-01-01') &&
				order.createdAt <= Date.parse(asked.endDate ?? '9999-12-31'),
		);
		const newest = found.reverse().slice(asked.offset, asked.offset + asked.limit);
		return { orders: newest.map(presentFound) };
	});

	app.post('/v4/orders::quote', { config: { operation: 'quoteOrder' } }, async (request) => {
		const asked = read(quoteSchema, request.body);
		const items = asked.products.map((item) => toItem(state, item));
		return quoteAnswer(state, asked, items);
	});

	app.get<OrderParams>(one, { config: { operation: 'getOrder' } }, async (request) =>
		presentOrder(state.orderOf(accountOf(request), request.params.orderId)),
	);

	app.patch<OrderParams>(one, { config: { operation: 'patchDraftOrder' } }, async (request) => {
		const order = state.orderOf(accountOf(request), request.params.orderId);
		// Assumption: how a change of what is no draft is refused is not documented.
		if (order.orderType !== 'draft') throw failed(400, 'Only draft orders can be changed.');
		const { items, orderType, ...changes } = read(patchSchema, request.body);
		// What is not named is removed.
		const made = items?.map((item) => toItem(state, item));
		refuseMethod(made ?? order.items, changes.shipmentMethodUid ?? order.shipmentMethodUid);
		Object.assign(order, changes, { updatedAt: state.now }, made ? { items: made } : {});
		if (orderType === 'order') lifecycle.begin(order);
		return presentOrder(order);
	});

	app.delete<OrderParams>(
		one,
		{ config: { operation: 'deleteDraftOrder' } },
		async (request, reply) => {
			const order = state.orderOf(accountOf(request), request.params.orderId);
			if (order.orderType !== 'draft') throw failed(400, 'Only draft orders can be deleted.');
			state.orders.delete(order.id);
			return await reply.status(204).send();
		},
	);

	app.post<OrderParams>(
		`${one}::cancel`,
		{ config: { operation: 'cancelOrder' } },
		async (request) => {
			lifecycle.cancel(state.orderOf(accountOf(request), request.params.orderId));
			return {};
		},
	);
}

function toItem(state: State, input: ItemInput): Item {
	const product = state.products.get(input.productUid);
	if (!product) throw failed(400, `The product ${input.productUid} is not known.`);
	return {
		id: state.newId(),
		itemReferenceId: input.itemReferenceId,
		product,
		quantity: input.quantity,
		files: input.files.map(({ type, url }) => ({ type, url })),
		status: 'draft',
	};
}

function refuseMethod(items: readonly Item[], asked: string | undefined): void {
	for (const group of byCountry(items)) {
		if (speedOf(group, group[0]?.product.madeIn ?? '', asked) !== undefined) continue;
		throw failed(400, 'The shipment method is not available.', [
			{ reference: 'shipmentMethodUid', message: 'is not available for all items' },
		]);
	}
}
