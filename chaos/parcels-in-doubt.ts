import type { StoredRow } from '../host';
import type { Truth } from './truth-types';

/** The number of the Etsy order in the path of the call that tells of a parcel. */
const RECEIPT = /\/receipts\/(\d+)\/tracking$/;

/** By the number of an Etsy order: calls about its parcels that came to nothing, and did not say so. */
function undoneCalls({ books }: Truth): Map<string, number> {
	const calls = Object.entries(books.counts.undone.etsy?.createReceiptShipment ?? {});
	const found = new Map<string, number>();
	for (const [path, count] of calls) {
		const receiptId = RECEIPT.exec(path)?.[1] ?? '';
		found.set(receiptId, (found.get(receiptId) ?? 0) + count);
	}
	return found;
}

/**
 * Parcels of which a person must be asked: Etsy was called, did nothing, and whoever called cannot
 * know that, so that sending again could e-mail the buyer twice. No more of an order than there
 * were such calls, by the sandbox's own count.
 * @returns rows of `POD Parcels`
 */
export function parcelsInDoubt(truth: Truth): ReadonlySet<StoredRow> {
	const calls = undoneCalls(truth);
	const asked = truth.parcels.filter(({ state, toldAt }) => state === 'needs_person' && toldAt);
	return new Set(
		asked.filter(({ receiptId }) => {
			const left = calls.get(String(receiptId)) ?? 0;
			calls.set(String(receiptId), left - 1);
			return left > 0;
		}),
	);
}
