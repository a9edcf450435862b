import { settingsScenario } from '../../fixtures/settings-scenario';
import { openTestShop, type TestShop } from '../../support/etsy-shop';
import { etsyExceptions } from '../support/exceptions';
import { violationsOf } from '../support/observed';
import { describeContract, loadSpec } from '../support/openapi';

const DAY = 86_400;
const options = { shopId: '501' };
const longAgo = new Date(Date.now() - 70 * DAY * 1000).toISOString();

const id = (value: string) => ({ __rl: true, mode: 'id', value });
const run = (resource: string, operation: string, more: object = {}) => ({
	resource,
	operation,
	options,
	...more,
});

const profile = {
	title: 'New & "better"',
	originCountryCode: 'US',
	originPostalCode: '75201',
	firstItemCost: '4.99',
	additionalItemCost: '0',
};
const byCarrier = {
	deliveryBy: 'carrier',
	carrierId: id('1'),
	mailClass: id('usps_priority'),
};
const toCountry = { destination: 'country', destinationCountryCode: 'CA' };
const add = (more: object) =>
	run('shippingProfile', 'addDestination', { shippingProfileId: id('21'), ...profile, ...more });
const create = (more: object) => run('shippingProfile', 'create', { ...profile, ...more });
const send = (method: string, path: string, more: object = {}) => ({
	resource: 'apiCall',
	operation: 'send',
	method,
	path: `/shops/501${path}`,
	...more,
});
const form = (values: Record<string, string>) => ({
	formFields: { field: Object.entries(values).map(([name, value]) => ({ name, value })) },
});

/** Every operation of these resources, with every parameter that changes what is sent. */
const RUNS: Array<[string, object]> = [
	['section getAll', run('section', 'getAll', { returnAll: true })],
	['section get', run('section', 'get', { sectionId: id('11') })],
	['section get, not there', run('section', 'get', { sectionId: id('99') })],
	['section create', run('section', 'create', { title: 'Ä & B = 100%' })],
	['shippingProfile getAll', run('shippingProfile', 'getAll')],
	['shippingProfile get', run('shippingProfile', 'get', { shippingProfileId: id('21') })],
	['shippingProfile create', create({})],
	[
		'shippingProfile create, country and carrier',
		create({ ...toCountry, ...byCarrier, title: 'C' }),
	],
	['shippingProfile create, EU', create({ destination: 'eu', title: 'EU' })],
	['shippingProfile create, refused', create({ originPostalCode: '', title: 'No code' })],
	['shippingProfile addDestination', add(toCountry)],
	[
		'shippingProfile addDestination, Europe and carrier',
		add({ destination: 'non_eu', ...byCarrier }),
	],
	['processingProfile getAll', run('processingProfile', 'getAll', { returnAll: true })],
	['processingProfile get', run('processingProfile', 'get', { processingProfileId: id('41') })],
	['processingProfile create', run('processingProfile', 'create', { minTime: 1, maxTime: 2 })],
	[
		'processingProfile create, there',
		run('processingProfile', 'create', { minTime: 3, maxTime: 5 }),
	],
	[
		'processingProfile create, weeks',
		run('processingProfile', 'create', {
			kind: 'ready_to_ship',
			minTime: 1,
			maxTime: 2,
			unit: 'weeks',
		}),
	],
	['returnPolicy getAll', run('returnPolicy', 'getAll')],
	['returnPolicy get', run('returnPolicy', 'get', { returnPolicyId: id('32') })],
	['returnPolicy create', run('returnPolicy', 'create', { accepts: 'both', deadlineDays: 90 })],
	['returnPolicy create, exchanges', run('returnPolicy', 'create', { accepts: 'exchanges' })],
	['productionPartner getAll', run('productionPartner', 'getAll')],
	['review getAll', run('review', 'getAll', { returnAll: true })],
	[
		'review getAll, filters',
		run('review', 'getAll', {
			limit: 7,
			filters: { listingId: '9001', writtenAfter: longAgo, writtenBefore: '2030-01-01' },
		}),
	],
	['payment get', run('payment', 'get', { receiptId: '7002' })],
	['payment get, unpaid', run('payment', 'get', { receiptId: '7004' })],
	[
		'payment get, all fees',
		run('payment', 'get', { receiptId: '7002', options: { ...options, includeAllFees: true } }),
	],
	['payment getLedger', run('payment', 'getLedger', { bookedAfter: longAgo, returnAll: true })],
	[
		'payment getLedger, sums',
		run('payment', 'getLedger', { bookedAfter: longAgo, output: 'orders' }),
	],
	['apiCall GET', send('GET', '/listings', { allPages: true })],
	['apiCall PUT', send('PUT', '/sections/11', form({ title: 'Cups' }))],
	['apiCall DELETE', send('DELETE', '/sections/12', { bodyKind: 'none' })],
];

/** What the node does not do but the sandbox answers. */
const REST: Array<[string, object]> = [
	['carriers', { ...send('GET', ''), path: '/shipping-carriers', queryParameters: origin('DE') }],
	['profile renamed', send('PUT', '/shipping-profiles/21', form({ title: 'Other' }))],
	['destinations', send('GET', '/shipping-profiles/21/destinations')],
	[
		'destination changed',
		send('PUT', '/shipping-profiles/21/destinations/211', form({ primary_cost: '7.5' })),
	],
	['last destination kept', send('DELETE', '/shipping-profiles/22/destinations/221')],
	[
		'upgrade made',
		send(
			'POST',
			'/shipping-profiles/21/upgrades',
			form({
				type: '1',
				upgrade_name: 'Express',
				price: '9',
				secondary_price: '3',
				min_delivery_days: '1',
				max_delivery_days: '2',
			}),
		),
	],
	['upgrades', send('GET', '/shipping-profiles/21/upgrades')],
	['profile deleted', send('DELETE', '/shipping-profiles/21')],
	['policy changed', send('PUT', '/policies/return/32', form(terms('true', 'true', '60')))],
	['policy changed to another', send('PUT', '/policies/return/32', form(terms('false', 'false')))],
	[
		'policies joined',
		send(
			'POST',
			'/policies/return/consolidate',
			form({ source_return_policy_id: '31', destination_return_policy_id: '32' }),
		),
	],
	['policy in use kept', send('DELETE', '/policies/return/32')],
	[
		'processing profile changed',
		send('PUT', '/readiness-state-definitions/41', form({ max_processing_time: '6' })),
	],
	['processing profile in use kept', send('DELETE', '/readiness-state-definitions/41')],
	['processing profile deleted', send('DELETE', '/readiness-state-definitions/42')],
	['payments of ledger entries', send('GET', '/payment-account/ledger-entries/payments', ids())],
	['one ledger entry', send('GET', '/payment-account/ledger-entries/7001000')],
];

function origin(value: string) {
	return { field: [{ name: 'origin_country_iso', value }] };
}
function terms(accepts_returns: string, accepts_exchanges: string, return_deadline = '') {
	return { accepts_returns, accepts_exchanges, ...(return_deadline ? { return_deadline } : {}) };
}
function ids() {
	return { queryParameters: { field: [{ name: 'ledger_entry_ids', value: '7001000,7001100' }] } };
}

const LEDGER = 'GET /v3/application/shops/{shop_id}/payment-account/ledger-entries';
const numericReference = {
	spec: 'etsy-openapi.json',
	side: 'response' as const,
	reason: 'reference_id comes as a number, not as text',
	source: 'etsy/open-api#295, #302',
};

describeContract(
	"Shop settings, reviews and payments of the node Etsy, and Etsy's document",
	() => {
		const spec = loadSpec('etsy-openapi.json', [
			...etsyExceptions,
			{ ...numericReference, operation: LEDGER, where: 'body.results[*].reference_id' },
			// The same again: the document wraps entries of a list in a oneOf.
			{
				...numericReference,
				operation: LEDGER,
				where: 'body.results[*]',
				message: 'must match exactly one schema in oneOf',
			},
			{
				...numericReference,
				operation: `${LEDGER}/{ledger_entry_id}`,
				where: 'body.reference_id',
			},
		]);
		let shop: TestShop;

		beforeAll(async () => {
			shop = await openTestShop(settingsScenario());
		});
		beforeEach(() => shop.forget());
		afterAll(async () => await shop.close());

		test.each([...RUNS, ...REST])(
			'%s: as the document says on both sides',
			async (_what, given) => {
				const { error } = await shop.run(given, { onError: 'continueErrorOutput' });
				expect(error).toBeUndefined();
				expect(shop.calls.length).toBeGreaterThan(0);
				expect(violationsOf(spec, shop.calls)).toEqual([]);
			},
		);
	},
);
