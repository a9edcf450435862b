import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { CONTROL_PREFIX } from '../core/app';
import { check } from '../core/control';
import { InputError } from '../core/input-error';
import { newsControl } from '../core/news-control';
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

	newsControl(app, `${prefix}/callbacks`, callbacks, async () => await lifecycle.settled());

	app.post(`${prefix}/release`, async (request) => {
		const { orderId } = check(releaseSchema, request.body);
		const order = state.orders.get(orderId);
		if (!order) throw new InputError([{ path: '/orderId', message: 'is not an order' }]);
		lifecycle.release(order);
		return { ok: true };
	});
}
