import { type Sandbox, startSandbox } from '../../sandbox';
import { demoScenario } from '../../sandbox/scenario/demo';
import { type Exception, etsyExceptions } from './support/exceptions';
import { Exerciser } from './support/exercise';
import { describeContract, loadSpec } from './support/openapi';

const API = '/v3/application';
const SHOP = `${API}/shops/10000001`;
const FORM = 'application/x-www-form-urlencoded';
const API_KEY = 'sandboxkeystring:sandboxsecret';

const exceptions: Exception[] = [
	...etsyExceptions,
	{
		spec: 'etsy-openapi.json',
		operation: 'POST /v3/application/scopes',
		where: 'body.scopes',
		side: 'response',
		reason: 'The document calls it "a list of scopes" but declares an object without properties.',
		source: 'Scopes in etsy-openapi.json; the name of the property is our guess',
	},
];

describeContract("The sandbox's Etsy and Etsy's document", () => {
	let sandbox: Sandbox;
	let etsy: Exerciser;

	const callWithScopes = async (scopes: string[]) => {
		const { access_token: token } = await sandbox.control.mintEtsyToken({ scopes });
		const spec = loadSpec('etsy-openapi.json', exceptions);
		return new Exerciser(spec, sandbox.urls.etsy, {
			'x-api-key': API_KEY,
			authorization: `Bearer ${token}`,
		});
	};

	beforeAll(async () => {
		const limits = { etsy: { perSecond: 1000 } };
		sandbox = await startSandbox({ scenario: demoScenario(), limits });
		await sandbox.control.advance({ seconds: 60 });
		etsy = await callWithScopes([
			'listings_r',
			'shops_r',
			'email_r',
			'transactions_r',
			'transactions_w',
		]);
	});

	afterAll(async () => {
		await sandbox.close();
	});

	const listingId = 10000001001;
	type Query = Record<string, string | number>;
	const reads: Array<[operation: string, path: string, query?: Query]> = [
		['ping', `${API}/openapi-ping`],
		['getMe', `${API}/users/me`],
		['getUser', `${API}/users/20000001`],
		['getShopByOwnerUserId', `${API}/users/20000001/shops`],
		['getShop', SHOP],
		['findShops', `${API}/shops`, { shop_name: 'moth' }],
		['getShopSections', `${SHOP}/sections`],
		['getShopSection', `${SHOP}/sections/100000011`],
		['getShopShippingProfiles', `${SHOP}/shipping-profiles`],
		['getShopReturnPolicies', `${SHOP}/policies/return`],
		['getShopReadinessStateDefinitions', `${SHOP}/readiness-state-definitions`],
		['getShopProductionPartners', `${SHOP}/production-partners`],
		['getListingsByShop', `${SHOP}/listings`, { state: 'active', limit: 100 }],
		[
			'getListing',
			`${API}/listings/${listingId}`,
			{ includes: 'Images,Shop,User,Personalization' },
		],
		['getListingsByListingIds', `${API}/listings/batch`, { listing_ids: listingId }],
		['getListingImages', `${API}/listings/${listingId}/images`],
		['getListingImage', `${API}/listings/${listingId}/images/${listingId}1`],
		['getListingPersonalization', `${API}/listings/10000001003/personalization`],
		['getListingInventory', `${API}/listings/${listingId}/inventory`, { includes: 'Listing' }],
		[
			'getListingsInventoryByListingIds',
			`${API}/listings/batch/inventory`,
			{ listing_ids: `${listingId},10000001002` },
		],
		['getShopReceipts', `${SHOP}/receipts`, { limit: 100, sort_on: 'updated', sort_order: 'asc' }],
		['getShopReceipt', `${SHOP}/receipts/3500000001`],
		['getShopReceiptTransactionsByReceipt', `${SHOP}/receipts/3500000001/transactions`],
		['getShopReceiptTransactionsByShop', `${SHOP}/transactions`, { limit: 100 }],
	];

	test.each(reads)('%s: the answer is what the document says', async (...row) => {
		const [, path, query] = row;
		const exchange = await etsy.call({ method: 'GET', path, query });
		expect(exchange).toMatchObject({ status: 200, violations: [] });
		expect(exchange.headers).toMatchObject({ 'x-limit-per-day': '10000' });
	});

	test('tokenScopes and updateShopReceipt take a form', async () => {
		const { access_token: token } = await sandbox.control.mintEtsyToken({ scopes: ['shops_r'] });
		const scopes = await etsy.call({
			method: 'POST',
			path: `${API}/scopes`,
			contentType: FORM,
			body: { token },
		});
		expect(scopes).toMatchObject({ status: 200, body: { scopes: ['shops_r'] }, violations: [] });
		const update = await etsy.call({
			method: 'PUT',
			path: `${SHOP}/receipts/3500000001`,
			contentType: FORM,
			body: { was_paid: 'true' },
		});
		expect(update).toMatchObject({ status: 200, violations: [] });
	});

	test('createReceiptShipment takes JSON, ships the order and e-mails the buyer', async () => {
		const exchange = await etsy.call({
			method: 'POST',
			path: `${SHOP}/receipts/3500000002/tracking`,
			body: { tracking_code: '9400110200881', carrier_name: 'usps', send_bcc: false },
		});
		expect(exchange).toMatchObject({ status: 200, violations: [] });
		expect(exchange.body).toMatchObject({ is_shipped: true, status: 'completed' });
		expect((await sandbox.control.counts()).buyerEmails).toEqual({ '3500000002': 1 });
	});

	test('an order with no address, cancelled or unpaid still fits the document', async () => {
		const { body, violations } = await etsy.call({
			method: 'GET',
			path: `${SHOP}/receipts`,
			query: { limit: 100, was_canceled: 'true' },
		});
		expect(violations).toEqual([]);
		expect(body).toMatchObject({ count: 1, results: [{ status: 'canceled' }] });
	});

	const refusals: Array<[string, string, number]> = [
		['an unknown receipt', `${SHOP}/receipts/1`, 404],
		["somebody's unknown shop", `${API}/shops/1/receipts`, 404],
		['a limit of 101', `${SHOP}/receipts?limit=101`, 400],
		['an offset of 12001', `${SHOP}/receipts?offset=12001`, 400],
		['a time in milliseconds of the 1970s', `${SHOP}/receipts?min_created=1000`, 400],
		['a batch with one unknown id', `${API}/listings/batch/inventory?listing_ids=1`, 404],
	];

	test.each(refusals)('%s is refused as the document says', async (_what, path, status) => {
		const exchange = await etsy.call({ method: 'GET', path });
		expect(exchange).toMatchObject({ status, responseViolations: [] });
		expect(exchange.body).toEqual({ error: expect.any(String) });
	});
});
