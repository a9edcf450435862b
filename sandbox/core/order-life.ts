import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { CONTROL_PREFIX } from './app';
import { check } from './control';
import type { OrderLife } from './service';

const orderId = z.string().min(1);

const statusSchema = z.object({ orderId, status: z.string(), lineId: z.string().optional() });
const shipSchema = z.object({ orderId, lineIds: z.array(z.string()).optional() });
const deliverSchema = z.object({ orderId });
const stockSchema = z.object({ variantId: z.string(), isAvailable: z.boolean() });

/**
 * The life of a provider's orders for tests, under `/__sandbox__/<provider>/life/`: `GET statuses`,
 * `POST status`, `POST ship`, `POST deliver`, `POST stock`.
 */
export function addOrderLife(app: FastifyInstance, name: string, life: OrderLife): void {
	const base = `${CONTROL_PREFIX}/${name}/life`;
	app.get(`${base}/statuses`, async () => ({ statuses: life.statuses }));
	app.post(`${base}/status`, async ({ body }) => {
		const asked = check(statusSchema.strict(), body);
		life.setStatus(asked.orderId, asked.status, asked.lineId);
		return { ok: true };
	});
	app.post(`${base}/ship`, async ({ body }) => {
		const asked = check(shipSchema.strict(), body);
		return { trackingNumber: life.ship(asked.orderId, asked.lineIds) };
	});
	app.post(`${base}/deliver`, async ({ body }) => {
		life.deliver(check(deliverSchema.strict(), body).orderId);
		return { ok: true };
	});
	app.post(`${base}/stock`, async ({ body }) => {
		const asked = check(stockSchema.strict(), body);
		life.setAvailable?.(asked.variantId, asked.isAvailable);
		return { ok: life.setAvailable !== undefined };
	});
}
