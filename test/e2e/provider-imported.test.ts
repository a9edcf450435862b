import { setTimeout as sleep } from 'node:timers/promises';
import { openPracticeShop, type PracticeShop } from '../../demo/practice-shop';
import type { StoredRow } from '../../host';
import { ETSY_STORE } from '../contract/support/printful-world';
import {
	importedShop,
	importOf,
	numbersOf,
	ORDERS,
	PRINTFUL_TOKEN,
	type ImportedOrder,
} from './support/imported-shop';
import { IMPATIENT } from './support/trade';

jest.setTimeout(8 * 60_000);

/** The order with more pieces than the seller lets go unseen. */
const LARGE = ORDERS.find(({ pieces }) => pieces[1] > 5)?.receiptId ?? '';
const FITS = numbersOf('as planned').filter((receiptId) => receiptId !== LARGE);
const DIFFERS = [...numbersOf('another quantity'), ...numbersOf('a line is not linked')];

describe('an Etsy key that sees no addresses, and printers that import the orders', () => {
	const { scenario, mapRows, printifySkus } = importedShop();
	let shop: PracticeShop;

	beforeAll(async () => {
		shop = await openPracticeShop({
			scenario,
			mapRows,
			otherPrinters: ({ urls }) => ({
				printfulApi: {
					apiToken: PRINTFUL_TOKEN,
					storeId: String(ETSY_STORE),
					baseUrl: urls.printful,
				},
			}),
			syncEverySeconds: 2,
			settings: {
				...IMPATIENT,
				route: 'auto',
				start_production: 'printify, printful',
				max_order_quantity: '5',
			},
		});
		for (const sync of shop.syncs) await shop.client.activate(sync.id);
	});
	afterAll(async () => {
		await shop?.close();
	});

	it('lets go what the printers imported as planned, and holds what differs', async () => {
		await until(async () => {
			const [done, open] = [await ordered(), await held()];
			return done.length === FITS.length && open.length > DIFFERS.length;
		});
		expect(await ordered()).toEqual(FITS);
		for (const row of await held()) {
			if (row.receiptId === LARGE) continue;
			expect([row.receiptId, row.code]).toEqual([row.receiptId, 'import_differs']);
			expect(row.message).toMatch(/is not what Etsy order \d+ should be: .+ (instead of|missing)/);
		}
		const about = (await held()).map(({ receiptId }) => receiptId);
		expect([...new Set(about)].sort()).toEqual([...DIFFERS, LARGE].sort());
	});

	it('notes a printer that cannot be asked once, asks nobody about its orders, and takes it back', async () => {
		const before = await heldKeys();
		await shop.sandbox.control.faults([{ service: 'printify', kind: 'status', status: 503 }]);
		await until(async () => (await unasked('open')).length > 0);
		await sleep(6_000);
		expect(await unasked('open')).toMatchObject([{ provider: 'printify', receiptId: null }]);
		expect(await heldKeys()).toEqual(before);
		await shop.sandbox.control.faults([]);
		await until(async () => (await unasked('resolved')).length > 0);
		expect(await unasked('resolved')).toMatchObject([{ toldAt: '', attempts: 0 }]);
		expect(await unasked('open')).toEqual([]);
	});

	it('waits for what is not imported yet, and lets it go once it is', async () => {
		const late = ORDERS.filter(({ imported }) => imported === 'late');
		const before = [...(await ledger()), ...(await exceptions())];
		expect(before.filter(({ receiptId }) => numbersOf('late').includes(String(receiptId)))).toEqual(
			[],
		);
		for (const one of late) await importNow(one);
		await until(async () => (await ordered()).length === FITS.length + late.length);
		expect(await ordered()).toEqual([...FITS, ...numbersOf('late')].sort());
	});

	it('lets an order over a limit go once it is approved, and closes what was approved', async () => {
		const waits = (await held()).filter(({ receiptId }) => receiptId === LARGE);
		expect(waits.map(({ code, canApprove }) => [code, canApprove])).toContainEqual([
			'quantity_too_high',
			true,
		]);
		const conditions = [
			{ columnName: 'receiptId', condition: 'eq' as const, value: LARGE },
			{ columnName: 'canApprove', condition: 'eq' as const, value: true },
		];
		await shop.client.dataTables.update('POD Exceptions', conditions, { state: 'Approved' });
		await until(async () => (await ordered()).includes(LARGE));
		await until(async () => (await rowsAbout(LARGE)).every(({ state }) => state === 'resolved'));
		expect((await rowsAbout(LARGE)).map(({ state }) => state)).toContain('resolved');
	});

	it('has ordered nothing itself, started each order once, and writes nothing more', async () => {
		const went = [...FITS, ...numbersOf('late'), LARGE].sort();
		await sleep(4_000);
		const before = await Promise.all([ledger(), exceptions(), audit()]);
		await sleep(8_000);
		expect(await Promise.all([ledger(), exceptions(), audit()])).toEqual(before);
		expect(await ordered()).toEqual(went);
		const { calls, providerOrders } = await shop.sandbox.control.counts();
		for (const printer of ['printify', 'printful'] as const) {
			const own = ORDERS.filter((one) => one.printer === printer);
			const started = own.filter(({ receiptId }) => went.includes(receiptId));
			const start = { printify: 'sendAnExistingOrderToProduction', printful: 'confirmOrder' };
			const create = { printify: 'submitAnOrder', printful: 'createOrder' };
			expect(calls[printer]?.[start[printer]]).toEqual({ '200': started.length });
			expect(calls[printer]?.[create[printer]]).toBeUndefined();
			// What was counted when the shop opened are the imports: one an order, and none of ours.
			expect(
				Object.keys(providerOrders[printer] ?? {}).filter((id) => id.startsWith('etsy')),
			).toEqual([]);
		}
		expect(calls.etsy?.createReceiptShipment).toBeUndefined();
		const rows = (await ledger()).filter(({ state }) => state === 'ordered');
		expect(rows.map(({ route, found, inDoubt }) => [route, found, inDoubt])).toEqual(
			rows.map(() => ['provider_imported', true, false]),
		);
		const inProduction = await productionAt();
		expect(rows.map(({ providerOrderId }) => String(providerOrderId)).sort()).toEqual(inProduction);
	});

	/** The numbers of all orders of the printers that were started, whoever started them. */
	async function productionAt(): Promise<string[]> {
		const { printify, printful } = await shop.sandbox.control.state<{
			printify: { orders: Array<{ id: string; status: string }> };
			printful: { orders: Array<{ id: number; status: string }> };
		}>();
		return [...printify.orders, ...printful.orders]
			.filter(({ status }) => !['on-hold', 'pending-hold', 'draft'].includes(status))
			.map(({ id }) => String(id))
			.sort();
	}

	async function importNow(one: ImportedOrder): Promise<void> {
		const answer = await fetch(`${shop.sandbox.urls.control}/__sandbox__/${one.printer}/import`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(importOf(one, printifySkus)),
		});
		expect(await answer.json()).toMatchObject({ orderId: expect.any(String) as string });
	}

	async function until(isSo: () => Promise<boolean>): Promise<void> {
		const deadline = Date.now() + 90_000;
		while (!(await isSo()) && Date.now() < deadline) await sleep(500);
	}

	const ledger = async () => await shop.client.tableRows('POD Order Ledger');
	const exceptions = async () => await shop.client.tableRows('POD Exceptions');
	const audit = async () => await shop.client.tableRows('POD Audit Log');
	const held = async (): Promise<StoredRow[]> =>
		(await exceptions()).filter(({ state }) => state === 'open');
	const heldKeys = async () =>
		(await held()).filter(({ kind }) => kind === 'hold').map(({ key }) => key);
	const unasked = async (state: string) =>
		(await exceptions()).filter(
			(row) => String(row.key).startsWith('import:ask:printify@') && row.state === state,
		);
	const rowsAbout = async (receiptId: string): Promise<StoredRow[]> =>
		(await exceptions()).filter((row) => row.receiptId === receiptId);
	const ordered = async (): Promise<string[]> =>
		(await ledger())
			.filter(({ state }) => state === 'ordered')
			.map(({ receiptId }) => String(receiptId))
			.sort();
});
