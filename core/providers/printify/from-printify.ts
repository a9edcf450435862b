import { combineStatus } from '../../domain/combine-status';
import type { Money } from '../../domain/money';
import type {
	ProviderOrder,
	ProviderOrderCosts,
	ProviderOrderLine,
	Shipment,
} from '../../domain/provider-order';
import type { OrderStatus } from '../../domain/status';
import { toIsoTime } from '../shared/fields';
import type { PrintifyOrder } from './schemas';
import { awaitsApproval, printifyStatus } from './status';

/** Printify charges in US dollars and does not say so on an order (facts/pod-normalised-model.md 1). */
export const DEFAULT_CURRENCY = 'USD';

type OrderData = PrintifyOrder['data'];

/**
 * Turns an order of Printify's into the neutral form.
 * @returns costs in cents; times in ISO 8601; Printify's own object under `raw`
 */
export function toProviderOrder({ data, raw }: PrintifyOrder): ProviderOrder {
	const { status, rawStatus } = printifyStatus(data.status);
	const shipments = data.shipments.map(toShipment);
	return {
		provider: 'printify',
		providerOrderId: data.id,
		displayId: data.app_order_id,
		externalId: externalIdOf(data),
		status: withDelivery(withLines(status, data), shipments),
		rawStatus,
		awaitingApproval: awaitsApproval(rawStatus),
		createdAt: toIsoTime(data.created_at),
		costs: toCosts(data),
		lines: data.line_items.map((line) => toLine(line, currencyOf(data))),
		shipments,
		raw,
	};
}

/** Our externalId on an order; it comes back under another name than it was sent with. */
export function externalIdOf(data: OrderData): string | undefined {
	return data.metadata?.shop_order_id;
}

/** Printify may go on calling an order partly sent when the lines that are left were cancelled. */
function withLines(status: OrderStatus, { line_items }: OrderData): OrderStatus {
	if (status !== 'partially_shipped') return status;
	const isSent = combineStatus(line_items.map((line) => printifyStatus(line.status).status));
	return isSent === 'shipped' ? 'shipped' : status;
}

/** `fulfilled` only means sent; an order has arrived when every parcel has. */
function withDelivery(status: OrderStatus, shipments: Shipment[]): OrderStatus {
	const arrived =
		shipments.length > 0 && shipments.every(({ deliveredAt }) => deliveredAt !== undefined);
	return status === 'shipped' && arrived ? 'delivered' : status;
}

function toShipment(shipment: OrderData['shipments'][number]): Shipment {
	return {
		carrier: shipment.carrier,
		trackingNumber: shipment.number,
		trackingUrl: shipment.url,
		// A time that cannot be read still says that the parcel has arrived.
		deliveredAt: toIsoTime(shipment.delivered_at) ?? shipment.delivered_at,
	};
}

function toLine(line: OrderData['line_items'][number], currency: string): ProviderOrderLine {
	const { status, rawStatus } = printifyStatus(line.status);
	return {
		externalId: line.metadata?.external_id,
		quantity: line.quantity ?? 1,
		...sourceOf(line),
		sku: line.metadata?.sku,
		title: line.metadata?.title,
		rawStatus,
		status,
		cost: money(line.cost, currency),
	};
}

function sourceOf(line: OrderData['line_items'][number]): Pick<ProviderOrderLine, 'source'> {
	const { product_id: productId, variant_id: variantId } = line;
	return productId && variantId ? { source: { kind: 'storeVariant', productId, variantId } } : {};
}

/** Whether an order was made by Printify's own connection to a shop. */
export function isExternal({ metadata }: OrderData): boolean {
	return metadata?.order_type?.toLowerCase() === 'external';
}

/**
 * Whether an order of a shop's own connection is of this order there: its `shop_order_id` or label
 * is the number at the shop. That this is Etsy's receipt number follows
 * from Printify's example alone (facts/printify.md 9); the lines are compared before anything is
 * sent to production.
 */
export function isImportOf({ metadata }: OrderData, receiptId: string): boolean {
	const names = [metadata?.shop_order_id, metadata?.shop_order_label?.replace(/^#/, '')];
	return names.includes(receiptId);
}

/**
 * What the order costs the seller. Printify's `total_price` is the retail price, so the total is
 * computed, and left out if a part of it is not known.
 */
function toCosts(data: OrderData): ProviderOrderCosts {
	const currency = currencyOf(data);
	const items = sum(data.line_items.map(({ cost }) => cost));
	const total = sum([items, data.total_shipping, data.total_tax]);
	return {
		items: money(items, currency),
		shipping: money(data.total_shipping, currency),
		tax: money(data.total_tax, currency),
		total: money(total, currency),
	};
}

function sum(parts: Array<number | undefined>): number | undefined {
	if (parts.length === 0) return undefined;
	return parts.reduce((all, part) =>
		all === undefined || part === undefined ? undefined : all + part,
	);
}

function money(amountMinor: number | undefined, currency: string): Money | undefined {
	return amountMinor === undefined ? undefined : { amountMinor, currency };
}

function currencyOf(data: OrderData): string {
	const said = data.currency?.trim().toUpperCase();
	return said !== undefined && /^[A-Z]{3}$/.test(said) ? said : DEFAULT_CURRENCY;
}
