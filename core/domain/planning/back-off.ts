/**
 * When the next try is due, if the one that begins now fails.
 * @param delaysMinutes minutes before each further try, as in the setting `retry_delays_minutes`
 * @param attempts how many tries were made before this one
 * @param now epoch milliseconds
 * @returns ISO 8601; empty when no delay is left: then a person is asked
 */
export function nextAttempt(
	delaysMinutes: readonly number[],
	attempts: number,
	now: number,
): string {
	const delay = delaysMinutes[attempts];
	return delay === undefined ? '' : new Date(now + delay * 60_000).toISOString();
}
