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

/**
 * Runs tasks over a list, at most `width` at once in each lane; no lane waits for another.
 * @param laneOf what an entry shares its turn with, such as the service that is called
 * @param run does not reject
 * @param goOn asked before each start; once it says no, nothing further is started
 * @returns the answers at the places of their entries; with gaps where it was told to stop
 */
export async function runLanes<In, Out>(
	list: readonly In[],
	{ width, laneOf }: { width: number; laneOf: (index: number) => string },
	run: (entry: In, index: number) => Promise<Out>,
	goOn: () => boolean,
): Promise<Out[]> {
	const lanes = new Map<string, number[]>();
	list.forEach((_entry, index) => {
		const lane = laneOf(index);
		const others = lanes.get(lane);
		if (others) others.push(index);
		else lanes.set(lane, [index]);
	});
	const answers: Out[] = [];
	const runOne = async (index: number): Promise<void> => {
		answers[index] = await run(list[index] as In, index);
	};
	await Promise.all(
		[...lanes.values()].map(async (lane) => await runPool(lane, width, runOne, goOn)),
	);
	return answers;
}
