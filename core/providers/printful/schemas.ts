import { z } from 'zod';
import {
	identifier,
	optionalDecimal,
	optionalFlag,
	optionalList,
	optionalNumber,
	optionalObject,
	optionalText,
	withRaw,
} from '../shared/fields';
import { dataPage, resultOf, resultPage } from './envelope';

/*
 * What we read of Printful's answers about orders. v1 tells times as seconds since 1970, v2 as ISO
 * 8601; money is a decimal text, in estimates a number (facts/printful.md 4).
 */

/** What an order costs the seller. */
export const costs = optionalObject({
	currency: optionalText,
	subtotal: optionalDecimal,
	discount: optionalDecimal,
	shipping: optionalDecimal,
	tax: optionalDecimal,
	vat: optionalDecimal,
	total: optionalDecimal,
});
/** What {@link costs} gives. */
export type PrintfulCosts = NonNullable<z.infer<typeof costs>>;

const item = z.object({
	id: optionalText,
	external_id: optionalText,
	sync_variant_id: optionalText,
	external_variant_id: optionalText,
	sku: optionalText,
	name: optionalText,
	quantity: optionalNumber,
	price: optionalDecimal,
	out_of_stock: optionalFlag,
	discontinued: optionalFlag,
});

const sentItem = z.object({
	item_id: optionalText,
	quantity: optionalNumber,
});

const parcel = z.object({
	id: optionalText,
	carrier: optionalText,
	service: optionalText,
	tracking_number: optionalText,
	tracking_url: optionalText,
	shipped_at: optionalText,
	ship_date: optionalText,
	created: optionalText,
	reshipment: optionalFlag,
	items: optionalList(sentItem),
});

/** An order of API v1. */
export const order = withRaw(
	z.object({
		id: identifier,
		external_id: optionalText,
		status: optionalText,
		error: optionalText.catch(undefined),
		created: optionalText,
		updated: optionalText,
		costs,
		items: optionalList(item),
		/** Lines of an imported order that are not linked to a product. */
		incomplete_items: optionalList(z.object({ quantity: optionalNumber })),
		shipments: optionalList(parcel),
	}),
);
/** What {@link order} gives. */
export type PrintfulOrder = z.infer<typeof order>;

/** An answer with one order. */
export const orderSchema = resultOf(order);
/** A page of orders. */
export const orderPageSchema = resultPage(order);

const shipment = z.object({
	id: optionalText,
	carrier: optionalText,
	service: optionalText,
	shipment_status: optionalText,
	delivery_status: optionalText,
	shipped_at: optionalText,
	delivered_at: optionalText,
	is_reshipment: optionalFlag,
	tracking_number: optionalText,
	tracking_url: optionalText,
	shipment_items: optionalList(
		z.object({ order_item_id: optionalText, order_item_external_id: optionalText }),
	),
});
/** A parcel as API v2 tells it. */
export type PrintfulShipment = z.infer<typeof shipment>;

/** A page of the parcels of an order, from API v2. */
export const shipmentPageSchema = dataPage(shipment);

/** What an order would cost. */
export const estimateSchema = resultOf(withRaw(z.object({ costs })));

/** Ways of shipping an order with their prices. */
export const ratesSchema = resultOf(
	z.array(
		withRaw(
			z.object({
				id: identifier,
				name: optionalText,
				rate: optionalDecimal,
				currency: optionalText,
				minDeliveryDays: optionalNumber.catch(undefined),
				maxDeliveryDays: optionalNumber.catch(undefined),
			}),
		),
	),
);
/** One of {@link ratesSchema}. */
export type PrintfulRate = z.infer<typeof ratesSchema>[number];
