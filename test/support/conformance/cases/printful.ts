import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ArtworkPosition } from '../../../../core/domain/print-file';
import type { ProviderEventType } from '../../../../core/domain/provider-event';
import type { OrderStatus } from '../../../../core/domain/status';
import { PrintfulApi } from '../../../../credentials/PrintfulApi.credentials';
import type { Sandbox } from '../../../../sandbox';
import {
	ACCOUNT_TOKEN,
	CAT_SHIRT,
	CAT_SHIRT_M,
	FILE_URL,
	MUG_11,
	printfulWorld,
	SHIRT,
	SHIRT_M,
	STORE,
} from '../../../contract/support/printful-world';
import { fromBox } from '../../artwork/from-box';
import type { NewsExample, ProviderCase } from '../provider-case';

const SECRET = 'a01376f30766acf7f706cc84beb57b79f9779e4a3e79d5519b3a9069c2156807';
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

/** facts/printful.md 11 and facts/pod-normalised-model.md 6, written out once more by hand. */
const STATUSES: ReadonlyArray<readonly [string, OrderStatus]> = [
	['draft', 'draft'],
	['pending', 'accepted'],
	['inreview', 'received'],
	['failed', 'action_required'],
	['onhold', 'on_hold'],
	['inprocess', 'in_production'],
	['partial', 'partially_shipped'],
	['fulfilled', 'shipped'],
	['canceled', 'cancelled'],
	// Hidden, and nothing was sent: what became of it is not told.
	['archived', 'unknown'],
];

const shipment = { id: 7001, status: 'shipped', tracking_number: 'T1' };
const NEWS: ReadonlyArray<[ProviderEventType, string, object]> = [
	['order.created', 'order_created', {}],
	['order.changed', 'order_updated', {}],
	['order.changed', 'order_remove_hold', { reason: 'costs are known' }],
	['order.changed', 'shipment_canceled', { shipment }],
	['order.changed', 'shipment_remove_hold', { shipment }],
	['order.action_required', 'order_put_hold', { reason: 'address' }],
	['order.action_required', 'order_put_hold_approval', { reason: 'design' }],
	['order.action_required', 'shipment_put_hold', { shipment }],
	['order.action_required', 'shipment_put_hold_approval', { shipment }],
	['order.action_required', 'shipment_out_of_stock', { shipment }],
	['order.failed', 'order_failed', { reason: 'charge' }],
	['order.cancelled', 'order_canceled', { reason: 'asked for' }],
	['order.refunded', 'order_refunded', { currency: 'USD', amount: '13.50' }],
	['shipment.sent', 'shipment_sent', { shipment }],
	['shipment.delivered', 'shipment_delivered', { shipment }],
	['shipment.returned', 'shipment_returned', { shipment, reason: 'refused' }],
	['price.changed', 'catalog_price_changed', { catalog_product_ids: [SHIRT] }],
	['mockup.ready', 'mockup_task_finished', { id: 5, status: 'completed' }],
	['unknown', 'something_new', {}],
];

function newsExample(
	[type, topic, data]: (typeof NEWS)[number],
	providerOrderId: string,
): NewsExample {
	const isOrder = /^(?:order|shipment)_/.test(topic);
	const order = { id: providerOrderId, external_id: 'etsy-11-1-1', store_id: STORE };
	const rawBody = JSON.stringify({
		type: topic,
		occurred_at: '2026-11-23T12:00:00Z',
		retries: 0,
		store_id: STORE,
		data: isOrder ? { order, ...data } : data,
	});
	const signature = createHmac('sha256', Buffer.from(SECRET, 'hex')).update(rawBody);
	return {
		type,
		request: {
			headers: { 'x-pf-webhook-signature': signature.digest('hex') },
			rawBody: Buffer.from(rawBody),
		},
		...(isOrder ? { providerOrderId } : {}),
	};
}

const position = z.object({
	area_width: z.number(),
	area_height: z.number(),
	width: z.number(),
	height: z.number(),
	top: z.number(),
	left: z.number(),
});
const artworkState = z.object({
	orders: z.array(
		z.object({
			id: z.number(),
			items: z.array(z.object({ files: z.array(z.object({ position: position.optional() })) })),
		}),
	),
});

/** Where the sandbox holds the artwork of an order's first line; nowhere said is in the middle. */
function placedAt(sandbox: Sandbox, providerOrderId: string): ArtworkPosition {
	const { orders } = artworkState.parse(sandbox.services.printful.state());
	const order = orders.find(({ id }) => String(id) === providerOrderId);
	const file = order?.items[0]?.files[0];
	if (!file) throw new Error('The order has no artwork of its own');
	if (!file.position) return { x: 0.5, y: 0.5, scale: 1 };
	const { area_width: width, area_height: height, ...box } = file.position;
	return fromBox(box, { width, height });
}

const picture = { url: FILE_URL, placement: 'front' };

/** Printful for the conformance suite, with a token of the whole account. */
export const printfulCase: ProviderCase = {
	provider: 'printful',
	// Without the order that its Etsy store imports by itself: the suite counts what it makes.
	scenario: {
		...printfulWorld,
		...(printfulWorld.printful ? { printful: { ...printfulWorld.printful, orders: [] } } : {}),
	},
	credentialType: new PrintfulApi(),
	credential: ({ urls }) => ({
		apiToken: ACCOUNT_TOKEN,
		storeId: String(STORE),
		baseUrl: urls.printful,
	}),
	storeId: String(STORE),
	line: (lineId, quantity) => ({
		lineId,
		quantity,
		source: { kind: 'storeVariant', productId: String(CAT_SHIRT), variantId: String(CAT_SHIRT_M) },
	}),
	otherLine: (lineId, quantity) => ({
		lineId,
		quantity,
		source: {
			kind: 'catalogVariant',
			variantId: String(MUG_11),
			files: [{ url: FILE_URL, placement: 'default' }],
		},
	}),
	placedLine: (lineId, at) => ({
		lineId,
		quantity: 1,
		source: {
			kind: 'catalogVariant',
			productId: String(SHIRT),
			variantId: String(SHIRT_M),
			files: [{ ...picture, widthPx: 1000, heightPx: 1000, position: at }],
		},
	}),
	placedAt,
	costs: (quantity) => {
		const [items, shipping] = [1192 * quantity, 469 + 100 * (quantity - 1)];
		return {
			items: usd(items),
			shipping: usd(shipping),
			tax: usd(0),
			total: usd(items + shipping),
		};
	},
	statuses: STATUSES,
	catalog: { search: 'staple', productId: String(SHIRT), variantId: String(SHIRT_M) },
	product: {
		title: 'Cat',
		productId: String(SHIRT),
		variants: [
			{ variantId: String(SHIRT_M), sku: 'NEW-CAT-M', retailPrice: usd(2499) },
			{ variantId: '4011', sku: 'NEW-CAT-S', retailPrice: usd(2499) },
		],
		files: [picture],
	},
	newsSecret: SECRET,
	news: (providerOrderId) => NEWS.map((example) => newsExample(example, providerOrderId)),
};
