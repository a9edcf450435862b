import { setTimeout as sleep } from 'node:timers/promises';
import { grantConsent } from '../../demo/consent';
import { buildPack, N8nClient, startN8n, type N8nHost } from '../../host';
import { startSandbox, type Sandbox } from '../../sandbox';
import { generateScenario } from '../../sandbox/scenario/generate';
import { recordingWorkflow } from './etsy-trigger.workflow';
import { OrderLife, withoutDetails } from './support/order-life';
import { Recorder } from './support/recorder';

jest.setTimeout(20 * 60_000);

const EVENTS = 2_000;
const HOUR = { seconds: 3600 };

/** Calls for orders of the poll by which the trigger begins (5) and of the next one (4). */
const FIRST_POLLS = 9;

/** What happens to n8n or Etsy while the events of a phase are on their way. */
const STRIKES = [
	...['none', 'kill in a run', 'kill in a poll', 'outage', 'restart at rest'],
	...['skew', 'kill in a run', 'none', 'kill at rest', 'none'],
];

/** Those that come in the middle of a phase; the others come before or after it. */
const WITH_PHASE = ['kill in a run', 'kill in a poll', 'outage'];

const scenario = generateScenario({ seed: 5, orders: 30, spreadSeconds: 0 });

describe('Etsy Trigger, in a real n8n', () => {
	let sandbox: Sandbox;
	let host: N8nHost;
	let client: N8nClient;
	let recorder: Recorder;
	let life: OrderLife;
	/** Events that were on their way in a run when it was killed: they must come again. */
	const cut = new Map<string, number>();

	beforeAll(async () => {
		sandbox = await startSandbox({
			scenario,
			limits: { etsy: { perSecond: 1_000, perDay: 1_000_000 } },
		});
		host = await startN8n({ packTarball: await buildPack(), restartable: true });
		await host.ready;
		client = new N8nClient(host.url);
		await client.setupOwner();
		recorder = await Recorder.open();
		// Etsy's clock is an hour ahead of that of n8n.
		await sandbox.control.advance(HOUR);
		const [template] = scenario.receipts ?? [];
		if (!template) throw new Error('The scenario has no order');
		life = new OrderLife(sandbox, template, 7);
	});

	afterAll(async () => {
		await host?.stop();
		await recorder?.close();
		await sandbox?.close();
	});

	/** How often the list of orders was read. */
	const calls = async () => {
		const { calls: all } = await sandbox.control.counts();
		const { getShopReceipts = {} } = all.etsy ?? {};
		return Object.values(getShopReceipts).reduce((sum, count) => sum + count, 0);
	};
	const told = () => {
		const all = new Map<string, number>();
		for (const [id, count] of recorder.counts()) {
			const name = withoutDetails(id);
			all.set(name, (all.get(name) ?? 0) + count);
		}
		return all;
	};

	/** What is still to be told, and what was told too often. */
	const differences = () => {
		const found = told();
		const names = new Set([...life.expected.keys(), ...found.keys()]);
		return [...names].flatMap((name) => {
			const expected = (life.expected.get(name) ?? 0) + (cut.get(name) ?? 0);
			const count = found.get(name) ?? 0;
			return count === expected ? [] : [`${name} came ${count} times, not ${expected}`];
		});
	};

	async function until(what: string, isSo: () => boolean | Promise<boolean>, seconds = 60) {
		const deadline = Date.now() + seconds * 1000;
		while (!(await isSo())) {
			if (Date.now() > deadline) {
				const few = differences().slice(0, 5).join('; ');
				const runs = (await client.executions()).map(({ id, status }) => `${id} ${status}`);
				throw new Error(
					`${what}: not in ${seconds} s. ${few}\n${await calls()} calls, runs ${runs.join(', ')}\n${host.logs().slice(-3_000)}`,
				);
			}
			await sleep(100);
		}
	}

	/** Everything has been told, and n8n has saved that, which it does with an empty run. */
	async function rest(): Promise<void> {
		await until('all events told', () => differences().length === 0);
		const last = Number(recorder.arrivals.at(-1)?.execution);
		await until('the end of the last run saved', async () => {
			const [newest] = await client.executions({ status: 'success' });
			return Number(newest?.id) > last;
		});
	}

	async function strike(kind: string): Promise<void> {
		if (kind === 'kill in a run') {
			const struck = recorder.holdNext();
			await life.phase();
			const { ids } = await struck;
			await host.kill('SIGKILL');
			recorder.release();
			for (const id of ids) cut.set(withoutDetails(id), 1 + (cut.get(withoutDetails(id)) ?? 0));
			await host.restart();
		}
		if (kind === 'kill in a poll') {
			await sandbox.control.faults([
				{ id: 'slow', kind: 'latency', latencyMs: 60_000, service: 'etsy' },
			]);
			await life.phase();
			await sleep(3_000);
			await host.kill('SIGKILL');
			await sandbox.control.faults([]);
			await host.restart();
		}
		if (kind === 'outage') {
			await sandbox.control.faults([
				{ id: 'down', kind: 'status', status: 503, service: 'etsy', operation: 'getShopReceipts' },
			]);
			await life.phase();
			await sleep(4_000);
			await sandbox.control.faults([]);
		}
		if (kind === 'skew') await sandbox.control.advance({ seconds: 1_800 });
	}

	it('tells each of 2,000 events, through kills, restarts, an outage and skewed clocks', async () => {
		const etsy = await client.createCredential('Etsy', 'etsyOAuth2Api', {
			baseUrl: sandbox.urls.etsy,
			keystring: 'sandboxkeystring',
			sharedSecret: 'sandboxsecret',
		});
		await client.connectOAuth2(etsy.id, async (url) => await grantConsent(url));
		const { id } = await client.createWorkflow(recordingWorkflow(etsy, recorder.url));
		await client.activate(id);
		// n8n activates some moments later; what is there by then is not told.
		await until('the first two polls', async () => (await calls()) >= FIRST_POLLS);
		expect(recorder.arrivals).toEqual([]);

		for (let phase = 0; life.total < EVENTS; phase += 1) {
			const kind = STRIKES[phase % STRIKES.length] ?? 'none';
			await strike(kind);
			if (!WITH_PHASE.includes(kind)) await life.phase();
			await rest();
			const arrived = recorder.arrivals.length;
			if (kind.endsWith('at rest')) {
				if (kind.startsWith('kill')) await host.kill('SIGKILL');
				await host.restart();
				await sleep(5_000);
				expect(recorder.arrivals).toHaveLength(arrived);
			}
		}
		await sleep(5_000);
		expect(differences()).toEqual([]);
		expect(life.total).toBeGreaterThanOrEqual(EVENTS);
		expect(cut.size).toBeGreaterThan(0);
		const { faults } = await sandbox.control.counts();
		expect(Math.min(faults.slow ?? 0, faults.down ?? 0)).toBeGreaterThan(0);
	});
});
