import { ok, type Result } from '../../domain/result';
import { collect, pagesByOffset } from '../../transport/paging';
import { READ, shopPath, type EtsyCall } from '../caller';
import { ledgerPage, payments, type LedgerEntry, type Payment } from './schemas';

/** Etsy's largest page and highest offset (facts/etsy.md 3). */
const PAGE_SIZE = 100;
const LAST_OFFSET = 12_000;
/**
 * Etsy answers at most 31 days of the ledger at once (etsy/open-api#346); its document does not
 * say so.
 */
export const LEDGER_WINDOW_SECONDS = 2_678_400;

/**
 * What was paid for an order; nothing before the buyer paid. One call. Permission: transactions_r.
 */
export async function getOrderPayments(
	call: EtsyCall,
	shopId: string,
	receiptId: string,
): Promise<Result<Payment[]>> {
	const answer = await call({
		...READ,
		operation: 'getShopPaymentByReceiptId',
		path: `${shopPath(shopId)}/receipts/${encodeURIComponent(receiptId)}/payments`,
		schema: payments,
	});
	return answer.ok ? ok(answer.value.results) : answer;
}

/** Payments by their ids. One call for each hundred. Permission: transactions_r. */
export async function getPayments(
	call: EtsyCall,
	shopId: string,
	paymentIds: readonly string[],
): Promise<Result<Payment[]>> {
	const found: Payment[] = [];
	const ids = [...new Set(paymentIds)];
	for (let start = 0; start < ids.length; start += PAGE_SIZE) {
		const answer = await call({
			...READ,
			operation: 'getPayments',
			path: `${shopPath(shopId)}/payments`,
			query: { payment_ids: ids.slice(start, start + PAGE_SIZE) },
			schema: payments,
		});
		if (!answer.ok) return answer;
		found.push(...answer.value.results);
	}
	return ok(found);
}

/** A stretch of the ledger, in epoch seconds; both ends included. */
export interface LedgerSpan {
	shopId: string;
	from: number;
	to: number;
}

/** Cuts a stretch into windows that Etsy answers, newest first, without gap or overlap. Pure. */
export function ledgerWindows(from: number, to: number): Array<{ from: number; to: number }> {
	const windows = [];
	for (let end = to; end >= from; end -= LEDGER_WINDOW_SECONDS + 1) {
		windows.push({ from: Math.max(from, end - LEDGER_WINDOW_SECONDS), to: end });
	}
	return windows;
}

async function readWindow(call: EtsyCall, span: LedgerSpan): Promise<Result<LedgerEntry[]>> {
	const operation = 'getShopPaymentAccountLedgerEntries';
	const pages = pagesByOffset<LedgerEntry>({
		service: 'etsy',
		operation,
		pageSize: PAGE_SIZE,
		maxOffset: LAST_OFFSET,
		fetch: async (offset, limit) => {
			const page = await call({
				...READ,
				operation,
				path: `${shopPath(span.shopId)}/payment-account/ledger-entries`,
				query: { min_created: span.from, max_created: span.to, limit, offset },
				schema: ledgerPage,
			});
			if (!page.ok) return page;
			return ok({ items: page.value.results, total: page.value.count ?? undefined });
		},
	});
	return await collect(pages);
}

function newestFirst(a: LedgerEntry, b: LedgerEntry): number {
	if (a.sequence !== undefined && b.sequence !== undefined) return b.sequence - a.sequence;
	return (b.at ?? '').localeCompare(a.at ?? '');
}

/**
 * The shop's account with Etsy over any time, newest first, each entry once. One call for each
 * hundred entries and at least one for each 31 days. Permission: transactions_r.
 * @param limit stop after the window in which so many are reached; the newest are returned
 */
export async function listLedger(
	call: EtsyCall,
	span: LedgerSpan,
	limit = Number.POSITIVE_INFINITY,
): Promise<Result<LedgerEntry[]>> {
	const found = new Map<string, LedgerEntry>();
	for (const window of ledgerWindows(span.from, span.to)) {
		const entries = await readWindow(call, { ...span, ...window });
		if (!entries.ok) return entries;
		for (const entry of entries.value) found.set(entry.entryId, entry);
		if (found.size >= limit) break;
	}
	return ok([...found.values()].sort(newestFirst).slice(0, limit));
}
