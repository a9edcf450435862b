import type { ProviderEventType } from '../../../../core/domain/provider-event';
import type { OrderStatus } from '../../../../core/domain/status';
import { GelatoApi } from '../../../../credentials/GelatoApi.credentials';
import {
	gelatoWorld,
	KEY,
	MUG,
	POSTER,
	STORE,
	TEMPLATE,
} from '../../../contract/support/gelato-world';
import type { NewsExample, ProviderCase } from '../provider-case';

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });

/** facts/gelato.md 8 and facts/pod-normalised-model.md 6, written out once more by hand. */
export const GELATO_TABLE: ReadonlyArray<readonly [string, OrderStatus]> = [
	['created', 'received'],
	['uploading', 'received'],
	['digitizing', 'received'],
	['passed', 'accepted'],
	['in_production', 'in_production'],
	['printed', 'in_production'],
	['draft', 'draft'],
	['failed', 'failed'],
	['canceled', 'cancelled'],
	['pending_approval', 'action_required'],
	['pending_personalization', 'action_required'],
	['not_connected', 'action_required'],
	['on_hold', 'action_required'],
	['shipped', 'shipped'],
	['in_transit', 'shipped'],
	['delivered', 'delivered'],
	['returned', 'returned'],
];

const ORDER = 'order_status_updated';
const LINE = 'order_item_status_updated';
const tracking = { trackingCode: 'T1', trackingUrl: 'https://tracking.example.com/T1' };

const NEWS: ReadonlyArray<[ProviderEventType, string, object]> = [
	['order.created', ORDER, { fulfillmentStatus: 'created' }],
	['order.changed', ORDER, { fulfillmentStatus: 'in_production' }],
	['order.changed', ORDER, { fulfillmentStatus: 'shipped' }],
	['order.changed', 'order_delivery_estimate_updated', { minDeliveryDate: '2026-12-01' }],
	['order.changed', LINE, { itemReferenceId: '1', status: 'printed' }],
	['order.action_required', ORDER, { fulfillmentStatus: 'on_hold' }],
	['order.action_required', LINE, { itemReferenceId: '1', status: 'pending_approval' }],
	['order.failed', ORDER, { fulfillmentStatus: 'failed', comment: 'bad address' }],
	['order.cancelled', ORDER, { fulfillmentStatus: 'canceled' }],
	['shipment.sent', 'order_item_tracking_code_updated', { itemReferenceId: '1', ...tracking }],
	['shipment.delivered', ORDER, { fulfillmentStatus: 'delivered' }],
	['shipment.returned', ORDER, { fulfillmentStatus: 'returned' }],
	['product.changed', 'store_product_updated', { storeProductId: 'sp-1' }],
	['product.changed', 'store_product_template_deleted', { templateId: 't-1' }],
	['stock.changed', 'catalog_product_stock_availability_updated', { productAvailability: [] }],
	['unknown', 'something_new', {}],
];

/** One example of each kind of news; Gelato signs none (facts/gelato.md 10). */
export function gelatoNewsExamples(providerOrderId: string): NewsExample[] {
	return NEWS.map(([type, event, data], at) => {
		const isOrder = event.startsWith('order_');
		const order = { orderId: providerOrderId, orderReferenceId: 'etsy-11-1001-1', storeId: null };
		const body = { id: `ev_${String(at)}`, event, ...(isOrder ? order : {}), ...data };
		return {
			type,
			request: { headers: {}, rawBody: Buffer.from(JSON.stringify(body)) },
			...(isOrder ? { providerOrderId } : {}),
		};
	});
}

function lineOf(lineId: string, quantity: number, variantId: string) {
	const files = [{ url: 'https://files.example.com/cat.png', placement: 'default' }];
	return { lineId, quantity, source: { kind: 'catalogVariant' as const, variantId, files } };
}

/** Gelato for the conformance suite. */
export const gelatoCase: ProviderCase = {
	provider: 'gelato',
	scenario: gelatoWorld,
	credentialType: new GelatoApi(),
	credential: ({ urls }) => ({
		apiKey: KEY,
		baseUrl: urls.gelato,
		storeId: STORE,
		currency: 'USD',
		fallbackEmail: 'seller@example.com',
	}),
	line: (lineId, quantity) => lineOf(lineId, quantity, MUG),
	otherLine: (lineId, quantity) => lineOf(lineId, quantity, POSTER),
	costs: (quantity) => ({
		items: usd(455 * quantity),
		shipping: usd(650),
		tax: usd(0),
		total: usd(455 * quantity + 650),
	}),
	statuses: GELATO_TABLE,
	cancelledLine: 'canceled',
	addressLimits: {
		company: 60,
		line1: 35,
		line2: 35,
		city: 30,
		postalCode: 15,
		stateCode: 35,
		phone: 25,
	},
	catalog: { search: 'mug', productId: 'mugs', variantId: MUG },
	product: {
		title: 'Black shirt of its own',
		templateId: TEMPLATE,
		variants: [{ variantId: 'tv-m' }],
		files: [{ url: 'https://files.example.com/cat.png', placement: 'front.png' }],
	},
	news: gelatoNewsExamples,
};
