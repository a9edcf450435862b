import type { Params } from '../params';
import { seconds } from '../present/money';
import { type ReceiptFacts, factsOf } from '../present/receipt';
import type { EtsyReceipt } from '../state';

/**
 * Filters and sorts orders as getShopReceipts does. A false filter returns only the negatives
 * (etsy/open-api#482); without `was_canceled` cancelled orders are in (release of 2023-05-31).
 * @param now epoch milliseconds.
 */
export function filterReceipts(
	receipts: readonly EtsyReceipt[],
	params: Params,
	now: number,
): EtsyReceipt[] {
	const rows = receipts.map((receipt) => ({ receipt, facts: factsOf(receipt, now) }));
	const tests = [
		...flagTests(params),
		...timeTests(params, 'created', ({ receipt }) => receipt.createdAt),
		...timeTests(params, 'last_modified', ({ facts }) => facts.updatedAt),
	];
	const key = sortKey(params.choice('sort_on', ['created', 'updated', 'receipt_id'], 'created'));
	const order = params.sortOrder();
	return rows
		.filter((row) => tests.every((test) => test(row)))
		.sort((a, b) => order * (key(a) - key(b) || a.receipt.id - b.receipt.id))
		.map(({ receipt }) => receipt);
}

interface Row {
	receipt: EtsyReceipt;
	facts: ReceiptFacts;
}

type Test = (row: Row) => boolean;

function flagTests(params: Params): Test[] {
	const flags: Array<[string, Test]> = [
		['was_paid', ({ facts }) => facts.isPaid],
		['was_shipped', ({ facts }) => facts.isShipped],
		['was_delivered', ({ facts }) => facts.isDelivered],
		['was_canceled', ({ facts }) => facts.isCanceled],
	];
	return flags.flatMap(([name, test]) => {
		const wanted = params.flag(name);
		return wanted === undefined ? [] : [(row: Row) => test(row) === wanted];
	});
}

/** Bounds are epoch seconds and belong to the range. */
function timeTests(params: Params, suffix: string, time: (row: Row) => number): Test[] {
	const min = params.timestamp(`min_${suffix}`) ?? 0;
	const max = params.timestamp(`max_${suffix}`) ?? Infinity;
	return [(row) => seconds(time(row)) >= min && seconds(time(row)) <= max];
}

function sortKey(field: 'created' | 'updated' | 'receipt_id'): (row: Row) => number {
	if (field === 'receipt_id') return ({ receipt }) => receipt.id;
	if (field === 'updated') return ({ facts }) => seconds(facts.updatedAt);
	return ({ receipt }) => seconds(receipt.createdAt);
}
