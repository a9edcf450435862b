import { type EtsyAdjustment, type EtsyLedgerEntry, type EtsyPayment, leftOf } from '../payments';
import { money, seconds } from './money';
import type { ScenarioShop } from '../../scenario/types';

/** A payment as Payment. Posted amounts are null until the order ships (Etsy's document). */
export function presentPayment(payment: EtsyPayment) {
	const { receipt, gross, fees, paidAt, postedAt, refunds } = payment;
	const { currency, id: shopId } = receipt.shop;
	const amount = (minor: number) => money(minor, currency);
	const posted = postedAt === null ? null : leftOf(payment, postedAt);
	const adjusted = refunds.length === 0 ? null : leftOf(payment, Number.POSITIVE_INFINITY);
	const updated = seconds(Math.max(paidAt, postedAt ?? 0, ...refunds.map(({ at }) => at)));
	return {
		payment_id: payment.id,
		buyer_user_id: receipt.buyerUserId,
		shop_id: shopId,
		receipt_id: receipt.id,
		amount_gross: amount(gross),
		amount_fees: amount(fees),
		amount_net: amount(gross - fees),
		posted_gross: posted && amount(posted.gross),
		posted_fees: posted && amount(posted.fees),
		posted_net: posted && amount(posted.gross - posted.fees),
		adjusted_gross: adjusted && amount(adjusted.gross),
		adjusted_fees: adjusted && amount(adjusted.fees),
		adjusted_net: adjusted && amount(adjusted.gross - adjusted.fees),
		currency,
		shop_currency: currency,
		buyer_currency: currency,
		shipping_user_id: receipt.buyerUserId,
		shipping_address_id: receipt.id,
		billing_address_id: 0,
		status: postedAt === null ? 'authed' : 'settled',
		shipped_timestamp: postedAt === null ? null : seconds(postedAt),
		create_timestamp: seconds(paidAt),
		created_timestamp: seconds(paidAt),
		update_timestamp: updated,
		updated_timestamp: updated,
		payment_adjustments: refunds.map((refund) => presentAdjustment(receipt.shop.userId, refund)),
	};
}

function presentAdjustment(userId: number, adjustment: EtsyAdjustment) {
	const { amount, fees } = adjustment;
	const at = seconds(adjustment.at);
	return {
		payment_adjustment_id: adjustment.id,
		payment_id: adjustment.paymentId,
		status: 'success',
		is_success: true,
		user_id: userId,
		reason_code: adjustment.reason,
		total_adjustment_amount: amount,
		shop_total_adjustment_amount: amount,
		buyer_total_adjustment_amount: amount,
		total_fee_adjustment_amount: fees,
		create_timestamp: at,
		created_timestamp: at,
		update_timestamp: at,
		updated_timestamp: at,
		payment_adjustment_items: [],
	};
}

/**
 * A ledger entry as PaymentAccountLedgerEntry. `reference_id` is a number, as seen by
 * etsy/open-api#295 and #302; the document says text.
 * @param sequence its place, counted from 1
 * @param balance of the account after it, in minor units
 */
export function presentLedgerEntry(
	entry: EtsyLedgerEntry,
	{ sequence, balance, shop }: LedgerPlace,
) {
	const [reference_type, reference_id] = entry.refersTo;
	const at = seconds(entry.at);
	return {
		entry_id: entry.id,
		ledger_id: shop.id * 10,
		sequence_number: sequence,
		amount: entry.amount,
		currency: shop.currency,
		description: entry.type,
		balance,
		create_date: at,
		created_timestamp: at,
		ledger_type: entry.type,
		reference_type,
		reference_id,
		parent_entry_id: 0,
		payment_adjustments: entry.adjustment ? [presentAdjustment(shop.userId, entry.adjustment)] : [],
	};
}

/** Where an entry stands in the ledger of which shop. */
export interface LedgerPlace {
	sequence: number;
	balance: number;
	shop: ScenarioShop;
}
