import { z } from 'zod';
import { leanObject } from '../domain/lean-object';
import { mapped, Refusal } from '../domain/mapped';
import { etsyId, etsyList, etsyMoney, etsyText, etsyTime, optionalEtsyId } from './fields';
import { niceId, niceMoney, niceText, niceTime } from './nice-fields';
import { receiptShipments } from './shipments/schemas';

/*
 * What we read of Etsy's answers (OAS: specs/etsy-openapi.json, which marks nothing as required).
 * Asked for is only what an order cannot do without; the rest may be missing or null, and what is
 * new is passed over.
 */

/** A variation or a personalisation answer of a transaction (OAS: TransactionVariations). */
const variation = leanObject({
	property_id: z.number().int(),
	formatted_name: etsyText,
	formatted_value: etsyText,
	question_id: niceId,
	// Newer than the saved document (facts/etsy.md 0).
	mime_type: niceText,
});

/** OAS: ShopReceiptTransaction. */
const transaction = leanObject({
	transaction_id: etsyId,
	listing_id: optionalEtsyId,
	product_id: optionalEtsyId,
	sku: etsyText,
	title: etsyText,
	quantity: z.number().int().min(0),
	price: etsyMoney,
	variations: etsyList(variation),
	is_digital: z.boolean().nullish(),
	expected_ship_date: etsyTime.nullish(),
	paid_timestamp: niceTime,
	shipped_timestamp: niceTime,
	shipping_method: niceText,
	shipping_upgrade: niceText,
	shipping_cost: niceMoney,
	listing_image_id: niceId,
});

/** OAS: ShopRefund. */
const refund = leanObject({ amount: etsyMoney.nullish(), status: etsyText });

/** OAS: ShopReceipt. */
export const shopReceipt = mapped(
	leanObject({
		receipt_id: etsyId,
		status: etsyText,
		is_paid: z.boolean(),
		is_shipped: z.boolean(),
		is_gift: z.boolean().nullish(),
		gift_message: etsyText,
		gift_sender: niceText,
		message_from_buyer: etsyText,
		name: etsyText,
		first_line: etsyText,
		second_line: etsyText,
		city: etsyText,
		state: etsyText,
		zip: etsyText,
		country_iso: etsyText,
		buyer_email: etsyText,
		created_timestamp: etsyTime.nullish(),
		create_timestamp: etsyTime.nullish(),
		updated_timestamp: etsyTime.nullish(),
		update_timestamp: etsyTime.nullish(),
		grandtotal: etsyMoney.nullish(),
		total_price: etsyMoney.nullish(),
		subtotal: niceMoney,
		total_shipping_cost: niceMoney,
		total_tax_cost: niceMoney,
		total_vat_cost: niceMoney,
		discount_amt: niceMoney,
		gift_wrap_price: niceMoney,
		shipments: receiptShipments,
		transactions: z.array(transaction).min(1, 'Expected at least one line'),
		refunds: etsyList(refund),
	}),
	(receipt) => {
		// Etsy sends each time under an old and a new name; either will do.
		const createdAt = receipt.created_timestamp ?? receipt.create_timestamp;
		const total = receipt.grandtotal ?? receipt.total_price;
		if (!createdAt) return new Refusal('Required', ['created_timestamp']);
		if (!total) return new Refusal('Required', ['grandtotal']);
		const updatedAt = receipt.updated_timestamp ?? receipt.update_timestamp ?? createdAt;
		// Not a copy: an object of so many fields takes kilobytes, and orders are read by the thousand.
		return Object.assign(receipt, { createdAt, updatedAt, total });
	},
);
/** An Etsy receipt that passed {@link shopReceipt}. */
export type ShopReceipt = z.output<typeof shopReceipt>;

/**
 * One page of receipts. Each receipt is checked on its own later, so that one that cannot be read
 * does not cost the other 99.
 */
export const receiptPage = z.object({
	count: z.number().int().min(0).nullish(),
	results: z.array(z.unknown()),
});
/** A page that passed {@link receiptPage}. */
export type ReceiptPage = z.output<typeof receiptPage>;

/** OAS: Self. */
export const self = z.object({ user_id: etsyId, shop_id: etsyId });

/** OAS: Shop, as far as it is of use. */
export const shop = z.object({
	shop_id: etsyId,
	shop_name: etsyText,
	title: etsyText,
	currency_code: etsyText,
	url: etsyText,
	is_vacation: z.boolean().nullish(),
	listing_active_count: z.number().int().nullish(),
	transaction_sold_count: z.number().int().nullish(),
	shop_location_country_iso: etsyText,
	shipping_from_country_iso: etsyText,
	languages: etsyList(z.string()),
});
/** An Etsy shop that passed {@link shop}. */
export type EtsyShop = z.output<typeof shop>;

/**
 * The permissions of a token. OAS names no field in the answer of `tokenScopes`, so a list of
 * texts and one text with blanks are both read, bare or under `scopes`.
 */
const scopeWords = z.union([
	z.array(z.string()),
	z.string().transform((text) => text.split(/[\s,]+/).filter((word) => word !== '')),
]);
/** What Etsy answers of the permissions of a token, as a list of words. */
export const tokenScopes = z.union([
	scopeWords,
	z.object({ scopes: scopeWords }).transform(({ scopes }) => scopes),
]);
