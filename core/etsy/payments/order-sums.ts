import { failure } from '../../domain/failure';
import { fail, ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import type { EtsyApi } from '../client';
import { listReceipts } from '../receipt-pages';
import { getPayments, listLedger, type LedgerSpan } from './read';
import type { Payment } from './schemas';
import { orderOfEntry, sumByOrder, sumOrder, type OrderSums } from './sums';

const SECONDS_A_DAY = 86_400;
/** Fees are booked within about a minute of the sale (etsy/open-api#70); this leaves room. */
const BEFORE_SECONDS = 3600;

/** Which order to add up, with its payments. */
export interface OrderToSum {
	shopId: string;
	receiptId: string;
	payments: readonly Payment[];
}

function firstPaidAt(payments: readonly Payment[]): number | undefined {
	const times = payments.map(({ paidAt }) => Date.parse(paidAt ?? '') / 1000);
	const known = times.filter((time) => Number.isFinite(time));
	return known.length > 0 ? Math.min(...known) : undefined;
}

/**
 * What an order brought in and cost, from its payments and from what was booked within a day of
 * them. What comes later, such as fees given back, is only in {@link ledgerByOrder}. Two calls,
 * more where the shop had more than a hundred entries that day.
 */
export async function sumsOfOrder(
	call: EtsyCall,
	api: Pick<EtsyApi, 'getShopReceipt'>,
	{ shopId, receiptId, payments }: OrderToSum,
): Promise<Result<OrderSums>> {
	const paidAt = firstPaidAt(payments);
	const currency = payments[0]?.gross.currency;
	if (paidAt === undefined || currency === undefined) return fail(noTime());
	const receipt = await api.getShopReceipt(shopId, receiptId);
	if (!receipt.ok) return receipt;
	const entries = await listLedger(call, {
		shopId,
		from: Math.floor(paidAt) - BEFORE_SECONDS,
		to: Math.floor(paidAt) + SECONDS_A_DAY,
	});
	if (!entries.ok) return entries;
	const receiptOfLine = new Map(
		receipt.value.transactions.map((line) => [line.transaction_id, receiptId]),
	);
	const keys = { receiptOfLine, receiptOfPayment: new Map<string, string>() };
	const own = entries.value.filter(
		(entry) =>
			orderOfEntry(entry, keys) === receiptId && entry.kind !== 'sale' && entry.kind !== 'refund',
	);
	return sumOrder(receiptId, own, payments, currency, { salesFromPayments: true });
}

function noTime() {
	return failure({
		category: 'validation',
		provider: 'etsy',
		operation: 'getShopPaymentByReceiptId',
		code: 'unexpected_answer',
		message: 'Etsy does not say when this order was paid, so its fees cannot be looked up.',
		hint: 'Turn off "Include All Fees", or use "Get Ledger".',
	});
}

/** Order lines of all orders that were placed in a time, a day around it included. */
async function linesOf(
	api: Pick<EtsyApi, 'getShopReceipts'>,
	{ shopId, from, to }: LedgerSpan,
): Promise<Result<Map<string, string>>> {
	const receipts = await listReceipts(api, {
		shopId,
		filter: { min_created: from - SECONDS_A_DAY, max_created: to + SECONDS_A_DAY },
		direction: 'asc',
	});
	if (!receipts.ok) return receipts;
	return ok(
		new Map(
			receipts.value.flatMap((entry) =>
				'order' in entry
					? entry.order.lines.map((line) => [line.lineId, entry.order.receiptId] as const)
					: [],
			),
		),
	);
}

/**
 * Adds up the ledger of a time by order; see {@link sumByOrder}. Lines of orders that were placed
 * long before are not known by the lines, so what was booked for them is among what belongs to no
 * order, unless it names the order or a payment.
 */
export async function ledgerByOrder(
	call: EtsyCall,
	api: Pick<EtsyApi, 'getShopReceipts'>,
	span: LedgerSpan,
): Promise<Result<OrderSums[]>> {
	const entries = await listLedger(call, span);
	if (!entries.ok) return entries;
	if (entries.value.length === 0) return ok([]);
	const ids = entries.value.flatMap(({ paymentId }) => (paymentId ? [paymentId] : []));
	const payments = await getPayments(call, span.shopId, ids);
	if (!payments.ok) return payments;
	const lines = await linesOf(api, span);
	if (!lines.ok) return lines;
	return sumByOrder(entries.value, payments.value, lines.value);
}
