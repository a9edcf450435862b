import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { CONTROL_PREFIX } from '../core/app';
import { check } from '../core/control';
import { InputError } from '../core/input-error';
import { newsControl } from '../core/news-control';
import { importOrder } from './orders/imported';
import { anyOrder } from './orders/life';
import type { Lifecycle } from './orders/lifecycle';
import type { State } from './state';
import type { Sender } from './webhooks/sender';

const holdSchema = z
	.object({
		orderId: z.string(),
		reason: z.string().default('Put on hold by Printful'),
		needsApproval: z.boolean().default(false),
	})
	.strict();
const orderSchema = z.object({ orderId: z.string() }).strict();
const returnSchema = z
	.object({ orderId: z.string(), reason: z.string().default('Address not found') })
	.strict();
const importSchema = z
	.object({
		storeId: z.number().int(),
		externalId: z.string().min(1),
		status: z.enum(['draft', 'pending']).optional(),
		shipping: z.string().optional(),
		recipient: z.record(z.string()),
		items: z
			.array(
				z.object({
					externalId: z.string().optional(),
					syncVariantId: z.number().int(),
					quantity: z.number().int().min(1),
					retailPrice: z.number().int().min(0).optional(),
				}),
			)
			.min(1),
	})
	.strict();

/**
 * What a test can do to Printful beside the core's control interface, under
 * `/__sandbox__/printful/`:
 * - `POST webhooks {loseProbability, duplicateProbability, seed}`: how news gets lost
 * - `GET webhooks`: all news so far and what became of it; answers when none is under way
 * - `POST hold {orderId, reason, needsApproval}`, `POST release {orderId}`
 * - `POST return {orderId, reason}`: all parcels that were sent come back
 * - `POST import`: a connected store imports an order from its shop; as in a scenario's `orders`
 */
export function controlRoutes(
	app: FastifyInstance,
	state: State,
	lifecycle: Lifecycle,
	sender: Sender,
): void {
	const prefix = `${CONTROL_PREFIX}/printful`;
	const find = (orderId: string) => anyOrder(state, lifecycle, orderId);

	newsControl(app, `${prefix}/webhooks`, sender, () => {
		lifecycle.settle();
		sender.pump();
	});

	app.post(`${prefix}/hold`, async ({ body }) => {
		const { orderId, reason, needsApproval } = check(holdSchema, body);
		lifecycle.hold(find(orderId), reason, state.now, needsApproval);
		return { ok: true };
	});

	app.post(`${prefix}/release`, async ({ body }) => {
		const order = find(check(orderSchema, body).orderId);
		if (order.status !== 'onhold') {
			throw new InputError([{ path: '/orderId', message: 'is not on hold' }]);
		}
		lifecycle.release(order, state.now);
		return { ok: true };
	});

	app.post(`${prefix}/return`, async ({ body }) => {
		const { orderId, reason } = check(returnSchema, body);
		const order = find(orderId);
		const sent = order.parcels.filter(({ shippedAt }) => shippedAt !== null);
		for (const parcel of sent) lifecycle.giveBack(order, parcel, reason);
		return { returned: sent.length };
	});

	app.post(`${prefix}/import`, async ({ body }) => {
		const given = check(importSchema, body);
		const store = state.stores.get(given.storeId);
		if (!store || store.type === 'native') {
			throw new InputError([{ path: '/storeId', message: 'is not a connected store' }]);
		}
		const order = importOrder(state, given, state.now);
		lifecycle.create(order, 0);
		return { orderId: String(order.id) };
	});
}
