import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { CONTROL_PREFIX } from '../core/app';
import { check } from '../core/control';
import { InputError } from '../core/input-error';
import { unreliabilitySchema } from '../core/webhook-post';
import type { Context } from './context';

const releaseSchema = z.object({ orderId: z.string() }).strict();

/**
 * What a test can do to Prodigi beside the core's control interface, under
 * `/__sandbox__/prodigi/`:
 * - `POST callbacks {loseProbability, duplicateProbability, seed}`: how callbacks get lost
 * - `GET callbacks`: every callback so far and what became of it; answers when none is under way
 * - `POST release {orderId}`: ends the pause of an order on hold, as the dashboard does
 */
export function controlRoutes(app: FastifyInstance, context: Context): void {
	const { state, lifecycle, callbacks } = context;
	const prefix = `${CONTROL_PREFIX}/prodigi`;

	app.post(`${prefix}/callbacks`, async (request) => {
		callbacks.setUnreliability(check(unreliabilitySchema, request.body));
		return { ok: true };
	});

	app.get(`${prefix}/callbacks`, async () => {
		await lifecycle.settled();
		await callbacks.idle();
		return callbacks.deliveries();
	});

	app.post(`${prefix}/release`, async (request) => {
		const { orderId } = check(releaseSchema, request.body);
		const order = state.orders.get(orderId);
		if (!order) throw new InputError([{ path: '/orderId', message: 'is not an order' }]);
		lifecycle.release(order);
		return { ok: true };
	});
}
