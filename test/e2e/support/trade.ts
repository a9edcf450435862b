import { setTimeout as sleep } from 'node:timers/promises';
import { lineEnds } from '../../../demo/accounts';
import { variantMapRows } from '../../../demo/map-rows';
import { readBooks } from '../../../demo/read-books';
import { untilSettled } from '../../../demo/settle';
import type { PracticeShop } from '../../../demo/practice-shop';
import { generateScenario } from '../../../sandbox/scenario/generate';
import { loadScenarioFile } from '../../../sandbox/scenario/load';
import type { Scenario } from '../../../sandbox';
import type { FaultRule } from '../../../sandbox/client';

/** Settings by which a test need not wait for minutes, and by which no order is ever given up. */
export const IMPATIENT = {
	// Half of it is all the time from a claim to the order: a busy machine claims 120 rows in 9 s.
	claim_timeout_seconds: '20',
	retry_delays_minutes: Array.from({ length: 40 }, () => '0.05').join(', '),
};

const TABLES = ['POD Order Ledger', 'POD Exceptions', 'POD Audit Log', 'POD Variant Map'];

/** What may be special about an order without keeping it from being printed. */
const ORDINARY = ['', 'gift', 'non-Latin name', 'single-word name', 'paid later'];

/**
 * The scenario that a test trades: the one that `POD_SCENARIO` names (`npm test -- --scenario
 * FILE`), else a generated one.
 */
export async function scenarioFor(seed: number, orders: number, spreadSeconds: number) {
	const file = process.env.POD_SCENARIO;
	return file ? await loadScenarioFile(file) : generateScenario({ seed, orders, spreadSeconds });
}

async function untilIdle({ client }: PracticeShop): Promise<void> {
	const deadline = Date.now() + 120_000;
	do await sleep(500);
	while (Date.now() < deadline && (await client.executions({ status: 'running' })).length > 0);
}

/** Starts a new day: nothing in the tables, nothing counted, the scenario's first order to come. */
export async function newDay(shop: PracticeShop, scenario: Scenario, faults: FaultRule[]) {
	for (const sync of shop.syncs) await shop.client.deactivate(sync.id);
	// A run of yesterday that writes into today's tables would be no fault of the sync.
	await untilIdle(shop);
	for (const table of TABLES) await shop.client.clearTable(table);
	await shop.client.insertRows('POD Variant Map', variantMapRows(scenario));
	shop.sandbox.world.counts.reset();
	await shop.sandbox.control.scenario(scenario);
	await shop.sandbox.control.faults(faults);
	for (const sync of shop.syncs) await shop.client.activate(sync.id);
}

/** Waits until the books agree; answers what is still wrong after the patience is used up. */
export async function problemsAfter(
	shop: PracticeShop,
	scenario: Scenario,
	patienceSeconds: number,
	startedAt?: number,
): Promise<string[]> {
	const end = await untilSettled(shop, scenario, patienceSeconds, undefined, startedAt);
	const { internalErrors } = await shop.sandbox.control.health();
	const further = [...(await notOrdered(shop, scenario)), ...(await saidTwice(shop))];
	return [...end.problems, ...internalErrors, ...further];
}

/** Orders that still have two rows in the ledger once the syncs have had time to tidy up. */
async function saidTwice({ client }: PracticeShop): Promise<string[]> {
	const deadline = Date.now() + 60_000;
	for (;;) {
		const rows = await client.tableRows('POD Order Ledger');
		const names = rows.map(({ externalId, lineIds }) => `${externalId} ${lineIds}`);
		const twice = names.filter((name, at) => names.indexOf(name) !== at);
		if (twice.length === 0 || Date.now() > deadline) {
			return twice.map((name) => `Two rows of the ledger say ${name}`);
		}
		await sleep(500);
	}
}

/** Ordinary lines that were not ordered: to hold everything would lose nothing, and be no use. */
async function notOrdered(shop: PracticeShop, scenario: Scenario): Promise<string[]> {
	if (process.env.POD_SCENARIO) return [];
	return lineEnds(await readBooks(shop, scenario))
		.filter(({ note, end }) => ORDINARY.includes(note) && end !== 'ordered')
		.map(({ lineId, end, where }) => `Line ${lineId} should be ordered and is ${end}: ${where}`);
}

/**
 * Waits until a run is ordering: until one more order is made.
 * @returns false when none was made in the time
 */
export async function untilOrdering(shop: PracticeShop, seconds: number): Promise<boolean> {
	const before = await ordersMade(shop);
	const deadline = Date.now() + seconds * 1_000;
	while (Date.now() < deadline) {
		if ((await ordersMade(shop)) > before) return true;
		await sleep(25);
	}
	return false;
}

/** Whose turn it is, as the sync wrote it down. */
export async function turnOf({ client }: PracticeShop): Promise<string> {
	const rows = await client.tableRows('POD Settings');
	return String(rows.find(({ name }) => String(name).startsWith('sync_turn_'))?.value ?? '');
}

/**
 * Lets the time of a dead run's turn be over, as `claim_timeout_seconds` do. A run that has taken
 * its own turn since keeps it.
 */
export async function endTurn({ client }: PracticeShop, turn: string): Promise<void> {
	if (turn === '') return;
	const conditions = [
		{ columnName: 'name', condition: 'like' as const, value: 'sync_turn_%' },
		{ columnName: 'value', condition: 'eq' as const, value: turn },
	];
	await client.dataTables.update('POD Settings', conditions, { value: '' });
}

/** Waits until the sync has read Etsy's orders so many times more, however long that takes it. */
export async function untilReadAgain(shop: PracticeShop, times: number): Promise<void> {
	const reads = async () => {
		const { calls } = await shop.sandbox.control.counts();
		return calls.etsy?.getShopReceipts?.['200'] ?? 0;
	};
	const wanted = (await reads()) + times;
	const deadline = Date.now() + 120_000;
	while ((await reads()) < wanted && Date.now() < deadline) await sleep(200);
	// What the last of these reads leads to is over when the run is.
	await untilIdle(shop);
}

/** How many Printify orders were really made. */
async function ordersMade(shop: PracticeShop): Promise<number> {
	const { providerOrders } = await shop.sandbox.control.counts();
	return Object.values(providerOrders.printify ?? {}).reduce((sum, n) => sum + n, 0);
}
