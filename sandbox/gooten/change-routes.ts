import type { FastifyInstance } from 'fastify';

import { accountOf, checkBillingKey, queryOf } from './access';
import { complaint, refused } from './errors';
import { addressSchema, read } from './input';
import type { Lifecycle } from './lifecycle';
import { ADDRESS_MAY_CHANGE, type Order, STATUS_MAY_CHANGE } from './model';
import type { State } from './state';

/** What an order may be set to (facts/gooten.md 8). */
const TARGETS = ['Cancelled', 'New', 'Test', 'Hold'];

/** Changing the state and the address of an order; both lie under another base. */
export function changeRoutes(app: FastifyInstance, state: State, lifecycle: Lifecycle): void {
	app.post('/api/orderstatus', { config: { operation: 'updateOrderStatus' } }, async (request) => {
		const account = accountOf(request);
		const query = queryOf(request);
		checkBillingKey(account, query.partnerbillingkey);
		const order = state.orderOf(account, query.id);
		const { orderstatusname: target = '' } = query;
		if (!TARGETS.includes(target)) {
			throw refused(complaint('OrderStatusName', 'The status is not allowed.', target));
		}
		mustBe(order, STATUS_MAY_CHANGE, 'OrderStatusName', target);
		for (const item of order.items) lifecycle.reach(order, item, target, state.now);
		return { HadError: false };
	});

	app.put(
		'/api/shippingAddress',
		{ config: { operation: 'updateShippingAddress' } },
		async (request) => {
			const account = accountOf(request);
			const query = queryOf(request);
			checkBillingKey(account, query.partnerbillingkey);
			const order = state.orderByNumber(account, query.orderid);
			mustBe(order, ADDRESS_MAY_CHANGE, 'OrderId', query.orderid);
			order.shipTo = read(addressSchema, request.body);
			return { HadError: false };
		},
	);
}

/** One item that is further on stops all. */
function mustBe(
	{ items }: Order,
	allowed: readonly string[],
	property: string,
	value: unknown,
): void {
	const late = items.find(({ status }) => !allowed.includes(status));
	if (!late) return;
	const words = `The order can not be changed in the status ${late.status}.`;
	throw refused(complaint(property, words, value));
}
