import type { Result } from '../../domain/result';
import { READ, shopPath, type EtsyCall } from '../caller';
import { shippingReceipt, type ShippingReceipt } from './schemas';

/** What is told to Etsy and the buyer. Without code and carrier the order is marked as shipped. */
export interface ShipmentRequest {
	/** Text: as a number it would lose digits (facts/etsy.md 3). */
	trackingCode?: string;
	/** One of Etsy's slugs. */
	carrier?: string;
	/** Shown in the e-mail to the buyer. */
	noteToBuyer?: string;
	/** Whether the seller gets a copy of that e-mail. */
	copyToSeller: boolean;
	/** The service, such as `First-Class`. */
	mailClass?: string;
}

/** Orders and their parcels; each is one HTTP request. None rejects. */
export interface ShipmentsApi {
	/** One order, as far as shipping it is concerned. Permission: transactions_r. */
	read(shopId: string, receiptId: string): Promise<Result<ShippingReceipt>>;
	/**
	 * Tells Etsy of a parcel. **E-mails the buyer each time it succeeds**; Etsy has no way to undo it
	 * and none to say that it is the same again. Permission: transactions_w, and a key that Etsy lets
	 * send tracking (facts/etsy.md 1).
	 * @returns the order as it is then
	 */
	send(
		shopId: string,
		receiptId: string,
		shipment: ShipmentRequest,
	): Promise<Result<ShippingReceipt>>;
}

/** Fields that were not given are left out: null is refused for some of them. */
function bodyOf(shipment: ShipmentRequest): Record<string, string | boolean> {
	const fields = {
		tracking_code: shipment.trackingCode,
		carrier_name: shipment.carrier,
		send_bcc: shipment.copyToSeller,
		note_to_buyer: shipment.noteToBuyer,
		mail_class: shipment.mailClass,
	};
	return Object.fromEntries(
		Object.entries(fields).filter((entry): entry is [string, string | boolean] => {
			return entry[1] !== undefined && entry[1] !== '';
		}),
	);
}

/** Ties the calls to one credential. */
export function shipmentsApi(call: EtsyCall): ShipmentsApi {
	const pathOf = (shopId: string, receiptId: string) =>
		`${shopPath(shopId)}/receipts/${encodeURIComponent(receiptId)}`;
	return {
		read: async (shopId, receiptId) =>
			await call({
				...READ,
				operation: 'getShopReceipt',
				path: pathOf(shopId, receiptId),
				schema: shippingReceipt,
			}),
		send: async (shopId, receiptId, shipment) =>
			await call({
				operation: 'createReceiptShipment',
				effect: 'create',
				method: 'POST',
				path: `${pathOf(shopId, receiptId)}/tracking`,
				// One of the four operations that take JSON (facts/etsy.md 3).
				body: { kind: 'json', value: bodyOf(shipment) },
				schema: shippingReceipt,
				buyerTexts: shipment.noteToBuyer === undefined ? [] : [shipment.noteToBuyer],
			}),
	};
}
