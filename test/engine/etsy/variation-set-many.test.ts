import { CASE, DRAFT, inventoryScenario, MUG, TEE } from '../../support/inventory-shop';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const byId = (id: number | string) => ({ __rl: true, mode: 'id', value: String(id) });
const WRITE = 'updateListingInventory';
const BATCH = 'getListingsInventoryByListingIds';

/** One input item a row: SKU, and what to set. */
const BY_SKU = {
	resource: 'variation',
	operation: 'setMany',
	listingId: { __rl: true, mode: 'list', value: '' },
	sku: '={{ $json.sku }}',
	optionValues: {},
	set: { price: '={{ $json.price }}', quantity: '={{ $json.quantity }}' },
};

describe('Set Many', () => {
	let shop: TestShop;

	beforeEach(async () => {
		shop = await openTestShop(inventoryScenario());
	});
	afterEach(async () => await shop.close());

	const count = (operation: string) =>
		shop.operations().filter((called) => called === operation).length;
	const stock = async (listingId: number) =>
		(await shop.json({ resource: 'variation', operation: 'get', listingId: byId(listingId) })).map(
			({ sku, quantity }) => `${String(sku)} ${String(quantity)}`,
		);

	test('takes a variant as JSON, and refuses what is none', async () => {
		const asJson = {
			resource: 'variation',
			operation: 'setMany',
			listingId: { __rl: true, mode: 'id', value: '={{ $json.listingId }}' },
			defineVariant: 'json',
			variantJson: '={{ $json.variant }}',
		};
		const price = { amountMinor: 2650, currency: 'USD' };
		const items = [
			{ listingId: TEE, variant: { sku: 'TEE-WHI-S', price, isEnabled: true } },
			{ listingId: TEE, variant: '[]' },
		];
		const { outputs } = await shop.run(asJson, { items, onError: 'continueRegularOutput' });
		expect(outputs[0]?.[0]?.json).toMatchObject({ sku: 'TEE-WHI-S', price, written: true });
		expect(JSON.stringify(outputs[0]?.[1]?.json)).toContain('Variant as JSON');
	});

	test('reads each listing once and writes it at most once, whatever the items', async () => {
		const items = [
			{ sku: 'TEE-BLA-S', quantity: 1 },
			{ sku: 'MUG-1', quantity: 40 },
			{ sku: 'TEE-WHI-S', quantity: 2, price: '24.50' },
			{ sku: 'A1-Matte-Red', quantity: 3 },
			{ sku: 'tee-whi-l', price: '30' },
		];
		const { outputs, error } = await shop.run(BY_SKU, { items });
		expect(error).toBeUndefined();
		const seen = (outputs[0] ?? []).map(({ json, pairedItem }) => [
			(pairedItem as { item: number }).item,
			json.sku,
			json.changed,
			json.written,
			(json.difference as unknown[]).length,
		]);
		expect(seen).toEqual([
			[0, 'TEE-BLA-S', true, true, 1],
			[1, 'MUG-1', false, false, 0],
			[2, 'TEE-WHI-S', true, true, 1],
			[3, 'A1-Matte-Red', true, true, 1],
			[4, 'TEE-WHI-L', true, true, 1],
		]);
		expect(count(BATCH)).toBe(1);
		expect(count('getListingsByShop')).toBe(4);
		expect(count(WRITE)).toBe(2);
		expect(await stock(TEE)).toEqual([
			'TEE-BLA-S 1',
			'TEE-BLA-M 20',
			'TEE-BLA-L 20',
			'TEE-WHI-S 2',
			'TEE-WHI-M 20',
			'TEE-WHI-L 20',
		]);
		expect((await stock(CASE))[0]).toBe('A1-Matte-Red 3');
	});

	test('with the listing given, no other listing is read', async () => {
		const items = [
			{ id: TEE, option: 'Size', value: 'M', color: 'Black', quantity: 8 },
			{ id: MUG, sku: 'MUG-1', quantity: 6 },
		];
		const { outputs, error } = await shop.run(
			{
				...BY_SKU,
				listingId: byId('={{ $json.id }}'),
				optionValues: {
					option: [
						{ name: '={{ $json.option }}', value: '={{ $json.value }}' },
						{ name: '', value: '={{ $json.color }}' },
					],
				},
				options: { restoreImages: false, readBack: false },
			},
			{ items: items.slice(0, 1) },
		);
		expect(error).toBeUndefined();
		expect(outputs[0]?.[0]?.json).toMatchObject({ sku: 'TEE-BLA-M', quantity: 8, written: true });
		expect(shop.operations()).toEqual([BATCH, WRITE]);
	});

	test('each item has its own failure, and the others are written', async () => {
		const items = [
			{ sku: 'TEE-BLA-S', quantity: 1 },
			{ sku: 'NOPE', quantity: 1 },
			{ sku: 'TEE-BLA-M', quantity: 1 },
			{ sku: 'TEE-WHI-S', quantity: 'many' },
			{ sku: '', quantity: 1 },
			{ sku: 'TEE-WHI-M', quantity: 1 },
			{ sku: 'TEE-WHI-M', quantity: 2 },
		];
		const { outputs } = await shop.run(BY_SKU, { items, onError: 'continueErrorOutput' });
		expect(outputs[0]?.map(({ json }) => json.sku)).toEqual(['TEE-BLA-S']);
		expect(outputs[1]?.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([
			1, 2, 3, 4, 5, 6,
		]);
		const messages = outputs[1]?.map(({ json }) => String(json.error));
		expect(messages?.[0]).toContain('No listing has the SKU NOPE');
		expect(messages?.[1]).toContain('is on 2 listings: 5001, 5005');
		expect(messages?.[2]).toContain('quantity');
		expect(messages?.[3]).toContain("Neither 'Listing' nor 'SKU'");
		expect(messages?.[4]).toContain('2 different values for quantity');
		expect((await stock(TEE)).slice(0, 3)).toEqual(['TEE-BLA-S 1', 'TEE-BLA-M 20', 'TEE-BLA-L 20']);
	});

	test('a SKU on several listings is set on all of them, if that is asked for', async () => {
		const { outputs, error } = await shop.run(
			{ ...BY_SKU, options: { every: true } },
			{ items: [{ sku: 'TEE-BLA-M', quantity: 4 }] },
		);
		expect(error).toBeUndefined();
		expect(outputs[0]?.map(({ json }) => json.listingId)).toEqual([String(TEE), String(DRAFT)]);
		expect(count(WRITE)).toBe(2);
	});

	test('a dry run writes nothing', async () => {
		const { outputs } = await shop.run(
			{ ...BY_SKU, options: { dryRun: true } },
			{ items: [{ sku: 'MUG-1', quantity: 4 }] },
		);
		expect(outputs[0]?.[0]?.json).toMatchObject({
			changed: true,
			written: false,
			dryRun: true,
			quantity: 4,
			difference: [{ field: 'quantity', from: 40, to: 4 }],
		});
		expect(count(WRITE)).toBe(0);
	});

	test('a write that would leave nothing to sell fails all rows of that listing only', async () => {
		const items = [
			{ sku: 'MUG-1', quantity: 0 },
			{ sku: 'A1-Matte-Red', quantity: 0 },
		];
		const { outputs } = await shop.run(BY_SKU, { items, onError: 'continueErrorOutput' });
		expect(outputs[0]?.map(({ json }) => json.sku)).toEqual(['A1-Matte-Red']);
		expect(outputs[1]?.[0]?.json).toMatchObject({ sku: 'MUG-1', written: false });
		expect(await stock(MUG)).toEqual(['MUG-1 40']);
	});
});
