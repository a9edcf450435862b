import type { LimitReading } from '../transport/rate-limiter';

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

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
