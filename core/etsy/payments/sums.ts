import { sumMoney, type Money } from '../../domain/money';
import { ok, type Result } from '../../domain/result';
import type { EntryKind } from './kinds';
import type { LedgerEntry, Payment } from './schemas';

/** Which order an entry belongs to, as far as it is known. */
export interface OrderKeys {
	/** Order line to order. */
	receiptOfLine: ReadonlyMap<string, string>;
	/** Payment to order. */
	receiptOfPayment: ReadonlyMap<string, string>;
}

/** What an order brought in and cost, in the shop's currency. In is positive, out is negative. */
export interface OrderSums {
	/** None: what belongs to no order, such as fees for listings and payouts. */
	receiptId?: string;
	currency: string;
	/** What buyers paid. */
	sales: Money;
	refunds: Money;
	/** Fees of Etsy less fees given back, without processing. */
	fees: Money;
	/** Fee for processing the payment, after refunds. */
	processingFees: Money;
	/** Taxes and fees of the buyer that Etsy hands on. */
	passedOn: Money;
	shippingLabels: Money;
	/** What is left of the order; the cost of making the goods is not in it. */
	net: Money;
	/** How many entries were added up. */
	entries: number;
}

const PARTS: ReadonlyArray<[keyof OrderSums, readonly EntryKind[]]> = [
	['sales', ['sale']],
	['refunds', ['refund']],
	['fees', ['fee', 'fee_refund', 'other']],
	['passedOn', ['passed_on']],
	['shippingLabels', ['shipping_label']],
];

/** The ledger does not say reliably whose processing it was, so payments are asked instead. */
export function isProcessing({ type }: LedgerEntry): boolean {
	return /processing_fee$/i.test(type);
}

/** The order of an entry, or undefined. Pure. */
export function orderOfEntry(entry: LedgerEntry, keys: OrderKeys): string | undefined {
	const { receiptId, lineId, paymentId } = entry;
	return (
		receiptId ?? keys.receiptOfLine.get(lineId ?? '') ?? keys.receiptOfPayment.get(paymentId ?? '')
	);
}

/** The payments by order. */
function paymentsByOrder(payments: readonly Payment[]): Map<string, Payment[]> {
	const byOrder = new Map<string, Payment[]>();
	for (const payment of payments) {
		const key = payment.receiptId ?? '';
		byOrder.set(key, [...(byOrder.get(key) ?? []), payment]);
	}
	return byOrder;
}

function negative({ amountMinor, currency }: Money): Money {
	return { amountMinor: amountMinor === 0 ? 0 : -amountMinor, currency };
}

/**
 * Adds up one order.
 * @param entries of this order, without payouts
 * @param payments of this order; where given, its processing fees come from here
 * @param salesFromPayments take what was paid and given back from the payments, not the entries
 * @returns a `validation` failure where two currencies meet
 */
export function sumOrder(
	receiptId: string | undefined,
	entries: readonly LedgerEntry[],
	payments: readonly Payment[],
	currency: string,
	{ salesFromPayments = false }: { salesFromPayments?: boolean } = {},
): Result<OrderSums> {
	const sums: Partial<Record<keyof OrderSums, Money>> = {};
	for (const [part, kinds] of PARTS) {
		const own = entries.filter((entry) => kinds.includes(entry.kind) && !isProcessing(entry));
		const sum = sumMoney(
			own.map(({ amount }) => amount),
			currency,
		);
		if (!sum.ok) return sum;
		sums[part] = sum.value;
	}
	if (salesFromPayments) {
		const paid = sumMoney(
			payments.map(({ gross }) => gross),
			currency,
		);
		if (!paid.ok) return paid;
		const left = sumMoney(
			payments.map(({ current }) => current.gross),
			currency,
		);
		if (!left.ok) return left;
		sums.sales = paid.value;
		const givenBack = left.value.amountMinor - paid.value.amountMinor;
		sums.refunds = { amountMinor: givenBack, currency };
	}
	const processing = sumMoney(
		payments.map(({ current }) => negative(current.fees)),
		currency,
	);
	if (!processing.ok) return processing;
	sums.processingFees = processing.value;
	const net = sumMoney(Object.values(sums), currency);
	if (!net.ok) return net;
	const zero: Money = { amountMinor: 0, currency };
	return ok({
		receiptId,
		currency,
		sales: sums.sales ?? zero,
		refunds: sums.refunds ?? zero,
		fees: sums.fees ?? zero,
		processingFees: processing.value,
		passedOn: sums.passedOn ?? zero,
		shippingLabels: sums.shippingLabels ?? zero,
		net: net.value,
		entries: entries.length,
	});
}

/**
 * Adds up a stretch of the ledger by order. Payouts are left out. What belongs to no known order
 * comes last, as one sum without `receiptId`, so that nothing is lost.
 * @param payments those that the entries name
 */
export function sumByOrder(
	entries: readonly LedgerEntry[],
	payments: readonly Payment[],
	receiptOfLine: ReadonlyMap<string, string>,
): Result<OrderSums[]> {
	const receiptOfPayment = new Map(
		payments.flatMap(({ paymentId, receiptId }) =>
			receiptId === undefined ? [] : [[paymentId, receiptId] as const],
		),
	);
	const groups = new Map<string, LedgerEntry[]>();
	for (const entry of entries) {
		if (entry.kind === 'payout' || isProcessing(entry)) continue;
		const key = orderOfEntry(entry, { receiptOfLine, receiptOfPayment }) ?? '';
		groups.set(key, [...(groups.get(key) ?? []), entry]);
	}
	// A payment counts where it came in, and not once more where it is refunded.
	const cameIn = new Set(entries.filter(({ kind }) => kind === 'sale').map((one) => one.paymentId));
	const paid = paymentsByOrder(payments.filter(({ paymentId }) => cameIn.has(paymentId)));
	const results: OrderSums[] = [];
	const keys = [...groups.keys()].sort((a, b) => Number(a === '') - Number(b === ''));
	for (const key of keys) {
		const own = groups.get(key) ?? [];
		const currency = own[0]?.amount.currency ?? '';
		const sums = sumOrder(
			key === '' ? undefined : key,
			own,
			key === '' ? [] : (paid.get(key) ?? []),
			currency,
		);
		if (!sums.ok) return sums;
		results.push(sums.value);
	}
	return ok(results);
}
