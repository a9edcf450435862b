import { createHash } from 'node:crypto';
import { z } from 'zod';
import { entryOf } from '../../domain/entry-of';
import { failure } from '../../domain/failure';
import type { ProviderEvent, ProviderEventType, WebhookRequest } from '../../domain/provider-event';
import { jsonOfBytes } from '../../domain/read-json-text';
import { fail, ok, type Result } from '../../domain/result';
import type { ProviderNews } from '../module';
import { optionalText, toIsoTime } from '../shared/fields';

const notice = z.object({
	id: optionalText,
	event: z.string(),
	orderId: optionalText,
	orderReferenceId: optionalText,
	storeId: optionalText,
	fulfillmentStatus: optionalText,
	status: optionalText,
	created: optionalText,
});

/** What a state in the news means; others are a change (facts/gelato.md 8 and 10). */
const BY_STATUS: Readonly<Record<string, ProviderEventType>> = {
	canceled: 'order.cancelled',
	created: 'order.created',
	delivered: 'shipment.delivered',
	failed: 'order.failed',
	not_connected: 'order.action_required',
	on_hold: 'order.action_required',
	pending_approval: 'order.action_required',
	pending_personalization: 'order.action_required',
	returned: 'shipment.returned',
};

/** What a line's state means for the whole order. */
const BY_LINE_STATUS: Readonly<Record<string, ProviderEventType>> = {
	failed: 'order.failed',
	not_connected: 'order.action_required',
	on_hold: 'order.action_required',
	pending_approval: 'order.action_required',
	pending_personalization: 'order.action_required',
};

function typeOf(event: string, status: string | undefined): ProviderEventType {
	if (event === 'order_item_tracking_code_updated') return 'shipment.sent';
	if (event === 'catalog_product_stock_availability_updated') return 'stock.changed';
	if (event.startsWith('store_product')) return 'product.changed';
	if (event === 'order_status_updated') return entryOf(BY_STATUS, status) ?? 'order.changed';
	// One line cancelled or arrived is not the order cancelled or arrived.
	if (event === 'order_item_status_updated')
		return entryOf(BY_LINE_STATUS, status) ?? 'order.changed';
	if (event.startsWith('order_')) return 'order.changed';
	return 'unknown';
}

const ORDER = ['order_status_updated'];
const ORDER_OR_LINE = [...ORDER, 'order_item_status_updated'];
const PRODUCT = ['created', 'updated', 'deleted'];

/** How Gelato's webhooks come in. It signs nothing, so the order is always read again. */
export const gelatoNews: ProviderNews = {
	topics: {
		'order.action_required': ORDER_OR_LINE,
		'order.cancelled': ORDER,
		'order.changed': [...ORDER_OR_LINE, 'order_delivery_estimate_updated'],
		'order.created': ORDER,
		'order.failed': ORDER_OR_LINE,
		'product.changed': [
			...PRODUCT.map((what) => `store_product_${what}`),
			...PRODUCT.map((what) => `store_product_template_${what}`),
		],
		'shipment.delivered': ORDER,
		'shipment.returned': ORDER,
		'shipment.sent': ['order_item_tracking_code_updated'],
		'stock.changed': ['catalog_product_stock_availability_updated'],
	},
	setUpByHand:
		'In Gelato, open Developer > Webhooks, add a webhook, paste the address, and tick the events: order status, item status and tracking code for orders; stock and store products for those.',
	parse: ({ rawBody }: WebhookRequest): Result<ProviderEvent[]> => {
		const read = notice.safeParse(jsonOfBytes(rawBody));
		if (!read.success) return fail(notUnderstood());
		const { id, event, orderId, orderReferenceId, storeId, created } = read.data;
		const status = read.data.fulfillmentStatus ?? read.data.status;
		return ok([
			{
				provider: 'gelato',
				// The same news sent again must have the same id, so the body stands in for a missing one.
				eventId: id ?? createHash('sha256').update(rawBody).digest('hex'),
				type: typeOf(event, status),
				rawType: event,
				storeId,
				providerOrderId: orderId,
				externalId: orderReferenceId,
				occurredAt: toIsoTime(created),
			},
		]);
	},
};

function notUnderstood() {
	return failure({
		category: 'validation',
		provider: 'gelato',
		operation: 'news',
		message: 'A message came in that is not one of Gelato.',
		hint: 'Nothing needs to be done. If orders are missed, look at the address in Gelato.',
	});
}
