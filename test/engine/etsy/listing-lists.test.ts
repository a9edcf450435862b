import { EtsyOAuth2Api } from '../../../credentials/EtsyOAuth2Api.credentials';
import { Etsy } from '../../../nodes/Etsy/Etsy.node';
import { loadOptionsContext } from '../../support/engine';
import { ACTIVE, FOREIGN, listingsScenario, manyListings, SHOP } from '../../support/etsy-listings';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

describe('lists in the editor', () => {
	let shop: TestShop;

	beforeAll(async () => {
		shop = await openTestShop(listingsScenario());
	});
	beforeEach(() => shop.forget());
	afterAll(async () => await shop.close());

	const list = async (method: 'searchListings' | 'searchTaxonomy', filter?: string) => {
		const context = loadOptionsContext({
			node: new Etsy(),
			parameters: { options: { shopId: SHOP } },
			credentials: {
				etsyOAuth2Api: {
					clientId: 'sandboxkeystring',
					sharedSecret: 'sandboxsecret',
					baseUrl: shop.sandbox.urls.etsy,
					oauthTokenData: (await shop.sandbox.control.mintEtsyToken({})) as never,
				},
			},
			credentialTypes: [new EtsyOAuth2Api()],
		});
		return (await new Etsy().methods.listSearch[method].call(context, filter)).results;
	};

	test('listings: drafts too, each with its state where it is not active', async () => {
		const names = (await list('searchListings')).map(({ name }) => name);
		expect(names).toContain(`Listing ${ACTIVE} (${ACTIVE})`);
		expect(names).toContain('Listing 1000000002 (1000000002, draft)');
		expect(shop.calls).toHaveLength(3);
	});

	test('listings: what is typed is looked for in all states', async () => {
		const [soldOut] = await list('searchListings', '000005 LISTING');
		expect(soldOut).toMatchObject({ value: '1000000005' });
		expect(await list('searchListings', 'nowhere')).toEqual([]);
	});

	test('listings: a number finds its listing by one call, however many there are', async () => {
		await shop.sandbox.control.scenario(listingsScenario(manyListings(150, 'expired')));
		const found = await list('searchListings', ACTIVE);
		expect(found.map(({ value }) => value)).toEqual([ACTIVE]);
		expect(shop.operations()).toEqual(['getListing']);
		expect(await list('searchListings', FOREIGN)).toEqual([]);
	});

	test('categories: by any words of their path, one call each', async () => {
		const [best] = await list('searchTaxonomy', 'drink mug');
		expect(best).toEqual({
			name: 'Home & Living > Kitchen & Dining > Drink & Barware > Drinkware > Mugs',
			value: '1063',
		});
		expect(shop.operations()).toEqual(['getSellerTaxonomyNodes']);
		expect((await list('searchTaxonomy')).length).toBeGreaterThan(10);
	});
});
