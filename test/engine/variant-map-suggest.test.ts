import type { ScenarioListing } from '../../sandbox/scenario/types';
import { asTable, BigShop, optionValue, SHOP, suggest } from '../support/big-shop';

let shop: BigShop;

async function open(count: number): Promise<void> {
	shop = await BigShop.open(count);
}
afterEach(async () => await shop.close());

it('goes through 2,000 listings within the limits, cut off in the middle and taken up again', async () => {
	await open(2000);
	const most = { listingsPerRun: 2000 };
	// Etsy fails in the middle: what was found until then comes out.
	await shop.sandbox.control.faults([
		{
			service: 'etsy',
			operation: 'getListingsInventoryByListingIds',
			kind: 'status',
			status: 503,
			nth: [9, 10, 11, 12, 13, 14],
		},
	]);
	const first = await shop.run(suggest(most, { takeCertain: true }));
	expect(first.error).toBeUndefined();
	const [rows = [], , progress = []] = first.outputs;
	expect(progress).toEqual([
		expect.objectContaining({ listings: 2000, done: 800, isFinished: false }),
	]);
	expect(progress[0]).toMatchObject({ startAfter: '500799', interrupted: { retryable: true } });
	expect(rows).toHaveLength(792 * 3);

	await shop.sandbox.control.faults([]);
	const map = asTable(rows);
	const second = await shop.run(
		suggest({ ...most, startAfter: '500799' }, { takeCertain: true }),
		map,
	);
	const [more = [], left = [], last = []] = second.outputs;
	expect(last).toEqual([
		expect.objectContaining({ listings: 2000, done: 2000, isFinished: true, startAfter: '' }),
	]);
	expect(more).toHaveLength(1188 * 3);
	expect(left.filter(({ side }) => side === 'etsy')).toHaveLength(12 * 3);
	const all = [...rows, ...more];
	expect(
		all.every(({ state, confidence }) => state === 'active' && Number(confidence) >= 0.9),
	).toBe(true);
	expect(new Set(all.map((row) => `${row.listingId} ${row.providerVariantId}`)).size).toBe(5940);

	expect(shop.calls.filter(({ status }) => status === 429)).toEqual([]);
	const etsy = shop.calls.filter(({ service }) => service === 'etsy');
	expect(etsy.length).toBeLessThan(80);
});

it('proposes for review unless told otherwise, and passes over what has a row', async () => {
	await open(4);
	const first = await shop.run(suggest());
	const rows = first.outputs[0] ?? [];
	expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: 12 }, () => 'review'));
	expect(rows[0]).toMatchObject({ listingId: '500000', options: 'Größe=Klein', sku: '' });
	expect(rows[0]?.note).toMatch(/same title.*"Klein": means S/);
	const again = await shop.run(suggest(), asTable(rows));
	expect(again.outputs[0]).toEqual([]);
	expect(again.outputs[2]).toEqual([expect.objectContaining({ isFinished: true, proposed: 0 })]);
});

it('asks for 2,000 listings with no more calls than pages, and says how far it is', async () => {
	await open(2000);
	const { outputs, error } = await shop.run(suggest({ listingsPerRun: 2000 }));
	expect(error).toBeUndefined();
	expect(shop.counted('etsy')).toEqual({
		getMe: 1,
		getListingsByShop: 20,
		getListingsInventoryByListingIds: 20,
	});
	expect(shop.counted('printify')).toEqual({ retrieveAListOfProducts: 40 });
	expect(shop.calls.filter(({ status }) => status >= 400)).toEqual([]);
	expect(outputs[2]).toEqual([
		expect.objectContaining({
			isFinished: true,
			message:
				'2,000 of 2,000 listings looked at; 5,940 rows proposed, 5,940 of them certain; 60 variants without a counterpart.',
		}),
	]);
});

it('goes on part by part, told where by the part before', async () => {
	await open(12);
	const seen: string[] = [];
	let startAfter = '';
	for (let part = 0; part < 3; part += 1) {
		const { outputs } = await shop.run(suggest({ listingsPerRun: 5, startAfter }));
		seen.push(...(outputs[0] ?? []).map(({ listingId }) => String(listingId)));
		const [progress = {}] = outputs[2] ?? [];
		expect(progress.isFinished).toBe(part === 2);
		startAfter = String(progress.startAfter);
	}
	const ids = Array.from({ length: 12 }, (_none, i) => String(500_000 + i));
	expect([...new Set(seen)]).toEqual(ids);
	expect(seen).toHaveLength(36);
});

/** A listing of which all variants share one SKU, as Etsy allows. */
function sharing(options: Array<[string, string]>, title: string, sku = ''): ScenarioListing {
	return {
		id: 700_001,
		shopId: SHOP,
		title,
		state: 'active',
		products: options.map(([name, text], k) => ({
			sku,
			price: 3000,
			quantity: 5,
			property_values: [{ ...optionValue(name, text, 513), value_ids: [51_300 + k] }],
		})),
	};
}

it('proposes what is missing of a listing that was written down in part, and nothing twice', async () => {
	const sizes: Array<[string, string]> = [
		['Size', 'S'],
		['Size', 'M'],
		['Size', 'L'],
	];
	shop = await BigShop.open([sharing(sizes, 'Design 0 T-Shirt', 'SHARED')]);
	const first = await shop.run(suggest());
	const rows = first.outputs[0] ?? [];
	expect(rows.map(({ options }) => options)).toEqual(['Size=S', 'Size=M', 'Size=L']);
	const [one = {}] = asTable(rows);
	const again = await shop.run(suggest(), [one]);
	expect(again.outputs[0]?.map(({ options }) => options)).toEqual(['Size=M', 'Size=L']);
	// The seller's own hand in a row, even a clumsy one, is still a row.
	const spoilt = { ...one, providerVariantId: '', providerProductId: '' };
	const third = await shop.run(suggest(), [spoilt]);
	expect(third.outputs[0]?.map(({ options }) => options)).toEqual(['Size=M', 'Size=L']);
});

describe('a printer that keeps no products of the seller', () => {
	const prodigi = (more: object) => suggest({}, { provider: 'prodigi', ...more });
	const wraps: Array<[string, string]> = [
		['Wrap', 'Black'],
		['Wrap', 'White'],
	];

	it('says so, and what to choose instead', async () => {
		await open(1);
		const { error } = await shop.run(prodigi({}));
		expect(error?.message).toBe('Prodigi cannot list saved products.');
		expect(error?.description).toMatch(/'Compare With' to 'Catalog Products'/);
		expect(shop.counted('prodigi')).toEqual({});
	});

	it('proposes rows from the product types that the seller chose, to be completed', async () => {
		shop = await BigShop.open([sharing(wraps, 'Poppies, canvas print')]);
		const choice = { compareWith: 'catalog', catalogProductId: 'GLOBAL-MUG-W, GLOBAL-CAN-10x10' };
		const { outputs, error } = await shop.run(prodigi({ ...choice, takeCertain: true }));
		expect(error).toBeUndefined();
		const rows = outputs[0] ?? [];
		expect(rows).toHaveLength(2);
		expect(rows[1]).toMatchObject({
			provider: 'prodigi',
			providerVariantId: 'GLOBAL-CAN-10x10',
			providerAttributes: '{"wrap":"White"}',
			state: 'review',
			files: 'missing',
			note: expect.stringContaining('Enter the print files') as string,
		});
		expect(shop.counted('prodigi')).toEqual({ getProductDetails: 2 });
		const again = await shop.run(prodigi(choice), asTable(rows));
		expect(again.outputs[0]).toEqual([]);
	});
});
