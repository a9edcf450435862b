import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

import { CONTROL_PREFIX } from '../../core/app';
import { check } from '../../core/control';
import { InputError } from '../../core/input-error';
import { unreliabilitySchema } from '../../core/webhook-post';
import type { EtsyState } from '../state';
import type { WebhookPortal } from './portal';
import { SIGNATURE_FORMS } from './sender';
import { EVENTS } from './watcher';

const endpointSchema = z
	.object({
		url: z.string().url(),
		events: z
			.array(z.enum(EVENTS))
			.min(1)
			.default([...EVENTS]),
		signatureForm: z.enum(SIGNATURE_FORMS).default('v1'),
	})
	.strict();

const resendSchema = z.object({ webhookId: z.string() }).strict();

const deliverSchema = z.object({ receiptId: z.number().int() }).strict();

/**
 * What a seller does in Etsy's Webhook portal, and what a test can do besides, under
 * `/__sandbox__/etsy/webhooks`:
 * - `POST endpoints {url, events?, signatureForm?}`: adds an endpoint and tells its secret
 * - `GET endpoints`: all of them
 * - `POST {loseProbability, duplicateProbability, seed}`: how messages get lost or doubled
 * - `GET`: every message so far and what became of it; answers when no request is under way
 * - `POST resend {webhookId}`: sends a message again, with the same id
 * - `POST delivered {receiptId}`: the parcels of a shipped order arrive now
 */
export function addWebhookControl(
	app: FastifyInstance,
	state: EtsyState,
	portal: WebhookPortal,
): void {
	const base = `${CONTROL_PREFIX}/etsy/webhooks`;

	app.post(`${base}/endpoints`, async (request) => portal.add(check(endpointSchema, request.body)));
	app.get(`${base}/endpoints`, async () => portal.list());
	app.post(base, async (request) => {
		portal.sender.network.set(check(unreliabilitySchema, request.body));
		return { ok: true };
	});
	app.get(base, async () => {
		portal.settle();
		await portal.sender.idle();
		return portal.sender.deliveries();
	});
	app.post(`${base}/resend`, async (request) => {
		const { webhookId } = check(resendSchema, request.body);
		if (!portal.sender.resend(webhookId)) {
			throw new InputError([{ path: '/webhookId', message: 'was never sent' }]);
		}
		return { ok: true };
	});
	app.post(`${base}/delivered`, async (request) => {
		const receipt = state.receipts.get(check(deliverSchema, request.body).receiptId);
		if (!receipt?.shipments.length) {
			throw new InputError([{ path: '/receiptId', message: 'is not a shipped order' }]);
		}
		const now = state.world.clock.now();
		for (const parcel of receipt.shipments)
			parcel.deliveredAt = Math.min(parcel.deliveredAt ?? now, now);
		portal.settle();
		return { ok: true };
	});
}
