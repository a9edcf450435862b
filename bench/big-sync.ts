import { loadavg } from 'node:os';
import { openPracticeShop, type PracticeShop } from '../demo/practice-shop';
import type { Row } from '../host';
import { n8nPid } from '../host/memory';
import { watchTree } from '../host/process-tree';
import { generateScenario } from '../sandbox/scenario/generate';
import type { Scenario } from '../sandbox';
import type { Asked, Report } from './report';

const ORDERS = 5_000;
const WEEK = 7 * 86_400;
const ROWS_AT_ONCE = 500;

/** So many open orders, the eldest a week old. */
function manyOrders(orders: number): Scenario {
	const options = { seed: 5, orders, spreadSeconds: WEEK, oddityOf: () => undefined };
	const scenario = generateScenario(options);
	const receipts = (scenario.receipts ?? []).map((one) => ({
		...one,
		arrivesAfterSeconds: one.arrivesAfterSeconds - WEEK,
	}));
	return { ...scenario, receipts };
}

/** The ledger of a shop that has ordered all of them. */
function ledgerOf({ receipts = [] }: Scenario): Row[] {
	return receipts.map(({ id, shopId, lines }) => ({
		...{ externalId: `etsy-${shopId}-${id}-1`, shopId: String(shopId), receiptId: String(id) },
		...{ provider: 'printify', state: 'ordered', route: 'direct', audited: true, attempts: 1 },
		lineIds: lines.map((_line, at) => id * 100 + at + 1).join(','),
	}));
}

async function listCalls({ sandbox }: PracticeShop): Promise<number> {
	const { calls } = await sandbox.control.counts();
	return calls.etsy?.getShopReceipts?.['200'] ?? 0;
}

/** Presses "Sync now" and watches n8n until the run is over. */
async function pass(shop: PracticeShop) {
	const [sync] = shop.syncs;
	if (!sync) throw new Error('The shop has no sync');
	const callsBefore = await listCalls(shop);
	const { before, peak, ms, cpuMs } = await watchTree(n8nPid(shop.host.userFolder), async () => {
		const execution = await shop.client.runManually(sync.id, 'Sync now');
		await shop.client.waitForEnd(execution, { timeoutMs: 600_000 });
	});
	const calls = (await listCalls(shop)) - callsBefore;
	return { grownMiB: Math.round(peak - before), calls, ms: Math.round(ms), cpuMs };
}

/** Where a heap is asked for, n8n gets no more: what it needs, not what it takes while it may. */
function heldHeap(): Record<string, string> {
	const megabytes = process.env.POD_BENCH_HEAP_MB;
	return megabytes ? { NODE_OPTIONS: `--max-old-space-size=${megabytes}` } : {};
}

/** One sync of a shop with very many open orders, all of them ordered already: what it costs. */
export async function bigSync({ orders = ORDERS }: Asked): Promise<Report> {
	const scenario = manyOrders(orders);
	const limits = { etsy: { perSecond: 1_000, perDay: 1_000_000 } };
	const shop = await openPracticeShop({
		...{ scenario: { ...scenario, receipts: [] }, hasEditor: true, limits, env: heldHeap() },
	});
	try {
		// What n8n loads and compiles at its first run does not hang on how many orders there are.
		await pass(shop);
		await shop.sandbox.control.scenario({ ...scenario, limits });
		const rows = ledgerOf(scenario);
		for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
			await shop.client.insertRows('POD Order Ledger', rows.slice(at, at + ROWS_AT_ONCE));
		}
		const passes = [await pass(shop), await pass(shop)];
		const { providerOrders } = await shop.sandbox.control.counts();
		return {
			notes: [
				`${orders} open orders, all of them in the ledger already, read and compared by one run; load of the machine: ${loadavg()[0]?.toFixed(1)}`,
				`orders made meanwhile: ${Object.keys(providerOrders.printify ?? {}).length}`,
			],
			table: [
				['Pass', 'Time', 'Processor', 'List calls to Etsy', 'More memory at the most'],
				...passes.map(({ ms, cpuMs, calls, grownMiB }, at) => [
					...[String(at + 1), `${(ms / 1000).toFixed(1)} s`, `${(cpuMs / 1000).toFixed(1)} s`],
					...[String(calls), `${grownMiB} MiB`],
				]),
			],
			data: { orders, passes },
		};
	} finally {
		await shop.close();
	}
}
