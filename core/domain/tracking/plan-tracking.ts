import { nextAttempt } from '../planning/back-off';
import type { PlanSettings } from '../planning/settings-types';
import type { ParcelRow, ParcelState } from './parcel-row';
import { isInDoubt, nextLook } from './in-doubt';
import { receiptKey } from './still-to-make';

/**
 * So many parcels of a shop are taken by one run, the earliest first: about 400 calls, which end
 * well within half of the time for which a run holds them.
 */
export const MOST_AT_ONCE = 200;

/** A parcel that Etsy is to be told of now. */
export interface ParcelToTell extends ParcelRow {
	/** When the next try is due if this one fails; empty: then a person is asked. ISO 8601. */
	nextAttemptAt: string;
	/** Nobody knows whether Etsy was told already: the order is looked at, and nothing is sent. */
	lookOnly: boolean;
}

/** What is to be done about the parcels of a shop. */
export interface TrackingPlan {
	tell: ParcelToTell[];
	/** Parcels of which the buyer does not hear (again): the order's first was told, or it itself. */
	leaveOut: ParcelRow[];
}

type Rules = Pick<PlanSettings, 'claimTimeoutSeconds' | 'trackingNotices'> & {
	retryDelaysMinutes: readonly number[];
};

/** The buyer has heard of these. */
const TOLD: readonly ParcelState[] = ['told', 'by_printer'];

function isDue({ state, claimedAt, nextAttemptAt }: ParcelRow, rules: Rules, now: number): boolean {
	if (state === 'found') return true;
	if (state === 'retry') return !(Date.parse(nextAttemptAt) > now);
	// The run that took it has died. Etsy is looked at first, so the buyer is not written to twice.
	const diedAt = Date.parse(claimedAt) + rules.claimTimeoutSeconds * 1000;
	return state === 'sending' && !(diedAt > now);
}

/**
 * Says of which parcels Etsy is to be told now: each once, the earliest first, of a shop at most
 * {@link MOST_AT_ONCE}. Pure, and the same for the same rows in any order.
 * @param rows all of `POD Parcels`
 * @param now epoch milliseconds
 * @param unfinished Etsy orders of which a part is still to be made, see {@link stillToMake}: their
 *   parcels wait
 */
export function planTracking(
	rows: readonly ParcelRow[],
	rules: Rules,
	now: number,
	unfinished: ReadonlySet<string> = new Set(),
): TrackingPlan {
	const plan: TrackingPlan = { tell: [], leaveOut: [] };
	const told = rows.filter(({ state }) => TOLD.includes(state));
	const toldKeys = new Set(told.map(({ key }) => key));
	const seen = new Set(toldKeys);
	const heard = new Set(told.map(receiptKey));
	const busy = new Set<string>();
	const taken = new Map<string, number>();
	const waiting = rows.filter(({ state }) => !TOLD.includes(state));
	for (const row of waiting.sort((a, b) => a.rowId - b.rowId)) {
		const isOpen = row.state === 'found' || row.state === 'retry';
		if (seen.has(row.key)) {
			// Two runs at one moment may write a parcel down twice: one row speaks for both.
			if (isOpen && toldKeys.has(row.key)) plan.leaveOut.push(row);
			continue;
		}
		seen.add(row.key);
		const order = receiptKey(row);
		if (rules.trackingNotices === 'order') {
			if (heard.has(order) && isOpen) {
				plan.leaveOut.push(row);
				continue;
			}
			// The first parcel's e-mail decides whether there is another one.
			if (busy.has(order)) continue;
		}
		if (row.state === 'sending' || row.state === 'retry') busy.add(order);
		const lookOnly = isInDoubt(row);
		if (isOpen && !lookOnly && unfinished.has(order)) continue;
		if (!isDue(row, rules, now)) continue;
		busy.add(order);
		const sofar = taken.get(row.shopId) ?? 0;
		if (sofar >= MOST_AT_ONCE) continue;
		taken.set(row.shopId, sofar + 1);
		const delays = rules.retryDelaysMinutes;
		const nextAttemptAt = lookOnly
			? nextLook(delays, row.toldAt, now)
			: nextAttempt(delays, row.attempts, now);
		plan.tell.push({ ...row, nextAttemptAt, lookOnly });
	}
	return plan;
}
