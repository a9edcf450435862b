import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { InputError } from '../core/input-error';
import { CONTROL_PREFIX } from '../core/app';
import { check } from '../core/control';
import { newsControl } from '../core/news-control';
import type { Context } from './context';
import { ORDER_STATUSES } from './model';
import { importOrder } from './orders/import';

const statusSchema = z.object({ orderId: z.string(), status: z.enum(ORDER_STATUSES) }).strict();

const quantity = z.number().int().min(1);
const importSchema = z
	.object({
		shopId: z.number().int(),
		receiptId: z.string().regex(/^\d+$/),
		lines: z
			.array(
				z.union([
					z.object({ sku: z.string(), quantity }).strict(),
					z.object({ product_id: z.string(), variant_id: z.number().int(), quantity }).strict(),
				]),
			)
			.min(1),
		address_to: z.record(z.string()).optional(),
	})
	.strict();

const ageSchema = z.object({ productId: z.string(), days: z.number().min(0) }).strict();

const availabilitySchema = z.object({ sku: z.string(), is_available: z.boolean() }).strict();

/**
 * What a test can do to Printify beside the core's control interface, under
 * `/__sandbox__/printify/`:
 * - `POST webhooks {loseProbability, duplicateProbability, seed}`: how events get lost or doubled
 * - `GET webhooks`: every event sent so far and what became of it; answers when none is under way
 * - `POST order-status {orderId, status}`: puts an order into a status, such as `has-issues`
 * - `POST import {shopId, receiptId, lines}`: Printify's own connection to Etsy makes an order
 * - `POST product-age {productId, days}`: a product was made so many days ago
 * - `POST availability {sku, is_available}`: sells a product's variant out, or restocks it
 */
export function controlRoutes(app: FastifyInstance, context: Context): void {
	const { state, lifecycle, sender } = context;
	const prefix = `${CONTROL_PREFIX}/printify`;

	newsControl(app, `${prefix}/webhooks`, sender, () => lifecycle.settle());

	app.post(`${prefix}/order-status`, async (request) => {
		const { orderId, status } = check(statusSchema, request.body);
		const order = state.orders.get(orderId);
		if (!order) throw new InputError([{ path: '/orderId', message: 'is not an order' }]);
		lifecycle.force(order, status);
		return { ok: true };
	});

	app.post(`${prefix}/import`, async (request) => {
		const order = importOrder(state, check(importSchema, request.body));
		lifecycle.start(order);
		return { orderId: order.id };
	});

	app.post(`${prefix}/product-age`, async (request) => {
		const { productId, days } = check(ageSchema, request.body);
		const product = state.products.get(productId);
		if (!product) throw new InputError([{ path: '/productId', message: 'is not a product' }]);
		product.createdAt = state.now - days * 86_400_000;
		return { ok: true };
	});

	app.post(`${prefix}/availability`, async (request) => {
		const { sku, is_available } = check(availabilitySchema, request.body);
		const variants = [...state.products.values()].flatMap((product) => product.variants);
		const meant = variants.filter((variant) => variant.sku === sku);
		if (meant.length === 0) throw new InputError([{ path: '/sku', message: 'is not a SKU' }]);
		for (const variant of meant) variant.isAvailable = is_available;
		return { ok: true };
	});
}
