import { openTestPrintify, type TestPrintify } from '../support/printify-shop';

const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const CAT = 'https://files.example.com/cat.png';
const save = (more: object = {}) => ({
	resource: 'design',
	operation: 'save',
	design: 'moon cat',
	title: 'Cat on a moon',
	catalogProductId: byId('6'),
	makerId: byId('29'),
	variants: '',
	artwork: CAT,
	fileId: '',
	priceRule: { factor: '2', currency: 'USD', endings: '.99', floor: '15' },
	options: {},
	...more,
});

interface Held {
	printify: {
		products: Array<{ id: string; variants: Array<{ sku: string; price: number; cost: number }> }>;
		uploads: Array<{ fileName: string }>;
	};
}

describe('Save of the resource Design, at Printify', () => {
	let shop: TestPrintify;

	beforeEach(async () => {
		shop = await openTestPrintify();
	});
	afterEach(async () => await shop.close());

	const held = async () =>
		(await shop.sandbox.control.state<Held & Record<string, unknown>>()).printify;
	const ours = async () =>
		(await held()).products.filter(({ variants }) =>
			variants.some(({ sku }) => sku.startsWith('MOON-CAT-')),
		);

	it('makes the product with the prices of the rule and says what the listing is made of', async () => {
		const [item] = await shop.json(save());
		const [product] = await ours();
		expect(item).toMatchObject({
			provider: 'printify',
			design: 'moon cat',
			providerProductId: product?.id,
			found: false,
		});
		for (const { price, cost } of product?.variants ?? []) {
			expect(price).toBeGreaterThanOrEqual(Math.max(2 * cost, 1500));
			expect(price % 100).toBe(99);
		}
		const listing = item?.listing as { rows: Array<Record<string, unknown>>; price: string };
		expect(listing.rows.map(({ newSku }) => newSku)).toEqual(
			product?.variants.map(({ sku }) => sku),
		);
		expect(listing.rows[0]).toMatchObject({ quantity: 999 });
		expect(item?.mapRows).toHaveLength(listing.rows.length);
		expect((await held()).uploads).toHaveLength(1);
	});

	it('finds it the next time, and makes no second product and no second file', async () => {
		const [first] = await shop.json(save());
		shop.forget();
		const [again] = await shop.json(save());
		expect(again).toMatchObject({ found: true, providerProductId: first?.providerProductId });
		expect(await ours()).toHaveLength(1);
		expect((await held()).uploads).toHaveLength(1);
		expect(shop.operations()).not.toContain('updateAProduct');
	});

	it('finds the product and the file of a try whose answer was lost', async () => {
		await shop.sandbox.control.faults([
			{ id: 'cut', operation: 'createANewProduct', kind: 'cut_after_commit', limit: 1 },
		]);
		const { outputs } = await shop.run(save(), { onError: 'continueErrorOutput' });
		expect(outputs[1]?.[0]?.json.failure).toMatchObject({ category: 'unclear' });
		expect(await shop.json(save())).toMatchObject([{ found: true }]);
		expect(await ours()).toHaveLength(1);
		expect((await held()).uploads).toHaveLength(1);
	});

	it('gives new prices to a product that is there when the rule changes', async () => {
		await shop.json(save());
		await shop.json(save({ priceRule: { factor: '5', currency: 'USD', endings: '.49' } }));
		const [product] = await ours();
		for (const { price, cost } of product?.variants ?? []) {
			expect(price).toBeGreaterThanOrEqual(5 * cost);
			expect(price % 100).toBe(49);
		}
	});

	it('waits for mock-ups of all variants', async () => {
		expect(await shop.json(save())).toMatchObject([{ mockupsReady: false }]);
		await shop.sandbox.control.advance({ seconds: 30 });
		const [item] = await shop.json(save());
		expect(item).toMatchObject({ mockupsReady: true });
		const { images } = item?.listing as { images: Array<{ url: string; altText: string }> };
		expect(new Set(images.map(({ altText }) => altText)).size).toBe(images.length);
		const picture = await fetch(images[0]?.url ?? '');
		expect(picture.headers.get('content-type')).toBe('image/png');
	});

	it.each([
		[{ variants: 'Color=Neon' }, 'variants', 'not offered in Neon'],
		[{ variants: 'Taste=Sweet' }, 'variants', 'no option "Taste"'],
		[{ artwork: 'cat.png' }, 'artwork', 'no address'],
		[{ artwork: `sleeve=${CAT}` }, 'files', 'no print area "sleeve"'],
		[{ priceRule: { factor: 'two', currency: 'USD' } }, 'factor', 'not a number above 0'],
		[{ options: { pictures: 'me.png' } }, 'options.pictures', 'no address'],
	])('refuses %j before anything is made', async (more, field, words) => {
		const { outputs } = await shop.run(save(more), { onError: 'continueErrorOutput' });
		const failure = outputs[1]?.[0]?.json.failure as unknown as { message: string };
		expect(failure).toMatchObject({ fields: [field] });
		expect(failure.message).toContain(words);
		expect(await ours()).toHaveLength(0);
		expect((await held()).uploads).toHaveLength(0);
	});

	it('asks for the name where an expression gives none', async () => {
		const { outputs } = await shop.run(save({ design: '={{ $json.name }}' }), {
			onError: 'continueErrorOutput',
		});
		expect(outputs[1]?.[0]?.json.failure).toMatchObject({ fields: ['design'] });
	});
});
