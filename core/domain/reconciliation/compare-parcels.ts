import type { ParcelRow } from '../tracking/parcel-row';
import { isHeldSince, isWaitedFor } from '../tracking/still-to-make';
import { isShown } from './compare-row';
import type { Indexed } from './index-books';
import type { Finding } from './types';
import { finding } from './words';

/** When something should have happened to a parcel; NaN: nothing tells. */
function waitsSince({
	state,
	claimedAt,
	nextAttemptAt,
	writtenAt,
}: ParcelRow & { writtenAt: number }) {
	if (state === 'sending') return Date.parse(claimedAt);
	return state === 'retry' ? Date.parse(nextAttemptAt) : writtenAt;
}

/** A parcel with the time at which its row was written, in epoch milliseconds. */
export type BookParcel = ParcelRow & { writtenAt: number; toldAt: string };

/** Compares the parcels with what Etsy shows. Pure. */
export function compareParcels(index: Indexed, parcels: readonly BookParcel[]): Finding[] {
	const { books, orders, overdueBefore, parcelKeys, rowsByReceipt } = index;
	// Push tracking waits as long as a part of the order is still to be made, and for no held one.
	const isUnfinished = (receiptId: string) =>
		(rowsByReceipt.get(receiptId) ?? []).some(
			({ ledger, writtenAt, changedAt }) =>
				isWaitedFor(ledger, writtenAt, books.now) &&
				!isHeldSince(ledger, changedAt, books.exceptions),
		);
	const seen = new Set<string>();
	const told = new Set(parcels.filter(({ state }) => state === 'told').map(({ key }) => key));
	return parcels.flatMap((parcel): Finding[] => {
		const { key, shopId, receiptId, externalId, provider, trackingNumber, state } = parcel;
		if (seen.has(key) || !parcelKeys.has(key)) return [];
		const about = {
			...{ shopId, receiptId, externalId, provider },
			...{ detail: trackingNumber, part: trackingNumber },
		};
		const order = orders.get(receiptId);
		if (['found', 'retry', 'sending'].includes(state)) {
			if (told.has(key) || order === undefined || waitsSince(parcel) > overdueBefore) return [];
			if (isUnfinished(receiptId)) return [];
			seen.add(key);
			return [finding('parcel_waits', about)];
		}
		if (state !== 'told' || order?.shipments === undefined) return [];
		// Etsy takes a moment to show it.
		if (Date.parse(parcel.toldAt) > overdueBefore || isShown(order, externalId, key)) return [];
		seen.add(key);
		return [finding('told_not_shown', about)];
	});
}
