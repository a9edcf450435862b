import type { SeededRandom } from '../sandbox/core/random';

/** Seconds between two runs that stand for a template's own rhythm. */
const PACES = { often: 12, sometimes: 20, hourly: 30, daily: 60 } as const;
/** Paces that fill a minute or an hour evenly. */
const EVEN = [12, 15, 20, 30, 60, 120, 180, 240, 300];
/** So many shops, each with copies of its own, one n8n serves at these paces. */
const SHOPS_AT_FULL_PACE = 2;
/** And so many orders: most workflows look at all of them each time. */
const ORDERS_AT_FULL_PACE = 300;
/** Minutes between two runs up to which a template runs often. */
const OFTEN = 5;

/** No workflow waits longer, whatever n8n has to look at. Seconds. */
const SLOWEST = 300;

/** What one n8n has to look at. */
export interface Load {
	/** Each has copies of most workflows. */
	shops: number;
	orders: number;
}

/** How fast the workflows of a run start. */
export interface Pace extends Load {
	/** Says when in its turn each workflow starts: not all of them at one moment. */
	random: SeededRandom;
}

interface Interval {
	field?: string;
	minutesInterval?: number;
}

function wanted({ field, minutesInterval = OFTEN }: Interval): number {
	if (field === 'hours') return PACES.hourly;
	if (field !== 'minutes' && field !== 'seconds') return PACES.daily;
	return minutesInterval <= OFTEN ? PACES.often : PACES.sometimes;
}

/** The even pace for it: runs that come faster than n8n can end them would only pile up. */
export function secondsBetween(interval: Interval, { shops, orders }: Load): number {
	const load = Math.max(1, shops / SHOPS_AT_FULL_PACE, orders / ORDERS_AT_FULL_PACE);
	const seconds = wanted(interval) * load;
	return EVEN.find((even) => even >= seconds) ?? SLOWEST;
}

/** The longest time between two runs of a workflow that has a schedule. Seconds. */
export function slowestPace(load: Load): number {
	return secondsBetween({ field: 'days' }, load);
}

/**
 * A schedule of seconds where a template says minutes, hours or days.
 * @param rule the template's own
 */
export function paceOf(rule: unknown, { random, ...load }: Pace) {
	const { interval = [] } = (rule ?? {}) as { interval?: Interval[] };
	const seconds = secondsBetween(interval[0] ?? {}, load);
	const first = random.int(0, seconds - 1);
	const expression =
		seconds < 60
			? `${first}-59/${seconds} * * * * *`
			: `${first % 60} ${Math.floor(first / 60)}-59/${seconds / 60} * * * *`;
	return { interval: [{ field: 'cronExpression', expression }] };
}
