import type { Row } from '../../host';
import { EtsySeller, type Bought } from './support/etsy-seller';
import { SyncRuns } from './support/sync-runs';
import { blackM, twoPrinters, withoutSkus } from './support/two-printers';

jest.setTimeout(5 * 60_000);

const MAP = 'POD Variant Map';

describe('a shop that changes between two syncs', () => {
	const world = withoutSkus(twoPrinters(42), 5);
	/** One goes by its SKU, one by listing and options, and two have rows that know more. */
	const plain = blackM(world, 0);
	const noSku = blackM(world, 5);
	const approved = blackM(world, 4);
	const exact = blackM(world, 8);
	const black = { Size: 'M', Color: 'Black' };
	let runs: SyncRuns;
	let seller: EtsySeller;

	beforeAll(async () => {
		const more = (sku: string, cells: Row) => (row: Row) =>
			row.sku === sku ? { ...row, ...cells } : row;
		const mapRows = world.mapRows
			.map(more(approved.sku, { approvedOptions: 'Size=M; Color=Black' }))
			.map(more(exact.sku, { options: 'Size=M; Color=Black' }));
		const limits = { etsy: { perSecond: 1_000 } };
		runs = await SyncRuns.open({ scenario: world.scenario, mapRows, limits });
		seller = await EtsySeller.open(runs.shop.sandbox);
	});
	afterAll(async () => {
		await runs?.close();
	});

	const buys = async (id: number, ...lines: Bought[]) => await runs.order({ id, lines });
	const is = (printify: string) => [{ provider: 'printify', what: printify, quantity: 1 }];

	it('orders the right variant though the inventory was written anew and all ids changed', async () => {
		for (const { listingId } of [plain, noSku]) {
			const before = await seller.ids(listingId);
			const old = await seller.variant(listingId, black);
			await seller.rewrite(listingId);
			const now = await seller.ids(listingId);
			expect(now).toHaveLength(before.length);
			expect(now.filter((id) => before.includes(id))).toEqual([]);
			expect((await seller.variant(listingId, black)).productId).not.toBe(old.productId);
		}
		// One of each was bought before that, under ids that Etsy does not know any more.
		await buys(21, await seller.variant(plain.listingId, black));
		await buys(22, await seller.variant(noSku.listingId, black));
		for (const { listingId } of [plain, noSku]) await seller.rewrite(listingId);
		await buys(23, await seller.variant(plain.listingId, black));
		await buys(24, await seller.variant(noSku.listingId, black));
		await runs.sync();
		for (const id of [21, 23]) expect(await runs.made(id)).toMatchObject(is(plain.printify));
		for (const id of [22, 24]) expect(await runs.made(id)).toMatchObject(is(noSku.printify));
		for (const id of [21, 22, 23, 24]) {
			expect(await runs.ledger(id)).toMatchObject([{ state: 'ordered', provider: 'printify' }]);
			expect(await runs.waits(id)).toEqual([]);
		}
	});

	it('goes by the SKU, or by what words mean, where options were renamed', async () => {
		await buys(31, await seller.variant(noSku.listingId, black));
		await seller.rename(plain.listingId, 'Black', 'Midnight Raven');
		await seller.rename(noSku.listingId, 'Black', 'Schwarz');
		await buys(32, await seller.variant(plain.listingId, { ...black, Color: 'Midnight Raven' }));
		await buys(33, await seller.variant(noSku.listingId, { ...black, Color: 'Schwarz' }));
		await runs.sync();
		expect(await runs.made(31)).toMatchObject(is(noSku.printify));
		expect(await runs.made(32)).toMatchObject(is(plain.printify));
		expect(await runs.made(33)).toMatchObject(is(noSku.printify));
	});

	it('holds where nobody can tell what a renamed option is, and orders once the row says it', async () => {
		await seller.rename(noSku.listingId, 'Schwarz', 'Nachtkrabb');
		await seller.rename(approved.listingId, 'Black', 'White Sand');
		await buys(41, await seller.variant(noSku.listingId, { ...black, Color: 'Nachtkrabb' }));
		await buys(42, await seller.variant(approved.listingId, { ...black, Color: 'White Sand' }));
		await runs.sync();
		expect(await runs.waits(41)).toEqual(['unmapped']);
		expect(await runs.waits(42)).toEqual(['changed']);
		expect([await runs.made(41), await runs.made(42)]).toEqual([[], []]);
		expect([await runs.ledger(41), await runs.ledger(42)]).toEqual([[], []]);

		await change(noSku.row, { options: 'Size=M; Color=Nachtkrabb' });
		await change(approved.row, { approvedOptions: 'Size=M; Color=White Sand' });
		await runs.sync();
		expect(await runs.made(41)).toMatchObject(is(noSku.printify));
		expect(await runs.made(42)).toMatchObject(is(approved.printify));
		expect([await runs.waits(41), await runs.waits(42)]).toEqual([[], []]);
	});

	it('holds where SKU and options contradict each other, as after two were swapped', async () => {
		const swapped: Record<string, string> = { Black: 'White', White: 'Black' };
		await seller.rewrite(exact.listingId, ({ value }) => swapped[value] ?? value);
		const white = await seller.variant(exact.listingId, { ...black, Color: 'White' });
		expect(white.sku).toBe(exact.sku);
		await buys(51, white);
		await runs.sync();
		expect(await runs.waits(51)).toEqual(['ambiguous']);
		expect(await runs.made(51)).toEqual([]);
	});

	it('prints a copied listing as its SKU says, or as its own rows say, and never guesses', async () => {
		const [copy, bare] = [9_000_001, 9_000_002];
		await runs.shop.sandbox.control.copyEtsyListing(plain.listingId, copy);
		await runs.shop.sandbox.control.copyEtsyListing(noSku.listingId, bare);
		const options = { ...black, Color: 'Midnight Raven' };
		const bought = await seller.variant(copy, options);
		expect(bought.sku).toBe(plain.sku);
		await buys(61, bought);
		await buys(62, await seller.variant(bare, { ...black, Color: 'Nachtkrabb' }));
		await runs.sync();
		expect(await runs.made(61)).toMatchObject(is(plain.printify));
		expect(await runs.waits(62)).toEqual(['unmapped']);
		expect(await runs.made(62)).toEqual([]);

		// The copy gets a print of its own; the first listing keeps its.
		const [providerProductId = '', providerVariantId = ''] = exact.printify.split('/');
		const row = { sku: plain.sku, listingId: String(copy), provider: 'printify', state: 'active' };
		await runs.shop.client.insertRows(MAP, [{ ...row, providerProductId, providerVariantId }]);
		await buys(63, bought);
		await buys(64, await seller.variant(plain.listingId, options));
		await runs.sync();
		expect(await runs.made(63)).toMatchObject(is(exact.printify));
		expect(await runs.made(64)).toMatchObject(is(plain.printify));
	});

	it('asks a person where the printer has none any more, and orders once when it has', async () => {
		await inStock(plain.sku, false);
		const options = { ...black, Color: 'Midnight Raven' };
		await buys(71, await seller.variant(plain.listingId, options));
		await runs.sync();
		await runs.sync();
		expect(await runs.waits(71)).toEqual(['sold_out']);
		expect(await runs.ledger(71)).toMatchObject([
			{ state: 'needs_person', reason: 'sold_out', inDoubt: false, attempts: 1 },
		]);
		expect(await runs.made(71)).toEqual([]);

		// Marked in the map, further orders are not even tried.
		await change(plain.row, { state: 'sold_out' });
		await buys(72, await seller.variant(plain.listingId, options));
		const tries = await runs.calls('printify', 'submitAnOrder');
		await runs.sync();
		expect(await runs.waits(72)).toEqual(['sold_out']);
		expect(await runs.calls('printify', 'submitAnOrder')).toBe(tries);

		await inStock(plain.sku, true);
		await change(plain.row, { state: 'active' });
		const row = [{ columnName: 'receiptId', condition: 'eq' as const, value: '71' }];
		await runs.shop.client.dataTables.update('POD Order Ledger', row, { state: 'planned' });
		await runs.sync();
		for (const id of [71, 72]) {
			expect(await runs.made(id)).toMatchObject(is(plain.printify));
			expect(await runs.waits(id)).toEqual([]);
		}
	});

	it('holds what was refunded in part before it was ordered, and leaves out what was wholly', async () => {
		const kept = await seller.variant(exact.listingId, { Size: 'L', Color: 'Black' });
		const unknown = await seller.variant(9_000_002, { ...black, Color: 'Nachtkrabb' });
		await buys(81, kept, unknown);
		await buys(82, kept);
		await runs.sync();
		expect(await runs.waits(81)).toEqual(['unmapped']);
		expect(await runs.made(82)).toHaveLength(1);

		await refund(81, 1_000);
		await refund(82, 500);
		await runs.sync();
		expect(await runs.waits(81)).toEqual(['partly_refunded', 'partly_refunded', 'unmapped']);
		expect(await runs.made(81)).toEqual([]);
		// What is at the printer already is neither ordered again nor held.
		expect(await runs.ledger(82)).toMatchObject([{ state: 'ordered' }]);
		expect(await runs.waits(82)).toEqual([]);

		await refund(81);
		await refund(82);
		await runs.sync();
		expect(await runs.waits(81)).toEqual([]);
		expect(await runs.ledger(81)).toMatchObject([
			{ state: 'ignored', reason: 'refunded' },
			{ state: 'ignored', reason: 'refunded' },
		]);
		expect(await runs.waits(82)).toEqual(['cancelled_after_order']);
		expect(await runs.made(82)).toHaveLength(1);
		expect(await runs.doubled()).toEqual([]);
	});

	/** Changes the row of the map that a good had at the start. */
	async function change({ providerProductId, providerVariantId }: Row, cells: Row): Promise<void> {
		const conditions = Object.entries({ providerProductId, providerVariantId }).map(
			([columnName, value]) => ({ columnName, condition: 'eq' as const, value: value ?? '' }),
		);
		await runs.shop.client.dataTables.update(MAP, conditions, cells);
	}

	async function refund(receiptId: number, amount?: number): Promise<void> {
		const what = { receiptId, action: 'refund' as const, ...(amount ? { amount } : {}) };
		await runs.shop.sandbox.control.etsyReceipts({ change: [what] });
	}

	async function inStock(sku: string, isAvailable: boolean): Promise<void> {
		await runs.control('printify/availability', { sku, is_available: isAvailable });
	}
});
