import { openTestPrintify, type TestPrintify } from '../../../support/printify-shop';
import { PrintifyLines } from '../../../support/printify-lines';
import { failureOf, valueOf } from '../../../support/result';
import { answer, fakePrintify } from './fixtures';

describe('reading what is saved for personalised lines', () => {
	let shop: TestPrintify;
	let lines: PrintifyLines;

	beforeAll(async () => {
		shop = await openTestPrintify();
		lines = new PrintifyLines(shop.sandbox);
	});
	afterAll(async () => await shop.close());

	it('tells of each product when it was made, what it prints, and whether it is in a shop', async () => {
		const file = await lines.rendered(1);
		const title = await lines.save(1, { file, days: 100 });
		await lines.save(2, { title: 'On sale', file, days: 1, published: true });
		const { products, isWhole, pages } = valueOf(
			await shop.provider().listLineProducts({ maxPages: 9, turn: 0 }),
		);
		const found = products.find((one) => one.title === title);
		expect(found).toMatchObject({ skus: [title], isInShop: false });
		expect(found?.files).toEqual([
			{ fileId: file, name: expect.stringMatching(/^[0-9a-f]{12}beef-/) as string },
		]);
		const days = (Date.now() - Date.parse(found?.createdAt ?? '')) / 86_400_000;
		expect(Math.round(days)).toBe(100);
		expect(products.find((one) => one.title === 'On sale')).toMatchObject({ isInShop: true });
		expect([isWhole, pages]).toEqual([true, 1]);
	});

	it('reads every page of a list too long for one run within the turns that it takes', async () => {
		for (let n = 100; n < 340; n += 1) await lines.save(n, { days: 1 });
		const read = new Set<string>();
		for (const turn of [7, 8, 9, 10]) {
			const part = valueOf(await shop.provider().listLineProducts({ maxPages: 2, turn }));
			expect(part).toMatchObject({ pages: 2, isWhole: false });
			for (const { title } of part.products) read.add(title);
		}
		expect([...read].sort()).toEqual([...new Set(await lines.titles())].sort());
	});
});

describe('what Printify tells strangely', () => {
	const list = async (body: object) =>
		await fakePrintify(() => answer(200, body)).provider.listLineProducts({ maxPages: 1, turn: 0 });
	const page = (product: object, more: object = {}) => ({
		...{ current_page: 1, last_page: 1, total: 1, data: [{ id: 'p', title: 'x', ...product }] },
		...more,
	});

	it.each<[string, object]>([
		['no print areas', {}],
		['a picture without an id', { print_areas: areas({ name: 'a.png' }) }],
	])('leaves open what is printed: %s', async (_what, product) => {
		expect(valueOf(await list(page(product))).products[0]?.files).toBeUndefined();
	});

	it('passes over texts of the web editor', async () => {
		const { products } = valueOf(await list(page({ print_areas: areas({ type: 'text/svg' }) })));
		expect(products[0]?.files).toEqual([]);
	});

	it('does not take a list for whole of which products are missing', async () => {
		expect(valueOf(await list(page({}, { total: 3 }))).isWhole).toBe(false);
	});

	it('fails where a page cannot be read', async () => {
		expect(failureOf(await list({ data: 'none' }))).toMatchObject({ provider: 'printify' });
	});

	function areas(image: object) {
		return [{ variant_ids: [1], placeholders: [{ position: 'front', images: [image] }] }];
	}
});
