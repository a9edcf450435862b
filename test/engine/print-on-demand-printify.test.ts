import { PrintifyApi } from '../../credentials/PrintifyApi.credentials';
import { PrintOnDemand } from '../../nodes/PrintOnDemand/PrintOnDemand.node';
import { ETSY_SHOP, MUG, SHIRT, SHOP, TOKEN } from '../contract/support/printify-world';
import { loadOptionsContext } from '../support/engine';
import { openTestPrintify, type TestPrintify } from '../support/printify-shop';

/** What a seller drags onto the canvas, against the sandbox's Printify. */
describe('Print on Demand with Printify', () => {
	let shop: TestPrintify;

	beforeAll(async () => {
		shop = await openTestPrintify();
	});
	beforeEach(async () => {
		await shop.sandbox.control.reset();
		shop.forget();
	});
	afterAll(async () => await shop.close());

	const byId = (value: string) => ({ __rl: true, mode: 'id', value });
	const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
	const OFFER = { catalogProductId: byId('6'), makerId: byId('29') };
	const CAT = 'https://files.example.com/cat.png';

	describe('the catalog', () => {
		const catalog = async (operation: string, parameters: object = {}) =>
			await shop.json({ resource: 'catalog', operation, ...parameters });

		it('lists blank products by words', async () => {
			const found = await catalog('getProducts', { search: 'mug', returnAll: true });
			expect(found).toEqual([expect.objectContaining({ provider: 'printify', productId: '68' })]);
			expect(found[0]).not.toHaveProperty('raw');
			const whole = await catalog('getProducts', { returnAll: true, simplify: false });
			expect(whole).toHaveLength(2);
			expect(whole[0]).toHaveProperty('raw.model');
		});

		it('lists makers and variants', async () => {
			expect(await catalog('getMakers', OFFER)).toMatchObject([
				{ makerId: '29', title: 'Monster Digital' },
			]);
			const variants = await catalog('getVariants', OFFER);
			expect(variants).toHaveLength(3);
			expect(variants[2]).toMatchObject({ variantId: '12126', availability: 'out_of_stock' });
		});

		it('checks the stock, one item a variant', async () => {
			const stock = await catalog('checkStock', { variantIds: byId('12124, 12126'), ...OFFER });
			expect(stock).toEqual([
				{ provider: 'printify', variantId: '12124', availability: 'in_stock' },
				{ provider: 'printify', variantId: '12126', availability: 'out_of_stock' },
			]);
		});

		it('says which field is missing, and the other items go on', async () => {
			const items = [{ maker: '29' }, { maker: '' }].map((json) => ({ json }));
			const parameters = {
				resource: 'catalog',
				operation: 'checkStock',
				variantIds: '12124',
				catalogProductId: byId('6'),
				makerId: byId('={{ $json.maker }}'),
			};
			const { outputs } = await shop.run(parameters, { items, onError: 'continueErrorOutput' });
			expect(outputs[0]).toHaveLength(1);
			expect(outputs[1]).toMatchObject([
				{ json: { failure: { category: 'validation', fields: ['makerId'] } } },
			]);
		});
	});

	describe('files', () => {
		it('go into the library and are read again', async () => {
			const upload = { resource: 'file', operation: 'upload', fileUrl: CAT, fileName: 'cat.png' };
			const [file] = await shop.json(upload);
			expect(file).toMatchObject({ state: 'ready', name: 'cat.png', widthPx: 4500 });
			const get = { resource: 'file', operation: 'get', fileId: file?.fileId };
			expect(await shop.json(get)).toEqual([file]);
		});
	});

	describe('products', () => {
		const product = async (operation: string, parameters: object = {}, shopId = SHOP) =>
			await shop.json({ resource: 'product', operation, ...parameters }, { shopId });
		const made = async (shopId = SHOP) => {
			const [one] = await product(
				'create',
				{
					title: 'Cat on a moon',
					...OFFER,
					variants: JSON.stringify([{ variantId: 12_124, retailPrice: usd(2499) }]),
					files: JSON.stringify([{ url: CAT, placement: 'front' }]),
					options: { tags: 'cat, moon', description: 'A shirt' },
				},
				shopId,
			);
			return byId(String(one?.providerProductId));
		};

		it('are saved, read, changed, listed and deleted', async () => {
			const id = await made();
			const [read] = await product('get', { providerProductId: id });
			expect(read).toMatchObject({ tags: ['cat', 'moon'], publishState: 'not_published' });
			const variants = [{ variantId: '12124', retailPrice: usd(2999) }];
			const [changed] = await product('update', {
				providerProductId: id,
				changes: { title: 'New', variants: JSON.stringify(variants) },
			});
			expect(changed).toMatchObject({ title: 'New', variants: [{ retailPrice: usd(2999) }] });
			expect(await product('getAll', { search: 'new', returnAll: true })).toHaveLength(1);
			expect(await product('delete', { providerProductId: id })).toMatchObject([{ deleted: true }]);
			expect(await product('getAll', { returnAll: true })).toHaveLength(2);
		});

		it('are published to the connected shop', async () => {
			const id = await made(ETSY_SHOP);
			const [listed] = await product('publish', { providerProductId: id }, ETSY_SHOP);
			expect(listed).toMatchObject({ publishState: 'published' });
		});
	});

	describe('shipping', () => {
		const lines = [
			{ quantity: 1, source: { kind: 'storeVariant', productId: MUG, variantId: '33719' } },
			{ quantity: 1, source: { kind: 'storeVariant', productId: SHIRT, variantId: '12124' } },
		];

		it('is priced for every way, with what the products cost', async () => {
			const [quote] = await shop.json({
				resource: 'shipping',
				operation: 'quote',
				lines: JSON.stringify(lines),
				shipTo: '{ "countryCode": "us" }',
			});
			expect(quote).toMatchObject({
				items: usd(516 + 950),
				shipping: [
					{ methodId: '1', tier: 'standard', price: usd(950) },
					{ methodId: '2', tier: 'fast', price: usd(1998) },
				],
			});
		});

		it('has four ways, known without a call', async () => {
			const methods = await shop.json({ resource: 'shipping', operation: 'getMethods' });
			expect(methods).toHaveLength(4);
			expect(shop.calls).toEqual([]);
		});
	});

	describe('orders', () => {
		const order = async (operation: string, parameters: object = {}) =>
			await shop.json({ resource: 'order', operation, ...parameters });
		const planned = (n: number, changes: object = {}) => ({
			externalId: `etsy-4001-${n}-1`,
			lines: [{ lineId: `l${n}`, quantity: 1, source: { kind: 'sku', sku: 'MUG-11' } }],
			shipTo: {
				fullName: 'Ana Example',
				line1: '1 Example Street',
				city: 'Brooklyn',
				stateCode: 'NY',
				postalCode: '11201',
				countryCode: 'US',
			},
			...changes,
		});
		const create = async (n: number, changes: object = {}) => {
			const [made] = await order('create', { order: JSON.stringify(planned(n, changes)) });
			return { providerOrderId: String(made?.providerOrderId) };
		};

		it('wait until they are submitted', async () => {
			const id = await create(1);
			await shop.sandbox.control.advance({ seconds: 30 * 86_400 });
			expect(await order('get', id)).toMatchObject([
				{ status: 'received', awaitingApproval: true },
			]);
			expect(await order('submit', id)).toMatchObject([{ status: 'accepted' }]);
		});

		it('go to production at once where the item says so', async () => {
			const id = await create(1, { submit: true });
			expect(await order('get', id)).toMatchObject([{ status: 'accepted' }]);
		});

		it('are cancelled in time, and otherwise leave by the error output', async () => {
			const ids = [await create(1), await create(2)];
			await shop.sandbox.control.advance({ seconds: 20 });
			await order('submit', ids[1]);
			const { outputs } = await shop.run(
				{ resource: 'order', operation: 'cancel', providerOrderId: '={{ $json.id }}' },
				{
					items: ids.map(({ providerOrderId }) => ({ json: { id: providerOrderId } })),
					onError: 'continueErrorOutput',
				},
			);
			expect(outputs[0]).toMatchObject([
				{ json: { status: 'cancelled' }, pairedItem: { item: 0 } },
			]);
			expect(outputs[1]).toMatchObject([
				{ json: { failure: { category: 'conflict', retryable: false } } },
			]);
		});

		it('that may have changed are listed without a webhook', async () => {
			const [first, second] = [await create(1), await create(2)];
			const { life } = shop.sandbox.services.printify;
			life?.ship(first.providerOrderId);
			life?.deliver(first.providerOrderId);
			await shop.sandbox.control.advance({ seconds: 3 * 86_400 });
			const dayAgo = new Date(shop.sandbox.world.clock.now() - 86_400_000).toISOString();
			const changed = await order('getChanged', { since: dayAgo, returnAll: true });
			expect(changed.map(({ providerOrderId }) => providerOrderId)).toEqual([
				second.providerOrderId,
			]);
			const all = await order('getChanged', { since: '2020-01-01', returnAll: true });
			expect(all).toHaveLength(2);
		});

		it('cannot get another address, which is not offered', async () => {
			const { outputs } = await shop.run(
				{
					resource: 'order',
					operation: 'updateAddress',
					providerOrderId: 'x',
					address: JSON.stringify(planned(1).shipTo),
				},
				{ onError: 'continueErrorOutput' },
			);
			expect(outputs[1]).toMatchObject([{ json: { failure: { category: 'capability' } } }]);
			expect(shop.calls).toEqual([]);
		});
	});

	it('fills the lists of the panel: product, then maker, then variant; saved product', async () => {
		const node = new PrintOnDemand();
		const context = (parameters: object) =>
			loadOptionsContext({
				node,
				parameters: { provider: 'printify', ...parameters } as never,
				credentials: {
					printifyApi: {
						apiToken: TOKEN,
						shopId: String(SHOP),
						baseUrl: shop.sandbox.urls.printify,
					},
				},
				credentialTypes: [new PrintifyApi()],
			});
		const { listSearch } = node.methods;
		const catalog = { resource: 'catalog', operation: 'getVariants', ...OFFER };
		expect(await listSearch.searchCatalogProducts.call(context(catalog), 'cotton')).toEqual({
			results: [{ name: 'Unisex Heavy Cotton Tee (Generic brand)', value: '6' }],
		});
		expect(await listSearch.searchMakers.call(context(catalog))).toEqual({
			results: [{ name: 'Monster Digital', value: '29' }],
		});
		const { results } = await listSearch.searchVariants.call(context(catalog));
		expect(results.map(({ value }) => value).sort()).toEqual(['12124', '12125', '12126']);
		const [one] = results;
		const found = await listSearch.searchVariants.call(context(catalog), String(one?.value));
		expect(found).toEqual({ results: [one] });
		const nothing = { ...catalog, catalogProductId: byId('') };
		expect(await listSearch.searchVariants.call(context(nothing))).toEqual({ results: [] });
		const saved = { resource: 'product', operation: 'get' };
		expect(await listSearch.searchSavedProducts.call(context(saved), 'mug')).toEqual({
			results: [{ name: 'Cat mug', value: MUG }],
		});
	});
});
