import { setTimeout as sleep } from 'node:timers/promises';
import { auditText, type AuditRow } from '../../core/domain/audit';
import { parcelKey } from '../../core/domain/following/follow-order';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import { createHash } from 'node:crypto';
import type { StoredRow } from '../../host';
import { generateScenario } from '../../sandbox/scenario/generate';
import { addTemplate } from './support/second-workflow';
import { IMPATIENT, problemsAfter } from './support/trade';

jest.setTimeout(8 * 60_000);

const ORDERS = 24;
const DAY = 86_400;
const TRACKING = { service: 'etsy', operation: 'createReceiptShipment' };

interface Truth {
	etsy: {
		receipts: Array<{
			receiptId: number;
			isShipped: boolean;
			shipments: Array<{ trackingCode?: string | null }>;
		}>;
	};
	printify: { orders: Array<{ id: string; shipments?: Array<{ number?: string }> }> };
}

describe('from the printer to the buyer, in a real n8n', () => {
	const scenario = generateScenario({
		...{ seed: 45, orders: ORDERS, spreadSeconds: 0 },
		oddityOf: () => undefined,
	});
	let shop: PracticeShop;

	beforeAll(async () => {
		shop = await openPracticeShop({
			scenario,
			syncEverySeconds: 2,
			settings: { ...IMPATIENT, claim_timeout_seconds: '6', start_production: 'printify' },
		});
		for (const sync of shop.syncs) await shop.client.activate(sync.id);
		expect(await problemsAfter(shop, scenario, 90)).toEqual([]);
		for (const sync of shop.syncs) await shop.client.deactivate(sync.id);
	});
	afterAll(async () => {
		await shop?.close();
	});

	it('tells of nothing as long as nothing is sent', async () => {
		const follow = await addTemplate(shop, 'follow-production.json', 2);
		// The printer did not know an order for a moment; by now it does, and its status is the same.
		const [lost] = (await ledger()).filter(({ state }) => state === 'ordered');
		const externalId = String(lost?.externalId);
		const about = { kind: 'production', externalId, code: 'printer_lost_it' };
		const key = `production:${externalId}:printer_lost_it`;
		await shop.client.insertRows('POD Exceptions', [{ ...about, key, state: 'open' }]);
		await shop.client.activate(follow.id);
		await until(async () => (await ledger()).some(({ checkedAt }) => Boolean(checkedAt)));
		expect(await parcels()).toEqual([]);
		const isLost = async () => (await open()).some(({ code }) => code === 'printer_lost_it');
		await until(async () => !(await isLost()));
		expect(await isLost()).toBe(false);
		expect((await shop.sandbox.control.counts()).buyerEmails).toEqual({});
	});

	it('writes down each parcel once, and what a printer has cancelled', async () => {
		const cancelled = (await ledger()).find(({ state }) => state === 'ordered');
		await setStatus(String(cancelled?.providerOrderId), 'canceled');
		const isNoted = async () =>
			(await open()).some(({ code, receiptId }) => code === 'printer_cancelled' && receiptId);
		await until(isNoted);
		await shop.sandbox.control.advance({ seconds: 20 * DAY });
		const wanted = await parcelsMade();
		await until(async () => (await keysOfParcels()).length >= wanted.length);
		expect(await keysOfParcels()).toEqual(wanted.sort());
		const told = (await open()).filter(({ kind }) => kind === 'production');
		expect(told.map(({ code, receiptId }) => [code, receiptId])).toEqual([
			['printer_cancelled', cancelled?.receiptId],
		]);
		// The ledger is written last.
		const statuses = async () =>
			(await ledger())
				.filter(({ state }) => state === 'ordered')
				.map(({ status }) => String(status));
		const isDone = (status: string) => ['shipped', 'delivered', 'cancelled'].includes(status);
		await until(async () => (await statuses()).every(isDone));
		expect((await statuses()).filter((status) => !isDone(status))).toEqual([]);
		// Printify tells no time, so it is when that was noticed.
		const sent = (await ledger()).filter(({ status }) =>
			/^(shipped|delivered)$/.test(String(status)),
		);
		expect(sent.length).toBeGreaterThan(0);
		expect(sent.filter(({ shippedAt }) => !Date.parse(String(shippedAt)))).toEqual([]);
	});

	it('tells Etsy of each parcel once, though calls are cut, and n8n is killed in the middle', async () => {
		await shop.sandbox.control.faults([
			{ id: 'cut', ...TRACKING, kind: 'cut_after_commit', probability: 0.3, seed: 45 },
			{ id: 'down', ...TRACKING, kind: 'status', status: 503, probability: 0.2, seed: 46 },
			{ id: 'slow', ...TRACKING, kind: 'latency', latencyMs: 700 },
		]);
		// Etsy did not allow this key to send tracking; by now it does.
		const shopId = String((await parcels())[0]?.shopId);
		const gated = { key: `tracking:${shopId}`, kind: 'parcel', shopId, state: 'open' };
		await shop.client.insertRows('POD Exceptions', [gated]);
		const push = await addTemplate(shop, 'push-tracking.json', 4);
		await shop.client.activate(push.id);
		for (let kill = 0; kill < 2; kill += 1) {
			const before = await emails();
			await until(async () => (await emails()) > before);
			await shop.host.kill('SIGKILL');
			await shop.host.restart();
			await shop.client.login();
		}
		await shop.sandbox.control.faults([]);
		// Runs follow each other so closely that two may write the same parcel down.
		const isDone = ({ state }: StoredRow) => state === 'told' || state === 'left_out';
		await until(async () => (await parcels()).every(isDone));
		expect((await parcels()).filter((row) => !isDone(row))).toEqual([]);

		const { etsy } = await shop.sandbox.control.state<Truth>();
		const { buyerEmails, faults } = await shop.sandbox.control.counts();
		expect(faults.cut).toBeGreaterThan(0);
		const rows = (await parcels()).filter(({ state }) => state === 'told');
		for (const { receiptId, shipments } of etsy.receipts) {
			const ours = rows.filter((row) => row.receiptId === String(receiptId));
			const shown = shipments.map(({ trackingCode }) => trackingCode ?? '').sort();
			expect([receiptId, shown]).toEqual([
				receiptId,
				ours.map((row) => String(row.trackingNumber)).sort(),
			]);
			expect([receiptId, buyerEmails[String(receiptId)] ?? 0]).toEqual([receiptId, ours.length]);
		}
	});

	it('closes what it had noted, and the audit log holds together', async () => {
		await until(async () => (await open()).every(({ kind }) => kind === 'production'));
		const isAudited = ({ state, audited }: StoredRow) => state !== 'told' || audited === true;
		await until(async () => (await parcels()).every(isAudited));
		expect((await open()).filter(({ kind }) => kind !== 'production')).toEqual([]);
		const log = (await shop.client.tableRows('POD Audit Log')) as unknown as AuditRow[];
		const told = log.filter(({ action }) => action === 'tracking.told');
		const subjects = [...new Set(told.map(({ subject }) => subject))].sort();
		expect(subjects).toEqual(await keysOfParcels());
		for (const row of log) {
			const text = auditText(row, row.prevHash);
			expect(createHash('sha256').update(text).digest('hex')).toBe(row.hash);
		}
	});

	it('asks Etsy nothing when there is nothing to tell', async () => {
		await sleep(5_000);
		const before = await shop.sandbox.control.counts();
		await sleep(9_000);
		const after = await shop.sandbox.control.counts();
		expect(after.calls.etsy).toEqual(before.calls.etsy);
		expect(after.buyerEmails).toEqual(before.buyerEmails);
	});

	it('sends nothing again where nobody knows whether Etsy took it, until a person says so', async () => {
		const [like] = (await parcels()).filter(({ state }) => state === 'told');
		const key = `${String(like?.externalId)}:UNSURE1`;
		await shop.sandbox.control.faults([
			{ id: 'cut early', ...TRACKING, kind: 'cut_before_commit', limit: 1 },
		]);
		const before = await emails();
		const parcel = {
			...{ key, externalId: String(like?.externalId), provider: String(like?.provider) },
			...{ shopId: String(like?.shopId), receiptId: String(like?.receiptId) },
			...{ trackingNumber: 'UNSURE1', carrier: 'USPS', state: 'found', attempts: 0 },
		};
		await shop.client.insertRows('POD Parcels', [parcel]);
		const row = async () => (await parcels()).find((one) => one.key === key);
		await until(async () => (await row())?.state === 'needs_person');
		expect(await row()).toMatchObject({ state: 'needs_person', nextAttemptAt: '' });
		expect((await shop.sandbox.control.counts()).faults['cut early']).toBe(1);
		expect(await emails()).toBe(before);
		const asked = async () => (await open()).filter((one) => one.key === `parcel:${key}`);
		expect(await asked()).toMatchObject([
			{ category: 'unclear', hint: expect.stringMatching(/UNSURE1.*Retry now.*Skip/) as string },
		]);

		// What "Retry now" of the form does: `found`, and all else as it was.
		const toldAt = String((await row())?.toldAt);
		expect(toldAt).toMatch(/^\d{4}-/);
		const attempts = Number((await row())?.attempts);
		const isIt = { columnName: 'key', condition: 'eq' as const, value: key };
		await shop.client.deleteRows('POD Parcels', [isIt]);
		await shop.client.insertRows('POD Parcels', [{ ...parcel, attempts, toldAt }]);
		await until(async () => (await row())?.state === 'told' && (await asked()).length === 0);
		expect((await row())?.state).toBe('told');
		expect(await asked()).toEqual([]);
		expect(await emails()).toBe(before + 1);
	});

	it('says, once, where the buyer was paid back and the parcel goes all the same', async () => {
		const [like] = (await parcels()).filter(({ state }) => state === 'told');
		const receiptId = String(like?.receiptId);
		const refund = { receiptId: Number(receiptId), action: 'refund' as const };
		await shop.sandbox.control.etsyReceipts({ change: [refund] });
		const parcelOf = (trackingNumber: string) => ({
			...{ key: `${String(like?.externalId)}:${trackingNumber}`, trackingNumber },
			...{ externalId: String(like?.externalId), provider: String(like?.provider) },
			...{ shopId: String(like?.shopId), receiptId, carrier: 'USPS', state: 'found', attempts: 0 },
		});
		const isTold = async (number: string) =>
			(await parcels()).some(
				({ trackingNumber, state }) => trackingNumber === number && state === 'told',
			);
		const said = async () => (await open()).filter(({ code }) => code === 'cancelled_after_order');
		for (const number of ['PAIDBACK1', 'PAIDBACK2']) {
			await shop.client.insertRows('POD Parcels', [parcelOf(number)]);
			await until(async () => await isTold(number));
			expect(await isTold(number)).toBe(true);
			expect(await said()).toMatchObject([
				{ kind: 'hold', receiptId, message: expect.stringContaining('PAIDBACK1') as string },
			]);
		}
	});

	/** The parcels that are written down, each named once. */
	async function keysOfParcels(): Promise<string[]> {
		return [...new Set((await parcels()).map(({ key }) => String(key)))].sort();
	}

	/** The keys of all parcels that the printer made. */
	async function parcelsMade(): Promise<string[]> {
		const { printify } = await shop.sandbox.control.state<Truth>();
		const rows = await ledger();
		return printify.orders.flatMap(({ id, shipments = [] }) => {
			const row = rows.find(({ providerOrderId }) => providerOrderId === id);
			return shipments.map(({ number }) => parcelKey(String(row?.externalId), number ?? ''));
		});
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
		const deadline = Date.now() + 150_000;
		while (!(await isSo()) && Date.now() < deadline) await sleep(300);
	}

	const emails = async (): Promise<number> => {
		const { buyerEmails } = await shop.sandbox.control.counts();
		return Object.values(buyerEmails).reduce((sum, n) => sum + n, 0);
	};
	const ledger = async (): Promise<StoredRow[]> => await shop.client.tableRows('POD Order Ledger');
	const parcels = async (): Promise<StoredRow[]> => await shop.client.tableRows('POD Parcels');
	const open = async (): Promise<StoredRow[]> =>
		(await shop.client.tableRows('POD Exceptions')).filter(({ state }) => state === 'open');
});
