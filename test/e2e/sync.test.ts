import { setTimeout as sleep } from 'node:timers/promises';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import { SeededRandom } from '../../sandbox/core/random';
import { findBuyerData, findSecrets } from './support/leaks';
import {
	endTurn,
	IMPATIENT,
	newDay,
	problemsAfter,
	scenarioFor,
	turnOf,
	untilOrdering,
	untilReadAgain,
} from './support/trade';

jest.setTimeout(20 * 60_000);

const KILLS = 10;
/** After so many of them nobody waits for the dead run's time to be over. */
const WAITED_FOR = 3;
/** What one sync reads of Etsy: the open orders, and those cancelled of late. */
const READS = 2;
const SUBMIT = { service: 'printify', operation: 'submitAnOrder' };

/** Executions follow each other so closely, and calls take so long, that runs overlap. */
const SYNC_EVERY_SECONDS = 2;

describe('the sync, in a real n8n against a printer that counts', () => {
	let shop: PracticeShop;

	beforeAll(async () => {
		shop = await openPracticeShop({
			scenario: await scenarioFor(1, 10, 0),
			syncEverySeconds: SYNC_EVERY_SECONDS,
			settings: IMPATIENT,
			isImportedByHand: true,
		});
	});

	afterAll(async () => {
		await shop?.close();
	});

	it('orders each line once though a third of the creates are cut after they worked', async () => {
		const scenario = await scenarioFor(11, 40, 10);
		await newDay(shop, scenario, [
			{ id: 'cut', ...SUBMIT, kind: 'cut_after_commit', probability: 1 / 3, seed: 11 },
		]);
		// In the middle of it an hour passes: n8n has to renew Etsy's token, which is a new one each.
		const tokens = (await shop.sandbox.control.issuedEtsyTokens()).length;
		await shop.sandbox.control.expireEtsyTokens();
		expect(await problemsAfter(shop, scenario, 90)).toEqual([]);
		const { faults } = await shop.sandbox.control.counts();
		expect(faults.cut).toBeGreaterThan(0);
		expect((await shop.sandbox.control.issuedEtsyTokens()).length).toBeGreaterThan(tokens);
	});

	it('orders each line once though a fifth of all calls answer 429 or 5xx', async () => {
		const scenario = await scenarioFor(12, 40, 10);
		await newDay(shop, scenario, [
			{ id: 'busy', kind: 'rate_limit', retryAfterSeconds: 1, probability: 0.1, seed: 12 },
			{ id: 'down', kind: 'status', status: 503, probability: 0.07, seed: 13 },
			{ id: 'late', kind: 'status', status: 502, afterCommit: true, probability: 0.03, seed: 14 },
		]);
		expect(await problemsAfter(shop, scenario, 120)).toEqual([]);
		const { faults } = await shop.sandbox.control.counts();
		expect(Math.min(faults.busy ?? 0, faults.down ?? 0)).toBeGreaterThan(0);
	});

	it('writes nothing and calls no printer when there is nothing new', async () => {
		const scenario = await scenarioFor(13, 20, 0);
		await newDay(shop, scenario, []);
		expect(await problemsAfter(shop, scenario, 60)).toEqual([]);
		await untilReadAgain(shop, 2 * READS);
		const before = await snapshot();
		await untilReadAgain(shop, 3 * READS);
		const after = await snapshot();

		expect(after.tables).toEqual(before.tables);
		expect(after.counts.calls.printify).toEqual(before.counts.calls.printify);
		const read = Object.keys(after.counts.calls.etsy ?? {});
		const reads = ['getMe', 'getShopReceipts', 'token', 'oauthToken', 'requestToken'];
		expect(read.filter((operation) => !reads.includes(operation))).toEqual([]);
		// It did look: a sync that has stopped would pass the lines above.
		expect(after.counts.totals.etsy).toBeGreaterThan(before.counts.totals.etsy ?? 0);
	});

	it('says when Etsy cannot be read, and takes it back when it answers again', async () => {
		const scenario = await scenarioFor(13, 8, 0);
		const down = { id: 'down', service: 'etsy', operation: 'getShopReceipts', status: 503 };
		await newDay(shop, scenario, [{ ...down, kind: 'status' }]);
		const said = await etsyRow('open');
		expect(said?.message).toMatch(/^Etsy .*\. \(Sync Etsy orders .*\)$/);
		expect(said?.hint).not.toBe('');
		await shop.sandbox.control.faults([]);
		expect(await etsyRow('resolved')).toMatchObject({
			key: `etsy:read@${shop.syncs[0]?.id}`,
		});
		expect(await problemsAfter(shop, scenario, 60)).toEqual([]);
	});

	it(`orders each line once though n8n is killed ${KILLS} times in the middle`, async () => {
		const scenario = await scenarioFor(14, 150, 60);
		const random = new SeededRandom(14);
		const startedAt = Date.now();
		// Slow enough that a run is in the middle of ordering for as long as the test may wait.
		await newDay(shop, scenario, [{ id: 'slow', ...SUBMIT, kind: 'latency', latencyMs: 1_500 }]);
		let inTheMiddle = 0;
		for (let kill = 0; kill < KILLS; kill += 1) {
			if (await untilOrdering(shop, 90)) inTheMiddle += 1;
			await sleep(random.int(0, 2_000));
			const turn = await turnOf(shop);
			await shop.host.kill('SIGKILL');
			await shop.host.restart();
			await shop.client.login();
			if (kill >= WAITED_FOR) await endTurn(shop, turn);
		}
		await shop.sandbox.control.faults([]);
		// The patience begins now: what the kills took is the machine's, not the sync's.
		const patience = 240 + (Date.now() - startedAt) / 1_000;
		expect(await problemsAfter(shop, scenario, patience, startedAt)).toEqual([]);
		// A scenario from a file may be too small for every kill to find a run at work.
		expect(inTheMiddle).toBeGreaterThanOrEqual(process.env.POD_SCENARIO ? 1 : KILLS);
	});

	it('leaves no secret and no buyer data in tables, executions, logs or on the disk', async () => {
		expect(await findSecrets(shop)).toEqual([]);
		expect(await findBuyerData(shop)).toEqual([]);
	});

	/** The row of POD Exceptions about Etsy, once it is in this state. */
	async function etsyRow(state: string) {
		const deadline = Date.now() + 120_000;
		for (;;) {
			const rows = await shop.client.tableRows('POD Exceptions');
			const row = rows.find(
				(one) => String(one.key).startsWith('etsy:read@') && one.state === state,
			);
			if (row || Date.now() > deadline) return row;
			await sleep(500);
		}
	}

	async function snapshot() {
		const tables = ['POD Order Ledger', 'POD Exceptions', 'POD Audit Log'];
		return {
			tables: await Promise.all(tables.map(async (name) => await shop.client.tableRows(name))),
			counts: await shop.sandbox.control.counts(),
		};
	}
});
