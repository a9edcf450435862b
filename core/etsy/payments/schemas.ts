import { z } from 'zod';
import type { Money } from '../../domain/money';
import { etsyId, etsyList, etsyMoney, etsyText, etsyTime, optionalEtsyId } from '../fields';
import { kindOfEntry } from './kinds';

/** A whole number of the currency's smallest unit (etsy/open-api#302: 104 EUR is 1.04). */
function minor(amountMinor: number, currency: string): Money {
	return { amountMinor, currency: currency.toUpperCase() };
}

/** OAS: PaymentAdjustment. */
const adjustment = z.object({
	payment_adjustment_id: optionalEtsyId,
	payment_id: optionalEtsyId,
	status: etsyText,
	is_success: z.boolean().nullish(),
	reason_code: etsyText,
	total_adjustment_amount: z.number().int().nullish(),
	created_timestamp: etsyTime.nullish(),
	create_timestamp: etsyTime.nullish(),
});

/** Gross, fees and net, where Etsy gave all three. */
function amounts(gross?: Money | null, fees?: Money | null, net?: Money | null) {
	return gross && fees && net ? { gross, fees, net } : undefined;
}

/** OAS: Payment. Who paid and where it is sent is left out. */
export const payment = z
	.object({
		payment_id: etsyId,
		receipt_id: optionalEtsyId,
		amount_gross: etsyMoney,
		amount_fees: etsyMoney,
		amount_net: etsyMoney,
		posted_gross: etsyMoney.nullish(),
		posted_fees: etsyMoney.nullish(),
		posted_net: etsyMoney.nullish(),
		adjusted_gross: etsyMoney.nullish(),
		adjusted_fees: etsyMoney.nullish(),
		adjusted_net: etsyMoney.nullish(),
		currency: z.string(),
		status: etsyText,
		shipped_timestamp: etsyTime.nullish(),
		created_timestamp: etsyTime.nullish(),
		create_timestamp: etsyTime.nullish(),
		payment_adjustments: etsyList(adjustment),
	})
	.transform((from) => {
		const ordered = { gross: from.amount_gross, fees: from.amount_fees, net: from.amount_net };
		const posted = amounts(from.posted_gross, from.posted_fees, from.posted_net);
		const adjusted = amounts(from.adjusted_gross, from.adjusted_fees, from.adjusted_net);
		return {
			paymentId: from.payment_id,
			receiptId: from.receipt_id,
			status: from.status,
			/** What the buyer paid, with shipping and taxes; the fee for processing it; the rest. */
			...ordered,
			/** The same after refunds; the same as above where there was none. */
			current: adjusted ?? posted ?? ordered,
			/** True once the money is in the shop's account, which Etsy does when the order ships. */
			isPosted: posted !== undefined,
			paidAt: from.created_timestamp ?? from.create_timestamp ?? undefined,
			shippedAt: from.shipped_timestamp ?? undefined,
			refunds: from.payment_adjustments.map((one) => ({
				amount: minor(one.total_adjustment_amount ?? 0, from.currency),
				reason: one.reason_code,
				status: one.status,
				isSuccess: one.is_success ?? undefined,
				at: one.created_timestamp ?? one.create_timestamp ?? undefined,
			})),
		};
	});
/** What a buyer paid for an order. */
export type Payment = z.output<typeof payment>;

/** OAS: Payments. */
export const payments = z.object({ results: etsyList(payment) });

/** Etsy sends ids of references as numbers, though its document says text (etsy/open-api#295). */
const referenceId = z
	.union([z.string(), z.number()])
	.nullish()
	.transform((id) => {
		const text = id === null || id === undefined ? '' : String(id);
		return text === '' || text === '0' ? undefined : text;
	});

/** OAS: PaymentAccountLedgerEntry. */
export const ledgerEntry = z
	.object({
		entry_id: etsyId,
		sequence_number: z.number().int().nullish(),
		amount: z.number().int(),
		currency: z.string().regex(/^[A-Za-z]{3}$/, 'Expected a currency code'),
		description: etsyText,
		balance: z.number().int().nullish(),
		created_timestamp: etsyTime.nullish(),
		create_date: etsyTime.nullish(),
		ledger_type: etsyText,
		reference_type: etsyText,
		reference_id: referenceId,
		parent_entry_id: optionalEtsyId,
		payment_adjustments: etsyList(adjustment),
	})
	.transform((from) => {
		const type = from.ledger_type ?? from.description ?? '';
		const refersTo = (kind: string) =>
			from.reference_type === kind ? from.reference_id : undefined;
		return {
			entryId: from.entry_id,
			at: from.created_timestamp ?? from.create_date ?? undefined,
			kind: kindOfEntry(type),
			/** Etsy's own word, such as `PAYMENT_PROCESSING_FEE`. */
			type,
			description: from.description,
			/** Positive: into the account; negative: out of it. */
			amount: minor(from.amount, from.currency),
			/** Of the account after this entry. */
			balance: typeof from.balance === 'number' ? minor(from.balance, from.currency) : undefined,
			receiptId: refersTo('receipt'),
			/** The order line, where Etsy names it. */
			lineId: refersTo('transaction'),
			listingId: refersTo('listing'),
			paymentId:
				refersTo('shop_payment') ??
				from.payment_adjustments.map(({ payment_id }) => payment_id).find((id) => id),
			referenceType: from.reference_type,
			referenceId: from.reference_id,
			parentEntryId: from.parent_entry_id,
			sequence: from.sequence_number ?? undefined,
		};
	});
/** A line of the shop's account with Etsy. */
export type LedgerEntry = z.output<typeof ledgerEntry>;

/** OAS: PaymentAccountLedgerEntries. */
export const ledgerPage = z.object({
	count: z.number().int().min(0).nullish(),
	results: etsyList(ledgerEntry),
});
