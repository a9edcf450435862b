import type { StoredRow, StoredWorkflow } from '../../host';
import { EtsySeller } from './support/etsy-seller';
import { addTemplate } from './support/second-workflow';
import { SyncRuns } from './support/sync-runs';
import { blackM, twoPrinters } from './support/two-printers';

jest.setTimeout(15 * 60_000);

const MAP = 'POD Variant Map';
const EXCEPTIONS = 'POD Exceptions';

describe('the workflow Prices and stock', () => {
	const world = twoPrinters(42);
	const good = blackM(world, 0);
	/** Of one listing, what a piece costs by SKU. */
	const costs = new Map(
		(world.scenario.printify?.products ?? []).flatMap(({ variants }) =>
			variants.map(({ sku, cost }): [string, number] => [sku ?? '', cost ?? 0]),
		),
	);
	let runs: SyncRuns;
	let seller: EtsySeller;
	let prices: StoredWorkflow;

	beforeAll(async () => {
		const settings = {
			...{ price_factor: '3', price_endings: '.99', margin_floor: '20%' },
			...{ price_changes: 'approve', stock_changes: 'approve' },
		};
		const limits = { etsy: { perSecond: 1_000 } };
		runs = await SyncRuns.open({ ...world, settings, limits });
		seller = await EtsySeller.open(runs.shop.sandbox);
		// Only by hand: the schedule is hours away.
		prices = await addTemplate(runs.shop, 'prices-and-stock.json', 86_000);
	});
	afterAll(async () => {
		await runs?.close();
	});

	const rows = async (wanted: (row: StoredRow) => boolean) =>
		(await runs.shop.client.tableRows(EXCEPTIONS)).filter(
			(row) => row.kind === 'price' && wanted(row),
		);
	const waiting = async () => await rows(({ state }) => state === 'open');
	const ofListing = ({ listingId }: { listingId: number }, kind = 'price') =>
		`${kind}:${world.scenario.shops?.[0]?.id ?? ''}:${listingId}`;

	/** Runs it, and tells how many inventories it wrote. */
	async function compare(): Promise<number> {
		const before = await runs.calls('etsy', 'updateListingInventory');
		const execution = await runs.shop.client.runManually(prices.id, 'Compare now');
		await runs.shop.client.waitForEnd(execution, { timeoutMs: 120_000 });
		return (await runs.calls('etsy', 'updateListingInventory')) - before;
	}

	it('first only reports, once for each listing, and writes nothing', async () => {
		expect(await compare()).toBe(0);
		const told = await waiting();
		expect(told.length).toBeGreaterThan(3);
		expect(new Set(told.map(({ key }) => key)).size).toBe(told.length);
		const [one] = told.filter(({ key }) => key === ofListing(good));
		expect(one).toMatchObject({ code: 'price_change', canApprove: true });
		expect(one?.message).toContain('→');
		expect(await compare()).toBe(0);
		expect(await waiting()).toHaveLength(told.length);
	});

	it('writes what was approved in one write, by the rule, and nothing else', async () => {
		const others = (await waiting()).length - 1;
		const row = [{ columnName: 'key', condition: 'eq' as const, value: ofListing(good) }];
		await runs.shop.client.dataTables.update(EXCEPTIONS, row, { state: 'approved' });
		// Another shop has a copy of its own: what waits there is none of this one's business.
		const elsewhere = { key: 'price:999:1', kind: 'price', shopId: '999', state: 'approved' };
		await runs.shop.client.insertRows(EXCEPTIONS, [elsewhere]);
		expect(await compare()).toBe(1);
		expect(await rows(({ shopId }) => shopId === '999')).toMatchObject([elsewhere]);
		const offers = Object.entries(await seller.offers(good.listingId));
		expect(offers.length).toBeGreaterThan(3);
		for (const [sku, { price, isEnabled }] of offers) {
			const cost = costs.get(sku);
			if (!isEnabled || cost === undefined) continue;
			expect([sku, price % 100]).toEqual([sku, 99]);
			expect(price).toBeGreaterThanOrEqual(cost * 3);
			expect(price).toBeLessThan(cost * 3 + 100);
		}
		expect(await waiting()).toHaveLength(others);
		const audit = await runs.shop.client.tableRows('POD Audit Log');
		expect(audit.filter(({ action }) => action === 'listing.priced')).toMatchObject([
			{ subject: `listing-${good.listingId}` },
		]);
		expect(await compare()).toBe(0);
	});

	it('writes each changed listing once where the setting says at once', async () => {
		const open = await waiting();
		await runs.set({ price_changes: 'apply' });
		expect(await compare()).toBe(open.filter(({ code }) => code === 'price_change').length);
		expect((await waiting()).filter(({ code }) => code === 'price_change')).toEqual([]);
		expect(await compare()).toBe(0);
	});

	it('switches off what is sold out, and on again when it is back', async () => {
		const isOn = async () => (await seller.offers(good.listingId))[good.sku]?.isEnabled;
		const inMap = async () =>
			(await runs.shop.client.tableRows(MAP)).find(({ sku }) => sku === good.sku)?.state;
		expect(await isOn()).toBe(true);
		// One thing was sold out from the start, and has waited for approval.
		await runs.set({ stock_changes: 'apply' });
		expect(await compare()).toBe(1);
		await runs.control('printify/availability', { sku: good.sku, is_available: false });
		expect(await compare()).toBe(1);
		expect([await isOn(), await inMap()]).toEqual([false, 'sold_out']);
		expect(await compare()).toBe(0);
		await runs.control('printify/availability', { sku: good.sku, is_available: true });
		expect(await compare()).toBe(1);
		expect([await isOn(), await inMap()]).toEqual([true, 'active']);
		expect(await compare()).toBe(0);
		expect((await waiting()).map(({ key }) => key)).not.toContain(ofListing(good, 'stock'));
	});

	it('notes for this copy alone that Etsy could not be read, and that it can again', async () => {
		const notes = async () =>
			(await rows(({ key }) => String(key).startsWith('price:run@'))).map(({ key, state }) => [
				key,
				state,
			]);
		const before = await waiting();
		const ofCopy = { key: 'price:run@another', kind: 'price', shopId: '', state: 'open' };
		await runs.shop.client.insertRows(EXCEPTIONS, [ofCopy]);
		await runs.shop.sandbox.control.faults([{ service: 'etsy', kind: 'status', status: 503 }]);
		expect(await compare()).toBe(0);
		const own = `price:run@${prices.id}`;
		expect(await notes()).toEqual([
			[ofCopy.key, 'open'],
			[own, 'open'],
		]);
		const [row] = await rows(({ key }) => key === own);
		expect(row?.message).toContain(prices.name);
		expect(row?.hint).not.toBe('');
		await runs.shop.sandbox.control.faults([]);
		expect(await compare()).toBe(0);
		expect(await notes()).toEqual([
			[ofCopy.key, 'open'],
			[own, 'resolved'],
		]);
		expect((await waiting()).filter(({ key }) => key !== ofCopy.key)).toEqual(before);
	});
});
