import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { auditText, type AuditRow } from '../../core/domain/audit';
import { findDiscrepancies } from '../../demo/accounts';
import { readBooks } from '../../demo/read-books';
import type { StoredRow } from '../../host';
import { SeededRandom } from '../../sandbox/core/random';
import { generateScenario } from '../../sandbox/scenario/generate';
import { DecideForm } from './support/decide-form';
import { RetryShop } from './support/retry-shop';

jest.setTimeout(8 * 60_000);

const SUBMIT = { service: 'printify', operation: 'submitAnOrder' };
const LOOK = { service: 'printify', operation: 'retrieveAListOfOrders' };
const DOWN = { id: 'down', ...SUBMIT, kind: 'status' as const, status: 503 };
const ORDERS = 36;
const ROUNDS = 8;

describe('the workflow Retry what failed', () => {
	const scenario = generateScenario({
		...{ seed: 71, orders: ORDERS, spreadSeconds: 24 },
		oddityOf: () => undefined,
	});
	let shop: RetryShop;
	let form: DecideForm;

	beforeAll(async () => {
		shop = await RetryShop.open(scenario, { claim_timeout_seconds: '20' });
	});
	afterAll(async () => {
		await form?.close();
		await shop?.close();
	});

	const problems = async () => findDiscrepancies(await readBooks(shop.runs.shop, scenario));
	const until = async (isSo: () => Promise<boolean>, seconds = 60) => {
		const deadline = Date.now() + seconds * 1000;
		while (!(await isSo()) && Date.now() < deadline) await sleep(300);
	};

	it('orders nothing twice, however syncs and retries overlap', async () => {
		const { client, sandbox, syncs } = shop.runs.shop;
		await sandbox.control.scenario(scenario);
		// In doubt, refused for now, and slow: what a second run could do again.
		await sandbox.control.faults([
			{ id: 'cut', ...SUBMIT, kind: 'cut_after_commit', probability: 0.25, seed: 71 },
			{ id: 'busy', ...SUBMIT, kind: 'status', status: 503, probability: 0.15, seed: 72 },
			{ id: 'slow', ...SUBMIT, kind: 'latency', latencyMs: 400 },
		]);
		const random = new SeededRandom(73);
		const starts = [
			...[
				[syncs[0]!.id, 'Sync now'],
				[syncs[0]!.id, 'Sync now'],
			],
			...[
				[shop.secondSync.id, 'Sync now'],
				[shop.retry.id, 'Retry now'],
			],
		] as const;
		for (let round = 0; round < ROUNDS; round += 1) {
			// Two syncs at one moment; the others meet them somewhere in between.
			const offsets = [0, 0, random.int(0, 1_500), random.int(0, 2_500)];
			const started = starts.map(async ([id = '', trigger = ''], at) => {
				await sleep(offsets[at]);
				await client.waitForEnd(await client.runManually(id, trigger), { timeoutMs: 120_000 });
			});
			await Promise.all(started);
		}
		await sandbox.control.faults([]);
		const { faults } = await sandbox.control.counts();
		expect(faults.cut).toBeGreaterThan(0);
		expect(faults.busy).toBeGreaterThan(0);
		await client.activate(shop.retry.id);
		await until(async () => {
			await shop.runs.sync();
			return (await problems()).length === 0;
		});
		expect(await problems()).toEqual([]);
		expect(await shop.runs.doubled()).toEqual([]);
	});

	it('has what is due tried again by the sync, and closes it', async () => {
		const { sandbox } = shop.runs.shop;
		await sandbox.control.faults([DOWN]);
		const orders = await Promise.all([1, 2, 3].map((n) => shop.orderAgain(3_600_000_000 + n)));
		await shop.runs.sync();
		const states = async () =>
			(await Promise.all(orders.map((id) => shop.exceptions(id)))).flat().map((row) => row.state);
		expect(await states()).toEqual(['open', 'open', 'open']);
		await sandbox.control.faults([]);
		await until(async () => (await states()).every((state) => state === 'resolved'));
		expect(await states()).toEqual(['resolved', 'resolved', 'resolved']);
		for (const id of orders) expect(await shop.runs.made(id)).not.toEqual([]);
		expect(await problems()).toEqual([]);
	});

	it('asks nobody anything when nothing is due', async () => {
		const calls = async () => (await shop.runs.shop.sandbox.control.counts()).calls;
		await sleep(2_500);
		const before = await calls();
		await sleep(5_000);
		expect(await calls()).toEqual(before);
	});

	it('asks a person after the last try, in one message', async () => {
		const { sandbox } = shop.runs.shop;
		await shop.runs.set({ retry_delays_minutes: '0.02, 0.02' });
		await sandbox.control.faults([DOWN]);
		const orders = await Promise.all([4, 5].map((n) => shop.orderAgain(3_600_000_000 + n)));
		await shop.runs.sync();
		const tries = async () => (await Promise.all(orders.map((id) => shop.runs.ledger(id)))).flat();
		await until(async () => (await tries()).every(({ state }) => state === 'needs_person'));
		expect((await tries()).map(({ state, attempts }) => [state, attempts])).toEqual([
			...[
				['needs_person', 3],
				['needs_person', 3],
			],
		]);
		await until(async () => shop.told().length >= 2);
		// Many more runs tell nothing more.
		await sleep(6_000);
		const told = shop.told();
		expect(told).toHaveLength(2);
		for (const id of orders) {
			expect(told.filter((line) => line.includes(String(id)))).toHaveLength(1);
		}
	});

	it('leaves rows alone as long as no channel is chosen, and tells them once one is', async () => {
		const { client } = shop.runs.shop;
		await shop.runs.set({ message_channel: 'none' });
		const key = 'production:test:printer_cancelled';
		const words = { message: 'The printer has cancelled it.', hint: 'Order it again.' };
		await client.insertRows('POD Exceptions', [
			{ key, kind: 'production', state: 'open', ...words },
		]);
		await sleep(6_000);
		const row = async () =>
			(await client.tableRows('POD Exceptions')).find((one) => one.key === key);
		// A row that is taken each time looks as if something came of it.
		expect([(await row())?.claimedBy ?? '', (await row())?.claimedAt ?? '']).toEqual(['', '']);
		await shop.runs.set({ message_channel: 'webhook' });
		await until(async () => Boolean((await row())?.toldAt));
		const line = `- ${words.message} What to do: ${words.hint}`;
		expect(shop.told().filter((one) => one === line)).toHaveLength(1);
		await client.deleteRows('POD Exceptions', [{ columnName: 'key', condition: 'eq', value: key }]);
	});

	it('writes down and closes what a run that died has left', async () => {
		const { client } = shop.runs.shop;
		const [ordered] = await shop.runs.ledger(3_600_000_001);
		expect(ordered?.state).toBe('ordered');
		const { externalId = '', receiptId = '' } = ordered as StoredRow;
		const left = { key: `${externalId}:create`, kind: 'order', externalId, receiptId };
		await client.insertRows('POD Exceptions', [{ ...left, code: 'network', state: 'open' }]);
		const [lost] = await shop.runs.ledger(3_600_000_004);
		const key = `${lost?.externalId}:create`;
		await client.deleteRows('POD Exceptions', [{ columnName: 'key', condition: 'eq', value: key }]);
		const row = async (name: string) =>
			(await client.tableRows('POD Exceptions')).find((one) => one.key === name);
		await until(async () => (await row(left.key))?.state === 'resolved' && Boolean(await row(key)));
		expect(await row(left.key)).toMatchObject({ state: 'resolved' });
		expect(await row(key)).toMatchObject({ state: 'open', kind: 'order', receiptId: '3600000004' });
	});

	const ends = async (id: number) => (await shop.runs.ledger(id)).map(({ state }) => state);
	const open = async (id: number) =>
		(await shop.exceptions(id)).filter(({ state }) => state === 'open').length;
	/** How the printer has the order. */
	const atPrinter = async (id: number) => {
		const { printify } = await shop.runs.shop.sandbox.control.state<{
			printify: { orders: Array<{ status: string; external_id: string }> };
		}>();
		const [row] = await shop.runs.ledger(id);
		return printify.orders
			.filter(({ external_id }) => external_id === row?.externalId)
			.map(({ status }) => status);
	};

	it('has an order tried at once when a person says so in the form', async () => {
		form = await DecideForm.open(shop.runs.shop);
		await shop.runs.shop.sandbox.control.faults([]);
		const listed = (await form.list()).join('\n');
		expect(listed).toContain('All 2 orders that the printer did not take');
		const [before] = await form.decide('order 3600000004', 'Retry now', 'It is tried now');
		expect(before).toContain('What to do');
		await until(async () => (await open(3_600_000_004)) === 0);
		expect(await ends(3_600_000_004)).toEqual(['ordered']);
		expect(await shop.runs.made(3_600_000_004)).not.toEqual([]);
	});

	it('leaves out what a person skips, and orders it never', async () => {
		await form.decide('order 3600000005', 'Skip', 'It is left out');
		expect(await ends(3_600_000_005)).toEqual(['ignored']);
		expect(await open(3_600_000_005)).toBe(0);
		await shop.runs.sync();
		expect(await shop.runs.made(3_600_000_005)).toEqual([]);
	});

	it('stops at the printer what a person cancels, though the ledger was in doubt', async () => {
		const { control } = shop.runs.shop.sandbox;
		await control.faults([
			{ id: 'cut', ...SUBMIT, kind: 'cut_after_commit' },
			{ id: 'blind', ...LOOK, kind: 'status', status: 503 },
		]);
		const id = await shop.orderAgain(3_600_000_006);
		await shop.runs.sync();
		await until(async () => (await ends(id)).join() === 'needs_person');
		expect(await shop.runs.ledger(id)).toMatchObject([{ inDoubt: true, providerOrderId: '' }]);
		await control.faults([]);
		expect(await atPrinter(id)).toEqual(['on-hold']);
		await form.decide(`order ${id}`, 'Cancel', 'It is cancelled');
		expect(await atPrinter(id)).toEqual(['canceled']);
		expect(await ends(id)).toEqual(['ignored']);
		expect(await open(id)).toBe(0);
	});

	it('says plainly what cannot be cancelled any more', async () => {
		const { client } = shop.runs.shop;
		const [row] = await shop.runs.ledger(3_600_000_001);
		const {
			externalId = '',
			receiptId = '',
			providerOrderId = '',
			provider = '',
		} = row as StoredRow;
		await shop.runs.control('printify/order-status', {
			...{ orderId: providerOrderId, status: 'in-production' },
		});
		const key = `production:${externalId}:printer_needs_you`;
		await client.insertRows('POD Exceptions', [
			{ key, kind: 'production', externalId, receiptId, provider, state: 'open' },
		]);
		const [, after] = await form.decide(
			...([`order ${receiptId}`, 'Cancel', 'Not everything could be cancelled'] as const),
		);
		expect(after).toContain(`Not stopped: order ${receiptId}`);
		expect(await ends(3_600_000_001)).toEqual(['ordered']);
		expect(await open(3_600_000_001)).toBe(1);
	});

	it('has every decision in the audit log', async () => {
		const log = (await shop.runs.shop.client.tableRows('POD Audit Log')) as unknown as AuditRow[];
		const decided = log.filter(({ actor }) => actor.startsWith('a person, by the form'));
		expect(decided.map(({ action, subject }) => [action, subject.split('-')[2]])).toEqual([
			...[
				['failed.retry_now', '3600000004'],
				['failed.skipped', '3600000005'],
			],
			...[
				['failed.cancel', '3600000006'],
				['failed.cancel', '3600000001'],
			],
		]);
		for (const row of decided) {
			const text = auditText(row, row.prevHash);
			expect(row.hash).toBe(createHash('sha256').update(text).digest('hex'));
		}
	});
});
