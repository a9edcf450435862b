import type { LimitReading } from '../transport/rate-limiter';

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

/** Below this part of the day's calls a seller wants to know. */
const FEW = 0.2;

function whole(text: string | undefined): number | undefined {
	return text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : undefined;
}

function reading(
	windowMs: number,
	limit: number | undefined,
	remaining: number | undefined,
): LimitReading[] {
	if (limit === undefined || limit === 0 || remaining === undefined) return [];
	return [{ class: 'all', limit, windowMs, remaining }];
}

/**
 * Reads Etsy's limits per second and per day out of an answer's headers (lower case). One copy of
 * Etsy's page spells a header `x-remaining-this-secon`, so both are read (facts/etsy.md 3).
 * @returns no reading for what is not told
 */
export function readEtsyLimits(headers: Record<string, string>): LimitReading[] {
	const thisSecond = headers['x-remaining-this-second'] ?? headers['x-remaining-this-secon'];
	return [
		...reading(SECOND_MS, whole(headers['x-limit-per-second']), whole(thisSecond)),
		...reading(DAY_MS, whole(headers['x-limit-per-day']), whole(headers['x-remaining-today'])),
	];
}

/**
 * Says how many of the day's calls are left, in a sentence for people.
 * @returns undefined while there are plenty, or when Etsy has not told
 */
export function warnOfDay(readings: readonly LimitReading[]): string | undefined {
	const day = readings.find(({ windowMs }) => windowMs === DAY_MS);
	if (day === undefined || day.remaining >= day.limit * FEW) return undefined;
	const [left, limit] = [day.remaining, day.limit].map((count) => count.toLocaleString('en-US'));
	return `${left} of ${limit} Etsy calls are left for today. Each call comes back 24 hours after it was made.`;
}
