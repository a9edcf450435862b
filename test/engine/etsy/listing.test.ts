import {
	ACTIVE,
	byId,
	DIGITAL_DRAFT,
	DRAFT,
	DRAFT_WITHOUT_IMAGE,
	EXPIRED,
	INACTIVE,
	listingsScenario,
	manyListings,
	MUGS,
	PARTNER,
	POLICY,
	PROCESSING,
	SECTION,
	SHIPPING,
	SHOP,
	SOLD_OUT,
} from '../../support/etsy-listings';
import {
	create,
	failureIn,
	feesIn,
	getMany,
	on,
	readListing,
} from '../../support/etsy-listing-runs';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const scenario = listingsScenario();

describe('Listing', () => {
	let shop: TestShop;
	let feesBefore = 0;

	beforeAll(async () => {
		shop = await openTestShop(scenario);
	});
	beforeEach(async () => {
		await shop.sandbox.control.scenario(scenario);
		await shop.sandbox.control.faults([]);
		feesBefore = await feesIn(shop);
		shop.forget();
	});
	afterAll(async () => await shop.close());

	const fees = async () => (await feesIn(shop)) - feesBefore;
	const failureOf = async (parameters: object) => await failureIn(shop, parameters);
	const read = async (listingId: string) => await readListing(shop, listingId);

	describe('Create', () => {
		test('makes a draft with all that was filled in, by one call and for free', async () => {
			const [made] = await shop.json(create());
			expect(made).toMatchObject({
				shopId: SHOP,
				state: 'draft',
				title: 'Fern Mug: 11 & 15 oz',
				price: { amountMinor: 1699, currency: 'USD' },
				quantity: 999,
				taxonomyId: MUGS,
				shippingProfileId: SHIPPING,
				processingProfileId: PROCESSING,
				returnPolicyId: POLICY,
				sectionId: SECTION,
				whoMade: 'someone_else',
				whenMade: 'made_to_order',
				isSupply: false,
				tags: ['fern mug', 'plant lover'],
				materials: ['ceramic'],
				styles: ['Boho'],
				autoRenew: false,
				weight: 350,
				weightUnit: 'g',
				length: 12,
				width: 10.5,
				sizeUnit: 'cm',
				createdAt: expect.stringMatching(/^\d{4}-/),
			});
			expect(made).not.toHaveProperty('height');
			expect(shop.operations()).toEqual(['createDraftListing']);
			expect(await fees()).toBe(0);
			expect(await read(String(made?.listingId))).toMatchObject({
				productionPartnerIds: [PARTNER],
			});
		});

		test('sends nothing that was left empty, and nothing physical for a download', async () => {
			const parameters = create({
				listingType: 'download',
				productionPartnerId: byId(''),
				whoMade: 'i_did',
				additionalFields: { tags: ' ', sectionId: byId('') },
			});
			const [made] = await shop.json(parameters);
			expect(made).toMatchObject({ listingType: 'download', state: 'draft' });
			const sent = Object.keys(shop.calls[0]?.body as object);
			expect(sent.sort()).toEqual([
				...['description', 'is_supply', 'price', 'quantity', 'taxonomy_id', 'title', 'type'],
				...['when_made', 'who_made'],
			]);
		});

		test.each([
			['a tag', { additionalFields: { tags: 'a tag of more than twenty' } }, 'a tag of more than'],
			['a title', { title: '50% off: 20% more' }, 'The title has "%" more than once'],
			['a material', { additionalFields: { materials: '100% cotton' } }, '"100% cotton"'],
			['a missing profile', { shippingProfileId: byId('={{ "" }}') }, 'needs a shipping profile'],
			['a missing partner', { productionPartnerId: byId('') }, 'unless it knows who makes them'],
			['a price', { price: 0 }, 'The price is not an amount'],
			['an empty period', { whenMade: 'other' }, "The field 'Period' is empty"],
			['an image id', { additionalFields: { imageIds: '1, x' } }, '"x" in \'Image IDs\''],
		])('names %s that Etsy would refuse, before any call', async (_what, changes, message) => {
			const failure = await failureOf(create(changes));
			expect(failure).toMatchObject({ category: 'validation', retryable: false });
			expect(failure.message).toContain(message);
			expect(shop.calls).toEqual([]);
		});

		test("names a section that is gone, and takes Etsy's own word for a period", async () => {
			const changes = { additionalFields: { sectionId: byId('999') } };
			expect(await failureOf(create(changes))).toMatchObject({
				category: 'validation',
				message: 'The shop does not have: section 999. Nothing was changed.',
				fields: ['sectionId'],
			});
			const failure = await failureOf(create({ whenMade: 'other', whenMadePeriod: '2020_2040' }));
			expect(failure.message).toContain('when_made');
		});

		test('is not sent again when nobody knows whether it was made, and says where to look', async () => {
			await shop.sandbox.control.faults([
				{ kind: 'cut_after_commit', operation: 'createDraftListing' },
			]);
			const failure = await failureOf(create());
			expect(failure).toMatchObject({ category: 'unclear' });
			expect(failure.hint).toContain("'Get Many'");
			const title = 'Fern Mug: 11 & 15 oz';
			const drafts = await shop.json(getMany('draft'));
			expect(drafts.filter((draft) => draft.title === title)).toHaveLength(1);
		});
	});

	describe('Get and Get Many', () => {
		test('read a listing in any state, with images and attributes where asked for', async () => {
			const with_ = { options: { includeImages: true, includeAttributes: true } };
			expect(await shop.json(on('get', DRAFT, with_))).toMatchObject([
				{
					listingId: DRAFT,
					state: 'draft',
					images: [{ imageId: `${DRAFT}1`, rank: 1 }, { rank: 2 }],
					attributes: [],
				},
			]);
			expect(shop.operations()).toEqual(['getListing', 'getListingProperties']);
			expect(await failureOf(on('get', '77'))).toMatchObject({ category: 'not_found' });
		});

		test('list one state, or all with the drafts that Etsy hides', async () => {
			const ids = async (state: string) =>
				(await shop.json(getMany(state))).map(({ listingId }) => listingId);
			expect(await ids('active')).toEqual([ACTIVE]);
			expect(shop.operations()).toEqual(['getListingsByShop']);
			expect(await ids('sold_out')).toEqual([SOLD_OUT]);
			const all = [ACTIVE, DRAFT, DRAFT_WITHOUT_IMAGE, DIGITAL_DRAFT, INACTIVE, SOLD_OUT, EXPIRED];
			expect((await ids('any')).sort()).toEqual(all.sort());
		});

		test('page through hundreds, and stop at the limit', async () => {
			await shop.sandbox.control.scenario(listingsScenario(manyListings(250, 'inactive')));
			const all = await shop.json(getMany('inactive'));
			expect(new Set(all.map(({ listingId }) => listingId)).size).toBe(251);
			expect(shop.operations()).toHaveLength(3);
			shop.forget();
			const limited = getMany('any', { returnAll: false, limit: 120 });
			expect(await shop.json(limited)).toHaveLength(120);
		});
	});

	test('Get reads the listings of many items together, 100 a call, in the order of the items', async () => {
		const many = listingsScenario(manyListings(150, 'inactive'));
		await shop.sandbox.control.scenario(many);
		const ids = [DRAFT, ...(many.listings ?? []).map(({ id }) => String(id)), ACTIVE, '77'];
		const hidden = (many.listings ?? []).filter(({ state }) => state === 'draft').length;
		const parameters = on('get', '={{ $json.id }}', { listingId: byId('={{ $json.id }}') });
		const { outputs } = await shop.run(parameters, {
			items: ids.map((id) => ({ id })),
			onError: 'continueErrorOutput',
		});
		expect(outputs[0]?.map(({ json }) => json.listingId)).toEqual(ids.slice(0, -1));
		expect(outputs[0]?.at(-1)?.pairedItem).toEqual({ item: ids.length - 2 });
		expect(outputs[1]).toMatchObject([{ json: { id: '77', failure: { category: 'not_found' } } }]);
		const calls = shop.operations();
		expect(calls.filter((name) => name === 'getListingsByListingIds')).toHaveLength(2);
		// Each draft, and the one that is not there.
		expect(calls.filter((name) => name === 'getListing')).toHaveLength(hidden + 1);
		expect(calls).toHaveLength(hidden + 3);
	});

	describe('Delete', () => {
		test('says which permission it needs', async () => {
			const failure = await failureOf(on('delete', DRAFT));
			expect(failure).toMatchObject({ category: 'permission' });
			expect(failure.hint).toContain("'Allow Deleting Listings'");
		});

		test('deletes for good, and looks when the connection breaks', async () => {
			const deleting = await openTestShop(scenario, {
				scopes: ['listings_r', 'listings_w', 'listings_d', 'shops_r'],
			});
			const deleted = { deleted: true, listingId: DRAFT };
			expect(await deleting.json(on('delete', DRAFT))).toEqual([deleted]);
			expect(deleting.operations()).toEqual(['deleteListing']);
			await deleting.sandbox.control.faults([
				{ kind: 'cut_after_commit', operation: 'deleteListing' },
			]);
			expect(await deleting.json(on('delete', EXPIRED))).toMatchObject([{ deleted: true }]);
			const left = await deleting.json(getMany('any'));
			expect(left.map(({ listingId }) => listingId)).not.toContain(EXPIRED);
			await deleting.close();
		});
	});

	test('one bad item costs the others nothing', async () => {
		const parameters = on('get', '={{ $json.id }}', { listingId: byId('={{ $json.id }}') });
		const { outputs } = await shop.run(parameters, {
			items: [{ id: ACTIVE }, { id: 'x' }, { id: '77' }, { id: DRAFT }],
			onError: 'continueErrorOutput',
		});
		expect(outputs[0]?.map(({ json }) => json.listingId)).toEqual([ACTIVE, DRAFT]);
		expect(outputs[1]?.map(({ json }) => json.id)).toEqual(['x', '77']);
	});
});
