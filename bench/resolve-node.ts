import { runNode } from '../test/support/engine';
import type { IDataObject } from 'n8n-workflow';
import { VariantMap } from '../nodes/VariantMap/VariantMap.node.js';
import { LINES, mapRows, orders } from './resolve-lines';

const RUNS = 5;

interface Run {
	cpuMs: number;
	ms: number;
	mapped: number;
}

async function once(given: IDataObject[], rows: IDataObject[]): Promise<Run> {
	const [cpu, start] = [process.cpuUsage(), performance.now()];
	const { outputs, error } = await runNode({
		node: new VariantMap(),
		parameters: { operation: 'resolve' },
		inputs: [given, rows],
	});
	const ms = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	if (error) throw error;
	const lines = (outputs[0] ?? []).flatMap(({ json }) => json.lines as IDataObject[]);
	const mapped = lines.filter(({ mapping }) => (mapping as IDataObject).status === 'mapped').length;
	return { cpuMs: (user + system) / 1000, ms, mapped };
}

/**
 * The same as `resolve-lines`, as a user has it: the node in n8n's own engine, from the items that
 * come in to the items that go out.
 */
export async function resolveNode(): Promise<string[]> {
	const lines: string[] = [];
	for (const count of [10_000, 20_000, 40_000, 70_000, 100_000]) {
		const rows = mapRows(count);
		const given = orders(rows).map((order) => ({ ...order })) as unknown as IDataObject[];
		const runs: Run[] = [];
		for (let i = 0; i < RUNS; i += 1) runs.push(await once(given, rows as IDataObject[]));
		const best = (of: 'cpuMs' | 'ms') => Math.min(...runs.map((run) => run[of])).toFixed(0);
		lines.push(
			`${LINES} lines, ${count} rows: ${best('ms')} ms by the clock, ${best('cpuMs')} ms of the processor (${runs[0]?.mapped ?? 0} mapped)`,
		);
	}
	return lines;
}
