import type { Failure } from '../../domain/failure';
import type { NeededFacts } from '../../domain/planning/needed-facts';
import { ok, type Result } from '../../domain/result';
import type { EtsyCall } from '../caller';
import type { ReadReceipt } from '../read-receipt';
import { addFees } from './fees';
import { addListingDetails } from './listing-details';

/** Orders with what was wanted besides. */
export interface WithFacts {
	entries: ReadReceipt[];
	/** Why the fees could not be read; the orders are there all the same. */
	withoutFees?: Failure;
}

/**
 * Adds to listed orders what Etsy does not tell with them. No call for what is not wanted. Fees
 * that cannot be read cost nothing but themselves, because an estimate stands for them; a listing
 * that cannot be read makes a failure of its orders.
 */
export async function addOrderFacts(
	call: EtsyCall,
	shopId: string,
	entries: readonly ReadReceipt[],
	wanted: NeededFacts,
): Promise<Result<WithFacts>> {
	const found: WithFacts = { entries: [...entries] };
	if (wanted.fees) {
		const orders = entries.flatMap((entry) => ('order' in entry ? [entry.order] : []));
		const priced = await addFees(call, shopId, orders);
		if (priced.ok) found.entries = replaced(found.entries, priced.value.map(ok));
		else found.withoutFees = priced.failure;
	}
	if (wanted.section || wanted.personalization) {
		const orders = found.entries.flatMap((entry) => ('order' in entry ? [entry.order] : []));
		const detailed = await addListingDetails(call, shopId, orders, wanted);
		if (!detailed.ok) return detailed;
		found.entries = replaced(found.entries, detailed.value);
	}
	return ok(found);
}

/** The entries with other orders, which stand in the same sequence. */
function replaced(
	entries: readonly ReadReceipt[],
	orders: ReadonlyArray<Result<Extract<ReadReceipt, { order: unknown }>['order']>>,
): ReadReceipt[] {
	let next = 0;
	return entries.map((entry): ReadReceipt => {
		if (!('order' in entry)) return entry;
		const answer = orders[next];
		next += 1;
		if (answer === undefined) return entry;
		if (answer.ok) return { order: answer.value };
		const { receiptId, shopId } = entry.order;
		return { receiptId, shopId, failure: answer.failure };
	});
}
