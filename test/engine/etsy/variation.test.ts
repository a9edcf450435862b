import {
	CARD,
	CASE,
	inventoryScenario,
	MUG,
	OTHER_PROFILE,
	SHOP,
	TEE,
} from '../../support/inventory-shop';
import { openTestShop, type RunInShop, type TestShop } from '../../support/etsy-shop';

const byId = (id: number | string) => ({ __rl: true, mode: 'id', value: String(id) });
const READ_ONE = 'getListingInventory';
const WRITE = 'updateListingInventory';

interface Row {
	sku: string;
	variant: string;
	price: { amountMinor: number };
	quantity: number;
	isEnabled: boolean;
}

describe('the resource Variation', () => {
	let shop: TestShop;

	beforeEach(async () => {
		shop = await openTestShop(inventoryScenario());
	});
	afterEach(async () => await shop.close());

	const run = async (parameters: object, options?: RunInShop) =>
		await shop.run({ resource: 'variation', ...parameters }, options);
	const rowsOf = async (listingId: number): Promise<Row[]> => {
		const rows = await shop.json({
			resource: 'variation',
			operation: 'get',
			listingId: byId(listingId),
		});
		return rows as unknown as Row[];
	};
	const update = async (listingId: number, rows: unknown, more: object = {}) =>
		await run({
			operation: 'update',
			listingId: byId(listingId),
			rowsAs: 'json',
			rowsJson: JSON.stringify(rows),
			...more,
		});
	const plain = (rows: Row[]) =>
		rows.map(({ sku, variant, price, quantity, isEnabled }) =>
			[sku, variant, price.amountMinor, quantity, isEnabled].join(' '),
		);

	describe('Get', () => {
		test('gives one item a variant, with ids as texts and prices as money', async () => {
			const rows = await rowsOf(TEE);
			expect(rows).toHaveLength(6);
			expect(rows[1]).toEqual({
				listingId: '5001',
				title: 'Fern tee',
				state: 'active',
				sku: 'TEE-BLA-M',
				variant: 'Black / M',
				options: [
					{ name: 'Primary color', value: 'Black' },
					{ name: 'Size', value: 'M' },
				],
				price: { amountMinor: 2450, currency: 'USD' },
				quantity: 20,
				isEnabled: true,
				processingProfileId: '901',
				productId: '500102',
				offeringId: '5001021',
			});
			expect(shop.operations()).toEqual([READ_ONE]);
		});

		test('a listing without variations is one row, kept by Etsy or not', async () => {
			expect(plain(await rowsOf(MUG))).toEqual(['MUG-1  1500 40 true']);
			expect(plain(await rowsOf(CARD))).toEqual(['  300 9 true']);
		});

		test('a listing that does not exist is told as such', async () => {
			const { error } = await run({ operation: 'get', listingId: byId(1) });
			expect(error?.message).toContain('no listing 1');
		});
	});

	describe('Get Many', () => {
		test('reads the listings of all items in one call, each item with its rows', async () => {
			const { outputs } = await run(
				{ operation: 'getAll', listingId: byId('={{ $json.id }}') },
				{ items: [{ id: MUG }, { id: TEE }, { id: MUG }, { id: CARD }] },
			);
			const pairs = (outputs[0] ?? []).map(({ json, pairedItem }) => [
				json.listingId,
				(pairedItem as { item: number }).item,
			]);
			expect(pairs).toEqual([
				['5002', 0],
				...Array.from({ length: 6 }, () => ['5001', 1]),
				['5002', 2],
				['5004', 3],
			]);
			expect(shop.operations()).toEqual(['getListingsInventoryByListingIds']);
		});

		test('a listing that is gone does not cost the others anything', async () => {
			const more = Array.from({ length: 150 }, (_none, index) => ({
				id: 6000 + index,
				shopId: SHOP,
				title: `Listing ${index}`,
				products: [{ sku: `L-${index}`, price: 100, quantity: 1 }],
			}));
			await shop.sandbox.control.scenario(inventoryScenario(more));
			const items = [...more.map(({ id }) => ({ id })), { id: 1 }];
			const { outputs } = await run(
				{ operation: 'getAll', listingId: byId('={{ $json.id }}') },
				{ items, onError: 'continueErrorOutput' },
			);
			expect(outputs[0]).toHaveLength(150);
			expect(outputs[1]).toHaveLength(1);
			expect(outputs[1]?.[0]?.json).toMatchObject({
				id: 1,
				listingId: '1',
				failure: { category: 'not_found' },
			});
			expect(shop.calls.length).toBeLessThan(16);
		});
	});

	describe('Update', () => {
		test('changes what is named by SKU or option values, and nothing else', async () => {
			const before = await rowsOf(TEE);
			shop.forget();
			const { outputs, error } = await update(TEE, [
				{ sku: 'tee-bla-m', quantity: 3, price: '26.00' },
				{ options: { size: ' l ', 'primary color': 'WHITE' }, isEnabled: false },
			]);
			expect(error).toBeUndefined();
			expect(outputs[0]?.[0]?.json).toMatchObject({
				listingId: '5001',
				changed: true,
				written: true,
				dryRun: false,
				difference: [
					{
						variant: 'Black / M',
						sku: 'TEE-BLA-M',
						field: 'price',
						from: '24.50 USD',
						to: '26.00 USD',
					},
					{ variant: 'Black / M', sku: 'TEE-BLA-M', field: 'quantity', from: 20, to: 3 },
					{ variant: 'White / L', sku: 'TEE-WHI-L', field: 'isEnabled', from: true, to: false },
				],
			});
			expect(shop.operations()).toEqual([READ_ONE, 'getListingVariationImages', WRITE, READ_ONE]);
			const expected = plain(before).map((row) => {
				if (row.startsWith('TEE-BLA-M')) return 'TEE-BLA-M Black / M 2600 3 true';
				return row.startsWith('TEE-WHI-L') ? row.replace('true', 'false') : row;
			});
			expect(plain(await rowsOf(TEE))).toEqual(expected);
		});

		test('no change, no write', async () => {
			const { outputs } = await update(TEE, [{ sku: 'TEE-BLA-M', quantity: 20, price: 24.5 }]);
			expect(outputs[0]?.[0]?.json).toMatchObject({
				changed: false,
				written: false,
				difference: [],
			});
			expect(shop.operations()).toEqual([READ_ONE]);
		});

		test('what Get gave can be fed back as it is', async () => {
			const { outputs } = await update(CASE, await rowsOf(CASE), { scope: 'all' });
			expect(outputs[0]?.[0]?.json).toMatchObject({ changed: false });
		});

		test('a dry run shows the difference and what would be sent, and writes nothing', async () => {
			const { outputs } = await update(MUG, [{ quantity: 7 }], { options: { dryRun: true } });
			expect(outputs[0]?.[0]?.json).toMatchObject({
				changed: true,
				written: false,
				dryRun: true,
				difference: [{ sku: 'MUG-1', field: 'quantity', from: 40, to: 7 }],
				body: { products: [{ offerings: [{ price: 15, quantity: 7 }] }] },
			});
			expect(shop.operations()).toEqual([READ_ONE]);
			expect(plain(await rowsOf(MUG))).toEqual(['MUG-1  1500 40 true']);
		});

		test('rows can be given as fields, also for a listing without variations', async () => {
			const { outputs, error } = await run({
				operation: 'update',
				listingId: byId(MUG),
				rowsAs: 'fields',
				rows: {
					row: [
						{
							sku: 'MUG-1',
							optionValues: {},
							set: { newSku: 'MUG-2', processingProfileId: String(OTHER_PROFILE) },
						},
					],
				},
			});
			expect(error).toBeUndefined();
			expect(outputs[0]?.[0]?.json).toMatchObject({
				rows: [{ sku: 'MUG-2', processingProfileId: '902', quantity: 40 }],
			});
		});

		test('three variations are written with the flag for them', async () => {
			const { error } = await update(CASE, [{ sku: 'A1-Matte-Red', price: '19.99' }]);
			expect(error).toBeUndefined();
			const write = shop.calls.find(({ operation }) => operation === WRITE);
			expect(write?.path).toContain('max_variations_supported=3');
			expect(plain(await rowsOf(CASE))[0]).toBe('A1-Matte-Red A1 / Matte / Red 1999 5 true');
		});

		test('a listing that Etsy keeps no inventory for gets one', async () => {
			const { error } = await update(CARD, [{ quantity: 12, newSku: 'CARD-1' }]);
			expect(error).toBeUndefined();
			expect(plain(await rowsOf(CARD))).toEqual(['CARD-1  300 12 true']);
		});

		test('new variants are added only when asked, and fill the grid as disabled', async () => {
			const rows = [
				{
					sku: 'TEE-RED-S',
					options: { 'Primary color': 'Red', Size: 'S' },
					price: 25,
					quantity: 4,
				},
			];
			const refused = await update(TEE, rows);
			expect(refused.error?.message).toContain('no variant with SKU TEE-RED-S');
			const { error } = await update(TEE, rows, { options: { addMissing: true } });
			expect(error).toBeUndefined();
			expect(plain(await rowsOf(TEE)).slice(6)).toEqual([
				'TEE-RED-S Red / S 2500 4 true',
				' Red / M 2450 4 false',
				' Red / L 2450 4 false',
			]);
		});

		test('variants disappear only when asked', async () => {
			const whole = (await rowsOf(TEE)).filter(({ variant }) => variant.startsWith('Black'));
			const refused = await update(TEE, whole, { scope: 'all' });
			expect(refused.error?.message).toContain('3 of 6 variants would disappear');
			expect(await rowsOf(TEE)).toHaveLength(6);
			const options = { allowRemoving: true };
			const { outputs, error } = await update(TEE, whole, { scope: 'all', options });
			expect(error).toBeUndefined();
			expect(outputs[0]?.[0]?.json.difference).toHaveLength(3);
			expect(plain(await rowsOf(TEE)).map((row) => row.split(' ')[0])).toEqual([
				'TEE-BLA-S',
				'TEE-BLA-M',
				'TEE-BLA-L',
			]);
		});

		test.each([
			['an unknown SKU', [{ sku: 'NOPE', quantity: 1 }], 'no variant with SKU NOPE'],
			['an ambiguous row', [{ options: { Size: 'M' }, quantity: 1 }], '2 variants fit Size: M'],
			['a price that is none', [{ sku: 'TEE-BLA-M', price: '12,30' }], 'not a plain number'],
			['a price of 0', [{ sku: 'TEE-BLA-M', price: 0 }], 'must be above 0'],
			['an unknown field', [{ sku: 'TEE-BLA-M', prize: 5 }], '"prize"'],
			[
				'a contradiction',
				[
					{ sku: 'TEE-BLA-M', quantity: 1 },
					{ options: { Size: 'M', 'Primary color': 'Black' }, quantity: 2 },
				],
				'2 different values for quantity',
			],
		])('%s is refused before anything is sent', async (_what, rows, message) => {
			const { error } = await update(TEE, rows);
			expect(error?.message).toContain(message);
			expect(shop.operations()).toEqual([READ_ONE]);
		});

		test('a row may mean every variant of a size', async () => {
			const rows = [{ options: { Size: 'M' }, price: '25.50' }];
			const { error } = await update(TEE, rows, { options: { every: true } });
			expect(error).toBeUndefined();
			const prices = (await rowsOf(TEE)).map(({ price }) => price.amountMinor);
			expect(prices).toEqual([2450, 2550, 2650, 2450, 2550, 2650]);
		});

		test('nothing left to sell is refused in words', async () => {
			const { error } = await update(MUG, [{ quantity: 0 }]);
			expect(error?.message).toContain('Nothing of the listing would be left to sell');
		});
	});

	describe('what Etsy refuses is told with what to do', () => {
		test('a physical listing without a processing profile', async () => {
			const products = [{ sku: 'OLD', price: 900, quantity: 2 }];
			const old = { id: 7002, shopId: SHOP, title: 'Before 2025', products };
			await shop.sandbox.control.scenario(inventoryScenario([old]));
			const { error } = await update(7002, [{ quantity: 1 }]);
			expect(error?.message).toContain('readiness_state_id');
			expect(error?.description).toContain("'Processing Profile ID'");
			const again = await update(7002, [{ quantity: 1, processingProfileId: '901' }]);
			expect(again.error).toBeUndefined();
		});

		test("somebody else's listing", async () => {
			const scenario = inventoryScenario();
			scenario.shops?.push({ id: 99, userId: 98, name: 'Other', currency: 'USD' });
			const products = [{ sku: 'X', price: 900, quantity: 2, readinessStateId: 901 }];
			scenario.listings?.push({ id: 7003, shopId: 99, title: 'Not ours', products });
			await shop.sandbox.control.scenario(scenario);
			const { outputs } = await run(
				{
					operation: 'update',
					listingId: byId(7003),
					rowsAs: 'json',
					rowsJson: [{ quantity: 1 }],
					options: { restoreImages: false },
				},
				{ onError: 'continueErrorOutput' },
			);
			expect(outputs[1]?.[0]?.json).toMatchObject({
				written: false,
				failure: { category: 'permission', operation: WRITE },
			});
		});
	});

	describe('when something goes wrong in between', () => {
		test('a cut connection after the write is found out by reading back', async () => {
			await shop.sandbox.control.faults([
				{ kind: 'cut_after_commit', service: 'etsy', operation: WRITE },
			]);
			const { outputs, error } = await update(MUG, [{ quantity: 7 }]);
			expect(error).toBeUndefined();
			expect(outputs[0]?.[0]?.json).toMatchObject({ written: true, rows: [{ quantity: 7 }] });
		});

		test('a write that does not arrive is a failure that can be tried again', async () => {
			await shop.sandbox.control.faults([
				{ kind: 'status', status: 503, service: 'etsy', operation: WRITE },
			]);
			const { outputs } = await update(MUG, [{ quantity: 7 }], { onError: 'continueErrorOutput' });
			expect(outputs[0] ?? []).toHaveLength(0);
			await shop.sandbox.control.faults([]);
			expect(plain(await rowsOf(MUG))).toEqual(['MUG-1  1500 40 true']);
		});
	});
});
