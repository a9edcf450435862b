/** What a promise came to, as data. */
export type Settled<T> = { value: T } | { failed: true };

/** Waits for a promise without throwing. */
export async function settle<T>(promise: Promise<T>): Promise<Settled<T>> {
	return await promise.then(
		(value) => ({ value }),
		() => ({ failed: true as const }),
	);
}
