import { setTimeout as sleep } from 'node:timers/promises';
import { chainEvents } from '../../core/domain/audit';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import type { Row, StoredRow } from '../../host';
import { generateScenario } from '../../sandbox/scenario/generate';
import { sha256 } from '../support/examples';
import { PrintifyLines } from '../support/printify-lines';
import { connectMessages, type Messages } from './support/messages';
import { addTemplate } from './support/second-workflow';
import { IMPATIENT, problemsAfter } from './support/trade';

jest.setTimeout(8 * 60_000);

const YEARS_AGO = new Date(Date.now() - 900 * 86_400_000).toISOString();

describe('buyer data and retention, in a real n8n', () => {
	const scenario = generateScenario({
		...{ seed: 72, orders: 6, spreadSeconds: 0 },
		oddityOf: () => undefined,
	});
	let shop: PracticeShop;
	let id: string;
	let shopId: string;
	let messages: Messages;

	beforeAll(async () => {
		shop = await openPracticeShop({ scenario, syncEverySeconds: 2, settings: IMPATIENT });
		for (const sync of shop.syncs) await shop.client.activate(sync.id);
		expect(await problemsAfter(shop, scenario, 90)).toEqual([]);
		for (const sync of shop.syncs) await shop.client.deactivate(sync.id);
		({ id } = await addTemplate(shop, 'buyer-data-and-retention.json', 86_000));
		shopId = String((await ledger())[0]?.shopId);
		messages = await connectMessages(shop);
	});
	afterAll(async () => {
		await messages?.close();
		await shop?.close();
	});

	it('says what is stored, that nothing of a buyer is, and removes nothing that is young', async () => {
		const before = (await ledger()).length;
		const report = await lookedThrough();
		expect(report).toContain(
			'Nothing of a buyer stands in your tables, and the audit log is sound',
		);
		expect(report).toContain(`POD Order Ledger: ${before} rows`);
		expect(report).toContain('0 rows of the ledger, 0 others, 0 of the audit log');
		expect(await ledger()).toHaveLength(before);
		expect(await rows('POD Monthly Figures')).toEqual([]);
		expect((await setting('audit_end')).split(' ')).toHaveLength(2);
	});

	it('reduces old rows to figures, counts what a dead run left, and keeps what Etsy has open', async () => {
		const [open] = (await ledger()).filter(({ state }) => state === 'ordered');
		const young = (await ledger()).length;
		const old = (receiptId: unknown, n: number, cells: Row = {}): Row => ({
			...{ externalId: `etsy-${shopId}-${String(receiptId)}-${n}`, receiptId: String(receiptId) },
			...{ shopId, provider: 'printify', providerOrderId: `old-${String(receiptId)}` },
			...{ state: 'ordered', status: 'delivered', lineIds: `${String(receiptId)}1`, attempts: 1 },
			...{ claimedBy: '1', claimedAt: YEARS_AGO, firstTriedAt: YEARS_AGO, orderedAt: YEARS_AGO },
			...{ costMinor: 1050, currency: 'USD', audited: true, inDoubt: false, ...cells },
		});
		await shop.client.insertRows('POD Order Ledger', [
			...[old(101, 1), old(102, 1), old(103, 1, { status: 'in_production' })],
			old(104, 1, { claimedBy: 'retention 999' }),
			old(open?.receiptId, 7),
		]);
		expect(await lookedThrough()).toContain('2 rows of the ledger');
		const left = (await ledger()).slice(young).map(({ receiptId }) => receiptId);
		expect(left).toEqual(['103', open?.receiptId]);
		const figures = await rows('POD Monthly Figures');
		expect(figures.reduce((sum, { orders }) => sum + Number(orders), 0)).toBe(3);
		expect(figures.reduce((sum, { costMinor }) => sum + Number(costMinor), 0)).toBe(3150);
		expect(new Set(figures.map(({ month }) => month))).toEqual(new Set([YEARS_AGO.slice(0, 7)]));
		expect(await setting('ledger_begins')).toBe(YEARS_AGO);
		expect(await lookedThrough()).toContain('0 rows of the ledger');
		expect(await rows('POD Monthly Figures')).toEqual(figures);
	});

	it('deletes Printify’s products of ended orders, also where a run was killed, and no other', async () => {
		const lines = await PrintifyLines.of(shop.sandbox);
		const sellers = await lines.titles();
		const [open] = (await ledger()).filter(({ state }) => state === 'ordered');
		const anna = await lines.rendered(1);
		const shared = await lines.rendered(2);
		const save = async (receiptId: number, days: number, file: string) =>
			await lines.save(receiptId, { shopId, days, file });
		// 103 is in production; 104 and 105 have left the ledger.
		const stays = [
			await save(103, 900, shared),
			await save(Number(open?.receiptId), 900, shared),
			await save(106, 5, shared),
		];
		for (const receiptId of [101, 102, 104]) await save(receiptId, 900, anna);
		for (const receiptId of [105, 107, 108]) await save(receiptId, 900, shared);
		const left = async () =>
			(await lines.titles()).filter((title) => !sellers.includes(title)).sort();
		await shop.sandbox.control.faults([
			{
				service: 'printify',
				operation: 'deleteAProduct',
				kind: 'latency',
				latencyMs: 4_000,
				every: 3,
			},
		]);
		await shop.client.runManually(id, 'Look now');
		await until(async () => (await left()).length <= stays.length + 4);
		await shop.host.kill('SIGKILL');
		await shop.sandbox.control.faults([
			{ service: 'printify', operation: 'deleteAProduct', kind: 'status', status: 400, nth: [1] },
		]);
		await shop.host.restart();
		await shop.client.login();
		expect(await left()).not.toEqual([...stays].sort());
		expect(await lookedThrough()).toContain(
			'1 could not be, and will be tried again in the next run',
		);
		await shop.sandbox.control.faults([]);
		expect(await lookedThrough()).toContain('1 print product of an ended order was deleted');
		expect(await left()).toEqual([...stays].sort());
		expect(await lines.archived()).toEqual([anna]);
		expect(await lookedThrough()).toContain('0 print products of ended orders were deleted');
		expect(await lines.titles()).toEqual(expect.arrayContaining(sellers));
		expect(await rows('POD Monthly Figures')).not.toEqual([]);
	});

	it('removes what was decided or never told of orders that have ended; no open row', async () => {
		const [open] = (await ledger()).filter(({ state }) => state === 'ordered');
		const decided = (receiptId: unknown, state: string): Row => ({
			...{ key: `${String(receiptId)}:${state}`, kind: 'production', shopId, state },
			receiptId: String(receiptId),
		});
		const parcel = (receiptId: unknown, state: string): Row => ({
			...{ key: `${String(receiptId)} ${state}`, shopId, receiptId: String(receiptId), state },
			...{ externalId: `etsy-${shopId}-${String(receiptId)}-1`, claimedAt: YEARS_AGO },
		});
		const states = ['skipped', 'approved', 'open'];
		await shop.client.insertRows('POD Exceptions', [
			...states.map((state) => decided(201, state)),
			decided(open?.receiptId, 'skipped'),
		]);
		await shop.client.insertRows('POD Parcels', [
			...[parcel(201, 'needs_person'), parcel(201, 'found')],
			parcel(open?.receiptId, 'needs_person'),
		]);
		const keys = async (table: string, prefix: unknown) =>
			(await rows(table))
				.map(({ key }) => String(key))
				.filter((key) => key.startsWith(String(prefix)));
		await lookedThrough();
		// Rows of POD Exceptions are as old as their last change: these are of today.
		expect(await keys('POD Exceptions', '201:')).toHaveLength(3);
		expect(await keys('POD Parcels', '201 ')).toEqual([]);
		expect(await keys('POD Parcels', `${String(open?.receiptId)} needs`)).toHaveLength(1);
	});

	it('tells numbers that the database skipped once, and goes on checking the end', async () => {
		const newest = (await rows('POD Audit Log')).reduce((a, b) => (a.id > b.id ? a : b));
		const at = new Date().toISOString();
		const event = { at, actor: 'Test', action: 'order.ordered', subject: 'x', detail: '' };
		// SQLite gives a number again if it was the last one: so this row goes after the next came.
		await shop.client.insertRows('POD Audit Log', [
			{ action: 'skipped' },
			...chainEvents([event], String(newest.hash), sha256).map((row) => ({ ...row })),
		]);
		const where = [{ columnName: 'action', condition: 'eq' as const, value: 'skipped' }];
		await shop.client.deleteRows('POD Audit Log', where);
		const before = messages.got().length;
		const report = await lookedThrough();
		expect(report).toContain('and the audit log is sound');
		expect(report).toContain('1 gap in its numbers');
		const end = (await rows('POD Audit Log')).reduce((a, b) => (a.id > b.id ? a : b));
		expect(await setting('audit_end')).toBe(`${end.id} ${String(end.hash)}`);
		const told = () =>
			messages
				.got()
				.slice(before)
				.filter(({ lines }) => lines.some((line) => line.includes('not there')));
		expect(told()).toHaveLength(1);
		await lookedThrough();
		expect(told()).toHaveLength(1);
		const noted = (await rows('POD Exceptions')).filter(({ kind }) => kind === 'audit');
		expect(noted).toMatchObject([{ code: 'numbers_missing', state: 'resolved' }]);
	});

	it('finds what was done to the log, and what somebody wrote of a buyer', async () => {
		const [first] = await rows('POD Audit Log');
		const change = async (table: string, row: StoredRow | undefined, cells: Row) => {
			const where = { columnName: 'id', condition: 'eq' as const, value: row?.id ?? 0 };
			await shop.client.dataTables.update(table, [where], cells);
		};
		await change('POD Audit Log', first, { subject: 'another' });
		const [row] = await ledger();
		await change('POD Order Ledger', row, { notes: 'write to jane@example.org' });
		const report = await lookedThrough();
		expect(report).toContain('Something of a buyer stands in your tables');
		expect(report).toContain('the audit log is NOT sound');
		const noted = async () =>
			(await rows('POD Exceptions'))
				.filter(({ kind }) => kind === 'audit' || kind === 'privacy')
				.filter(({ code }) => code !== 'numbers_missing')
				.map(({ kind, code }) => `${String(kind)} ${String(code)}`)
				.sort();
		expect(await noted()).toEqual(['audit changed', 'privacy buyer_data']);
		// What the message told is marked, so that nobody tells it a second time.
		expect(messages.got().pop()?.lines.join('\n')).toContain('was changed after it was written');
		const open = (await rows('POD Exceptions')).filter(({ kind }) => kind === 'audit');
		expect(open.find(({ code }) => code === 'changed')?.toldAt).not.toBe('');
		await change(
			'POD Exceptions',
			open.find(({ code }) => code === 'changed'),
			{
				state: 'resolved',
			},
		);
		await lookedThrough();
		expect(await noted()).toHaveLength(2);
	});

	it('removes nothing where Etsy cannot be read', async () => {
		const before = (await ledger()).length;
		await shop.sandbox.control.faults([
			{ service: 'etsy', operation: 'getShopReceipts', kind: 'status', status: 503 },
		]);
		await lookedThrough();
		expect(await ledger()).toHaveLength(before);
		const noted = async (state: string) =>
			(await rows('POD Exceptions'))
				.filter((row) => String(row.key).startsWith('retention:') && row.state === state)
				.map(({ key }) => key)
				.sort();
		const keys = [`retention:etsy@${id}`, `retention:plan@${id}`];
		expect(await noted('open')).toEqual(keys);
		await shop.sandbox.control.faults([]);
		await lookedThrough();
		expect([await noted('open'), await noted('resolved')]).toEqual([[], keys]);
	});

	/** Runs it once; gives its report. */
	async function lookedThrough(): Promise<string> {
		await shop.client.waitForEnd(await shop.client.runManually(id, 'Look now'));
		return await setting('last_retention');
	}

	async function setting(name: string): Promise<string> {
		const found = (await rows('POD Settings')).find((row) => row.name === name);
		return String(found?.value);
	}

	const rows = async (table: string): Promise<StoredRow[]> => await shop.client.tableRows(table);
	const ledger = async (): Promise<StoredRow[]> => await rows('POD Order Ledger');
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
	for (let tries = 0; tries < 1200; tries += 1) {
		if (await isSo()) return;
		await sleep(50);
	}
	throw new Error('It did not become so');
}
