import type { ProviderAction } from '../../../../core/providers/capabilities';
import type { Json } from '../driver';
import type { Shop } from '../shop';

/** The operations of catalog and shipping, by what the provider must be able to do. */
const OPERATIONS: Partial<Record<ProviderAction, Json>> = {
	searchCatalog: {
		resource: 'catalog',
		operation: 'getProducts',
		search: '={{ $json.search }}',
		returnAll: true,
	},
	listMakers: {
		resource: 'catalog',
		operation: 'getMakers',
		catalogProductId: '={{ $json.productId }}',
	},
	listVariants: {
		resource: 'catalog',
		operation: 'getVariants',
		catalogProductId: '={{ $json.productId }}',
		makerId: "={{ $json.makerId ?? '' }}",
		countryCode: '',
	},
	checkStock: {
		resource: 'catalog',
		operation: 'checkStock',
		variantIds: '={{ $json.variantId }}',
		catalogProductId: '={{ $json.productId }}',
		makerId: "={{ $json.makerId ?? '' }}",
		countryCode: '',
	},
	shippingMethods: { resource: 'shipping', operation: 'getMethods', countryCode: 'US' },
};

/** What can be ordered, from whom, whether it is there, and how it is sent. */
export function catalogRows(shop: Shop): void {
	const { catalog } = shop.one;
	const item = catalog ?? { search: 'mug', productId: '1', makerId: '2', variantId: '3' };
	const ask = async (action: ProviderAction, changes: object = {}) =>
		await shop.run(OPERATIONS[action] ?? {}, [{ ...item, ...changes }]);

	for (const action of Object.keys(OPERATIONS) as ProviderAction[]) {
		if (shop.does(action)) continue;
		it(`says that it cannot: ${action}`, async () => {
			const { done, failed } = await ask(action);
			expect(done).toEqual([]);
			expect(failed).toMatchObject([{ failure: shop.refusal(action) }]);
		});
	}

	it('gives an example of its catalog, where it has one', () => {
		expect(catalog !== undefined).toBe(shop.does('searchCatalog'));
	});

	if (catalog) {
		it('finds a product by a word, walks to its variants, and nothing by nonsense', async () => {
			const { done } = await ask('searchCatalog');
			expect(done.map(({ productId }) => productId)).toContain(catalog.productId);
			expect((await ask('searchCatalog', { search: 'zzzzqq' })).done).toEqual([]);
			const all = (await ask('searchCatalog', { search: '' })).done;
			expect(all.length).toBeGreaterThan(done.length - 1);

			if (shop.does('listMakers')) {
				const makers = (await ask('listMakers')).done;
				expect(makers.map(({ makerId }) => makerId)).toContain(catalog.makerId);
			}
			const variants = (await ask('listVariants')).done;
			expect(variants.map(({ variantId }) => variantId)).toContain(catalog.variantId);
			for (const variant of variants) {
				expect(variant.cost !== undefined).toBe(shop.can.tellsCatalogPrices);
			}
		});
	}

	if (shop.does('checkStock') && catalog) {
		it('tells what is in stock and what is not', async () => {
			const stock = async () => (await ask('checkStock')).done[0];
			expect(await stock()).toMatchObject({ variantId: catalog.variantId });
			expect((await stock())?.availability).toBe('in_stock');
			shop.life.setAvailable?.(catalog.variantId, false);
			expect((await stock())?.availability).not.toBe('in_stock');
		});
	}

	if (shop.does('shippingMethods')) {
		it('lists its ways of shipping, each with an id and a name', async () => {
			const { done } = await ask('shippingMethods');
			expect(done.length).toBeGreaterThan(0);
			for (const { methodId, name } of done) {
				expect([typeof methodId, typeof name]).toEqual(['string', 'string']);
			}
			expect(new Set(done.map(({ methodId }) => methodId)).size).toBe(done.length);
		});
	}
}
