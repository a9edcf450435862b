import type { Scenario, ScenarioListing } from '../../sandbox/scenario/types';

/** The shop of {@link listingsScenario} and its settings. */
export const SHOP = '10000001';
export const SECTION = '81001';
export const SHIPPING = '82001';
export const POLICY = '83001';
export const PROCESSING = '84001';
export const PARTNER = '85001';
/** Categories of the sandbox. */
export const MUGS = '1063';
export const TSHIRTS = '559';

const REFERENCES = { shopId: 10_000_001, taxonomyId: 1063 };

function listing(id: number, state: ScenarioListing['state'], more: object = {}): ScenarioListing {
	return {
		...REFERENCES,
		id,
		state,
		title: `Listing ${id}`,
		description: 'A mug',
		sectionId: 81_001,
		shippingProfileId: 82_001,
		returnPolicyId: 83_001,
		images: [{ id: id * 10 + 1 }, { id: id * 10 + 2 }],
		products: [{ sku: `SKU-${id}`, price: 1699, quantity: 5, readinessStateId: 84_001 }],
		...more,
	};
}

/** One listing in each state, and drafts that are not complete. */
export const ACTIVE = '1000000001';
export const DRAFT = '1000000002';
export const INACTIVE = '1000000003';
export const EXPIRED = '1000000004';
export const SOLD_OUT = '1000000005';
export const DRAFT_WITHOUT_IMAGE = '1000000006';
export const DIGITAL_DRAFT = '1000000007';
/** Somebody else's. */
export const FOREIGN = '1000000009';

const soldOut = [{ sku: 'GONE', price: 1699, quantity: 0, readinessStateId: 84_001 }];

/** @param listings on top of one in each state */
export function listingsScenario(listings: ScenarioListing[] = []): Scenario {
	const shop = { currency: 'USD', countryIso: 'US' };
	return {
		shops: [
			{
				...shop,
				id: 10_000_001,
				userId: 20_000_001,
				name: 'MothAndFern',
				sections: [{ id: 81_001, title: 'Mugs' }],
				shippingProfiles: [
					{ id: 82_001, title: 'Standard' },
					{ id: 82_002, title: 'Old', isDeleted: true },
				],
				returnPolicies: [
					{ id: 83_001, accepts_returns: true, accepts_exchanges: true, return_deadline: 30 },
				],
				readinessStates: [{ id: 84_001, readiness_state: 'made_to_order', minDays: 1, maxDays: 3 }],
				productionPartners: [{ id: 85_001, partner_name: 'Print Works', location: 'Dallas' }],
			},
			{ ...shop, id: 10_000_002, userId: 20_000_002, name: 'SomebodyElse' },
		],
		listings: [
			listing(1_000_000_001, 'active', { tags: ['fern', 'mug'] }),
			listing(1_000_000_002, 'draft'),
			listing(1_000_000_003, 'inactive'),
			listing(1_000_000_004, 'expired'),
			listing(1_000_000_005, 'sold_out', { products: soldOut }),
			listing(1_000_000_006, 'draft', { images: [] }),
			listing(1_000_000_007, 'draft', { listingType: 'download', whenMade: '2020_2026' }),
			listing(1_000_000_009, 'active', { shopId: 10_000_002 }),
			...listings,
		],
	};
}

/** Many listings in one state, the newest first. */
export function manyListings(count: number, state: ScenarioListing['state']): ScenarioListing[] {
	return Array.from({ length: count }, (_none, index) => listing(2_000_000_001 + index, state));
}

/** A picker as a workflow holds it. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
