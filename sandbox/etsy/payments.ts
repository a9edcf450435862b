import { factsOf, totalsOf } from './present/receipt';
import { refundsBy } from './receipt-life';
import type { EtsyReceipt, EtsyState } from './state';

/*
 * Payments and the ledger follow from the orders; nothing is stored. The shares are those of US
 * shops on Etsy's fee page in 2026 (a scenario may give others): 6.5 percent of price and shipping,
 * 3 percent and 25 cents of the payment. Names of entries and what they refer to:
 * etsy/open-api#302, #442, #751.
 */

const DEFAULT_FEES = { transactionPercent: 6.5, processingPercent: 3, processingFixed: 25 };

/** What a buyer paid for an order. Minor units; times in epoch milliseconds. */
export interface EtsyPayment {
	id: number;
	receipt: EtsyReceipt;
	gross: number;
	fees: number;
	paidAt: number;
	/** When the order was shipped, which posts the payment to the ledger. */
	postedAt: number | null;
	/** What was given back, oldest first. */
	refunds: EtsyAdjustment[];
}

/** Money that a buyer got back; a part of the fees goes with it. */
export interface EtsyAdjustment {
	id: number;
	paymentId: number;
	at: number;
	amount: number;
	fees: number;
	reason: string;
}

/** A line of a shop's account with Etsy. */
export interface EtsyLedgerEntry {
	id: number;
	type: string;
	amount: number;
	/** Epoch milliseconds. */
	at: number;
	refersTo: [type: string, id: number];
	/** Set for refunds. */
	adjustment?: EtsyAdjustment;
}

/** Without the entry's place in the ledger. */
type Draft = Omit<EtsyLedgerEntry, 'id' | 'at'>;

const percent = (share: number, of: number) => Math.round((share * of) / 100);

/** The payment of an order, once it is paid. */
export function paymentOf(receipt: EtsyReceipt, now: number): EtsyPayment | undefined {
	if (!factsOf(receipt, now).isPaid || receipt.paidAt === null) return undefined;
	const { total } = totalsOf(receipt);
	const shares = { ...DEFAULT_FEES, ...receipt.shop.fees };
	const fees = percent(shares.processingPercent, total) + shares.processingFixed;
	return {
		id: receipt.id * 10 + 7,
		receipt,
		gross: total,
		fees,
		paidAt: receipt.paidAt,
		postedAt: receipt.shipments[0]?.at ?? null,
		refunds: refundsOf(receipt, now).map(({ at, amount, reason }, index) => ({
			id: receipt.id * 100 + index,
			paymentId: receipt.id * 10 + 7,
			at,
			amount,
			// Fees are given back by proportion (Etsy's document).
			fees: Math.round((fees * amount) / Math.max(1, total)),
			reason,
		})),
	};
}

/** Refunds by hand, and what a cancellation gives back on top. */
function refundsOf(receipt: EtsyReceipt, now: number) {
	const refunds = refundsBy(receipt, now).map(({ at, amount }) => ({
		at,
		amount,
		reason: 'Refund',
	}));
	const { total } = totalsOf(receipt);
	const rest = refunds.reduce((left, { amount }) => left - amount, total);
	if (factsOf(receipt, now).isCanceled && receipt.canceledAt !== null && rest > 0) {
		refunds.push({ at: receipt.canceledAt, amount: rest, reason: 'Order canceled' });
	}
	return refunds.sort((one, other) => one.at - other.at);
}

/** All payments of a shop. */
export function paymentsOf(state: EtsyState, shopId: number): EtsyPayment[] {
	const now = state.world.clock.now();
	return state
		.receiptsOf(shopId)
		.map((receipt) => paymentOf(receipt, now))
		.filter((payment) => payment !== undefined);
}

/** The ledger of a shop, oldest first. */
export function ledgerOf(state: EtsyState, shopId: number): EtsyLedgerEntry[] {
	const now = state.world.clock.now();
	return paymentsOf(state, shopId)
		.flatMap(entriesOf)
		.filter(({ at }) => at <= now)
		.sort((a, b) => a.at - b.at || a.id - b.id);
}

/**
 * Fees are booked when the buyer pays, the payment when the order ships. What was given back before
 * is never in the ledger, but the payment that comes is smaller (Etsy's document).
 */
function entriesOf(payment: EtsyPayment): EtsyLedgerEntry[] {
	const { paidAt, postedAt, receipt, refunds } = payment;
	const fees = feesOf(payment);
	const phases: Array<[at: number | null, drafts: Draft[]]> = [
		[paidAt, fees],
		[postedAt, postedDrafts(payment)],
		...refunds.map((refund): [number, Draft[]] => [
			refund.at,
			[
				...(postedAt !== null && refund.at >= postedAt ? refundDrafts(refund) : []),
				...fees.map((fee) => creditOf(fee, refund.amount / Math.max(1, payment.gross))),
			],
		]),
	];
	return phases.flatMap(([at, drafts], phase) =>
		at === null
			? []
			: drafts.map((draft, index) => ({
					...draft,
					at,
					id: receipt.id * 1000 + phase * 100 + index,
				})),
	);
}

/** Transaction fees of lines and shipping, and the tax that Etsy passes on. */
function feesOf({ receipt }: EtsyPayment): Draft[] {
	const { transactionPercent } = { ...DEFAULT_FEES, ...receipt.shop.fees };
	const { shipping, tax } = totalsOf(receipt);
	const lines = receipt.lines.map(
		(line): Draft => ({
			type: 'transaction',
			amount: -percent(transactionPercent, line.product.price * line.quantity),
			refersTo: ['transaction', line.id],
		}),
	);
	const first = receipt.lines[0]?.id ?? 0;
	return [
		...lines,
		{
			type: 'shipping_transaction',
			amount: -percent(transactionPercent, shipping),
			refersTo: ['transaction', first] as [string, number],
		},
		{ type: 'sales_tax', amount: -tax, refersTo: ['receipt', receipt.id] as [string, number] },
	].filter(({ amount }) => amount !== 0);
}

/** What the order ships with: the payment and its fee, less what was given back before. */
function postedDrafts(payment: EtsyPayment): Draft[] {
	const { gross, fees } = leftOf(payment, payment.postedAt ?? 0);
	return [
		{ type: 'PAYMENT_GROSS', amount: gross, refersTo: ['shop_payment', payment.id] },
		// No source says what a fee refers to; the sandbox gives an id that leads nowhere.
		{
			type: 'PAYMENT_PROCESSING_FEE',
			amount: -fees,
			refersTo: ['processing_fee', payment.receipt.id * 10 + 9],
		},
	];
}

function refundDrafts(adjustment: EtsyAdjustment): Draft[] {
	const refersTo: Draft['refersTo'] = ['payment_adjustment', adjustment.id];
	return [
		{ type: 'REFUND_GROSS', amount: -adjustment.amount, refersTo, adjustment },
		{ type: 'REFUND_PROCESSING_FEE', amount: adjustment.fees, refersTo, adjustment },
	];
}

/** A part of a fee that comes back with a refund. */
function creditOf(fee: Draft, part: number): Draft {
	return { ...fee, type: `${fee.type}_refund`, amount: Math.round(-fee.amount * part) };
}

/** What is left of a payment after the refunds before a moment. */
export function leftOf({ gross, fees, refunds }: EtsyPayment, before: number) {
	const past = refunds.filter(({ at }) => at < before);
	return {
		gross: past.reduce((left, { amount }) => left - amount, gross),
		fees: past.reduce((left, refund) => left - refund.fees, fees),
	};
}
