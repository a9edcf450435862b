import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { entryOf } from '../../domain/entry-of';
import { failure } from '../../domain/failure';
import type { ProviderEvent, ProviderEventType, WebhookRequest } from '../../domain/provider-event';
import { jsonOfBytes } from '../../domain/read-json-text';
import { fail, ok, type Result } from '../../domain/result';
import type { ProviderNews } from '../module';
import { identifier, optionalObject, optionalText, toIsoTime } from '../shared/fields';

const notice = z.object({
	id: identifier,
	type: z.string().min(1),
	created_at: optionalText,
	resource: z
		.object({
			id: optionalText,
			type: optionalText,
			data: optionalObject({ shop_id: optionalText, status: optionalText }),
		})
		.nullish(),
});

/** What each topic tells (facts/printify.md 12). */
const BY_TOPIC: Readonly<Record<string, ProviderEventType>> = {
	'order:created': 'order.created',
	'order:updated': 'order.changed',
	'order:sent-to-production': 'order.changed',
	'order:shipment:created': 'shipment.sent',
	'order:shipment:delivered': 'shipment.delivered',
	'personalization-preview-task:processed': 'mockup.ready',
	'product:created': 'product.changed',
	'product:updated': 'product.changed',
	'product:deleted': 'product.changed',
	'product:publish:started': 'product.changed',
	'shop:disconnected': 'shop.disconnected',
};

/** States that say more than that an order changed (facts/printify.md 10). */
const BY_STATUS: Readonly<Record<string, ProviderEventType>> = {
	canceled: 'order.cancelled',
	'has-issues': 'order.action_required',
	'payment-not-received': 'order.action_required',
	'source-check-failed': 'order.action_required',
	unfulfillable: 'order.failed',
};

const UPDATED = ['order:updated'];

/** How Printify's webhooks come in: signed where a secret was registered, and thin. */
export const printifyNews: ProviderNews = {
	topics: {
		'mockup.ready': ['personalization-preview-task:processed'],
		'order.action_required': UPDATED,
		'order.cancelled': UPDATED,
		'order.changed': ['order:updated', 'order:sent-to-production'],
		'order.created': ['order:created'],
		'order.failed': UPDATED,
		'product.changed': [
			'product:created',
			'product:updated',
			'product:deleted',
			'product:publish:started',
		],
		'shipment.delivered': ['order:shipment:delivered'],
		'shipment.sent': ['order:shipment:created'],
		'shop.disconnected': ['shop:disconnected'],
	},
	verify: ({ headers, rawBody }: WebhookRequest, secret: string): boolean => {
		const given = Buffer.from(headers['x-pfy-signature'] ?? '');
		const hex = createHmac('sha256', secret).update(rawBody).digest('hex');
		const expected = Buffer.from(`sha256=${hex}`);
		// An empty secret would make a signature that anybody can make.
		return secret !== '' && given.length === expected.length && timingSafeEqual(given, expected);
	},
	parse: ({ rawBody }: WebhookRequest): Result<ProviderEvent[]> => {
		const read = notice.safeParse(jsonOfBytes(rawBody));
		if (!read.success) return fail(notUnderstood());
		const { id, type: rawType, created_at: createdAt, resource } = read.data;
		const isOrder = resource?.type === 'order' || rawType.startsWith('order:');
		const isProduct = resource?.type === 'product' || rawType.startsWith('product:');
		const isShop = resource?.type === 'shop' || rawType.startsWith('shop:');
		return ok([
			{
				provider: 'printify',
				eventId: id,
				type: typeOf(rawType, resource?.data?.status),
				rawType,
				storeId: resource?.data?.shop_id ?? (isShop ? resource?.id : undefined),
				providerOrderId: isOrder ? resource?.id : undefined,
				...(isProduct ? { providerProductId: resource?.id } : {}),
				occurredAt: toIsoTime(createdAt),
			},
		]);
	},
};

function typeOf(topic: string, status: string | undefined): ProviderEventType {
	const known = entryOf(BY_TOPIC, topic);
	if (topic !== 'order:updated' || status === undefined) return known ?? 'unknown';
	return entryOf(BY_STATUS, status.trim().toLowerCase()) ?? 'order.changed';
}

function notUnderstood() {
	return failure({
		category: 'validation',
		provider: 'printify',
		operation: 'news',
		message: 'A message came in that is not one of Printify',
		hint: 'Nothing needs to be done. If orders are missed, look at the webhooks of the shop',
	});
}
