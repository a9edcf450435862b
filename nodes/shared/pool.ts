/**
 * Runs tasks over a list, at most `width` at once, and keeps the order of the answers.
 * @param run does not reject
 * @param goOn asked before each start; once it says no, nothing further is started
 * @returns one answer per started entry, in list order; it is shorter where it was told to stop
 */
export async function runPool<In, Out>(
	list: readonly In[],
	width: number,
	run: (entry: In, index: number) => Promise<Out>,
	goOn: () => boolean,
): Promise<Out[]> {
	const answers: Out[] = [];
	let next = 0;
	const worker = async (): Promise<void> => {
		while (next < list.length && goOn()) {
			const index = next;
			next += 1;
			answers[index] = await run(list[index] as In, index);
		}
	};
	const workers = Math.min(Math.max(1, Math.floor(width)), list.length);
	await Promise.all(Array.from({ length: workers }, worker));
	return answers;
}
