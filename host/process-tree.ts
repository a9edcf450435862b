import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { atRest, rssOf } from './memory';

/** Linux counts the processor's time in hundredths of a second on every machine of today. */
const TICK_MS = 10;
const LOOK_MS = 100;

interface Stat {
	pid: string;
	parent: string;
	/** Of the processor: its own, and that of its children that have ended. */
	ownMs: number;
	endedMs: number;
}

function statOf(pid: string): Stat | undefined {
	try {
		// After the name, which may have blanks in it, come the state, the parent and many more.
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ') ?? [];
		const ms = (first: number) => (Number(fields[first]) + Number(fields[first + 1])) * TICK_MS;
		return { pid, parent: fields[1] ?? '', ownMs: ms(11), endedMs: ms(13) };
	} catch {
		// It has ended meanwhile.
		return undefined;
	}
}

/** A process and everything that it started; n8n runs Code nodes in a process of their own. */
function treeOf(root: string): Stat[] {
	const all = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((pid) => statOf(pid) ?? []);
	const tree = all.filter(({ pid }) => pid === root);
	for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid));
	return tree;
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
const cpuOf = (root: string) => sum(treeOf(root).map(({ ownMs, endedMs }) => ownMs + endedMs));
const memoryOf = (root: string) => sum(treeOf(root).map(({ pid }) => rssOf(pid)));

/** What a run did to a process and its children. Memory in MiB. */
export interface WatchedTree {
	before: number;
	peak: number;
	ms: number;
	/** Of the processor, which other work on the machine does not lengthen. */
	cpuMs: number;
}

/** Watches a process that is at rest, and its children, while something is done. Linux only. */
export async function watchTree(root: string, run: () => Promise<void>): Promise<WatchedTree> {
	await atRest(root);
	const before = memoryOf(root);
	let peak = before;
	let isRunning = true;
	const watching = (async () => {
		while (isRunning) {
			peak = Math.max(peak, memoryOf(root));
			await sleep(LOOK_MS);
		}
	})();
	const [start, cpu] = [performance.now(), cpuOf(root)];
	await run();
	const [ms, cpuMs] = [performance.now() - start, cpuOf(root) - cpu];
	isRunning = false;
	await watching;
	return { before, peak, ms, cpuMs };
}
