import { loadavg } from 'node:os';
import { DEFAULT_LIMITS } from '../sandbox/etsy/defaults';
import { generateScenario } from '../sandbox/scenario/generate';
import type { Scenario } from '../sandbox';
import type { Asked, Report } from './report';
import { compete, type Contestant, type Outcome, type Weather } from './sync/contest';
import { stepTimes } from './sync/profile';
import { syncReport } from './sync/report';
import { openSyncBench, withPrintify, type SyncBench } from './sync/shop';

const ORDERS = 1_000;
const HOUR = 3_600;
const NO_LIMIT = 60_000;

const CALM: Weather = {
	name: 'no latency, no limits',
	limits: {
		etsy: { perSecond: NO_LIMIT, perDay: 10_000_000 },
		printify: { perMinute: NO_LIMIT },
	},
	faults: [],
};

/** Five calls in a hundred fail; in half of these cases the call has worked. */
const ROUGH: Weather = {
	name: "the vendors' limits, 5 % faults",
	limits: { etsy: { ...DEFAULT_LIMITS }, printify: { perMinute: 600 } },
	faults: [
		{ id: 'down', kind: 'status', status: 503, probability: 0.015, seed: 1 },
		{ id: 'late', kind: 'status', status: 502, afterCommit: true, probability: 0.015, seed: 2 },
		{ id: 'cut', kind: 'cut_before_commit', probability: 0.01, seed: 3 },
		{ id: 'cutLate', kind: 'cut_after_commit', probability: 0.01, seed: 4 },
	],
};

/** So many orders that can all be printed, an hour old. */
function ordersOf(count: number): Scenario {
	const options = { seed: 9, orders: count, spreadSeconds: HOUR, oddityOf: () => undefined };
	const scenario = generateScenario(options);
	const receipts = (scenario.receipts ?? []).map((one) => ({
		...one,
		arrivesAfterSeconds: one.arrivesAfterSeconds - HOUR,
	}));
	return { ...scenario, receipts };
}

/** The two flows; the stock flow sends as fast as the weather's limits let it. */
async function contestants(bench: SyncBench, weather: Weather): Promise<Contestant[]> {
	const isCalm = weather === CALM;
	const [sync] = bench.syncs;
	if (!sync) throw new Error('The shop has no sync');
	return [
		{
			name: 'our sync',
			workflow: await withPrintify(bench, sync, isCalm ? NO_LIMIT : undefined),
			tables: ['POD Order Ledger', 'POD Exceptions', 'POD Audit Log'],
			told: async ({ client }) => {
				const rows = await client.tableRows('POD Order Ledger');
				return rows.filter(({ state }) => state === 'needs_person').length;
			},
		},
		{
			name: 'stock nodes',
			workflow: await bench.stockAt(isCalm ? { batchSize: 50, batchInterval: 1 } : undefined),
			tables: ['Stock orders', 'Stock failures'],
			told: async ({ client }) => {
				const told = await client.tableRows('Stock failures');
				const done = await client.tableRows('Stock orders');
				const ordered = new Set(done.map(({ receiptId }) => receiptId));
				const open = told.filter(({ receiptId }) => !ordered.has(receiptId ?? null));
				return new Set(open.map(({ receiptId }) => receiptId)).size;
			},
		},
	];
}

const load = () => loadavg()[0]?.toFixed(1) ?? '?';

/**
 * Our sync beside what a skilled user builds of n8n's own nodes, in the same n8n: the same orders,
 * against peers without latency or limits, and against peers with the vendors' limits and faults.
 */
export async function sync({ orders = ORDERS }: Asked): Promise<Report> {
	const scenario = ordersOf(orders);
	const before = load();
	const bench = await openSyncBench(scenario);
	try {
		const outcomes: Outcome[] = [];
		// Whoever comes first would pay for what n8n loads and compiles once.
		const warmUp = ordersOf(Math.min(20, orders));
		for (const one of await contestants(bench, CALM)) await compete(bench, warmUp, CALM, one);
		for (const weather of [CALM, ROUGH]) {
			for (const one of await contestants(bench, weather)) {
				outcomes.push(await compete(bench, scenario, weather, one));
			}
		}
		const steps = stepTimes(bench.host.userFolder);
		return syncReport({
			outcomes,
			orders,
			steps,
			limited: ROUGH.name,
			load: `${before}, ${load()}`,
		});
	} finally {
		await bench.close();
	}
}
