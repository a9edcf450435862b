import type { StoredRow, StoredWorkflow } from '../../host';
import { EtsySeller } from './support/etsy-seller';
import { connectMessages, type Messages } from './support/messages';
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
	let messages: Messages;

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
		messages = await connectMessages(runs.shop);
	});
	afterAll(async () => {
		await messages?.close();
		await runs?.close();
	});

	const rows = async (wanted: (row: StoredRow) => boolean) =>
		(await runs.shop.client.tableRows(EXCEPTIONS)).filter(
			(row) => row.kind === 'price' && wanted(row),
		);
	const waiting = async () => await rows(({ state }) => state === 'open');
	const ofListing = ({ listingId }: { listingId: number }, kind = 'price') =>
		`${kind}:${world.scenario.shops?.[0]?.id ?? ''}:${listingId}`;

	const audited = async (action: string) =>
		(await runs.shop.client.tableRows('POD Audit Log')).filter((row) => row.action === action);

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
		// The rest did not fit into the message: Retry what failed tells it.
		expect(messages.got()).toHaveLength(1);
		const lines = messages.got()[0]?.lines ?? [];
		const shown = told.filter(({ message }) => lines.join('\n').includes(String(message)));
		expect(shown).toHaveLength(lines.length);
		expect(shown.length).toBeGreaterThan(0);
		for (const row of told)
			expect([row.key, row.toldAt !== '']).toEqual([row.key, shown.includes(row)]);
		expect(await compare()).toBe(0);
		expect(await waiting()).toHaveLength(told.length);
		expect(messages.got()).toHaveLength(1);
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
		const subject = `listing-${good.listingId}`;
		expect(await audited('listing.price_planned')).toMatchObject([{ subject }]);
		expect(await audited('listing.priced')).toMatchObject([{ subject }]);
		expect(messages.got().slice(1)).toMatchObject([
			{ title: 'Prices and stock: 1 listing changed on Etsy' },
		]);
		expect(await compare()).toBe(0);
	});

	it('says once what Etsy refuses, and reports and audits nothing as done that was not', async () => {
		const before = messages.got().length;
		const done = (await audited('listing.priced')).length;
		const wanted = (await waiting()).filter(({ code }) => code === 'price_change').length;
		await runs.set({ price_changes: 'apply' });
		const refusal = { service: 'etsy', operation: 'updateListingInventory' } as const;
		await runs.shop.sandbox.control.faults([{ ...refusal, kind: 'status', status: 400 }]);
		await compare();
		const [message] = messages.got().slice(before);
		expect(message?.title).toBe('Prices and stock: something waits for you');
		const refused = async () => await rows(({ key }) => String(key).endsWith(':refused'));
		expect(await refused()).toHaveLength(wanted);
		const planned = (await audited('listing.price_planned')).length;
		await compare();
		await compare();
		expect(messages.got()).toHaveLength(before + 1);
		expect(await audited('listing.price_planned')).toHaveLength(planned);
		expect(await audited('listing.priced')).toHaveLength(done);
		expect((await refused()).filter(({ state }) => state === 'open')).toHaveLength(wanted);
		await runs.shop.sandbox.control.faults([]);
	});

	it('writes each changed listing once where the setting says at once', async () => {
		const open = await waiting();
		const before = (await audited('listing.priced')).length;
		expect(await compare()).toBe(open.filter(({ code }) => code === 'price_change').length);
		const left = (await waiting()).map(({ code, key }) => [code, key]);
		expect(
			left.filter(([code, key]) => code === 'price_change' || /:refused$/.test(String(key))),
		).toEqual([]);
		expect((await audited('listing.priced')).length - before).toBe(
			open.filter(({ code }) => code === 'price_change').length,
		);
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

	it('leaves off what the seller switched off while the printer was out and is back', async () => {
		await seller.switchOff(good.listingId, good.sku);
		await runs.control('printify/availability', { sku: good.sku, is_available: false });
		expect(await compare()).toBe(0);
		await runs.control('printify/availability', { sku: good.sku, is_available: true });
		expect(await compare()).toBe(0);
		expect((await seller.offers(good.listingId))[good.sku]?.isEnabled).toBe(false);
	});

	it('has said later what it changed while no message could be sent', async () => {
		const before = messages.got().length;
		await runs.set({ price_factor: '3.5', message_webhook_url: 'http://127.0.0.1:9/' });
		expect(await compare()).toBeGreaterThan(0);
		expect(messages.got()).toHaveLength(before);
		const [row] = await rows(({ code }) => code === 'changes_not_told');
		expect(row).toMatchObject({ state: 'open', toldAt: '' });
		expect(row?.message).toMatch(/changed on Etsy\. New prices: \d+\./);
		expect(await compare()).toBe(0);
		expect(await rows(({ code }) => code === 'changes_not_told')).toMatchObject([
			{ state: 'open' },
		]);
		const where = [{ columnName: 'id', condition: 'eq' as const, value: row?.id ?? 0 }];
		await runs.shop.client.dataTables.update(EXCEPTIONS, where, { toldAt: 'now' });
		expect(await compare()).toBe(0);
		expect(await rows(({ code }) => code === 'changes_not_told')).toMatchObject([
			{ state: 'resolved' },
		]);
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
