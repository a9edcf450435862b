import { setTimeout as sleep } from 'node:timers/promises';
import type { StoredWorkflow } from '../../host';
import { n8nPid } from '../../host/memory';
import type { Watched } from '../../host/memory';
import { watchTree } from '../../host/process-tree';
import type { Scenario } from '../../sandbox';
import type { CountsSnapshot, FaultRule } from '../../sandbox/client';
import type { SyncBench, TimedCall } from './shop';

/** What Etsy and Printify are like in a part of the bench. */
export interface Weather {
	name: string;
	limits: NonNullable<Scenario['limits']>;
	faults: FaultRule[];
}

/** One of the two flows: how it is started, and where it writes whom it has given up. */
export interface Contestant {
	name: string;
	workflow: StoredWorkflow;
	tables: readonly string[];
	/** The orders that a person is told of. */
	told(bench: SyncBench): Promise<number>;
}

/** What became of a day's orders, and at what price. */
export interface Outcome {
	contestant: string;
	weather: string;
	placed: number;
	/** Printed more than once. */
	doubled: number;
	/** Not placed, and a person is told. */
	told: number;
	/** Neither placed, nor is anybody told. */
	lost: number;
	passes: number;
	calls: number;
	tooMany: number;
	runs: Watched[];
	/** The calls to Printify in the pass that ordered most, from the first create to the last. */
	pace: { calls: number; ms: number };
}

/** Both flows run every five minutes; here they need not wait so long for what did not work. */
const BETWEEN_MS = 65_000;
const MOST_PASSES = 4;
const LONGEST_MS = 600_000;

/**
 * A new day for one flow: the orders are all there, the tables empty. Runs it until all is ordered.
 */
export async function compete(
	bench: SyncBench,
	scenario: Scenario,
	weather: Weather,
	contestant: Contestant,
): Promise<Outcome> {
	const { client, sandbox, host, calls } = bench;
	for (const table of contestant.tables) await client.clearTable(table);
	await sandbox.control.scenario({ ...scenario, limits: weather.limits });
	await sandbox.control.faults(weather.faults);
	sandbox.world.counts.reset();
	const wanted = scenario.receipts?.length ?? 0;
	const pid = n8nPid(host.userFolder);
	const runs: Watched[] = [];
	const passes: TimedCall[][] = [];
	for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
		if (pass > 1) await sleep(BETWEEN_MS);
		calls.length = 0;
		runs.push(await watchTree(pid, async () => await runOnce(bench, contestant.workflow)));
		passes.push([...calls]);
		if (ordersOf(await sandbox.control.counts()).length >= wanted) break;
	}
	const counts = await sandbox.control.counts();
	const placed = ordersOf(counts);
	const told = await contestant.told(bench);
	return {
		...{ contestant: contestant.name, weather: weather.name, runs, passes: runs.length },
		...{ placed: placed.length, doubled: placed.filter((times) => times > 1).length },
		...{ told, lost: Math.max(0, wanted - placed.length - told) },
		calls: (counts.totals.etsy ?? 0) + (counts.totals.printify ?? 0),
		tooMany: (counts.rateLimited.etsy ?? 0) + (counts.rateLimited.printify ?? 0),
		pace: paceOf(passes),
	};
}

async function runOnce({ client }: SyncBench, { id }: StoredWorkflow): Promise<void> {
	const execution = await client.runManually(id, 'Sync now');
	await client.waitForEnd(execution, { timeoutMs: LONGEST_MS });
}

/** How often each order was made at the printer. */
function ordersOf({ providerOrders }: CountsSnapshot): number[] {
	return Object.values(providerOrders.printify ?? {});
}

function paceOf(passes: readonly TimedCall[][]): { calls: number; ms: number } {
	const creates = (calls: readonly TimedCall[]) =>
		calls.filter(({ operation }) => operation === 'submitAnOrder');
	const most = passes.reduce((a, b) => (creates(b).length > creates(a).length ? b : a), []);
	const [from, to] = [creates(most)[0]?.at ?? 0, creates(most).at(-1)?.at ?? 0];
	const within = most.filter(({ service, at }) => service === 'printify' && at >= from && at <= to);
	return { calls: within.length, ms: to - from };
}
