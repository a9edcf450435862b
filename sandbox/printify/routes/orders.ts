import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { accountOf } from '../auth';
import type { Context } from '../context';
import { CODE, failed, invalidFields } from '../errors';
import { readBody, readPage } from '../input';
import type { Order } from '../model';
import { addressSchema, isCountry } from '../orders/address';
import { createOrder, orderSchema } from '../orders/create';
import { lineSchema, resolveLines } from '../orders/lines';
import { rateOf, shippingByLine, type ShippingMethod } from '../orders/shipping-costs';
import { presentOrder } from '../present/order';
import { pageOf } from '../present/page';

interface InShop {
	Params: { shop: string };
	Querystring: { status?: string; sku?: string };
}
interface OnOrder {
	Params: { shop: string; order: string };
}

const LIST = '/v1/shops/:shop/orders.json';
const ONE = '/v1/shops/:shop/orders/:order';
const MAX_LIMIT = 10;
/** Assumption: an order can be sent to production as long as nothing has been decided about it. */
const SENDABLE: readonly string[] = ['pending', 'cost-calculation', 'on-hold'];
/** As the written docs say (facts/printify.md 9). */
const CANCELABLE: readonly string[] = ['on-hold', 'payment-not-received'];

const shippingSchema = z.object({
	line_items: z.array(lineSchema).min(1),
	address_to: addressSchema,
});

const config = (operation: string, kind: 'read' | 'write') => ({
	config: { operation, printifyScope: `orders.${kind}` },
});

/** Orders (facts/printify.md 9). */
export function orderRoutes(app: FastifyInstance, context: Context): void {
	const { state, lifecycle } = context;

	app.get<InShop>(LIST, config('retrieveAListOfOrders', 'read'), async (request) => {
		const shop = state.shopOf(accountOf(request), request.params.shop);
		const page = readPage(request.query, MAX_LIMIT);
		const { status, sku } = request.query;
		const found = [...state.orders.values()].filter(
			(order) =>
				order.shopId === shop.id &&
				(!status || order.status === status) &&
				(!sku || order.lines.some((line) => line.sku === sku)),
		);
		// Newest first.
		return pageOf(found.reverse(), page, presentOrder);
	});

	app.post<InShop>(LIST, config('submitAnOrder', 'write'), async (request) => {
		const shop = state.shopOf(accountOf(request), request.params.shop);
		const order = createOrder(state, shop, readBody(orderSchema, request.body));
		lifecycle.start(order);
		return { id: order.id };
	});

	app.get<OnOrder>(`${ONE}.json`, config('getOrderDetailsById', 'read'), async (request) => {
		const shop = state.shopOf(accountOf(request), request.params.shop);
		return presentOrder(state.orderOf(shop, request.params.order));
	});

	app.post<OnOrder>(
		`${ONE}/send_to_production.json`,
		config('sendAnExistingOrderToProduction', 'write'),
		async (request) => {
			const shop = state.shopOf(accountOf(request), request.params.shop);
			const order = state.orderOf(shop, request.params.order);
			requireStatus(order, SENDABLE, 'sent to production');
			lifecycle.sendToProduction(order);
			return { id: order.id };
		},
	);

	app.post<OnOrder>(`${ONE}/cancel.json`, config('cancelAnOrder', 'write'), async (request) => {
		const shop = state.shopOf(accountOf(request), request.params.shop);
		const order = state.orderOf(shop, request.params.order);
		requireStatus(order, CANCELABLE, 'canceled');
		lifecycle.cancel(order);
		return presentOrder(order);
	});

	shippingRoute(app, context);
}

function shippingRoute(app: FastifyInstance, { state }: Context): void {
	app.post<InShop>(
		'/v1/shops/:shop/orders/shipping.json',
		config('calculateTheShippingCostOfAnOrder', 'read'),
		async (request) => {
			const shop = state.shopOf(accountOf(request), request.params.shop);
			const input = readBody(shippingSchema, request.body);
			const country = input.address_to.country ?? '';
			if (!isCountry(country)) {
				const problems = { 'address_to.country': ['The selected country is invalid.'] };
				throw invalidFields(problems, CODE.order);
			}
			const lines = resolveLines(state, shop, input.line_items, false);
			const cost = (method: ShippingMethod) => {
				const rate = rateOf(method, country);
				return rate && shippingByLine(lines, rate).reduce((sum, one) => sum + one, 0);
			};
			// A method that one line cannot take, or that does not go there, is left out.
			return {
				standard: cost('standard'),
				express: cost('priority'),
				priority: cost('priority'),
				printify_express: lines.every((line) => line.isExpressEligible)
					? cost('express')
					: undefined,
				economy: lines.every((line) => line.isEconomyEligible) ? cost('economy') : undefined,
			};
		},
	);
}

function requireStatus(order: Order, allowed: readonly string[], what: string): void {
	if (allowed.includes(order.status)) return;
	throw failed(400, `An order with status ${order.status} cannot be ${what}`, CODE.order);
}
