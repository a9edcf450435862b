import * as fc from 'fast-check';
import { notApplied } from '../../../../core/etsy/listings/change';
import { toForm, type ListingChanges } from '../../../../core/etsy/listings/fields';
import { needsPartner } from '../../../../core/etsy/listings/new-draft';
import type { Listing } from '../../../../core/etsy/listings/to-listing';
import { failureOf, valueOf } from '../../../support/result';

const TRIO = ['who_made', 'when_made', 'is_supply'];

const changes: fc.Arbitrary<ListingChanges> = fc.record(
	{
		title: fc.constantFrom('Mug', 'Fern mug'),
		description: fc.constantFrom('', 'Text'),
		tags: fc.constantFrom([], ['fern'], ['fern', 'mug']),
		materials: fc.constantFrom([], ['clay']),
		styles: fc.constantFrom([], ['Boho']),
		sectionId: fc.constantFrom('', '5'),
		imageIds: fc.constantFrom([], ['1', '2']),
		productionPartnerIds: fc.constantFrom([], ['8']),
		making: fc.record({
			whoMade: fc.constantFrom('i_did', 'someone_else'),
			whenMade: fc.constant('made_to_order'),
			isSupply: fc.boolean(),
		}),
		autoRenew: fc.boolean(),
		weight: fc.constantFrom(1, 2.5),
	},
	{ requiredKeys: [] },
);

describe('the form of a listing', () => {
	test('never holds an empty value, a price or a quantity, and the trio is whole or not there', () => {
		fc.assert(
			fc.property(changes, (change) => {
				const form = valueOf(toForm(change));
				for (const value of Object.values(form)) {
					expect(value === undefined || value === '').toBe(false);
					expect(Array.isArray(value) && value.length === 0).toBe(false);
				}
				for (const name of ['price', 'quantity', 'readiness_state_id', 'state']) {
					expect(form).not.toHaveProperty(name);
				}
				const sent = TRIO.filter((name) => name in form);
				expect(sent).toHaveLength(change.making === undefined ? 0 : 3);
			}),
		);
	});

	test("uses Etsy's names", () => {
		const form = toForm({ sectionId: '5', imageIds: ['2', '1'], autoRenew: false, weight: 2 });
		expect(valueOf(form)).toEqual({
			shop_section_id: '5',
			image_ids: ['2', '1'],
			should_auto_renew: false,
			item_weight: 2,
		});
	});

	test('is not made of texts that Etsy refuses', () => {
		expect(failureOf(toForm({ tags: ['a,b'] })).fields).toEqual(['tags']);
		expect(failureOf(toForm({ title: ' ' })).fields).toEqual(['title']);
	});
});

test('only things that others make to order need a partner', () => {
	const making = { whoMade: 'someone_else', whenMade: 'made_to_order', isSupply: false };
	expect(needsPartner(making)).toBe(true);
	expect(needsPartner({ ...making, whoMade: 'i_did' })).toBe(false);
	expect(needsPartner({ ...making, whenMade: '2020_2026' })).toBe(false);
	expect(needsPartner({ ...making, isSupply: true })).toBe(false);
});

describe('what Etsy passed over', () => {
	const listing: Listing = {
		listingId: '1',
		state: 'active',
		sectionId: '5',
		tags: ['mug', 'Fern'],
		materials: [],
		styles: [],
		skus: [],
		whoMade: 'i_did',
		whenMade: 'made_to_order',
		isSupply: false,
		autoRenew: true,
	};

	test('is named', () => {
		const making = { whoMade: 'someone_else', whenMade: 'made_to_order', isSupply: false };
		const sent = { sectionId: '6', materials: ['clay'], autoRenew: false, making };
		expect(notApplied(sent, listing).sort()).toEqual([
			...['autoRenew', 'making', 'materials', 'sectionId'],
		]);
	});

	test('is not what is the same in another order or case, or what was not sent or not told', () => {
		expect(notApplied({ tags: ['fern', 'MUG'], sectionId: '5' }, listing)).toEqual([]);
		expect(notApplied({ productionPartnerIds: ['8'] }, listing)).toEqual([]);
		expect(notApplied({}, listing)).toEqual([]);
	});
});
