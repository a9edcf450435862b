import { readdirSync } from 'node:fs';
import { atRest, rssOf, watch, type Watched } from './memory';
import { statOf, type Stat } from './process-stat';

const LOOK_MS = 100;

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

/** Watches a process that is at rest, and its children, while something is done. Linux only. */
export async function watchTree(root: string, run: () => Promise<void>): Promise<Watched> {
	await atRest(root);
	return await watch(
		{ memory: () => memoryOf(root), cpu: () => cpuOf(root), lookMs: LOOK_MS },
		run,
	);
}
