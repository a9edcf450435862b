/** What is under way, by n8n's context object, which lives as long as one run of one node. */
const underWay = new WeakMap<object, Map<string, Promise<unknown>>>();

/**
 * Runs what concerns one order one after the other, and everything else side by side: a second item
 * with the same order must see what the first has done.
 * @param key of what must not overlap, such as a shop and an order
 * @param run does not reject
 */
export async function oneAtATime<T>(
	context: object,
	key: string,
	run: () => Promise<T>,
): Promise<T> {
	const queues = underWay.get(context) ?? new Map<string, Promise<unknown>>();
	underWay.set(context, queues);
	const before = queues.get(key) ?? Promise.resolve();
	const mine = before.then(run);
	queues.set(
		key,
		mine.catch(() => undefined),
	);
	return await mine;
}
