import { normaliseAddress, type Address } from '../domain/address';
import type { EtsyOrderState, Order, OrderLine, PersonalizationAnswer } from '../domain/order';
import type { ShopReceipt } from './schemas';
import { toShipments } from './shipments/to-shipments';

type Transaction = ShopReceipt['transactions'][number];

/** Answers to personalisation questions come as variations with this id (facts/etsy.md 8). */
const PERSONALIZATION_PROPERTY = 54;

/**
 * Where the order stands. The status text is compared in any case and only for what the flags
 * cannot say, because real values differ from the document (facts/etsy.md 9).
 */
function stateOf(receipt: ShopReceipt): EtsyOrderState {
	const status = (receipt.status ?? '').toLowerCase();
	if (status === 'canceled' || status === 'cancelled') return 'cancelled';
	if (status === 'fully refunded') return 'refunded';
	if (receipt.is_shipped) return 'shipped';
	return receipt.is_paid ? 'open' : 'unpaid';
}

/** The address, or null when none of its fields came: Etsy then hides it from this key. */
function addressOf(receipt: ShopReceipt): Address | null {
	const { first_line, second_line, city, state, zip, country_iso } = receipt;
	const given = [first_line, second_line, city, state, zip, country_iso];
	if (given.every((field) => field === undefined)) return null;
	return normaliseAddress({
		fullName: receipt.name ?? '',
		line1: first_line ?? '',
		line2: second_line,
		city: city ?? '',
		stateCode: state,
		postalCode: zip,
		countryCode: country_iso ?? '',
		email: receipt.buyer_email,
	});
}

/** The text where it is one address and nothing else. */
function addressIn(text: string): string | undefined {
	return /^https?:\/\/[^\s/?#]+\S*$/i.test(text) ? text : undefined;
}

/**
 * An answer to a personalisation question. Files that a buyer uploaded come as an address
 * (facts/etsy.md 8); newer answers of Etsy tell their type, older ones do not.
 */
function toAnswer(entry: Transaction['variations'][number]): PersonalizationAnswer {
	const answer = entry.formatted_value ?? '';
	const url = addressIn(answer);
	return {
		question: entry.formatted_name ?? '',
		answer,
		questionId: entry.question_id,
		...(url === undefined ? {} : { file: { url, mimeType: entry.mime_type } }),
	};
}

function toLine(transaction: Transaction): OrderLine {
	const answers = transaction.variations.filter(
		(entry) => entry.property_id === PERSONALIZATION_PROPERTY,
	);
	const options = transaction.variations.filter(
		(entry) => entry.property_id !== PERSONALIZATION_PROPERTY,
	);
	return {
		lineId: transaction.transaction_id,
		listingId: transaction.listing_id,
		productId: transaction.product_id,
		sku: transaction.sku,
		title: transaction.title ?? '',
		quantity: transaction.quantity,
		price: transaction.price,
		options: options.map((entry) => ({
			name: entry.formatted_name ?? '',
			value: entry.formatted_value ?? '',
		})),
		personalization: answers.map(toAnswer),
		isDigital: transaction.is_digital ?? false,
		expectedShipDate: transaction.expected_ship_date ?? undefined,
		paidAt: transaction.paid_timestamp,
		shippedAt: transaction.shipped_timestamp,
		shippingMethod: transaction.shipping_method,
		shippingUpgrade: transaction.shipping_upgrade,
		shippingCost: transaction.shipping_cost,
		listingImageId: transaction.listing_image_id,
	};
}

/** The earliest of the dates; all are ISO 8601 in UTC, so they sort as texts. */
function earliest(lines: readonly OrderLine[]): string | undefined {
	const dates = lines.flatMap(({ expectedShipDate }) => expectedShipDate ?? []);
	return dates.sort()[0];
}

function amountsOf(receipt: ShopReceipt): Order['amounts'] {
	return {
		subtotal: receipt.subtotal,
		shipping: receipt.total_shipping_cost,
		tax: receipt.total_tax_cost,
		vat: receipt.total_vat_cost,
		discount: receipt.discount_amt,
		giftWrap: receipt.gift_wrap_price,
	};
}

function hasRefund(receipt: ShopReceipt): boolean {
	const saysSo = (receipt.status ?? '').toLowerCase().endsWith('refunded');
	return saysSo || receipt.refunds.some(({ amount }) => !amount || amount.amountMinor > 0);
}

/**
 * Etsy's receipt in our words. Pure; ids are texts, amounts whole smallest units, times ISO 8601,
 * texts without HTML encoding.
 * @param shopId the shop that was asked; a receipt does not name it
 */
export function toOrder(receipt: ShopReceipt, shopId: string): Order {
	const lines = receipt.transactions.map(toLine);
	return {
		receiptId: receipt.receipt_id,
		shopId,
		state: stateOf(receipt),
		rawStatus: receipt.status ?? '',
		isPaid: receipt.is_paid,
		isShipped: receipt.is_shipped,
		isGift: receipt.is_gift ?? false,
		giftMessage: receipt.gift_message,
		giftSender: receipt.gift_sender,
		messageFromBuyer: receipt.message_from_buyer,
		createdAt: receipt.createdAt,
		updatedAt: receipt.updatedAt,
		shipTo: addressOf(receipt),
		total: receipt.total,
		amounts: amountsOf(receipt),
		hasRefund: hasRefund(receipt),
		expectedShipDate: earliest(lines),
		shipments: toShipments(receipt.shipments),
		lines,
	};
}
