import { z } from 'zod';
import type { ArtworkPosition } from '../../../../core/domain/print-file';
import type { ProviderEventType } from '../../../../core/domain/provider-event';
import type { OrderStatus } from '../../../../core/domain/status';
import { PrintifyApi } from '../../../../credentials/PrintifyApi.credentials';
import type { Sandbox } from '../../../../sandbox';
import { signature } from '../../../../sandbox/printify/webhooks/send';
import { MUG, printifyWorld, SHIRT, SHOP, TOKEN } from '../../../contract/support/printify-world';
import type { NewsExample, ProviderCase } from '../provider-case';

const SECRET = 'printify-news-secret';
const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

/** facts/printify.md 10 and facts/pod-normalised-model.md 6, written out once more by hand. */
const STATUSES: ReadonlyArray<readonly [string, OrderStatus]> = [
	['pending', 'received'],
	['on-hold', 'received'],
	['cost-calculation', 'received'],
	['payment-not-received', 'payment_required'],
	['sending-to-production', 'accepted'],
	['in-production', 'in_production'],
	['partially-fulfilled', 'partially_shipped'],
	['fulfilled', 'shipped'],
	['canceled', 'cancelled'],
	['has-issues', 'action_required'],
	['unfulfillable', 'failed'],
	['source-check-failed', 'action_required'],
	['sending_to_production_delegate', 'accepted'],
	['sending_to_production_delegate_sync', 'accepted'],
];

const carrier = {
	code: 'usps',
	tracking_number: '9400110200',
	tracking_url: 'https://tracking.example.com/9400110200',
};
const product = { id: SHIRT, type: 'product' };
const NEWS: ReadonlyArray<[ProviderEventType, string, object]> = [
	['order.created', 'order:created', {}],
	['order.changed', 'order:updated', { status: 'in-production' }],
	['order.changed', 'order:sent-to-production', {}],
	['order.cancelled', 'order:updated', { status: 'canceled' }],
	['order.failed', 'order:updated', { status: 'unfulfillable' }],
	['order.action_required', 'order:updated', { status: 'has-issues' }],
	['shipment.sent', 'order:shipment:created', { carrier, skus: ['MUG-11'] }],
	['shipment.delivered', 'order:shipment:delivered', { carrier, skus: ['MUG-11'] }],
	['product.changed', 'product:updated', {}],
	['shop.disconnected', 'shop:disconnected', {}],
	['unknown', 'order:something-new', {}],
];

function newsExample(
	[type, topic, data]: (typeof NEWS)[number],
	at: number,
	providerOrderId: string,
): NewsExample {
	const isOrder = topic.startsWith('order:');
	const order = { id: providerOrderId, type: 'order', data: { shop_id: SHOP, ...data } };
	const other = topic.startsWith('shop:')
		? { id: SHOP, type: 'shop', data: null }
		: { ...product, data: { shop_id: SHOP } };
	const rawBody = JSON.stringify({
		id: `653b6be8-2ff7-4ab5-a7a6-${String(at).padStart(12, '0')}`,
		type: topic,
		created_at: '2026-11-23 12:00:00+00:00',
		resource: isOrder ? order : other,
	});
	return {
		type,
		request: {
			headers: { 'x-pfy-signature': signature(SECRET, rawBody) },
			rawBody: Buffer.from(rawBody),
		},
		...(isOrder ? { providerOrderId } : {}),
	};
}

const artworkState = z.object({
	orders: z.array(
		z.object({
			id: z.string(),
			print_areas: z.array(
				z
					.record(
						z.array(
							z.object({ x: z.number(), y: z.number(), scale: z.number(), angle: z.number() }),
						),
					)
					.nullable(),
			),
		}),
	),
});

/** Where the sandbox holds the artwork of an order's first line. */
function placedAt(sandbox: Sandbox, providerOrderId: string): ArtworkPosition {
	const { orders } = artworkState.parse(sandbox.services.printify.state());
	const order = orders.find(({ id }) => id === providerOrderId);
	const [first] = Object.values(order?.print_areas[0] ?? {}).flat();
	if (!first) throw new Error('The order has no artwork of its own');
	return first;
}

/** Printify for the conformance suite. */
export const printifyCase: ProviderCase = {
	provider: 'printify',
	scenario: printifyWorld,
	credentialType: new PrintifyApi(),
	credential: ({ urls }) => ({ apiToken: TOKEN, baseUrl: urls.printify, shopId: String(SHOP) }),
	storeId: String(SHOP),
	line: (lineId, quantity) => ({
		lineId,
		quantity,
		source: { kind: 'storeVariant', productId: MUG, variantId: '33719' },
	}),
	otherLine: (lineId, quantity) => ({ lineId, quantity, source: { kind: 'sku', sku: 'CAT-S' } }),
	placedLine: (lineId, position) => ({
		lineId,
		quantity: 1,
		source: {
			kind: 'catalogVariant',
			productId: '68',
			makerId: '9',
			variantId: '33719',
			files: [{ url: 'https://files.example.com/cat.png', placement: 'front', position }],
		},
	}),
	placedAt,
	costs: (quantity) => ({
		items: usd(516 * quantity),
		shipping: usd(475 + 240 * (quantity - 1)),
		tax: usd(0),
		total: usd(516 * quantity + 475 + 240 * (quantity - 1)),
	}),
	statuses: STATUSES,
	stoppable: 'on-hold',
	cancelledLine: 'canceled',
	tellsParcelLines: false,
	pageSize: 10,
	catalog: { search: 'mug', productId: '68', makerId: '9', variantId: '33719' },
	product: {
		title: 'Cat mug of its own',
		productId: '68',
		makerId: '9',
		variants: [{ variantId: '33719', retailPrice: usd(1500), isEnabled: true }],
		files: [{ url: 'https://files.example.com/cat.png', placement: 'front' }],
	},
	newsSecret: SECRET,
	news: (providerOrderId) => NEWS.map((example, at) => newsExample(example, at, providerOrderId)),
};
