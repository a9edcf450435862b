import { z } from 'zod';
import { entryOf } from '../../domain/entry-of';
import { failure } from '../../domain/failure';
import type { ProviderEvent, ProviderEventType, WebhookRequest } from '../../domain/provider-event';
import { jsonOfBytes } from '../../domain/read-json-text';
import { fail, ok, type Result } from '../../domain/result';
import type { OrderStatus } from '../../domain/status';
import type { ProviderNews } from '../module';
import { identifier, optionalText, toIsoTime } from '../shared/fields';
import { orderSchema, type ProdigiOrder } from './schemas';
import { prodigiStatus } from './status';

/** CloudEvents 1.0; the order stands in `data.order` or straight in `data` (facts/prodigi.md 10). */
const notice = z.object({
	id: identifier,
	type: z.string(),
	time: optionalText,
	subject: optionalText,
	data: z
		.union([z.object({ order: orderSchema }).transform(({ order }) => order), orderSchema])
		.nullish()
		.catch(undefined),
});

const STAGES: Readonly<Record<string, ProviderEventType>> = {
	cancelled: 'order.cancelled',
	complete: 'shipment.sent',
	inprogress: 'order.created',
};

/** Prodigi has no type of its own for trouble: the order's issues tell (facts/prodigi.md 7). */
const TROUBLE: Partial<Record<OrderStatus, ProviderEventType>> = {
	action_required: 'order.action_required',
	payment_required: 'order.action_required',
	on_hold: 'order.action_required',
	failed: 'order.failed',
};

/** What a type such as `com.prodigi.order.status.stage.changed#InProgress` tells. */
function typeOf(rawType: string, order: ProdigiOrder | undefined): ProviderEventType {
	if (/shipment/i.test(rawType)) return 'shipment.sent';
	if (!/order/i.test(rawType)) return 'unknown';
	const trouble = order && TROUBLE[prodigiStatus(order.data).status];
	const stage = rawType.split('#')[1] ?? '';
	return trouble ?? entryOf(STAGES, stage.trim().toLowerCase()) ?? 'order.changed';
}

/** How Prodigi's callbacks come in. It signs nothing, so the order is always read again. */
export const prodigiNews: ProviderNews = {
	topics: {
		'order.action_required': ['order.status.stage.changed'],
		'order.cancelled': ['order.status.stage.changed#Cancelled'],
		'order.changed': ['order.status.stage.changed'],
		'order.created': ['order.status.stage.changed#InProgress'],
		'order.failed': ['order.status.stage.changed'],
		'shipment.sent': ['order.shipments.shipment'],
	},
	setUpByHand:
		'Either send it with each order, as "callbackUrl" of the order in Print on Demand > Order > Create, or paste it into your Prodigi dashboard as the callback address of all orders.',
	parse: ({ rawBody }: WebhookRequest): Result<ProviderEvent[]> => {
		const read = notice.safeParse(jsonOfBytes(rawBody));
		if (!read.success) return fail(notUnderstood());
		const { id, type, time, subject } = read.data;
		const order = read.data.data ?? undefined;
		return ok([
			{
				provider: 'prodigi',
				eventId: id,
				type: typeOf(type, order),
				rawType: type,
				providerOrderId: order?.data.id ?? subject,
				externalId: order?.data.idempotencyKey ?? order?.data.merchantReference,
				occurredAt: toIsoTime(time),
			},
		]);
	},
};

function notUnderstood() {
	return failure({
		category: 'validation',
		provider: 'prodigi',
		operation: 'news',
		message: 'A message came in that is not one of Prodigi.',
		hint: 'Nothing needs to be done. If orders are missed, look at the address in Prodigi.',
	});
}
