import fc from 'fast-check';
import {
	nameOfProcessingProfile,
	nameOfReturnPolicy,
} from '../../../../core/etsy/shop-settings/names';
import {
	processingProfile,
	returnPolicy,
	section,
	shippingDestination,
} from '../../../../core/etsy/shop-settings/schemas';
import { definitionIdIn } from '../../../../core/etsy/shop-settings/write';

test.each([
	[{ kind: 'made_to_order', minDays: 3, maxDays: 5 }, 'Made to order, 3-5 days'],
	[{ kind: 'ready_to_ship', minDays: 1, maxDays: 1 }, 'Ready to ship, 1 day'],
	[{ kind: 'ready_to_ship', minDays: 2, maxDays: 2 }, 'Ready to ship, 2 days'],
	[{ kind: 'made_to_order', minDays: undefined, maxDays: 7 }, 'Made to order, 7 days'],
	[{ kind: 'made_to_order', minDays: undefined, maxDays: undefined }, 'Made to order'],
	[{ kind: 'some_new_kind', minDays: 1, maxDays: 2 }, 'some new kind, 1-2 days'],
])('%j is called %s', (profile, name) => {
	expect(nameOfProcessingProfile(profile)).toBe(name);
});

test.each([
	[true, true, 30, 'Returns and exchanges within 30 days'],
	[true, false, 14, 'Returns, no exchanges, within 14 days'],
	[false, true, 7, 'Exchanges, no returns, within 7 days'],
	[false, false, undefined, 'No returns or exchanges'],
	[true, false, undefined, 'Returns, no exchanges'],
])(
	'returns %s, exchanges %s, deadline %s',
	(acceptsReturns, acceptsExchanges, deadlineDays, name) => {
		expect(nameOfReturnPolicy({ acceptsReturns, acceptsExchanges, deadlineDays })).toBe(name);
	},
);

test('two policies with different terms never have the same name', () => {
	const terms = fc.record({
		acceptsReturns: fc.boolean(),
		acceptsExchanges: fc.boolean(),
		deadlineDays: fc.constantFrom(7, 14, 21, 30, 45, 60, 90),
	});
	fc.assert(
		fc.property(terms, terms, (a, b) => {
			const nothing = !a.acceptsReturns && !a.acceptsExchanges;
			const differ =
				a.acceptsReturns !== b.acceptsReturns ||
				a.acceptsExchanges !== b.acceptsExchanges ||
				(!nothing && a.deadlineDays !== b.deadlineDays);
			expect(nameOfReturnPolicy(a) !== nameOfReturnPolicy(b)).toBe(differ);
		}),
	);
});

test('what Etsy leaves out or sends as null does not stand in the way', () => {
	expect(section.parse({ shop_section_id: 1, title: null })).toMatchObject({ title: '' });
	expect(processingProfile.parse({ readiness_state_id: 1, readiness_state: 2 })).toMatchObject({
		kind: 'made_to_order',
	});
	expect(returnPolicy.parse({ return_policy_id: 1, return_deadline: null })).toEqual({
		returnPolicyId: '1',
		acceptsReturns: false,
		acceptsExchanges: false,
		deadlineDays: undefined,
	});
});

test.each([
	[
		{ destination_country_iso: 'ca', destination_region: 'none' },
		{ to: 'country', countryCode: 'CA' },
	],
	[{ destination_country_iso: '', destination_region: 'eu' }, { to: 'eu' }],
	[{ destination_country_iso: null, destination_region: 'none' }, { to: 'everywhere' }],
	[{}, { to: 'everywhere' }],
])('a destination %j', (given, expected) => {
	const destination = shippingDestination.parse({ shipping_profile_destination_id: 1, ...given });
	expect(destination).toMatchObject(expected);
});

test.each([
	['https://openapi.etsy.com/v3/application/shops/1/readiness-state-definitions/42', '42'],
	['/v3/application/shops/1/readiness-state-definitions/42/?x=1', '42'],
	['https://evil.example/readiness-state-definitions/42', '42'],
	['https://openapi.etsy.com/v3/application/shops/1', undefined],
	['readiness-state-definitions/../1', undefined],
	['', undefined],
	[undefined, undefined],
])('only the number is taken of %s', (location, id) => {
	expect(definitionIdIn(location)).toBe(id);
});
