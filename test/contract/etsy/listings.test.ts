import {
	ACTIVE,
	byId,
	DRAFT,
	EXPIRED,
	INACTIVE,
	listingsScenario,
	MUGS,
	PARTNER,
	POLICY,
	PROCESSING,
	SECTION,
	SHIPPING,
	SHOP,
	SOLD_OUT,
	TSHIRTS,
} from '../../support/etsy-listings';
import { rawCall } from '../../support/etsy-orders';
import { openTestShop, type TestShop } from '../../support/etsy-shop';
import { etsyExceptions } from '../support/exceptions';
import { violationsOf } from '../support/observed';
import { describeContract, loadSpec } from '../support/openapi';

const API = '/v3/application';
const options = { shopId: SHOP };
const listing = (operation: string, more: object = {}) => ({
	resource: 'listing',
	operation,
	...more,
});
const on = (operation: string, id: string, more: object = {}) =>
	listing(operation, { listingId: byId(id), ...more });

const create = (more: object = {}) =>
	listing('create', {
		title: 'Fern Mug',
		description: 'A mug, "big" & green; 100% made for you',
		price: 16.99,
		quantity: 999,
		taxonomyId: byId(MUGS),
		listingType: 'physical',
		shippingProfileId: byId(SHIPPING),
		processingProfileId: byId(PROCESSING),
		whoMade: 'i_did',
		whenMade: 'made_to_order',
		isSupply: false,
		options,
		...more,
	});
const size = { values: { height: 9.5, length: 12, width: 10, unit: 'in' } };
const weight = { values: { weight: 12.5, unit: 'oz' } };
const texts = { tags: 'fern mug, plants', materials: 'clay, glaze' };
const flags = { autoRenew: true, isTaxable: false };
const PERIODS = [
	...['1700s', '1800s', '1900s', '1910s', '1920s', '1930s', '1940s', '1950s', '1960s', '1970s'],
	...['1980s', '1990s', '2000_2006', '2007_2009', '2010_2019', '2020_2026'],
	...['before_1700', 'before_2007'],
];

/** Every operation on listings, with every parameter that changes what is sent. */
const RUNS: Array<[string, object]> = [
	['create', create()],
	[
		'create with everything',
		create({
			listingType: 'both',
			whoMade: 'someone_else',
			productionPartnerId: byId(PARTNER),
			delivery: { returnPolicyId: byId(POLICY), size, weight },
			additionalFields: {
				...texts,
				...flags,
				isCustomizable: true,
				styles: 'Boho, Rustic',
				sectionId: byId(SECTION),
				imageIds: `${ACTIVE}1, ${ACTIVE}2`,
			},
		}),
	],
	['create a download', create({ listingType: 'download', isSupply: true, whoMade: 'collective' })],
	...PERIODS.map((whenMade): [string, object] => [`create, ${whenMade}`, create({ whenMade })]),
	['get', on('get', DRAFT)],
	[
		'get with all',
		on('get', ACTIVE, { options: { includeImages: true, includeAttributes: true } }),
	],
	...['active', 'any', 'draft', 'expired', 'inactive', 'sold_out'].map(
		(listingState): [string, object] => [
			`getAll ${listingState}`,
			listing('getAll', {
				listingState,
				returnAll: true,
				options: { ...options, includeImages: true },
			}),
		],
	),
	[
		'update with everything',
		on('update', ACTIVE, {
			updateFields: {
				...texts,
				...flags,
				title: 'New',
				description: 'New',
				featuredRank: 2,
				imageIds: `${ACTIVE}2,${ACTIVE}1`,
				sectionId: byId(SECTION),
				shippingProfileId: byId(SHIPPING),
				returnPolicyId: byId(POLICY),
				taxonomyId: byId(TSHIRTS),
				productionPartnerId: byId(PARTNER),
				making: {
					values: { whoMade: 'someone_else', whenMade: 'made_to_order', isSupply: false },
				},
				size,
				weight,
				attributes: {
					values: [
						{ name: 'Pattern', values: 'Floral, Plaid', scale: '' },
						{ name: 'Holiday', values: '', scale: '' },
					],
				},
			},
			options,
		}),
	],
	['update, refused', on('update', DRAFT, { updateFields: { sectionId: byId('999') }, options })],
	['publish', on('publish', DRAFT, { acceptFee: true })],
	['publish an inactive one', on('publish', INACTIVE)],
	['deactivate', on('deactivate', ACTIVE)],
	['renew', on('renew', EXPIRED, { acceptFee: true })],
	['renew what is sold out', on('renew', SOLD_OUT, { acceptFee: true })],
	['delete', on('delete', INACTIVE)],
	['delete, not there', on('delete', '77')],
];

describeContract("Listings and Etsy's document", () => {
	const spec = loadSpec('etsy-openapi.json', etsyExceptions);
	const scenario = listingsScenario();
	let shop: TestShop;

	beforeAll(async () => {
		const scopes = ['listings_r', 'listings_w', 'listings_d', 'shops_r'];
		shop = await openTestShop(scenario, { scopes });
	});
	beforeEach(async () => {
		await shop.sandbox.control.scenario(scenario);
		shop.forget();
	});
	afterAll(async () => await shop.close());

	test.each(RUNS)('%s: both sides keep to the document', async (what, parameters) => {
		const { outputs } = await shop.run(parameters, { onError: 'continueErrorOutput' });
		expect(shop.calls.length).toBeGreaterThan(0);
		expect(violationsOf(spec, shop.calls)).toEqual([]);
		expect(outputs[1]).toHaveLength(/refused|not there/.test(what) ? 1 : 0);
	});

	test.each([
		['getSellerTaxonomyNodes', '/seller-taxonomy/nodes'],
		['getPropertiesByTaxonomyId', `/seller-taxonomy/nodes/${TSHIRTS}/properties`],
		['getListingsShippingByListingIds', `/listings/batch/shipping?listing_ids=${ACTIVE},${DRAFT}`],
		['getListingsByListingIds', `/listings/batch?listing_ids=${ACTIVE},77&includes=Images`],
		['getListing', `/listings/${ACTIVE}?includes=Images,Shop,User,Videos,Personalization`],
	])('%s: the sandbox answers as the document says', async (operation, path) => {
		expect((await rawCall(shop, 'GET', `${API}${path}`)).status).toBe(200);
		expect(shop.operations()).toEqual([operation]);
		expect(violationsOf(spec, shop.calls)).toEqual([]);
	});
});
