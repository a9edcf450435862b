import { DRAFT, inventoryScenario, MUG, TEE } from '../../support/inventory-shop';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const byId = (id: number | string) => ({ __rl: true, mode: 'id', value: String(id) });
const WRITE = 'updateVariationImages';

describe('variation images', () => {
	let shop: TestShop;

	beforeEach(async () => {
		shop = await openTestShop(inventoryScenario());
	});
	afterEach(async () => await shop.close());

	const set = async (image: object[], more: object = {}) =>
		await shop.run({
			resource: 'image',
			operation: 'setVariationImages',
			listingId: byId(TEE),
			optionName: '',
			images: { image },
			...more,
		});
	const links = async () =>
		(
			await shop.json({ resource: 'image', operation: 'getVariationImages', listingId: byId(TEE) })
		).map(({ option, value, imageId }) => [option, value, imageId].join(' '));

	test('are set by the words of the value and the place of the image, and read back', async () => {
		const { outputs } = await set([
			{ value: ' black', by: 'rank', rank: 2 },
			{ value: 'White', by: 'id', imageId: '50013' },
		]);
		expect(outputs[0]?.[0]?.json).toMatchObject({ listingId: '5001', changed: true });
		expect(await links()).toEqual(['Primary color Black 50012', 'Primary color White 50013']);
	});

	test('others are kept unless told otherwise, and the same again writes nothing', async () => {
		await set([{ value: 'Black', by: 'rank', rank: 1 }]);
		await set([{ value: 'White', by: 'rank', rank: 1 }]);
		expect(await links()).toEqual(['Primary color White 50011', 'Primary color Black 50011']);
		shop.forget();
		const again = await set([{ value: 'White', by: 'rank', rank: 1 }]);
		expect(again.outputs[0]?.[0]?.json).toMatchObject({ changed: false });
		expect(shop.operations()).not.toContain(WRITE);
		await set([{ value: 'S', by: 'rank', rank: 3 }], { options: { keepOthers: false } });
		expect(await links()).toEqual(['Size S 50013']);
		await set([], { options: { keepOthers: false } });
		expect(await links()).toEqual([]);
	});

	test.each([
		[
			'a value that is not there',
			[{ value: 'Red', by: 'rank', rank: 1 }],
			'no option with all of these values',
		],
		[
			'values of two options',
			[
				{ value: 'Black', rank: 1 },
				{ value: 'S', rank: 1 },
			],
			'no option with all',
		],
		['an image that is not there', [{ value: 'Black', by: 'rank', rank: 9 }], 'no image number 9'],
		['an image ID that is none', [{ value: 'Black', by: 'id', imageId: 'x' }], 'not a number'],
		[
			'a value twice',
			[
				{ value: 'Black', rank: 1 },
				{ value: 'BLACK', rank: 2 },
			],
			'given twice',
		],
	])('%s is refused in words', async (_what, image, message) => {
		const { error } = await set(image);
		expect(error?.message).toContain(message);
		expect(shop.operations()).not.toContain(WRITE);
	});

	test('another option than the linked one is refused while links are kept', async () => {
		await set([{ value: 'Black', by: 'rank', rank: 1 }]);
		const { error } = await set([{ value: 'S', by: 'rank', rank: 1 }]);
		expect(error?.message).toContain('one option only');
	});
});

describe('Find by SKU', () => {
	let shop: TestShop;

	beforeAll(async () => {
		shop = await openTestShop(inventoryScenario());
	});
	afterAll(async () => await shop.close());
	beforeEach(() => shop.forget());

	const find = { resource: 'listing', operation: 'findBySku', sku: '={{ $json.sku }}' };

	test('finds variants of many items with one index', async () => {
		const items = [{ sku: 'mug-1, TEE-WHI-S' }, { sku: 'TEE-BLA-M' }];
		const { outputs, error } = await shop.run(find, { items });
		expect(error).toBeUndefined();
		const seen = (outputs[0] ?? []).map(({ json, pairedItem }) => [
			(pairedItem as { item: number }).item,
			json.askedFor,
			json.listingId,
			json.variant,
			json.isOnSeveralListings,
		]);
		expect(seen).toEqual([
			[0, 'mug-1', String(MUG), '', false],
			[0, 'TEE-WHI-S', String(TEE), 'White / S', false],
			[1, 'TEE-BLA-M', String(TEE), 'Black / M', true],
			[1, 'TEE-BLA-M', String(DRAFT), '', true],
		]);
		expect(shop.operations()).toEqual([
			'getMe',
			...Array.from({ length: 4 }, () => 'getListingsByShop'),
			'getListingsInventoryByListingIds',
		]);
	});

	test('only the chosen states are looked through', async () => {
		const options = { listingStates: ['draft'], shopId: '10000001' };
		const items = [{ sku: 'TEE-BLA-M' }];
		const [only, ...others] = await shop.json({ ...find, options }, { items });
		expect([only?.listingId, others]).toEqual([String(DRAFT), []]);
		expect(shop.calls).toHaveLength(2);
	});

	test('what is not there is an error of its own, or an item that says so', async () => {
		const items = [{ sku: 'NOPE' }, { sku: 'MUG-1' }, { sku: '' }];
		const { outputs } = await shop.run(find, { items, onError: 'continueErrorOutput' });
		expect(outputs[0]?.map(({ json }) => json.listingId)).toEqual([String(MUG)]);
		expect(outputs[1]?.map(({ json }) => json.failure)).toMatchObject([
			{ category: 'not_found' },
			{ category: 'validation' },
		]);
		const [item] = await shop.json(
			{ ...find, options: { ifNotFound: 'item' } },
			{ items: [{ sku: 'NOPE' }] },
		);
		expect(item).toMatchObject({ askedFor: 'NOPE', found: false });
	});
});
