import { etsyExceptions } from '../support/exceptions';
import { violationsOf } from '../support/observed';
import { describeContract, loadSpec } from '../support/openapi';
import {
	inventoryScenario,
	CARD,
	CASE,
	MUG,
	OTHER_PROFILE,
	TEE,
} from '../../support/inventory-shop';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const byId = (id: number | string) => ({ __rl: true, mode: 'id', value: String(id) });
const update = (listingId: number, rows: unknown, more: object = {}) => ({
	resource: 'variation',
	operation: 'update',
	listingId: byId(listingId),
	rowsAs: 'json',
	rowsJson: JSON.stringify(rows),
	...more,
});
const setImages = (listingId: number, image: object[], more: object = {}) => ({
	resource: 'image',
	operation: 'setVariationImages',
	listingId: byId(listingId),
	optionName: '',
	images: { image },
	...more,
});
const black = { value: 'black', by: 'rank', rank: 1 };

/** Every operation, with every parameter that changes what is sent. */
const RUNS: Array<[string, object, object?]> = [
	['get', { resource: 'variation', operation: 'get', listingId: byId(TEE) }],
	[
		'get of one without an inventory',
		{ resource: 'variation', operation: 'get', listingId: byId(CARD) },
	],
	['getAll', { resource: 'variation', operation: 'getAll', listingId: byId('={{ $json.id }}') }],
	['update of two variations', update(TEE, [{ sku: 'TEE-BLA-M', price: '26.05', quantity: 0 }])],
	['update of three', update(CASE, [{ sku: 'A1-Matte-Red', isEnabled: false }])],
	['update of none', update(MUG, [{ newSku: 'M', processingProfileId: String(OTHER_PROFILE) }])],
	[
		'update with new variants',
		update(TEE, [{ options: { 'Primary color': 'Red', Size: 'XL' }, price: 30, quantity: 1 }], {
			options: { addMissing: true },
		}),
	],
	[
		'update that makes variations',
		update(
			MUG,
			[
				{
					sku: 'M-R',
					options: { Color: 'Red', Size: 'Big', Handle: 'Left' },
					price: 30,
					quantity: 1,
				},
				{
					sku: 'M-B',
					options: { Color: 'Blue', Size: 'Big', Handle: 'Left' },
					price: 31,
					quantity: 1,
				},
			],
			{ scope: 'all', options: { allowRemoving: true } },
		),
	],
	[
		'setMany by SKU',
		{
			resource: 'variation',
			operation: 'setMany',
			listingId: byId(''),
			sku: 'MUG-1',
			optionValues: {},
			set: { quantity: 5 },
		},
	],
	['findBySku', { resource: 'listing', operation: 'findBySku', sku: 'MUG-1, TEE-BLA-M' }],
	['setVariationImages', setImages(TEE, [black, { value: 'White', by: 'id', imageId: '50012' }])],
	['setVariationImages of none', setImages(TEE, [], { options: { keepOthers: false } })],
	[
		'getVariationImages',
		{ resource: 'image', operation: 'getVariationImages', listingId: byId(TEE) },
	],
	['update with images', update(TEE, [{ sku: 'TEE-BLA-M', quantity: 2 }]), setImages(TEE, [black])],
];

describeContract("Variants and Etsy's document", () => {
	const spec = loadSpec('etsy-openapi.json', etsyExceptions);
	let shop: TestShop;

	beforeEach(async () => {
		shop = await openTestShop(inventoryScenario());
	});
	afterEach(async () => await shop.close());

	test.each(RUNS)('%s: all that is sent and answered is of the document', async (...row) => {
		const [, parameters, before] = row;
		if (before) await shop.json(before);
		const { error } = await shop.run(parameters, { items: [{ id: TEE }] });
		expect(error).toBeUndefined();
		expect(shop.calls.length).toBeGreaterThan(0);
		expect(violationsOf(spec, shop.calls)).toEqual([]);
	});
});
