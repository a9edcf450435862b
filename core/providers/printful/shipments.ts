import type { ProviderOrder, Shipment } from '../../domain/provider-order';
import type { OrderStatus } from '../../domain/status';
import type { Result } from '../../domain/result';
import { collect, pagesByOffset } from '../../transport/paging';
import { toIsoTime } from '../shared/fields';
import { orderPath, type PrintfulDeps } from './deps';
import { shipmentPageSchema, type PrintfulShipment } from './schemas';

const PAGE_SIZE = 100;

/** A parcel that has not left, or never will, is no parcel to tell a buyer of. */
const NOT_SENT: ReadonlySet<string> = new Set([
	'pending',
	'onhold',
	'canceled',
	'packaged',
	'outstock',
]);

const BACK: ReadonlySet<string> = new Set(['returned', 'return_to_sender']);

/**
 * Puts onto an order what only v2 tells: which parcels have arrived or came back
 * (facts/printful.md 12). No call for an order of which nothing was sent; one call otherwise. Where
 * v2, which is a beta, does not answer, the order stays as v1 told it: sent, not yet arrived.
 */
export async function withDelivery(
	deps: PrintfulDeps,
	order: ProviderOrder,
): Promise<ProviderOrder> {
	if (order.shipments.length === 0) return order;
	const parcels = await readShipments(deps, order.providerOrderId);
	if (!parcels.ok) return order;
	const sent = parcels.value.filter((parcel) => !NOT_SENT.has(parcel.shipment_status ?? ''));
	if (sent.length === 0) return order;
	return {
		...order,
		status: statusWith(order.status, sent),
		shipments: sent.map((parcel) => toShipment(parcel, order)),
	};
}

async function readShipments(
	{ client }: PrintfulDeps,
	orderId: string,
): Promise<Result<PrintfulShipment[]>> {
	return await collect(
		pagesByOffset<PrintfulShipment>({
			service: 'printful',
			operation: 'getShipments',
			pageSize: PAGE_SIZE,
			fetch: async (offset, limit) =>
				await client.call({
					operation: 'getShipments',
					effect: 'read',
					method: 'GET',
					path: `${orderPath(orderId, 'v2')}/shipments`,
					query: { limit, offset },
					schema: shipmentPageSchema,
				}),
		}),
	);
}

/** Only an order that is sent whole can have arrived or come back. */
function statusWith(status: OrderStatus, parcels: readonly PrintfulShipment[]): OrderStatus {
	if (status !== 'shipped') return status;
	if (parcels.every(isBack)) return 'returned';
	const underWay = parcels.filter((parcel) => !isBack(parcel));
	return underWay.every(({ delivery_status: state }) => state === 'delivered')
		? 'delivered'
		: status;
}

function isBack({ shipment_status: state, delivery_status: delivery }: PrintfulShipment): boolean {
	return BACK.has(state ?? '') || BACK.has(delivery ?? '');
}

/** The rest of what v1 told of the same parcel is kept, such as its lines. */
function toShipment(parcel: PrintfulShipment, { shipments }: ProviderOrder): Shipment {
	const known = shipments.find(({ shipmentId }) => shipmentId && shipmentId === parcel.id);
	const lines = parcel.shipment_items
		.map(({ order_item_external_id: id }) => id)
		.filter((id) => id !== undefined);
	return {
		...known,
		shipmentId: parcel.id,
		carrier: parcel.carrier ?? known?.carrier,
		service: parcel.service ?? known?.service,
		trackingNumber: parcel.tracking_number ?? known?.trackingNumber,
		trackingUrl: parcel.tracking_url ?? known?.trackingUrl,
		shippedAt: toIsoTime(parcel.shipped_at) ?? known?.shippedAt,
		deliveredAt: toIsoTime(parcel.delivered_at),
		lineExternalIds: lines.length > 0 ? lines : known?.lineExternalIds,
		isReshipment: parcel.is_reshipment ?? known?.isReshipment,
	};
}
