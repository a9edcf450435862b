import { createHash } from 'node:crypto';
import { failure } from '../../domain/failure';
import type { ProviderEvent, ProviderEventType, WebhookRequest } from '../../domain/provider-event';
import { jsonOfBytes } from '../../domain/read-json-text';
import { fail, ok, type Result } from '../../domain/result';
import type { ProviderNews } from '../module';
import { toProviderOrder } from './from-gooten';
import { orderSchema } from './schemas';
import { gootenStatus, statusKey } from './status';

/** Gooten knows no topics: each update of an item brings the whole order (facts/gooten.md 11). */
const TOPICS = ['order item update'];

const TROUBLE = ['action_required', 'payment_required', 'on_hold'];

/** What of an order each kind of news is about; no part, no such news. */
type Facts = Partial<Record<ProviderEventType, string[]>>;

type Item = ReturnType<typeof orderSchema.parse>['data']['Items'][number];

/** The items that fit, by their place and their word. */
function those(items: readonly Item[], fits: (item: Item) => boolean): string[] {
	return items.flatMap((item, at) => (fits(item) ? `${at} ${statusKey(item.Status)}` : []));
}

function factsOf(items: readonly Item[]): Facts {
	const isIn = (statuses: readonly string[]) => (item: Item) =>
		statuses.includes(gootenStatus(item.Status).status);
	const numbers = items.flatMap(({ Shipments, TrackingNumber }) =>
		[TrackingNumber, ...Shipments.map((parcel) => parcel.TrackingNumber)].filter(
			(n) => n !== undefined,
		),
	);
	const cancelled = those(items, isIn(['cancelled']));
	const isNew = items.length > 0 && items.every(({ Status }) => statusKey(Status) === 'new');
	return {
		'order.action_required': those(items, isIn(TROUBLE)),
		'order.cancelled': cancelled.length === items.length ? cancelled : [],
		'order.refunded': those(items, ({ Status }) => statusKey(Status).endsWith('refunded')),
		'shipment.delivered': those(items, isIn(['delivered'])),
		'shipment.sent': [...new Set(numbers)].sort(),
		'order.created': isNew ? ['new'] : [],
		'order.changed': isNew ? [] : [...those(items, () => true), ...numbers],
	};
}

/**
 * How Gooten's news comes in: unsigned, without an id or a type, so the order is always read again.
 * What is true of an order is told with each update, so an id is made of what each piece of news is
 * about: a parcel that was told before has the same one again.
 */
export const gootenNews: ProviderNews = {
	topics: {
		'order.action_required': TOPICS,
		'order.cancelled': TOPICS,
		'order.changed': TOPICS,
		'order.created': TOPICS,
		'order.refunded': TOPICS,
		'shipment.delivered': TOPICS,
		'shipment.sent': TOPICS,
	},
	setUpByHand:
		'In the Gooten admin under Settings > Notifications, paste the address and put ?orderid= behind it. Without that, Gooten sends nothing.',
	parse: ({ rawBody }: WebhookRequest): Result<ProviderEvent[]> => {
		const read = orderSchema.safeParse(jsonOfBytes(rawBody));
		if (!read.success) return fail(notUnderstood());
		const order = toProviderOrder(read.data);
		return ok(
			Object.entries(factsOf(read.data.data.Items))
				.filter(([, about]) => about.length > 0)
				.map(([type, about]) => ({
					provider: 'gooten',
					eventId: createHash('sha256')
						.update([type, order.providerOrderId, ...about].join('\n'))
						.digest('hex'),
					type: type as ProviderEventType,
					rawType: order.rawStatus,
					providerOrderId: order.providerOrderId,
					externalId: order.externalId,
				})),
		);
	},
};

function notUnderstood() {
	return failure({
		category: 'validation',
		provider: 'gooten',
		operation: 'news',
		message: 'A message came in that is not one of Gooten.',
		hint: 'Nothing needs to be done. If orders are missed, look at the address in the Gooten admin.',
	});
}
