import { openTestPrintify, type TestPrintify } from '../../../support/printify-shop';
import { failureOf, valueOf } from '../../../support/result';
import { answer, fakePrintify } from './fixtures';

let shop: TestPrintify;

beforeAll(async () => {
	shop = await openTestPrintify();
});
beforeEach(async () => {
	await shop.sandbox.control.reset();
	shop.forget();
});
afterAll(async () => await shop.close());

const OFFER = { productId: '6', makerId: '29' };

it('searches the blank products by words', async () => {
	const all = valueOf(await shop.provider().searchCatalog({}));
	expect(all.map(({ productId }) => productId)).toEqual(['6', '68']);
	const [tee, ...others] = valueOf(await shop.provider().searchCatalog({ search: 'cotton HEAVY' }));
	expect(tee).toMatchObject({
		productId: '6',
		title: 'Unisex Heavy Cotton Tee',
		brand: 'Generic brand',
		imageUrl: expect.stringMatching(/^https:/),
	});
	expect(others).toEqual([]);
	expect(valueOf(await shop.provider().searchCatalog({ limit: 1 }))).toHaveLength(1);
	expect(valueOf(await shop.provider().searchCatalog({ search: 'hat' }))).toEqual([]);
});

it('lists who makes a product', async () => {
	expect(valueOf(await shop.provider().listMakers('6'))).toEqual([
		expect.objectContaining({ makerId: '29', title: 'Monster Digital' }),
	]);
	expect(failureOf(await shop.provider().listMakers('7')).category).toBe('not_found');
});

it('lists variants with their print areas and whether they are in stock', async () => {
	const variants = valueOf(await shop.provider().listVariants(OFFER));
	expect(variants.map(({ variantId, availability }) => [variantId, availability])).toEqual([
		['12124', 'in_stock'],
		['12125', 'in_stock'],
		['12126', 'out_of_stock'],
	]);
	expect(variants[0]).toMatchObject({
		title: 'Black / S',
		options: [
			{ name: 'color', value: 'Black' },
			{ name: 'size', value: 'S' },
		],
		printAreas: [{ placement: 'front', technique: 'dtg', widthPx: 4500, heightPx: 5400 }],
	});
	expect(shop.operations()).toHaveLength(2);
});

it('tells what is in stock with one call, and a second one for the rest', async () => {
	const check = async (ids: string[]) =>
		valueOf(await shop.provider().checkStock(ids, OFFER)).map((one) => one.availability);
	expect(await check(['12124', '12125'])).toEqual(['in_stock', 'in_stock']);
	expect(shop.operations()).toHaveLength(1);
	expect(await check(['12126', '12124', '99'])).toEqual(['out_of_stock', 'in_stock', 'unknown']);
	expect(shop.operations()).toHaveLength(3);
	shop.sandbox.services.printify.life?.setAvailable?.('12124', false);
	expect(await check(['12124'])).toEqual(['out_of_stock']);
});

it.each([
	[{ productId: '6' }, 'makerId'],
	[{ makerId: '29' }, 'productId'],
	[{}, 'productId'],
])('asks for what is not chosen, without a call: %j', async (query, field) => {
	const stock = failureOf(await shop.provider().checkStock(['1'], query));
	expect(stock).toMatchObject({ category: 'validation', fields: [field] });
	const list = failureOf(await shop.provider().listVariants({ productId: '', ...query }));
	expect(list.fields).toEqual([field]);
	expect(shop.calls).toEqual([]);
});

it('takes a catalog as bare as its document has it', async () => {
	const replies = [
		[{ id: 3, brand: 'Delta', model: '11736', images: [] }],
		[{ id: 3, decoration_methods: ['dtg'] }],
		{ id: 3, variants: [{ id: 17_390, options: [], placeholders: null }] },
		{ id: 3, variants: [] },
	];
	const printify = fakePrintify((_request, index) => answer(200, replies[index]));
	expect(valueOf(await printify.provider.searchCatalog({}))).toMatchObject([
		{ productId: '3', title: 'Delta 11736' },
	]);
	expect(valueOf(await printify.provider.listMakers('3'))).toMatchObject([{ title: '3' }]);
	expect(valueOf(await printify.provider.listVariants(OFFER))).toMatchObject([
		{
			variantId: '17390',
			title: '17390',
			options: [],
			printAreas: [],
			availability: 'out_of_stock',
		},
	]);
});
