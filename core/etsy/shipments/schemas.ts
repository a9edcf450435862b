import { z } from 'zod';
import { mapped, maybe } from '../../domain/mapped';
import { etsyId, etsyText, etsyTime } from '../fields';

/**
 * OAS: ShopReceiptShipment. A code that came as a number is read as its digits, because a code that
 * is there and not seen would be sent, and e-mailed, a second time.
 */
export const receiptShipment = z.object({
	receipt_shipping_id: etsyId.nullish(),
	shipment_notification_timestamp: etsyTime.nullish(),
	carrier_name: etsyText,
	tracking_code: z.union([mapped(z.number(), String), etsyText]),
});

/** Parcels of a receipt; undefined where Etsy does not tell them, which is not the same as none. */
export const receiptShipments = maybe(z.array(receiptShipment));

/**
 * A receipt as far as shipping it is concerned (OAS: ShopReceipt). Narrower than `shopReceipt`, so
 * that an amount of an odd form keeps nobody from sending tracking.
 */
export const shippingReceipt = z.object({
	receipt_id: etsyId,
	status: etsyText,
	is_paid: z.boolean(),
	is_shipped: z.boolean(),
	shipments: receiptShipments,
});
/** A receipt that passed {@link shippingReceipt}. */
export type ShippingReceipt = z.output<typeof shippingReceipt>;
