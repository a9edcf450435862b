import type { ProviderProductRequest } from '../../../../core/domain/provider-product';
import { ETSY_SHOP, MUG, SHIRT } from '../../../contract/support/printify-world';
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

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const CAT = 'https://files.example.com/cat.png';

function request(changes: Partial<ProviderProductRequest> = {}): ProviderProductRequest {
	return {
		title: 'Cat on a moon',
		description: 'A shirt',
		tags: ['cat'],
		productId: '6',
		makerId: '29',
		variants: [
			{ variantId: '12124', sku: 'MOON-S', retailPrice: usd(2499) },
			{ variantId: '12125', retailPrice: usd(2599), isEnabled: false },
		],
		files: [{ url: CAT, placement: 'front', position: { x: 0.4, y: 0.3, scale: 0.5, angle: 10 } }],
		...changes,
	};
}

interface Stored {
	variants: Array<{ id: number; price: number; sku: string; is_default: boolean }>;
	print_areas: Array<{ variant_ids: number[]; placeholders: Array<{ images: object[] }> }>;
}

/** What the sandbox holds. */
async function stored(id: string): Promise<Stored> {
	const { printify } = await shop.sandbox.control.state<{
		printify: { products: Array<Stored & { id: string }> };
	}>();
	const product = printify.products.find((one) => one.id === id);
	if (!product) throw new Error('The product is not there');
	return product;
}

async function create(changes: Partial<ProviderProductRequest> = {}): Promise<string> {
	const made = valueOf(await shop.provider().createProduct(request(changes)));
	shop.forget();
	return made.providerProductId;
}

describe('saving a product', () => {
	it('uploads the picture and places it as asked', async () => {
		const made = valueOf(await shop.provider().createProduct(request()));
		expect(shop.operations()).toEqual(['uploadAnImage', 'createANewProduct']);
		expect(made).toMatchObject({
			title: 'Cat on a moon',
			tags: ['cat'],
			publishState: 'not_published',
			variants: [
				{
					variantId: '12124',
					sku: 'MOON-S',
					retailPrice: usd(2499),
					cost: usd(950),
					isEnabled: true,
					isAvailable: true,
					options: [
						{ name: 'color', value: 'Black' },
						{ name: 'size', value: 'S' },
					],
				},
				{ variantId: '12125', isEnabled: false },
			],
		});
		const { print_areas: areas } = await stored(made.providerProductId);
		expect(areas).toMatchObject([
			{
				variant_ids: [12_124, 12_125],
				placeholders: [{ position: 'front', images: [{ x: 0.4, y: 0.3, scale: 0.5, angle: 10 }] }],
			},
		]);
	});

	it('uploads a picture once for several areas, and none that has an ID', async () => {
		const { fileId } = valueOf(await shop.provider().uploadFile({ url: CAT, name: 'cat.png' }));
		shop.forget();
		const files = [
			{ url: CAT, placement: 'front' },
			{ url: CAT, placement: 'back' },
			{ fileId, placement: 'front' },
		];
		const id = valueOf(await shop.provider().createProduct(request({ files }))).providerProductId;
		expect(shop.operations()).toEqual(['uploadAnImage', 'createANewProduct']);
		expect((await stored(id)).print_areas[0]?.placeholders).toMatchObject([
			{ position: 'front', images: [{ x: 0.5, y: 0.5, scale: 1, angle: 0 }, { id: fileId }] },
			{ position: 'back', images: [{}] },
		]);
	});

	it.each<[string, Partial<ProviderProductRequest>, string, string]>([
		['a template', { templateId: '1' }, 'capability', 'templateId'],
		['no product', { productId: undefined }, 'validation', 'productId'],
		['no maker', { makerId: ' ' }, 'validation', 'makerId'],
		['no artwork', { files: [] }, 'validation', 'files'],
		['no price', { variants: [{ variantId: '1' }] }, 'validation', 'variants[0].retailPrice'],
		[
			'a price in euros',
			{ variants: [{ variantId: '1', retailPrice: { amountMinor: 1, currency: 'EUR' } }] },
			'validation',
			'variants[0].retailPrice',
		],
		[
			'a variant that is no number',
			{ variants: [{ variantId: 'S' }] },
			'validation',
			'variants[0].variantId',
		],
		['artwork without a source', { files: [{ placement: 'front' }] }, 'validation', 'files[0]'],
		[
			'artwork to be fitted',
			{ files: [{ placement: 'front', url: CAT, fit: 'fill' }] },
			'capability',
			'files[0].fit',
		],
	])('refuses %s without a call', async (_name, wrong, category, field) => {
		const failure = failureOf(await shop.provider().createProduct(request(wrong)));
		expect(failure).toMatchObject({ category, fields: [field], operation: 'createProduct' });
		expect(shop.calls).toEqual([]);
	});

	it('does not try again when the answer is lost', async () => {
		await shop.sandbox.control.faults([
			{ kind: 'cut_after_commit', operation: 'createANewProduct' },
		]);
		const failure = failureOf(await shop.provider().createProduct(request()));
		expect(failure).toMatchObject({ category: 'unclear', retryable: false });
		const { calls } = await shop.sandbox.control.counts();
		expect(calls.printify?.createANewProduct).toEqual({ cut_after_commit: 1 });
	});
});

describe('changing a product', () => {
	it('costs one call for title, description and tags, and leaves the rest', async () => {
		const changed = valueOf(await shop.provider().updateProduct(SHIRT, { title: 'New', tags: [] }));
		expect(changed).toMatchObject({ title: 'New', variants: [{}, {}, {}] });
		expect(shop.operations()).toEqual(['updateAProduct']);
	});

	it('sends all variants though only one changes', async () => {
		const id = await create();
		const before = await stored(id);
		const variants = [{ variantId: '12125', retailPrice: usd(3000), sku: 'MOON-M' }];
		valueOf(await shop.provider().updateProduct(id, { variants }));
		expect(shop.operations()).toEqual(['retrieveAProduct', 'updateAProduct']);
		const after = await stored(id);
		expect(after.variants).toMatchObject([
			before.variants[0],
			{ id: 12_125, price: 3000, sku: 'MOON-M', is_enabled: false, is_default: false },
		]);
		expect(after.print_areas).toEqual(before.print_areas);
	});

	it('covers a variant that is added with the artwork of the others', async () => {
		const id = await create();
		const variants = [{ variantId: '12126', retailPrice: usd(2999) }];
		const changed = valueOf(await shop.provider().updateProduct(id, { variants }));
		expect(changed.variants).toHaveLength(3);
		const [area] = (await stored(id)).print_areas;
		expect(area?.variant_ids).toEqual([12_124, 12_125, 12_126]);
		expect(area?.placeholders[0]?.images).toMatchObject([{ x: 0.4 }]);
	});

	it('gives new artwork to every variant', async () => {
		const id = await create();
		const files = [{ url: CAT, placement: 'front' }];
		valueOf(await shop.provider().updateProduct(id, { files }));
		expect(shop.operations()).toEqual(['retrieveAProduct', 'uploadAnImage', 'updateAProduct']);
		expect((await stored(id)).print_areas).toMatchObject([
			{ variant_ids: [12_124, 12_125], placeholders: [{ images: [{ x: 0.5, scale: 1 }] }] },
		]);
	});

	it('takes the same product and maker, and refuses others', async () => {
		const same = { productId: '6', makerId: '29', title: 'New' };
		expect(valueOf(await shop.provider().updateProduct(SHIRT, same)).title).toBe('New');
		const other = { productId: '68', makerId: '9' };
		expect(failureOf(await shop.provider().updateProduct(SHIRT, other))).toMatchObject({
			category: 'capability',
			fields: ['productId', 'makerId'],
		});
	});

	it('asks for artwork where the variants differ in it', async () => {
		const area = (ids: number[]) => ({ variant_ids: ids, placeholders: [] });
		const product = {
			id: 'p',
			variants: [
				{ id: 1, price: 100 },
				{ id: 2, price: 100 },
			],
			print_areas: [area([1]), area([2])],
		};
		const printify = fakePrintify(() => answer(200, product));
		const variants = [{ variantId: '3', retailPrice: usd(100) }];
		const failure = failureOf(await printify.provider.updateProduct('p', { variants }));
		expect(failure).toMatchObject({ category: 'validation', fields: ['files'] });
		expect(printify.requests).toHaveLength(1);
	});

	it.each([{ title: 'New' }, { files: [{ url: CAT, placement: 'front' }] }])(
		'waits while the product is being published: %j',
		async (changes) => {
			const id = await lockedProduct();
			expect(failureOf(await shop.provider().updateProduct(id, changes))).toMatchObject({
				category: 'conflict',
				retryable: true,
			});
		},
	);
});

/** A product of the API shop that a half-done publishing left locked. */
async function lockedProduct(): Promise<string> {
	const id = await create();
	await shop.sandbox.control.faults([
		{ kind: 'status', status: 500, operation: 'setProductPublishStatusToSucceeded' },
	]);
	failureOf(await shop.provider().publishProduct(id));
	await shop.sandbox.control.faults([]);
	shop.forget();
	return id;
}

describe('publishing a product', () => {
	const SHOPS = 'retrieveListOfShopsInAPrintifyAccount';

	it('really publishes in a connected shop, with one call that is made once', async () => {
		const provider = shop.provider(ETSY_SHOP);
		const { providerProductId } = valueOf(await provider.createProduct(request()));
		shop.forget();
		const product = valueOf(await provider.publishProduct(providerProductId));
		expect(product.publishState).toBe('published');
		expect(product.shopListingId).toMatch(/^\d{10}$/);
		expect(shop.operations()).toEqual([SHOPS, 'publishAProduct', 'retrieveAProduct']);
	});

	it('does not stay locked in an API shop', async () => {
		const product = valueOf(await shop.provider().publishProduct(MUG));
		expect(product).toMatchObject({ publishState: 'published', shopListingId: MUG });
		expect(shop.operations()).toEqual([
			SHOPS,
			'publishAProduct',
			'retrieveAProduct',
			'setProductPublishStatusToSucceeded',
			'retrieveAProduct',
		]);
	});

	it('frees a product that an earlier try left locked', async () => {
		const id = await lockedProduct();
		expect(valueOf(await shop.provider().getProduct(id)).publishState).toBe('publishing');
		expect(valueOf(await shop.provider().publishProduct(id)).publishState).toBe('published');
	});

	it('is looked at and not repeated when the answer is lost', async () => {
		await shop.sandbox.control.faults([{ kind: 'cut_after_commit', operation: 'publishAProduct' }]);
		expect(valueOf(await shop.provider().publishProduct(MUG)).publishState).toBe('published');
		await shop.sandbox.control.faults([
			{ kind: 'cut_before_commit', operation: 'publishAProduct' },
		]);
		expect(failureOf(await shop.provider().publishProduct(SHIRT)).category).toBe('unclear');
		const { calls } = await shop.sandbox.control.counts();
		expect(calls.printify?.publishAProduct).toEqual({
			cut_after_commit: 1,
			cut_before_commit: 1,
		});
	});
});

describe('the saved products', () => {
	it('are listed and searched', async () => {
		const provider = shop.provider();
		const titles = async (query: object) =>
			valueOf(await provider.listProducts(query)).map(({ title }) => title);
		expect(await titles({})).toEqual(['Cat shirt', 'Cat mug']);
		expect(await titles({ search: 'MUG cat' })).toEqual(['Cat mug']);
		expect(await titles({ limit: 1 })).toEqual(['Cat shirt']);
	});

	it('are read fifty a call', async () => {
		const all = Array.from({ length: 120 }, (_, n) => ({ id: `p${n}`, title: `Product ${n}` }));
		const printify = fakePrintify(({ query }) => {
			const [page, size] = [Number(query?.page), Number(query?.limit)];
			const data = all.slice((page - 1) * size, page * size);
			return answer(200, { data, last_page: Math.ceil(all.length / size), current_page: page });
		});
		expect(valueOf(await printify.provider.listProducts({}))).toHaveLength(120);
		expect(printify.reads()).toBe(3);
		expect(valueOf(await printify.provider.listProducts({ limit: 7 }))).toHaveLength(7);
		expect(printify.reads()).toBe(4);
		const [found] = valueOf(await printify.provider.listProducts({ search: '77', limit: 1 }));
		expect(found?.title).toBe('Product 77');
		expect(printify.reads()).toBe(6);
	});

	it('are deleted once, also when the answer is lost', async () => {
		await shop.sandbox.control.faults([
			{ kind: 'cut_after_commit', operation: 'deleteAProduct', every: 2 },
		]);
		expect(valueOf(await shop.provider().deleteProduct(SHIRT))).toBe(true);
		expect(valueOf(await shop.provider().deleteProduct(MUG))).toBe(true);
		await shop.sandbox.control.faults([]);
		expect(failureOf(await shop.provider().deleteProduct(MUG)).category).toBe('not_found');
	});

	it('tell sold-out variants and unfinished pictures', async () => {
		shop.sandbox.services.printify.life?.setAvailable?.('33719', false);
		const product = valueOf(await shop.provider().getProduct(MUG));
		expect(product.variants).toMatchObject([{ isAvailable: false, sku: 'MUG-11' }]);
		expect(product.imageUrls.length).toBeGreaterThan(0);
	});
});
