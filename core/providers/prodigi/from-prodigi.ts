import type { ProviderOrder, ProviderOrderLine, Shipment } from '../../domain/provider-order';
import type { OrderStatus } from '../../domain/status';
import { toIsoTime } from '../shared/fields';
import { costOfItem, toCosts } from './costs';
import type { ProdigiOrder } from './schemas';
import { prodigiStatus } from './status';

type OrderData = ProdigiOrder['data'];

/**
 * Turns an order of Prodigi's into the neutral form; Prodigi's own object stays under `raw`.
 * @param isTest whether it is at Prodigi's own sandbox
 */
export function toProviderOrder({ data, raw }: ProdigiOrder, isTest: boolean): ProviderOrder {
	const { status, rawStatus } = prodigiStatus(data);
	const shipments = data.shipments.filter((one) => !/^cancelled$/i.test(one.status ?? ''));
	const issues = data.status?.issues ?? [];
	const reason = issues
		.map(({ description, errorCode }) => description ?? errorCode)
		.filter((text) => text !== undefined)
		.join(' ');
	return {
		provider: 'prodigi',
		providerOrderId: data.id,
		displayId: data.id,
		externalId: data.idempotencyKey ?? data.merchantReference,
		status,
		rawStatus,
		awaitingApproval: false,
		...(reason === '' ? {} : { reason }),
		createdAt: toIsoTime(data.created),
		updatedAt: toIsoTime(data.lastUpdated),
		...(isTest ? { isTest } : {}),
		costs: toCosts(data),
		lines: data.items.map((item) => toLine(item, data, status)),
		shipments: shipments.flatMap((shipment) => toShipment(shipment, data)),
		raw,
	};
}

/** A parcel that is still being packed is none yet. */
function toShipment(shipment: OrderData['shipments'][number], data: OrderData): Shipment[] {
	if (/^processing$/i.test(shipment.status ?? '')) return [];
	const ids = shipment.items.map(({ itemId }) => itemId);
	const lines = data.items.filter(({ id }) => id !== undefined && ids.includes(id));
	return [
		{
			shipmentId: shipment.id,
			carrier: shipment.carrier?.name,
			service: shipment.carrier?.service,
			trackingNumber: shipment.tracking?.number,
			trackingUrl: shipment.tracking?.url,
			shippedAt: toIsoTime(shipment.dispatchDate),
			lineExternalIds: lines
				.map(({ merchantReference }) => merchantReference)
				.filter((id) => id !== undefined),
		},
	];
}

function toLine(
	item: OrderData['items'][number],
	data: OrderData,
	order: OrderStatus,
): ProviderOrderLine {
	return {
		externalId: item.merchantReference,
		quantity: item.copies ?? 1,
		rawStatus: item.status,
		status: lineStatus(item, data, order),
		cost: costOfItem(item.id, data),
	};
}

/** A line's own word is about its picture only; its parcels say more, else it is as its order. */
function lineStatus(
	{ id, status }: OrderData['items'][number],
	{ shipments }: OrderData,
	order: OrderStatus,
): OrderStatus {
	if (order === 'cancelled' || order === 'shipped') return order;
	const parcels = shipments
		.filter(({ items }) => items.some(({ itemId }) => id !== undefined && itemId === id))
		.map((parcel) => (parcel.status ?? '').toLowerCase());
	if (parcels.includes('shipped')) return 'shipped';
	if (parcels.length > 0 && parcels.every((word) => word === 'cancelled')) return 'cancelled';
	if (/^invalid$/i.test(status ?? '')) return 'action_required';
	return order === 'partially_shipped' ? 'in_production' : order;
}
