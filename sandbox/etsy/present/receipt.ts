import { parcelsBy } from '../parcels';
import { movedAt, refundsBy } from '../receipt-life';
import type { EtsyLine, EtsyReceipt } from '../state';
import { money, seconds } from './money';

/** What can be said of an order at a moment. */
export interface ReceiptFacts {
	isPaid: boolean;
	isShipped: boolean;
	/** The carrier of any parcel has told Etsy of its arrival. */
	isDelivered: boolean;
	isCanceled: boolean;
	/** Epoch milliseconds. */
	updatedAt: number;
	status:
		| 'paid'
		| 'completed'
		| 'open'
		| 'payment processing'
		| 'canceled'
		| 'fully refunded'
		| 'partially refunded';
}

/**
 * Reads an order's life at a moment. Payment moves `updated_timestamp`; cancelling and refunds do
 * not unless a scenario says so, as
 * sellers saw in 2022 (etsy/open-api#604, #513) and nobody re-tested: a client must cope.
 * @param now epoch milliseconds.
 */
export function factsOf(receipt: EtsyReceipt, now: number): ReceiptFacts {
	const { createdAt, paidAt, canceledAt, touchedAt } = receipt;
	const parcels = parcelsBy(receipt, now);
	const isPaid = paidAt !== null && paidAt <= now;
	const isShipped = parcels.length > 0;
	const isDelivered = parcels.some((parcel) => (parcel.deliveredAt ?? Infinity) <= now);
	const isCanceled = canceledAt !== null && canceledAt <= now;
	const reported = parcels.map(({ at }) => at);
	const moved = movedAt(receipt, now);
	const updatedAt = Math.max(moved, createdAt, touchedAt, isPaid ? paidAt : 0, ...reported);
	const givenBack = refundsBy(receipt, now).reduce((sum, { amount }) => sum + amount, 0);
	return { isPaid, isShipped, isDelivered, isCanceled, updatedAt, status: statusOf() };

	function statusOf(): ReceiptFacts['status'] {
		if (isCanceled) return 'canceled';
		if (givenBack > 0) {
			return givenBack < totalsOf(receipt).total ? 'partially refunded' : 'fully refunded';
		}
		if (!isPaid) return paidAt === null ? 'open' : 'payment processing';
		return isShipped ? 'completed' : 'paid';
	}
}

/** An order as ShopReceipt. */
export function presentReceipt(receipt: EtsyReceipt, now: number) {
	const { source, shop } = receipt;
	const facts = factsOf(receipt, now);
	const inShopCurrency = (minor: number) => money(minor, shop.currency);
	const { subtotal, shipping, tax, total } = totalsOf(receipt);
	const created = seconds(receipt.createdAt);
	const updated = seconds(facts.updatedAt);
	return {
		receipt_id: receipt.id,
		receipt_type: 0,
		seller_user_id: shop.userId,
		seller_email: shop.ownerEmail ?? null,
		buyer_user_id: receipt.buyerUserId,
		// Null unless Etsy granted e-mail access case by case.
		buyer_email: shop.emailsVisible ? (source.buyer_email ?? null) : null,
		...addressOf(receipt),
		status: facts.status,
		payment_method: 'cc',
		payment_email: null,
		message_from_seller: null,
		message_from_buyer: source.message_from_buyer ?? null,
		message_from_payment: null,
		is_paid: facts.isPaid,
		is_shipped: facts.isShipped,
		create_timestamp: created,
		created_timestamp: created,
		update_timestamp: updated,
		updated_timestamp: updated,
		is_gift: source.is_gift ?? false,
		gift_message: source.gift_message ?? '',
		gift_sender: source.gift_sender ?? '',
		grandtotal: inShopCurrency(total),
		subtotal: inShopCurrency(subtotal),
		total_price: inShopCurrency(subtotal),
		total_shipping_cost: inShopCurrency(shipping),
		total_tax_cost: inShopCurrency(tax),
		total_vat_cost: inShopCurrency(0),
		discount_amt: inShopCurrency(0),
		gift_wrap_price: inShopCurrency(0),
		shipments: parcelsBy(receipt, now).map((shipment) => ({
			receipt_shipping_id: shipment.id,
			shipment_notification_timestamp: seconds(shipment.at),
			carrier_name: shipment.carrierName,
			tracking_code: shipment.trackingCode,
		})),
		transactions: receipt.lines.map((line) => presentTransaction(receipt, line, now)),
		refunds: refundsOf(receipt, facts, total, now),
	};
}

/** One line of an order as ShopReceiptTransaction. */
export function presentTransaction(receipt: EtsyReceipt, line: EtsyLine, now: number) {
	const { listing, product } = line;
	const { isPaid } = factsOf(receipt, now);
	const created = seconds(receipt.createdAt);
	const [shipped] = parcelsBy(receipt, now);
	const values = product.property_values ?? [];
	return {
		transaction_id: line.id,
		title: listing.title,
		seller_user_id: receipt.shop.userId,
		buyer_user_id: receipt.buyerUserId,
		create_timestamp: created,
		created_timestamp: created,
		paid_timestamp: isPaid && receipt.paidAt !== null ? seconds(receipt.paidAt) : null,
		shipped_timestamp: shipped ? seconds(shipped.at) : null,
		quantity: line.quantity,
		listing_image_id: listing.images?.[0]?.id ?? null,
		receipt_id: receipt.id,
		is_digital: false,
		file_data: '',
		listing_id: listing.id,
		transaction_type: 'listing',
		product_id: product.id,
		sku: product.sku,
		price: money(product.price, receipt.shop.currency),
		shipping_cost: money(0, receipt.shop.currency),
		variations: [
			...values.map((value) => ({
				property_id: value.property_id,
				value_id: value.value_ids[0] ?? null,
				formatted_name: value.property_name,
				formatted_value: value.values.join(', '),
				question_id: null,
			})),
			// Answers to personalization questions come as property 54 (Etsy's tutorial).
			...(line.personalization ?? []).map(({ question, answer, questionId, mimeType }) => ({
				property_id: 54,
				value_id: null,
				formatted_name: question,
				formatted_value: answer,
				question_id: questionId ?? null,
				// Newer than the saved document (facts/etsy.md 0); only where a scenario says so.
				...(mimeType === undefined ? {} : { mime_type: mimeType }),
			})),
		],
		product_data: values.map(presentPropertyValue),
		shipping_profile_id: listing.shippingProfileId ?? null,
		min_processing_days: 1,
		max_processing_days: 3,
		shipping_method: null,
		shipping_upgrade: null,
		expected_ship_date: created + (receipt.source.shipsWithinSeconds ?? 3 * 24 * 3600),
		buyer_coupon: 0,
		shop_coupon: 0,
	};
}

/** A variation value as ListingPropertyValue. */
export function presentPropertyValue(
	value: NonNullable<EtsyLine['product']['property_values']>[number],
) {
	const { property_id, property_name, value_ids, values } = value;
	return {
		property_id,
		property_name,
		scale_id: value.scale_id ?? null,
		scale_name: value.scale_name ?? null,
		value_ids,
		values,
	};
}

/** Money of an order, minor units. */
export function totalsOf({ lines, source }: EtsyReceipt) {
	const subtotal = lines.reduce((sum, line) => sum + line.product.price * line.quantity, 0);
	const shipping = source.shippingCost ?? 0;
	const tax = source.taxCost ?? 0;
	return { subtotal, shipping, tax, total: subtotal + shipping + tax };
}

/**
 * Name and address. A key without address access gets null in all seven fields
 * (Etsy's release of 2025-07-17) and an empty name (etsy/open-api discussion 1681).
 */
function addressOf({ source, shop }: EtsyReceipt) {
	if (shop.addressesVisible === false) {
		return {
			name: '',
			first_line: null,
			second_line: null,
			city: null,
			state: null,
			zip: null,
			country_iso: null,
			formatted_address: null,
		};
	}
	const { name, first_line, city, zip, country_iso } = source;
	const second_line = source.second_line ?? null;
	const state = source.state ?? null;
	const town = [city, state, zip].filter((part) => part !== null).join(' ');
	const lines = [first_line, second_line, town, country_iso].filter((part) => part);
	return {
		name,
		first_line,
		second_line,
		city,
		state,
		zip,
		country_iso,
		formatted_address: lines.length > 0 ? [name, ...lines].join('\n') : null,
	};
}

/** What was given back by and by, and with a cancellation the rest. */
function refundsOf(receipt: EtsyReceipt, facts: ReceiptFacts, total: number, now: number) {
	const refunds = refundsBy(receipt, now).map(({ at, amount }) => ({
		at,
		amount,
		reason: 'Refund',
	}));
	const rest = refunds.reduce((left, { amount }) => left - amount, total);
	if (facts.isCanceled && facts.isPaid && receipt.canceledAt !== null && rest > 0) {
		refunds.push({ at: receipt.canceledAt, amount: rest, reason: 'Order canceled' });
	}
	return refunds.map(({ at, amount, reason }) => ({
		amount: money(amount, receipt.shop.currency),
		created_timestamp: seconds(at),
		reason,
		note_from_issuer: null,
		status: 'success',
	}));
}
