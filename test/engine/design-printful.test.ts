import { openTestPrintful, type TestPrintful } from '../support/printful-shop';
import { printfulScenario } from '../e2e/support/design-printful';

/** Who works at the Printful of the scenario. */
const WHO = { token: 'printful-sandbox-token', storeId: 9001 };
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const address = (name: string) => `https://files.example.com/${name}.png`;

interface Held extends Record<string, unknown> {
	printful: {
		storeProducts: Array<{
			sync_variants: Array<{
				id: number;
				sku: string;
				retail_price: string;
				files: Array<{ id: number; type: string }>;
			}>;
		}>;
		files: unknown[];
	};
}

describe('Save of the resource Design, at Printful', () => {
	let shop: TestPrintful;

	beforeEach(async () => {
		shop = await openTestPrintful(printfulScenario);
	});
	afterEach(async () => await shop.close());

	const held = async () => (await shop.sandbox.control.state<Held>()).printful;
	const save = async (more: object = {}) =>
		await shop.run(
			{
				resource: 'design',
				operation: 'save',
				design: 'moon cat',
				title: 'Cat on a moon',
				catalogProductId: byId('71'),
				makerId: byId(''),
				variants: 'Color=Black, White; Size=S, M',
				artwork: address('cat'),
				fileId: '',
				priceRule: { factor: '2.2', currency: 'USD', endings: '.99' },
				options: {},
				...more,
			},
			{},
			WHO,
		);
	const upload = async (name: string) => {
		const parameters = { fileUrl: address(name), fileName: `${name}.png` };
		const { done } = await shop.run(
			{ resource: 'file', operation: 'upload', ...parameters },
			{},
			WHO,
		);
		return Number(done[0]?.fileId);
	};

	it('makes the product once, and has a mock-up of each variant a little later', async () => {
		const { done, failed } = await save();
		expect(failed).toEqual([]);
		expect(done).toMatchObject([{ found: false, mockupsReady: false }]);
		await shop.sandbox.control.advance({ seconds: 30 });
		const again = await save();
		expect(again.failed).toEqual([]);
		expect(again.done).toMatchObject([{ found: true, mockupsReady: true }]);
		const { storeProducts, files } = await held();
		expect([storeProducts.length, files.length]).toEqual([1, 1]);
		const [product] = storeProducts;
		expect(product?.sync_variants.map(({ sku, retail_price: price }) => `${sku} ${price}`)).toEqual(
			[
				...['MOON-CAT-S-BLACK 20.99', 'MOON-CAT-M-BLACK 24.99'],
				...['MOON-CAT-S-WHITE 20.99', 'MOON-CAT-M-WHITE 24.99'],
			],
		);
		const { listing, mapRows } = again.done[0] as {
			listing: { images: Array<{ altText: string }> };
			mapRows: Array<{ providerVariantId: string }>;
		};
		expect(listing.images.slice(0, 3).map(({ altText }) => altText)).toEqual([
			...['Cat on a moon, Black', 'Cat on a moon, White', 'Cat on a moon, Black (2)'],
		]);
		expect(mapRows.map(({ providerVariantId }) => Number(providerVariantId))).toEqual(
			product?.sync_variants.map(({ id }) => id),
		);
	});

	it('takes the files of several print areas from the library, by their IDs in order', async () => {
		const [back, front] = [await upload('back'), await upload('front')];
		const artwork = `front=${address('front')}; back=${address('back')}`;
		const { failed } = await save({ artwork, fileId: `${front} ${back}` });
		expect(failed).toEqual([]);
		const { storeProducts, files } = await held();
		expect(files).toHaveLength(2);
		for (const variant of storeProducts[0]?.sync_variants ?? []) {
			const placed = variant.files.map(({ type, id }) => [type, id]);
			expect(placed.slice(0, 2)).toEqual([
				['front', front],
				['back', back],
			]);
		}
	});

	it('says that a picture cannot lie at a place of its own, and what to do', async () => {
		const place = { placement: 'front', position: { x: 0.5, y: 0.3, scale: 0.5 } };
		const { done, failed } = await save({ artwork: [{ ...place, url: address('cat') }] });
		expect(done).toEqual([]);
		expect(failed).toMatchObject([
			{
				failure: {
					category: 'capability',
					message: 'Printful places a picture in an order, not in a saved product.',
				},
			},
		]);
		expect((await held()).storeProducts).toEqual([]);
	});
});
