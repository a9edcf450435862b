import { sumMoney, type Money } from '../../domain/money';
import type { Order } from '../../domain/order';
import { ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import { listLedger } from '../payments/read';
import type { LedgerEntry } from '../payments/schemas';
import { isProcessing, orderOfEntry } from '../payments/sums';

const SECONDS_A_DAY = 86_400;
/** Fees are booked within about a minute of the sale (etsy/open-api#70); this leaves room. */
const BEFORE_SECONDS = 3600;

/** A stretch of time in epoch seconds; both ends included. */
export interface Stretch {
	from: number;
	to: number;
}

const second = (iso: string | undefined): number => Math.floor(Date.parse(iso ?? '') / 1000);

/** When fees of an order were booked, as far as it is known; undefined where nothing was paid. */
function stretchOf({ state, createdAt, lines }: Order): Stretch | undefined {
	if (state !== 'open' && state !== 'shipped') return undefined;
	const moments = [createdAt, ...lines.map(({ paidAt }) => paidAt)]
		.map(second)
		.filter(Number.isFinite);
	if (moments.length === 0) return undefined;
	return {
		from: Math.min(...moments) - BEFORE_SECONDS,
		to: Math.max(...moments) + SECONDS_A_DAY,
	};
}

/** The times in which fees of these orders were booked; what overlaps is one. Pure. */
export function feeStretches(orders: readonly Order[]): Stretch[] {
	const sorted = orders.flatMap((order) => stretchOf(order) ?? []).sort((a, b) => a.from - b.from);
	const merged: Stretch[] = [];
	for (const { from, to } of sorted) {
		const last = merged.at(-1);
		if (last && from <= last.to + 1) last.to = Math.max(last.to, to);
		else merged.push({ from, to });
	}
	return merged;
}

/** Whether fees are there for every line that costs anything: else some are still to come. */
function isWhole(order: Order, fees: readonly LedgerEntry[]): boolean {
	const named = new Set(fees.map(({ lineId }) => lineId));
	const ofOrder = fees.some(({ receiptId }) => receiptId === order.receiptId);
	return (
		ofOrder ||
		order.lines.every(({ lineId, price }) => price.amountMinor === 0 || named.has(lineId))
	);
}

/**
 * The fees that Etsy booked for an order, less those it gave back. Undefined where they are not
 * there yet for every line. What processing the payment costs is booked when the order ships, so it
 * is never in it. Pure.
 */
export function bookedFees(order: Order, own: readonly LedgerEntry[]): Money | undefined {
	const fees = own.filter(({ kind }) => kind === 'fee' || kind === 'fee_refund');
	if (fees.length === 0 || !isWhole(order, fees)) return undefined;
	const sum = sumMoney(fees.map(({ amount }) => amount));
	if (!sum.ok) return undefined;
	const { amountMinor, currency } = sum.value;
	return { amountMinor: amountMinor === 0 ? 0 : -amountMinor, currency };
}

/**
 * Adds to each paid order what Etsy booked as fees for it (`feesBooked`). One call for each hundred
 * entries of the shop's account from when these orders were paid, and at least one for each 31 days
 * of such time; none where nothing was paid.
 */
export async function addFees(
	call: EtsyCall,
	shopId: string,
	orders: readonly Order[],
): Promise<Result<Order[]>> {
	const receiptOfLine = new Map(
		orders.flatMap(({ receiptId, lines }) =>
			lines.map(({ lineId }) => [lineId, receiptId] as const),
		),
	);
	const keys = { receiptOfLine, receiptOfPayment: new Map<string, string>() };
	const byOrder = new Map<string, LedgerEntry[]>();
	for (const stretch of feeStretches(orders)) {
		const entries = await listLedger(call, { shopId, ...stretch });
		if (!entries.ok) return entries;
		for (const entry of entries.value) {
			const receiptId = orderOfEntry(entry, keys);
			if (receiptId === undefined || isProcessing(entry)) continue;
			const known = byOrder.get(receiptId);
			if (known) known.push(entry);
			else byOrder.set(receiptId, [entry]);
		}
	}
	return ok(
		orders.map((order) => {
			if (!stretchOf(order)) return order;
			const feesBooked = bookedFees(order, byOrder.get(order.receiptId) ?? []);
			return feesBooked ? { ...order, feesBooked } : order;
		}),
	);
}
