import { setTimeout as sleep } from 'node:timers/promises';
import { findDiscrepancies, lineEnds } from '../../demo/accounts';
import { readBooks } from '../../demo/read-books';
import { startQueueN8n } from '../../host';
import { hasQueuePrograms } from '../../host/server-programs';
import { generateScenario } from '../../sandbox/scenario/generate';
import { raceForRow } from './support/claim-race';
import {
	change,
	claimsOf,
	firstStart,
	inSeveral,
	KEPT,
	withoutTurn,
} from './support/claims-of-runs';
import type { Claims } from './support/claims-of-runs';
import { RetryShop } from './support/retry-shop';

jest.setTimeout(12 * 60_000);

const SUBMIT = { service: 'printify', operation: 'submitAnOrder' };
const CUT = {
	id: 'cut',
	...SUBMIT,
	kind: 'cut_after_commit' as const,
	probability: 0.25,
	seed: 81,
};
const BUSY = { id: 'busy', ...SUBMIT, kind: 'status' as const, status: 503 };
const SLOW = { id: 'slow', ...SUBMIT, kind: 'latency' as const, latencyMs: 300 };

const ROUNDS = 4;
const ORDERS_A_ROUND = 5;
/** A test in which runs may miss each other goes on until they have met so often. */
const MET = 2;
const MOST_ROUNDS = 10;
const ORDERS_A_TEST = MOST_ROUNDS * ORDERS_A_ROUND;
const TESTS = 3;
/** A failed order is due again after three seconds; see `IMPATIENT`. */
const UNTIL_DUE_MS = 3_500;

type Button = readonly [workflowId: string, trigger: string];
type Start = readonly [...Button, afterMs?: number];

// Where PostgreSQL and Redis are missing it cannot run; CONTRIBUTING.md names the packages.
const describeIfThere = hasQueuePrograms() ? describe : describe.skip;

describeIfThere('runs at one moment on two workers, with PostgreSQL and Redis', () => {
	const scenario = generateScenario({
		...{ seed: 81, orders: TESTS * ORDERS_A_TEST, spreadSeconds: 0 },
		oddityOf: () => undefined,
	});
	let shop: RetryShop;
	let sync: Button;
	let secondSync: Button;
	let retry: Button;

	beforeAll(async () => {
		const settings = { claim_timeout_seconds: '20' };
		const opening = { ...scenario, receipts: [] };
		shop = await RetryShop.open(opening, settings, { start: startQueueN8n });
		const [first] = shop.runs.shop.syncs;
		sync = [first!.id, 'Sync now'];
		secondSync = [shop.secondSync.id, 'Sync now'];
		retry = [shop.retry.id, 'Retry now'];
		await changeSyncs(({ settings: own }) => ({ settings: { ...own, ...KEPT } }));
	});
	afterAll(async () => {
		await shop?.close();
	});

	const changeSyncs = async (how: Parameters<typeof change>[2]) => {
		for (const [id] of [sync, secondSync]) await change(shop.runs.shop.client, id, how);
	};
	const runsOfSyncs = async () => {
		const { client } = shop.runs.shop;
		const lists = [sync, secondSync].map(async ([id]) => {
			return await client.executions({ workflowId: id });
		});
		return (await Promise.all(lists)).flat().map(({ id }) => id);
	};

	/** So many buyers order, whom no other test and no other round has had. */
	async function buyersOrder(test: number, round: number): Promise<void> {
		const from = test * ORDERS_A_TEST + round * ORDERS_A_ROUND;
		const add = (scenario.receipts ?? []).slice(from, from + ORDERS_A_ROUND);
		await shop.runs.shop.sandbox.control.etsyReceipts({ add });
	}

	/**
	 * Presses buttons at one moment, or at those that are said, and waits until all that came of it
	 * is over.
	 */
	async function atOneMoment(...starts: Start[]): Promise<Claims[]> {
		const { client } = shop.runs.shop;
		const before = new Set(await runsOfSyncs());
		const started = starts.map(async ([id, trigger, afterMs = 0]) => {
			if (afterMs > 0) await sleep(afterMs);
			const execution = await client.runManually(id, trigger);
			await client.waitForEnd(execution, { timeoutMs: 120_000 });
		});
		await Promise.all(started);
		const made = (await runsOfSyncs()).filter((id) => !before.has(id));
		const all = made.map(async (id) => await client.waitForExecution(id, { timeoutMs: 60_000 }));
		return (await Promise.all(all)).map(claimsOf);
	}

	/** Syncs until the books agree, and looks at what printers really have. */
	async function expectEachLineOnce(): Promise<void> {
		const { sandbox } = shop.runs.shop;
		await sandbox.control.faults([]);
		const read = async () => await readBooks(shop.runs.shop, scenario);
		const deadline = Date.now() + 120_000;
		do await shop.runs.sync();
		while (findDiscrepancies(await read()).length > 0 && Date.now() < deadline);
		const books = await read();
		expect(findDiscrepancies(books)).toEqual([]);
		expect(await shop.runs.doubled()).toEqual([]);
		// Printify refuses a second order of the same name: nobody has even tried.
		const { calls } = await sandbox.control.counts();
		expect(calls.printify?.submitAnOrder?.['409'] ?? 0).toBe(0);
		const ends = lineEnds(books);
		expect(ends.filter(({ end }) => end !== 'ordered')).toEqual([]);
		const times = new Map<string, number>();
		for (const { lineId } of books.printed) times.set(lineId, (times.get(lineId) ?? 0) + 1);
		expect([...times.values()].filter((count) => count !== 1)).toEqual([]);
		expect(times.size).toBe(ends.length);
	}

	it('gives a row to one of the runs that claim it', async () => {
		const { winners, holder } = await raceForRow(shop.runs.shop, 'race', 8);
		expect(winners).toEqual([holder]);
	});

	it('lets one of two syncs go on, and orders each line once', async () => {
		await shop.runs.shop.sandbox.control.faults([CUT, { ...BUSY, probability: 0.15 }, SLOW]);
		let stoodBack = 0;
		for (let round = 0; round < ROUNDS; round += 1) {
			await buyersOrder(0, round);
			const runs = await atOneMoment(sync, sync);
			expect(inSeveral(runs.map(({ held }) => held))).toEqual([]);
			stoodBack += runs.filter(({ hasTurn }) => !hasTurn).length;
		}
		// They did meet: else each would have had its turn.
		expect(stoodBack).toBeGreaterThan(0);
		await expectEachLineOnce();
		expect(lineEnds(await readBooks(shop.runs.shop, scenario)).length).toBeGreaterThan(20);
	});

	describe('where no turn keeps them apart', () => {
		beforeAll(async () => await changeSyncs(withoutTurn));

		it('orders each line once where four syncs begin together', async () => {
			await shop.runs.shop.sandbox.control.faults([CUT, { ...BUSY, probability: 0.15 }, SLOW]);
			let met = 0;
			for (let round = 0; round < MOST_ROUNDS && met < MET; round += 1) {
				await buyersOrder(1, round);
				const runs = await atOneMoment(sync, secondSync, sync, secondSync);
				expect(runs.every(({ hasTurn }) => hasTurn)).toBe(true);
				expect(inSeveral(runs.map(({ held }) => held))).toEqual([]);
				if (inSeveral(runs.map(({ wanted }) => wanted)).length > 0) met += 1;
			}
			// Several did want the same orders: else nothing was at stake.
			expect(met).toBe(MET);
			await expectEachLineOnce();
		});

		it('orders each line once where syncs meet Retry what failed', async () => {
			let met = 0;
			let offset = 400;
			for (let round = 0; round < MOST_ROUNDS && met < MET; round += 1) {
				await shop.runs.shop.sandbox.control.faults([BUSY]);
				await buyersOrder(2, round);
				await shop.runs.sync();
				await sleep(UNTIL_DUE_MS);
				await shop.runs.shop.sandbox.control.faults([CUT, SLOW]);
				// It looks around before it starts a sync: others begin just then, and meet that one.
				const runs = await atOneMoment(retry, [...sync, offset], [...secondSync, offset]);
				expect(inSeveral(runs.map(({ held }) => held))).toEqual([]);
				const byRetry = runs.filter(({ isStartedByRetry }) => isStartedByRetry);
				const others = runs.filter(({ isStartedByRetry }) => !isStartedByRetry);
				const wanted = [byRetry, others].map((list) => list.flatMap((one) => one.wanted));
				if (inSeveral(wanted).some((one) => !one.endsWith('try 1'))) met += 1;
				// How long that takes is the machine's: the next round begins nearer to it.
				const tooEarly = firstStart(byRetry) - firstStart(others);
				offset = Math.max(0, offset + (Number.isNaN(tooEarly) ? 300 : tooEarly));
			}
			// What Retry what failed started did want what another sync wanted too.
			expect(met).toBe(MET);
			await expectEachLineOnce();
		});
	});
});
