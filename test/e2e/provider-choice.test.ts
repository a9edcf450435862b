import { SyncRuns } from './support/sync-runs';
import { atGelato, GELATO, gelatoCredential, twoPrinters, type Good } from './support/two-printers';

jest.setTimeout(5 * 60_000);

const QUOTE = {
	printify: 'calculateTheShippingCostOfAnOrder',
	gelato: 'quoteOrder',
} as const;
const CREATE = { service: 'printify', operation: 'submitAnOrder' };

describe('the sync of a shop with two printers', () => {
	const { scenario, mapRows, goods } = twoPrinters(41);
	/** One that Printify makes for less, and one that Gelato does. */
	const [forPrintify, forGelato] = goods as [Good, Good];
	let runs: SyncRuns;

	beforeAll(async () => {
		runs = await SyncRuns.open({
			scenario,
			mapRows: [...mapRows, atGelato(forPrintify, GELATO.dear), atGelato(forGelato, GELATO.cheap)],
			otherPrinters: gelatoCredential,
			settings: {
				retry_delays_minutes: Array.from({ length: 40 }, () => '0.01').join(', '),
				// Its print files are at addresses that nobody serves.
				check_artwork: 'no',
			},
		});
	});
	afterAll(async () => {
		await runs?.close();
	});
	beforeEach(async () => {
		await runs.shop.sandbox.control.faults([]);
		runs.shop.sandbox.world.counts.reset();
	});

	const buys = (id: number, ...bought: Good[]) => ({
		id,
		lines: bought.map(({ listingId, sku }) => ({ listingId, sku, quantity: 1 })),
	});
	const asked = async () => [
		await runs.calls('printify', QUOTE.printify),
		await runs.calls('gelato', QUOTE.gelato),
	];

	it('asks for no price where none decides: the calls are those of a shop with one printer', async () => {
		await runs.order(buys(1, forPrintify), buys(2, forGelato));
		await runs.sync();
		expect(await runs.made(1)).toMatchObject([
			{ provider: 'printify', what: forPrintify.printify },
		]);
		expect(await runs.made(2)).toMatchObject([{ provider: 'printify', what: forGelato.printify }]);
		const { calls } = await runs.shop.sandbox.control.counts();
		expect(calls.printify).toEqual({ submitAnOrder: { '200': 2 } });
		expect(calls.gelato).toBeUndefined();
		// Open orders and those cancelled of late, and both once more just before ordering.
		expect(calls.etsy?.getShopReceipts).toEqual({ '200': 4 });
		expect((await runs.ledger(1)).map(({ notes }) => notes)).toEqual(['']);
	});

	it('cheapest: asks both for each order, once, and says what it compared', async () => {
		await runs.set({ provider_choice: 'cheapest' });
		await runs.order(buys(3, forPrintify), buys(4, forGelato));
		await runs.sync();
		expect(await asked()).toEqual([2, 2]);
		expect(await runs.made(3)).toMatchObject([
			{ provider: 'printify', what: forPrintify.printify },
		]);
		expect(await runs.made(4)).toMatchObject([{ provider: 'gelato', what: GELATO.cheap }]);
		const [row] = await runs.ledger(4);
		expect(row?.notes).toMatch(
			/^Gelato is the cheapest at 2\.00 USD\. Compared: Gelato 2\.00 USD.*; Printify \d+\.\d\d USD.*\.$/,
		);
		const log = await runs.shop.client.tableRows('POD Audit Log');
		expect(log.find(({ subject }) => subject === row?.externalId)?.detail).toContain(row?.notes);
		// What is ordered is not priced again.
		await runs.sync();
		expect(await asked()).toEqual([2, 2]);
	});

	it('asks nothing about an order that one printer alone can make, or that is held anyway', async () => {
		const [, , other] = goods as [Good, Good, Good];
		await runs.set({ max_order_quantity: '1' });
		await runs.order(buys(5, other), buys(6, forPrintify, forGelato));
		await runs.sync();
		await runs.set({ max_order_quantity: 'off' });
		expect(await asked()).toEqual([0, 0]);
		expect(await runs.made(5)).toMatchObject([{ provider: 'printify', what: other.printify }]);
		expect(await runs.waits(6)).toEqual(['quantity_too_high', 'quantity_too_high']);
		await runs.shop.sandbox.control.etsyReceipts({ change: [{ receiptId: 6, action: 'cancel' }] });
	});

	it('falls back after so many tries at a printer that makes no order, and doubles none', async () => {
		const down = { id: 'down', ...CREATE, kind: 'status' as const, status: 503 };
		await runs.shop.sandbox.control.faults([down]);
		await runs.order(buys(7, forPrintify));
		const tries: number[] = [];
		await runs.syncUntil(async () => {
			tries.push(await runs.calls('printify', 'submitAnOrder'));
			return (await runs.made(7)).length > 0;
		});
		expect(await runs.made(7)).toMatchObject([{ provider: 'gelato', what: GELATO.dear }]);
		// Two tries of three calls each; then it is only looked for.
		expect(Math.max(...tries)).toBe(6);
		const [row, ...others] = await runs.ledger(7);
		expect(others).toEqual([]);
		expect(row).toMatchObject({ provider: 'gelato', state: 'ordered', inDoubt: false });
		expect(row?.notes).toContain('Gelato, because Printify did not answer 3 times.');
		expect(await runs.waits(7)).toEqual([]);
		expect(await runs.doubled()).toEqual([]);
	});

	it('falls back though no further try is left: to look was the last of them', async () => {
		await runs.set({ retry_delays_minutes: '0.01, 0.01' });
		await runs.shop.sandbox.control.faults([{ ...CREATE, kind: 'status', status: 503 }]);
		await runs.order(buys(12, forPrintify));
		await runs.syncUntil(async () => (await runs.made(12)).length > 0);
		expect(await runs.made(12)).toMatchObject([{ provider: 'gelato', what: GELATO.dear }]);
		expect(await runs.waits(12)).toEqual([]);
		await runs.set({
			retry_delays_minutes: Array.from({ length: 40 }, () => '0.01').join(', '),
		});
	});

	it('finds an order that a failing printer did make, and gives it to nobody else', async () => {
		await runs.shop.sandbox.control.faults([
			{ id: 'late', ...CREATE, kind: 'status', status: 503, afterCommit: true },
			{ service: 'printify', operation: 'retrieveAListOfOrders', kind: 'status', status: 503 },
		]);
		await runs.set({ fallback_after_tries: '1' });
		await runs.order(buys(8, forPrintify));
		await runs.syncUntil(async () => Number((await runs.ledger(8))[0]?.attempts) >= 2);
		expect(await runs.ledger(8)).toMatchObject([{ provider: 'printify', inDoubt: true }]);
		await runs.shop.sandbox.control.faults([]);
		await runs.syncUntil(async () => (await runs.ledger(8))[0]?.state === 'ordered');
		expect(await runs.ledger(8)).toMatchObject([{ provider: 'printify', found: true }]);
		expect(await runs.made(8)).toHaveLength(1);
		expect(await runs.doubled()).toEqual([]);
	});

	it('passes over a printer that tells no price because it is down', async () => {
		await runs.shop.sandbox.control.faults([{ service: 'printify', kind: 'status', status: 503 }]);
		await runs.order(buys(9, forPrintify));
		await runs.sync();
		expect(await runs.made(9)).toMatchObject([{ provider: 'gelato', what: GELATO.dear }]);
		const [row] = await runs.ledger(9);
		expect(row?.notes).toContain('Gelato, because Printify could not be asked.');
	});

	it('gives what one printer refuses as sold out to the other, and asks for no price', async () => {
		await runs.set({ provider_choice: 'fixed' });
		await sell(forPrintify, false);
		await runs.order(buys(10, forPrintify));
		await runs.syncUntil(async () => (await runs.made(10)).length > 0, 3);
		expect(await runs.made(10)).toMatchObject([{ provider: 'gelato', what: GELATO.dear }]);
		expect(await runs.waits(10)).toEqual([]);
		expect(await asked()).toEqual([0, 0]);
		await sell(forPrintify, true);
	});

	it('asks for a price where a limit hangs on it, at the printer that gets the order', async () => {
		await runs.set({ margin_floor: '30.00 USD' });
		await runs.order(buys(11, forPrintify));
		await runs.sync();
		expect(await asked()).toEqual([1, 0]);
		expect(await runs.waits(11)).toEqual(['margin_too_low']);
		await runs.set({ margin_floor: '0.10 USD' });
		await runs.sync();
		expect(await runs.made(11)).toHaveLength(1);
		const [row] = await runs.ledger(11);
		expect(row?.notes).toMatch(/^The Etsy order leaves \d+\.\d\d USD\.$/);
		expect(Number(row?.costMinor)).toBeGreaterThan(1_000);
		expect(await runs.waits(11)).toEqual([]);
		expect(await runs.doubled()).toEqual([]);
	});

	/** Sells a good out at Printify, or has it again. */
	async function sell({ sku }: Good, isAvailable: boolean): Promise<void> {
		await runs.control('printify/availability', { sku, is_available: isAvailable });
	}
});
