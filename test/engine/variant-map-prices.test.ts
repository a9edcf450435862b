import type { IDataObject } from 'n8n-workflow';
import { asTable, BigShop, suggest } from '../support/big-shop';

let shop: BigShop;
let map: IDataObject[];

/** Listings whose rows are in the map already. */
async function open(count: number): Promise<void> {
	shop = await BigShop.open(count);
	const proposed = await shop.run(suggest({}, { takeCertain: true }));
	map = asTable(proposed.outputs[0]);
	shop.calls.length = 0;
}
afterEach(async () => await shop.close());

const plan = (settings: IDataObject) => ({ operation: 'planPrices', settings, options: {} });
const RULE = { price_factor: '2.5', price_endings: '.99', price_changes: 'apply' };

it('compares hundreds of listings in a few calls, and gives what Set Many takes', async () => {
	await open(250);
	const { outputs, error } = await shop.run(plan(RULE), map, [[{}]]);
	expect(error).toBeUndefined();
	const [rows = [], reports = [], changes = [], [summary] = []] = outputs;
	// Every hundredth listing has no product, and so no row.
	expect(changes).toHaveLength(248 * 3);
	expect(reports).toHaveLength(248);
	expect(rows).toEqual([]);
	expect(summary).toMatchObject({ compared: 744, prices: 744, listings: 248, isComplete: true });
	expect(summary?.shopId).toBe(changes[0]?.shopId);
	expect(changes[3]).toMatchObject({
		priceBefore: '20.00 USD',
		priceNow: '22.99 USD',
		variant: { price: { amountMinor: 2299, currency: 'USD' } },
		reportKeys: [`price:10000001:${String(changes[3]?.listingId)}`],
	});
	// Three pages of the list, three of variants; who the shop is.
	expect(shop.counted('etsy')).toEqual({
		getListingsByShop: 3,
		getListingsInventoryByListingIds: 3,
		getMe: 1,
	});
	expect(Object.values(shop.counted('printify')).reduce((a, b) => a + b, 0)).toBeLessThan(10);
});

it('lets only what a person approved through', async () => {
	await open(3);
	const waiting = { ...RULE, price_changes: 'approve' };
	const first = await shop.run(plan(waiting), map, [[{}]]);
	const [report] = first.outputs[1] ?? [];
	expect(first.outputs[2]).toEqual([]);
	expect(report).toMatchObject({ code: 'price_change', canApprove: true, applies: false });
	const approved = { id: 1, key: report?.key, state: 'approved', fingerprint: report?.fingerprint };
	const second = await shop.run(plan(waiting), map, [[approved]]);
	expect(new Set(second.outputs[2]?.map(({ listingId }) => listingId))).toEqual(
		new Set([report?.listingId]),
	);
});

it('says which printer could not be asked, and changes nothing of its listings', async () => {
	await open(2);
	await shop.sandbox.close();
	shop = await BigShop.open(2);
	const other = map.map((row) => ({ ...row, provider: 'printful' }));
	const { outputs } = await shop.run(plan({ stock_changes: 'apply' }), other, [[{}]]);
	expect([outputs[0], outputs[2]]).toEqual([[], []]);
	expect(outputs[1]).toEqual([
		expect.objectContaining({
			key: 'price:not_compared:printful',
			message: expect.stringContaining('Printful'),
		}),
	]);
	expect(outputs[3]).toEqual([expect.objectContaining({ isComplete: false })]);
});

it('refuses a setting that cannot be used, by its name', async () => {
	await open(1);
	const { error } = await shop.run(plan({ price_factor: 'double' }), map, [[{}]]);
	expect(error).toMatchObject({ message: expect.stringContaining('price_factor') });
});
