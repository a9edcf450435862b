import type { ParcelRow } from './parcel-row';

/**
 * Whether nobody knows if Etsy was told of a parcel: a call was made, and its answer was lost or
 * not shown by the order. `found` is not in doubt: a person has decided that it is sent.
 */
export function isInDoubt({ state, toldAt }: Pick<ParcelRow, 'state' | 'toldAt'>): boolean {
	return (state === 'retry' || state === 'sending') && toldAt !== '';
}

/**
 * When an order in doubt is looked at next, if the look that begins now shows nothing: as long
 * after the call as the seller's delays between tries say. So it ends after the longest of them.
 * @param delaysMinutes the setting `retry_delays_minutes`
 * @param toldAt when the call in doubt was made, ISO 8601
 * @param now epoch milliseconds
 * @returns ISO 8601; empty when this look is the last: then a person is asked
 */
export function nextLook(delaysMinutes: readonly number[], toldAt: string, now: number): string {
	const since = Date.parse(toldAt);
	if (Number.isNaN(since)) return '';
	const later = delaysMinutes.map((delay) => since + delay * 60_000).filter((at) => at > now);
	return later.length === 0 ? '' : new Date(Math.min(...later)).toISOString();
}
