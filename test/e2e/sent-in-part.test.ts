import type { StoredWorkflow } from '../../host';
import { DropshipShop } from './support/dropship-shop';
import { addTemplate } from './support/second-workflow';

jest.setTimeout(5 * 60_000);

const DAY = 86_400;

interface Truth {
	etsy: { receipts: Array<{ receiptId: number; isShipped: boolean; shipments: unknown[] }> };
}

/** Etsy takes a whole order for sent once it knows one parcel, and lists it as open no more. */
describe('orders that Etsy takes for sent in part, in a real n8n', () => {
	let shop: DropshipShop;
	let follow: StoredWorkflow;

	beforeAll(async () => {
		shop = await DropshipShop.open();
		await shop.runs.set({ partial_orders: 'send', start_production: 'printify' });
		follow = await addTemplate(shop.runs.shop, 'follow-production.json', 3_600);
	}, 8 * 60_000);
	afterAll(async () => {
		await shop?.close();
	});

	const onEtsy = async (id: number) => {
		const { etsy } = await shop.runs.shop.sandbox.control.state<Truth>();
		const order = etsy.receipts.find(({ receiptId }) => receiptId === id);
		return { isShipped: order?.isShipped, parcels: order?.shipments.length };
	};
	/** The printer sends all that it has; Etsy is told. */
	const sendOut = async () => {
		const { client, sandbox } = shop.runs.shop;
		await sandbox.control.advance({ seconds: 20 * DAY });
		await client.waitForEnd(await client.runManually(follow.id, 'Follow now'));
		await shop.pushNow();
	};
	const goOn = async () => {
		await shop.runs.sync();
		await shop.sendNow();
	};
	/** As the form Hold and approve writes it for "Solved". */
	const solve = async (id: number) =>
		await shop.runs.shop.client.dataTables.update(
			'POD Exceptions',
			[{ columnName: 'receiptId', condition: 'eq', value: String(id) }],
			{ state: 'resolved' },
		);
	const byNumber = async () => await shop.runs.calls('etsy', 'getShopReceipt');
	/** Runs once while single orders cannot be read, and gives the rows about it, before and after. */
	const hiccup = async () => {
		const { client, sandbox } = shop.runs.shop;
		const rows = async () =>
			(await client.tableRows('POD Exceptions'))
				.filter(({ kind, receiptId }) => kind === 'read' && receiptId !== '')
				.map(({ key, state }) => `${key} ${state}`)
				.sort();
		await sandbox.control.faults([
			{ service: 'etsy', operation: 'getShopReceipt', kind: 'status', status: 503 },
		]);
		await goOn();
		const during = await rows();
		await sandbox.control.faults([]);
		await goOn();
		return { during, after: await rows() };
	};
	const linesMade = async (id: number) =>
		(await shop.runs.made(id)).map(({ lineId }) => lineId).sort();

	it('prints a held line once it can go, though another one was sent before, once', async () => {
		const { printed, late } = shop.goods;
		const lines = [printed, late].map(({ listingId, sku }) => ({ listingId, sku, quantity: 1 }));
		await shop.runs.order({ id: 11, lines }, { id: 12, lines });
		await goOn();
		expect([await shop.runs.waits(11), await shop.runs.waits(12)]).toEqual([
			['unmapped'],
			['unmapped'],
		]);
		await sendOut();
		expect(await onEtsy(11)).toEqual({ isShipped: true, parcels: 1 });
		// What is said of an order that could not be read is taken back once it is read.
		expect(await hiccup()).toEqual({
			during: ['etsy:read:11 open', 'etsy:read:12 open'],
			after: ['etsy:read:11 resolved', 'etsy:read:12 resolved'],
		});
		// The second one is seen to by the seller, who gives Etsy a parcel.
		await shop.runs.shop.sandbox.control.etsyReceipts({
			change: [{ receiptId: 12, action: 'ship' }],
		});
		await shop.runs.shop.client.insertRows('POD Variant Map', [shop.lateRow]);
		await solve(11);
		await solve(12);
		await goOn();
		expect(await linesMade(11)).toHaveLength(2);
		expect(new Set(await linesMade(11)).size).toBe(2);
		expect(await linesMade(12)).toHaveLength(1);
		await goOn();
		await sendOut();
		expect(await onEtsy(11)).toEqual({ isShipped: true, parcels: 2 });
		const { buyerEmails } = await shop.runs.shop.sandbox.control.counts();
		expect(buyerEmails['11']).toBe(2);
		expect(await shop.runs.waits(11)).toEqual([]);
		expect(await shop.runs.doubled()).toEqual([]);
	});

	it("sends a supplier's line that no run had taken up before the printed part was sent", async () => {
		const { printed } = shop.goods;
		await shop.order(13, printed);
		await shop.runs.sync();
		await sendOut();
		expect(await onEtsy(13)).toEqual({ isShipped: true, parcels: 1 });
		expect(shop.supplier.got(13)).toEqual({});
		const { during, after } = await hiccup();
		expect(during).toContain('supply:read:13 open');
		expect(after).toContain('supply:read:13 resolved');
		await goOn();
		expect(Object.values(shop.supplier.got(13))).toEqual([1]);
		expect((await shop.ledger(13)).map(({ state }) => state)).toEqual(['ordered']);
	});

	it('calls Etsy for no single order when every part has its end', async () => {
		await shop.runs.sync();
		const before = await byNumber();
		await goOn();
		// Order 12 was decided of late: the seller saw to it, so it is looked at for a while.
		expect((await byNumber()) - before).toBeLessThanOrEqual(2);
	});
});
