import type { OrderShipment } from '../../domain/order';
import type { ShippingReceipt } from './schemas';

/** Etsy's parcels of an order in our words; undefined where Etsy did not tell them. Pure. */
export function toShipments(shipments: ShippingReceipt['shipments']): OrderShipment[] | undefined {
	return shipments?.map((shipment) => ({
		shipmentId: shipment.receipt_shipping_id ?? undefined,
		carrier: shipment.carrier_name,
		trackingCode: shipment.tracking_code,
		notifiedAt: shipment.shipment_notification_timestamp ?? undefined,
	}));
}
