import { setTimeout as sleep } from 'node:timers/promises';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import type { StoredRow } from '../../host';
import { generateScenario } from '../../sandbox/scenario/generate';
import { connectMessages, type Messages } from './support/messages';
import { addTemplate } from './support/second-workflow';
import { IMPATIENT, problemsAfter } from './support/trade';

jest.setTimeout(8 * 60_000);

const ORDERS = 10;

describe('the daily reconciliation, in a real n8n', () => {
	const scenario = generateScenario({
		...{ seed: 71, orders: ORDERS, spreadSeconds: 0 },
		oddityOf: () => undefined,
	});
	let shop: PracticeShop;
	let id: string;
	let messages: Messages;

	beforeAll(async () => {
		shop = await openPracticeShop({
			scenario,
			syncEverySeconds: 2,
			settings: { ...IMPATIENT, claim_timeout_seconds: '6', start_production: 'printify' },
		});
		for (const sync of shop.syncs) await shop.client.activate(sync.id);
		expect(await problemsAfter(shop, scenario, 90)).toEqual([]);
		for (const sync of shop.syncs) await shop.client.deactivate(sync.id);
		// Not activated: it runs when a test says so.
		({ id } = await addTemplate(shop, 'daily-reconciliation.json', 86_000));
		messages = await connectMessages(shop);
	});
	afterAll(async () => {
		await messages?.close();
		await shop?.close();
	});

	it('says that nothing was lost, writes nothing else, and asks each service once', async () => {
		// The last sync may still be at work.
		await until(async () => (await ledger()).every(({ audited }) => audited === true));
		await until(async () => (await shop.client.executions({ status: 'running' })).length === 0);
		const before = await ledger();
		shop.sandbox.world.counts.reset();
		expect(await reconciled()).toContain('Nothing was lost');
		const sums = (rows: StoredRow[]) =>
			rows.map(({ id: row, state, audited }) => [row, state, audited]);
		expect(sums(await ledger())).toEqual(sums(before));
		expect(await open()).toEqual([]);
		const { calls, providerOrders, buyerEmails } = await shop.sandbox.control.counts();
		expect(calls.etsy?.getShopReceipts).toEqual({ 200: 1 });
		expect(calls.printify?.retrieveAListOfOrders?.['200']).toBeLessThanOrEqual(
			Math.ceil(before.length / 10) + 1,
		);
		expect(calls.printify?.getOrderDetailsById).toBeUndefined();
		expect([providerOrders, buyerEmails]).toEqual([{}, {}]);
	});

	it('puts right what is safe, tells the rest, and orders nothing', async () => {
		const [lost, retried, byHand, cancelled, stopped] = (await ledger()).filter(
			({ state }) => state === 'ordered',
		) as [StoredRow, StoredRow, StoredRow, StoredRow, StoredRow];
		await shop.client.dataTables.delete('POD Order Ledger', [where('id', lost.id)]);
		const anew = { state: 'retry', providerOrderId: '', inDoubt: true, orderedAt: '' };
		await shop.client.dataTables.update('POD Order Ledger', [where('id', retried.id)], anew);
		// It waited for a retry, and the seller sent the order in another way meanwhile.
		const other = `${String(byHand.externalId).replace(/-\d+$/, '')}-9`;
		const waiting = { ...anew, externalId: other, lineIds: 'elsewhere', inDoubt: false };
		const { receiptId = '', shopId = '', provider = '' } = byHand;
		await shop.client.insertRows('POD Order Ledger', [
			{ ...waiting, receiptId, shopId, provider, attempts: 1, nextAttemptAt: '' },
		]);
		await shop.sandbox.control.etsyReceipts({
			change: [
				{ receiptId: Number(byHand.receiptId), action: 'ship' },
				{ receiptId: Number(cancelled.receiptId), action: 'cancel' },
			],
		});
		await setStatus(String(stopped.providerOrderId), 'canceled');
		shop.sandbox.world.counts.reset();
		// What a run has just ordered is left to it, for as long as it may be at work.
		await sleep(7_000);

		expect(await reconciled()).toMatch(/1 for you, 4 put right/);
		const rowOf = async (externalId: unknown) =>
			(await ledger()).find((row) => row.externalId === externalId);
		for (const row of [lost, retried]) {
			expect(await rowOf(row.externalId)).toMatchObject({
				...{ state: 'ordered', providerOrderId: row.providerOrderId, found: true },
			});
		}
		const lines = (row?: StoredRow) => String(row?.lineIds).split(',').sort();
		expect(lines(await rowOf(lost.externalId))).toEqual(lines(lost));
		expect(await rowOf(other)).toMatchObject({ state: 'ignored', reason: 'shipped_by_hand' });
		expect(await rowOf(stopped.externalId)).toMatchObject({ status: 'cancelled' });
		const told = (await open()).map(({ kind, code, receiptId: of }) => [kind, code, of]);
		expect(told.sort()).toEqual([
			['production', 'printer_cancelled', stopped.receiptId],
			['reconcile', 'cancelled_but_made', cancelled.receiptId],
		]);
		const marks = (await open()).map(({ toldAt, claimedBy }) => [Boolean(toldAt), claimedBy]);
		expect(marks).toEqual(told.map(() => [true, '']));
		expect(messages.got().at(-1)?.lines.join('\n')).toContain(String(stopped.receiptId));
		const { providerOrders, buyerEmails } = await shop.sandbox.control.counts();
		expect([providerOrders, buyerEmails]).toEqual([{}, {}]);
	});

	it('the next time only what is for the seller is left, noted once', async () => {
		const before = (await open()).length;
		expect(await reconciled()).toMatch(/: 1 for you$/);
		expect(await open()).toHaveLength(before);
	});

	it('says why, where Etsy could not be read, and closes that once it answers', async () => {
		await shop.sandbox.control.faults([
			{ service: 'etsy', operation: 'getShopReceipts', kind: 'status', status: 503 },
		]);
		messages.refuse(true);
		expect(await reconciled()).toContain('could not be compared');
		messages.refuse(false);
		// What did not go is not marked: Retry what failed tells it, once this run may be over.
		const unread = (await open()).filter(({ kind }) => kind === 'read');
		expect(unread.map(({ toldAt }) => toldAt || '')).toEqual(unread.map(() => ''));
		const holders = new Set(unread.map(({ claimedBy }) => String(claimedBy).split(' ')[0]));
		expect([...holders]).toEqual(['message']);
		const keys = async () =>
			(await open()).map(({ key }) => String(key)).filter((key) => key.endsWith(`@${id}`));
		expect(await keys()).toEqual(
			expect.arrayContaining([`reconcile:etsy@${id}`, `reconcile:compare@${id}`]),
		);
		// A copy for another shop has noted the same of its own connection.
		const others = { kind: 'read', state: 'open', key: 'reconcile:etsy@another' };
		await shop.client.insertRows('POD Exceptions', [others]);
		await shop.sandbox.control.faults([]);
		expect(await reconciled()).toMatch(/: 1 for you$/);
		expect(await keys()).toEqual([]);
		expect((await open()).map(({ key }) => key)).toContain(others.key);
	});

	/** Runs it once; gives what it remembers of it. */
	async function reconciled(): Promise<string> {
		await shop.client.waitForEnd(await shop.client.runManually(id, 'Reconcile now'));
		const rows = await shop.client.tableRows('POD Settings');
		return String(rows.find(({ name }) => name === 'last_reconciliation')?.value);
	}

	async function setStatus(orderId: string, status: string): Promise<void> {
		const answer = await fetch(`${shop.sandbox.urls.control}/__sandbox__/printify/order-status`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ orderId, status }),
		});
		expect(answer.status).toBeLessThan(300);
	}

	async function until(isSo: () => Promise<boolean>): Promise<void> {
		const deadline = Date.now() + 60_000;
		while (!(await isSo()) && Date.now() < deadline) await sleep(300);
	}

	const where = (columnName: string, value: unknown) => ({
		...{ columnName, condition: 'eq' as const, value: value as string },
	});
	const ledger = async (): Promise<StoredRow[]> => await shop.client.tableRows('POD Order Ledger');
	const open = async (): Promise<StoredRow[]> =>
		(await shop.client.tableRows('POD Exceptions')).filter(({ state }) => state === 'open');
});
