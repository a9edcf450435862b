import type { LateRules } from './judge';
import { isSent, type LateRow } from './late-row';

/** How a printer kept its time in the last {@link FACT_DAYS} days. */
export interface ProviderFacts {
	provider: string;
	/** How many orders it sent. */
	sent: number;
	/**
	 * Hours from the order to the first parcel: half of the orders took less; null: none was sent.
	 */
	medianHours: number | null;
	/** What the seller allows; null where nothing is set. */
	promisedHours: number | null;
	/** Of how many orders Etsy's day is known and has passed, or they were sent. */
	judged: number;
	/** How many of those went after that day, or still wait after it. */
	late: number;
	/** `late` of `judged`, from 0 to 1; null where there is none. */
	lateShare: number | null;
}

/** How far back is looked. */
export const FACT_DAYS = 30;
const DAY = 86_400_000;
const HOUR = 3_600_000;

function median(numbers: readonly number[]): number | null {
	if (numbers.length === 0) return null;
	const sorted = [...numbers].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	const upper = sorted[middle] ?? 0;
	return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

const round = (hours: number | null) => (hours === null ? null : Math.round(hours * 10) / 10);

function factsOf(provider: string, rows: readonly LateRow[], rules: LateRules, now: number) {
	const since = now - FACT_DAYS * DAY;
	const sent = rows.filter((row) => Date.parse(row.shippedAt) >= since);
	const hours = sent
		.map((row) => (Date.parse(row.shippedAt) - Date.parse(row.orderedAt)) / HOUR)
		.filter((one) => Number.isFinite(one) && one >= 0);
	const hasDay = (row: LateRow) => !Number.isNaN(Date.parse(row.shipBy));
	// What the seller ended by hand keeps its status: it must not count as late for ever.
	const isOver = ({ shipBy }: LateRow) => Date.parse(shipBy) < now && Date.parse(shipBy) >= since;
	const waits = rows.filter((row) => !isSent(row) && row.state === 'ordered' && isOver(row));
	const onDay = sent.filter(hasDay);
	const tooLate = onDay.filter((row) => Date.parse(row.shippedAt) > Date.parse(row.shipBy));
	// What went in part is both: its first parcel was sent, and its rest may wait after the day.
	const judged = new Set([...onDay, ...waits]).size;
	const late = new Set([...tooLate, ...waits]).size;
	return {
		provider,
		sent: sent.length,
		medianHours: round(median(hours)),
		promisedHours: rules.productionHours.get(provider) ?? null,
		judged,
		late,
		lateShare: judged === 0 ? null : late / judged,
	};
}

/**
 * What each printer promised against what happened. Pure.
 * @param rows of the ledger, each order once
 * @param now epoch milliseconds
 */
export function providerFacts(
	rows: readonly LateRow[],
	rules: LateRules,
	now: number,
): ProviderFacts[] {
	const names = [...new Set(rows.map(({ provider }) => provider))].filter((one) => one !== '');
	return names
		.sort()
		.map((name) =>
			factsOf(
				name,
				rows.filter(({ provider }) => provider === name),
				rules,
				now,
			),
		)
		.filter(({ sent, judged }) => sent + judged > 0);
}
