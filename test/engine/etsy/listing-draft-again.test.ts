import {
	byId,
	listingsScenario,
	PARTNER,
	PROCESSING,
	SECTION,
	SHIPPING,
} from '../../support/etsy-listings';
import { create, failureIn } from '../../support/etsy-listing-runs';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const byName = (value: string) => ({ __rl: true, mode: 'name', value });

describe('Create of the resource Listing', () => {
	let shop: TestShop;

	beforeEach(async () => {
		shop = await openTestShop(listingsScenario());
	});
	afterEach(async () => await shop.close());

	const count = () => shop.operations().filter((name) => name === 'createDraftListing').length;

	describe('takes names for settings', () => {
		const names = {
			taxonomyId: byName('home & living > kitchen & dining > drink & barware > drinkware > mugs'),
			shippingProfileId: byName(' standard '),
			processingProfileId: byName('Made to order, 1-3 days'),
			productionPartnerId: byName('Print Works'),
			additionalFields: { sectionId: byName('Mugs') },
		};

		test('and reads each list once for all items', async () => {
			const items = [{}, {}, {}];
			const made = await shop.json(create(names), { items });
			expect(made).toHaveLength(3);
			expect(made[2]).toMatchObject({
				taxonomyId: '1063',
				shippingProfileId: SHIPPING,
				processingProfileId: PROCESSING,
				sectionId: SECTION,
			});
			const { etsy } = await shop.sandbox.control.state<{
				etsy: { listings: Array<{ id: number; productionPartnerIds?: number[] }> };
			}>();
			const held = etsy.listings.find(({ id }) => String(id) === made[2]?.listingId);
			expect(held?.productionPartnerIds).toEqual([Number(PARTNER)]);
			const lists = shop.operations().filter((name) => name !== 'createDraftListing');
			expect(new Set(lists).size).toBe(lists.length);
		});

		test('and says which there are, where there is none of the name', async () => {
			const wrong = create({ ...names, shippingProfileId: byName('Old') });
			expect(await failureIn(shop, wrong)).toMatchObject({
				category: 'not_found',
				message: 'There is no shipping profile "Old" in the shop.',
				hint: 'Correct the name. There is: "Standard".',
				fields: ['shippingProfileId'],
			});
			expect(count()).toBe(0);
		});

		test('and a number for an id', async () => {
			const made = await shop.json(create({ ...names, shippingProfileId: byName(SHIPPING) }));
			expect(made).toMatchObject([{ shippingProfileId: SHIPPING }]);
		});
	});

	describe('with "Return an Existing Draft"', () => {
		const again = (title: string, draftSkus: string) =>
			create({ title, options: { existingDraft: true, draftSkus } });

		test('finds a draft by its SKU', async () => {
			const [found] = await shop.json(again('Another title', 'x, sku-1000000002'));
			expect(found).toMatchObject({ listingId: '1000000002', alreadyExisted: true });
			expect(count()).toBe(0);
		});

		test('finds the draft that a try made that died before it could give it a SKU', async () => {
			const [made] = await shop.json(again('Moon & Cat Tee', 'MOON-1'));
			expect(made).not.toHaveProperty('alreadyExisted');
			const [found] = await shop.json(again('Moon & Cat Tee', 'MOON-1'));
			expect(found).toMatchObject({ listingId: made?.listingId, alreadyExisted: true });
			expect(count()).toBe(1);
		});

		test('takes no draft twice, and none of another design', async () => {
			await shop.json(again('Moon Tee', 'A'));
			const items = [{}, {}];
			const both = await shop.json(again('Moon Tee', 'B'), { items });
			expect(both.map(({ alreadyExisted }) => alreadyExisted === true)).toEqual([true, false]);
			// A title alone is not enough where the draft has a SKU of its own.
			const [other] = await shop.json(again('Listing 1000000002', 'C'));
			expect(other?.listingId).not.toBe('1000000002');
		});

		test('tells two drafts of one title apart by their descriptions', async () => {
			const of = (description: string) => ({ ...again('Moon Tee', 'N'), description });
			const [first] = await shop.json(create({ title: 'Moon Tee', description: 'One' }));
			const [second] = await shop.json(create({ title: 'Moon Tee', description: 'Two' }));
			expect((await shop.json(of('Two')))[0]?.listingId).toBe(second?.listingId);
			expect((await shop.json(of('One')))[0]?.listingId).toBe(first?.listingId);
		});

		test('returns the listing that an earlier run wrote down, in whatever state it is', async () => {
			const known = create({ options: { existingDraft: true, knownListingId: '1000000001' } });
			expect(await shop.json(known)).toMatchObject([{ state: 'active', alreadyExisted: true }]);
			expect(shop.operations()).toEqual(['getMe', 'getListing']);
		});

		test('makes nothing while the drafts cannot be read', async () => {
			await shop.sandbox.control.faults([
				{ id: 'no', operation: 'getListingsByShop', kind: 'status', status: 403 },
			]);
			const { outputs } = await shop.run(again('Moon Tee', 'A'), {
				onError: 'continueErrorOutput',
			});
			expect(outputs[1]).toHaveLength(1);
			expect(count()).toBe(0);
		});
	});

	test('other operations take names as well', async () => {
		const get = { resource: 'section', operation: 'get', sectionId: byName('mugs') };
		expect(await shop.json(get)).toMatchObject([{ title: 'Mugs' }]);
		const update = {
			resource: 'listing',
			operation: 'update',
			listingId: byId('1000000002'),
			updateFields: { sectionId: byName('mugs') },
		};
		expect(await shop.json(update)).toMatchObject([{ sectionId: SECTION }]);
	});
});
