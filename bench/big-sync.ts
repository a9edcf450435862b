import { setTimeout as sleep } from 'node:timers/promises';
import { openPracticeShop, type PracticeShop } from '../demo/practice-shop';
import type { Row } from '../host';
import { generateScenario } from '../sandbox/scenario/generate';
import type { Scenario } from '../sandbox';

const ORDERS = 5_000;
const WEEK = 7 * 86_400;
const ROWS_AT_ONCE = 500;
const LOOK_EVERY_MS = 200;
const MEGABYTE = 1024 * 1024;

/** So many open orders, the eldest a week old. */
function manyOrders(): Scenario {
	const options = { seed: 5, orders: ORDERS, spreadSeconds: WEEK, oddityOf: () => undefined };
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

/** Resident memory of n8n in MB, as n8n itself tells it. */
async function memoryOf({ host }: PracticeShop): Promise<number> {
	const text = await (await fetch(`${host.url}/metrics`)).text();
	const found = /^n8n_process_resident_memory_bytes(?:\{[^}]*\})? (\d+)/m.exec(text);
	if (!found) throw new Error('n8n tells no process_resident_memory_bytes at /metrics');
	return Number(found[1]) / MEGABYTE;
}

async function listCalls({ sandbox }: PracticeShop): Promise<number> {
	const { calls } = await sandbox.control.counts();
	return calls.etsy?.getShopReceipts?.['200'] ?? 0;
}

/** Presses "Sync now" and watches n8n until the run is over. */
async function pass(shop: PracticeShop) {
	const [sync] = shop.syncs;
	if (!sync) throw new Error('The shop has no sync');
	const before = { memory: await memoryOf(shop), calls: await listCalls(shop), at: Date.now() };
	let peak = before.memory;
	let isOver = false;
	const watch = (async () => {
		while (!isOver) {
			peak = Math.max(peak, await memoryOf(shop));
			await sleep(LOOK_EVERY_MS);
		}
	})();
	const execution = await shop.client.runManually(sync.id, 'Sync now');
	await shop.client.waitForEnd(execution, { timeoutMs: 600_000 });
	isOver = true;
	await watch;
	return {
		grownMb: Math.round(peak - before.memory),
		calls: (await listCalls(shop)) - before.calls,
		seconds: ((Date.now() - before.at) / 1_000).toFixed(1),
	};
}

/** One sync of a shop with very many open orders, all of them ordered already: what it costs. */
export async function bigSync(): Promise<string[]> {
	const scenario = manyOrders();
	const shop = await openPracticeShop({
		scenario,
		limits: { etsy: { perSecond: 1_000, perDay: 1_000_000 } },
		env: { N8N_METRICS: 'true' },
	});
	try {
		const rows = ledgerOf(scenario);
		for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
			await shop.client.insertRows('POD Order Ledger', rows.slice(at, at + ROWS_AT_ONCE));
		}
		const passes = [await pass(shop), await pass(shop)];
		const { providerOrders } = await shop.sandbox.control.counts();
		return [
			...passes.map(
				({ grownMb, calls, seconds }, at) =>
					`pass ${at + 1} over ${ORDERS} open orders: ${seconds} s, ` +
					`${calls} list calls to Etsy, ${grownMb} MB more memory at the most`,
			),
			`orders made: ${Object.keys(providerOrders.printify ?? {}).length}`,
		];
	} finally {
		await shop.close();
	}
}
