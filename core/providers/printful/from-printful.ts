import type { ProviderOrder, ProviderOrderLine, Shipment } from '../../domain/provider-order';
import type { OrderStatus } from '../../domain/status';
import { timesPieces } from '../../domain/money';
import { toIsoTime, toMoney } from '../shared/fields';
import { toCosts } from './costs';
import type { PrintfulOrder } from './schemas';
import { printfulStatus } from './status';

type OrderData = PrintfulOrder['data'];

/** What a failed order needs; Printful's own words come first, where it has any. */
const CAN_BE_MENDED =
	'Printful could not take this order. It is not lost: correct it and submit it again.';

/** Turns an order of Printful's (v1) into the neutral form; its own object stays under `raw`. */
export function toProviderOrder({ data, raw }: PrintfulOrder): ProviderOrder {
	const { status: known, rawStatus } = printfulStatus(data.status, data.error);
	const status = rawStatus.toLowerCase() === 'archived' ? statusOfHidden(data) : known;
	const isFailed = rawStatus.toLowerCase() === 'failed';
	const reason = data.error ?? (isFailed ? CAN_BE_MENDED : undefined);
	return {
		provider: 'printful',
		providerOrderId: data.id,
		displayId: data.id,
		externalId: data.external_id,
		status,
		rawStatus,
		awaitingApproval: status === 'draft',
		...(reason === undefined ? {} : { reason }),
		createdAt: toIsoTime(data.created),
		updatedAt: toIsoTime(data.updated),
		costs: toCosts(data.costs),
		lines: data.items.map((item) => toLine(item, data, status)),
		shipments: data.shipments.map((parcel) => toShipment(parcel, data)),
		raw,
	};
}

/** How many pieces of a line left in parcels that were not sent a second time. */
function sentPieces(itemId: string | undefined, { shipments }: OrderData): number {
	const entries = shipments
		.filter(({ reshipment }) => reshipment !== true)
		.flatMap(({ items }) => items)
		.filter(({ item_id: id }) => itemId !== undefined && id === itemId);
	return entries.reduce((sum, { quantity = 1 }) => sum + quantity, 0);
}

/** An archived order is hidden, not changed: what was sent of it tells where it stands. */
function statusOfHidden(data: OrderData): OrderStatus {
	if (data.shipments.length === 0) return 'unknown';
	const isSent = data.items.every(({ id, quantity = 1 }) => sentPieces(id, data) >= quantity);
	return isSent ? 'shipped' : 'partially_shipped';
}

/** What a line prints. A saved variant's number is its own; Printful tells no product with it. */
function sourceOf(item: OrderData['items'][number]): Pick<ProviderOrderLine, 'source' | 'sku'> {
	const { sync_variant_id: variantId, sku = item.external_variant_id } = item;
	return {
		...(variantId ? { source: { kind: 'storeVariant', productId: '', variantId } } : {}),
		...(sku ? { sku } : {}),
	};
}

/** Printful tells no state of a line: it has that of its order, or was sent before the rest. */
function toLine(
	item: OrderData['items'][number],
	data: OrderData,
	orderStatus: OrderStatus,
): ProviderOrderLine {
	const quantity = item.quantity ?? 1;
	const price = toMoney(item.price, data.costs?.currency);
	const isPartly = orderStatus === 'partially_shipped';
	const isSent = isPartly && sentPieces(item.id, data) >= quantity;
	const status = isPartly ? (isSent ? 'shipped' : 'in_production') : orderStatus;
	const rawStatus = item.discontinued ? 'discontinued' : item.out_of_stock ? 'out_of_stock' : '';
	return {
		externalId: item.external_id,
		quantity,
		...sourceOf(item),
		...(item.name ? { title: item.name } : {}),
		rawStatus,
		status: rawStatus === '' || status === 'cancelled' ? status : 'action_required',
		...(price ? { cost: timesPieces(price, quantity) } : {}),
	};
}

function toShipment(parcel: OrderData['shipments'][number], data: OrderData): Shipment {
	const ids = parcel.items.map(({ item_id: id }) => id);
	return {
		shipmentId: parcel.id,
		carrier: parcel.carrier,
		service: parcel.service,
		trackingNumber: parcel.tracking_number,
		trackingUrl: parcel.tracking_url,
		shippedAt: toIsoTime(parcel.shipped_at) ?? toIsoTime(parcel.created),
		lineExternalIds: data.items
			.filter(({ id }) => id !== undefined && ids.includes(id))
			.map(({ external_id: id }) => id)
			.filter((id) => id !== undefined),
		...(parcel.reshipment === undefined ? {} : { isReshipment: parcel.reshipment }),
	};
}
