import * as fc from 'fast-check';
import { shopListing } from '../../../../core/etsy/listings/schemas';
import { toListing } from '../../../../core/etsy/listings/to-listing';

const read = (listing: object) => toListing(shopListing.parse({ listing_id: 7, ...listing }));

describe("Etsy's listing in our words", () => {
	test('takes a listing of which only the number is known', () => {
		expect(read({})).toMatchObject({ listingId: '7', state: 'unknown', tags: [] });
	});

	test.each([
		['active', 'active'],
		['edit', 'inactive'],
		['removed', 'removed'],
		['SOLD_OUT', 'sold_out'],
		['a new state', 'unknown'],
	])('state %s is %s, and the own word is kept', (raw, state) => {
		expect(read({ state: raw })).toMatchObject({ state, rawState: raw });
	});

	test('money, times, ids and what means nothing', () => {
		const listing = read({
			shop_id: 5,
			price: { amount: 1699, divisor: 100, currency_code: 'USD' },
			shop_section_id: 0,
			featured_rank: -1,
			original_creation_timestamp: 1_700_000_000,
			created_timestamp: 1_750_000_000,
			ending_timestamp: 1_760_000_000,
			title: 'Mum&#39;s mug',
			tags: ['mum&#39;s'],
			item_weight: null,
			production_partners: [{ production_partner_id: 3 }],
		});
		expect(listing).toMatchObject({
			shopId: '5',
			price: { amountMinor: 1699, currency: 'USD' },
			createdAt: '2023-11-14T22:13:20.000Z',
			endsAt: '2025-10-09T08:53:20.000Z',
			title: "Mum's mug",
			tags: ["mum's"],
			productionPartnerIds: ['3'],
		});
		expect(listing.sectionId).toBeUndefined();
		expect(listing.featuredRank).toBeUndefined();
		expect(listing.weight).toBeUndefined();
	});

	test('images stand in the order that buyers see', () => {
		const images = [
			{ listing_image_id: 2, rank: 2 },
			{ listing_image_id: 9, rank: null },
			{ listing_image_id: 1, rank: 1 },
		];
		expect(read({ images }).images?.map(({ imageId }) => imageId)).toEqual(['1', '2', '9']);
	});

	test('fields that are new or missing never matter', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.stringMatching(/^new_[a-z]{1,9}$/), fc.jsonValue()), (extra) => {
				expect(read({ title: 'Mug', ...extra }).title).toBe('Mug');
			}),
		);
	});
});
