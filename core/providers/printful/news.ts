import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { entryOf } from '../../domain/entry-of';
import { failure } from '../../domain/failure';
import type { ProviderEvent, ProviderEventType, WebhookRequest } from '../../domain/provider-event';
import { jsonOfBytes } from '../../domain/read-json-text';
import { fail, ok, type Result } from '../../domain/result';
import type { ProviderNews } from '../module';
import { optionalObject, optionalText, toIsoTime } from '../shared/fields';

const ids = optionalObject({ id: optionalText, external_id: optionalText });

/** News of v1 (`created`, `store`) and of v2 (`occurred_at`, `store_id`); facts/printful.md 13. */
const notice = z.object({
	type: z.string().min(1),
	created: optionalText,
	occurred_at: optionalText,
	store: optionalText.catch(undefined),
	store_id: optionalText,
	data: z
		.object({
			order: ids,
			shipment: optionalObject({ id: optionalText, order_id: optionalText }),
			sync_product: ids,
		})
		.nullish()
		.catch(undefined),
});
type Notice = z.infer<typeof notice>;

/** What each of Printful's words tells; those of v1 only come where somebody set it up by hand. */
const BY_TOPIC: Readonly<Record<string, ProviderEventType>> = {
	catalog_price_changed: 'price.changed',
	catalog_stock_updated: 'stock.changed',
	mockup_task_finished: 'mockup.ready',
	order_canceled: 'order.cancelled',
	order_created: 'order.created',
	order_failed: 'order.failed',
	order_put_hold: 'order.action_required',
	order_put_hold_approval: 'order.action_required',
	order_refunded: 'order.refunded',
	order_remove_hold: 'order.changed',
	order_updated: 'order.changed',
	package_returned: 'shipment.returned',
	package_shipped: 'shipment.sent',
	product_deleted: 'product.changed',
	product_synced: 'product.changed',
	product_updated: 'product.changed',
	shipment_canceled: 'order.changed',
	shipment_delivered: 'shipment.delivered',
	shipment_out_of_stock: 'order.action_required',
	shipment_put_hold: 'order.action_required',
	shipment_put_hold_approval: 'order.action_required',
	shipment_remove_hold: 'order.changed',
	shipment_returned: 'shipment.returned',
	shipment_sent: 'shipment.sent',
	stock_updated: 'stock.changed',
};

/**
 * How Printful's news comes in: signed, from the webhooks of v2. News of the stock is understood but
 * not offered, because Printful wants the products named for it. Products tell nothing through v2.
 */
export const printfulNews: ProviderNews = {
	topics: {
		'mockup.ready': ['mockup_task_finished'],
		'order.action_required': [
			'order_put_hold',
			'order_put_hold_approval',
			'shipment_put_hold',
			'shipment_put_hold_approval',
			'shipment_out_of_stock',
		],
		'order.cancelled': ['order_canceled'],
		'order.changed': [
			'order_updated',
			'order_remove_hold',
			'shipment_canceled',
			'shipment_remove_hold',
		],
		'order.created': ['order_created'],
		'order.failed': ['order_failed'],
		'order.refunded': ['order_refunded'],
		'price.changed': ['catalog_price_changed'],
		'shipment.delivered': ['shipment_delivered'],
		'shipment.returned': ['shipment_returned'],
		'shipment.sent': ['shipment_sent'],
	},
	verify: ({ headers, rawBody }: WebhookRequest, secret: string): boolean => {
		// The secret is told in hexadecimal and must be decoded before it is used.
		if (!/^(?:[0-9a-f]{2})+$/i.test(secret)) return false;
		const key = Buffer.from(secret, 'hex');
		const expected = createHmac('sha256', key).update(rawBody).digest('hex');
		const given = Buffer.from((headers['x-pf-webhook-signature'] ?? '').trim().toLowerCase());
		const wanted = Buffer.from(expected);
		return given.length === wanted.length && timingSafeEqual(given, wanted);
	},
	parse: ({ rawBody }: WebhookRequest): Result<ProviderEvent[]> => {
		const read = notice.safeParse(jsonOfBytes(rawBody));
		if (!read.success) return fail(notUnderstood());
		const { type: rawType, data, store_id: storeId, store } = read.data;
		const orderId = data?.order?.id ?? data?.shipment?.order_id;
		return ok([
			{
				provider: 'printful',
				eventId: idOf(read.data, rawBody),
				type: entryOf(BY_TOPIC, rawType) ?? 'unknown',
				rawType,
				storeId: storeId ?? store,
				...(orderId === undefined ? {} : { providerOrderId: orderId }),
				...(data?.order?.external_id ? { externalId: data.order.external_id } : {}),
				...(data?.sync_product?.id ? { providerProductId: data.sync_product.id } : {}),
				occurredAt: toIsoTime(read.data.occurred_at ?? read.data.created),
			},
		]);
	},
};

/**
 * Printful gives news no id, and counts its tries in the body, so that the same news sent again is
 * not the same text. What it is about and when makes the id; where that is not told, the body.
 */
function idOf({ type, data, occurred_at, created, store_id, store }: Notice, body: Uint8Array) {
	const about = [data?.order?.id, data?.shipment?.id, data?.sync_product?.id];
	const when = occurred_at ?? created;
	const isTold = when !== undefined && about.some((id) => id !== undefined);
	const what: string | Uint8Array = isTold
		? JSON.stringify([type, store_id ?? store, ...about, when])
		: withoutTries(body);
	return createHash('sha256').update(what).digest('hex');
}

function withoutTries(body: Uint8Array): string {
	return new TextDecoder().decode(body).replace(/"retries"\s*:\s*\d+/g, '');
}

function notUnderstood() {
	return failure({
		category: 'validation',
		provider: 'printful',
		operation: 'news',
		message: 'A message came in that is not one of Printful',
		hint: 'Nothing needs to be done. If orders are missed, look at the webhooks of the token',
	});
}
