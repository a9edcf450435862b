import { loadOptionsContext, runNode } from '../support/engine';
import nock from 'nock';
import { EtsyOAuth2Api } from '../../credentials/EtsyOAuth2Api.credentials';
import { Etsy } from '../../nodes/Etsy/Etsy.node';
import { etsyReceiptAt, HIDDEN_ADDRESS, type EtsyJson } from '../fixtures/etsy';
import { ETSY_HOST, fakeEtsy, fakeTokenEndpoint, SHOP_ID, TOKEN } from '../support/fake-etsy';

const SECRET = 'shared-secret-of-the-test';
let runs = 0;

/** A keystring of its own, so that no test waits for the limits that another has used up. */
function credential(changes: object = {}) {
	return {
		clientId: `keystring-${(runs += 1)}`,
		sharedSecret: SECRET,
		oauthTokenData: { access_token: TOKEN, refresh_token: `901.${'r'.repeat(40)}` },
		...changes,
	} as unknown as Record<string, string>;
}

async function run(parameters: object, options: object = {}) {
	return await runNode({
		node: new Etsy(),
		parameters: { resource: 'order', operation: 'getAll', ...parameters },
		credentials: { etsyOAuth2Api: credential() },
		credentialTypes: [new EtsyOAuth2Api()],
		...options,
	});
}

const getOne = { operation: 'get', receiptId: { __rl: true, mode: 'id', value: '={{ $json.n }}' } };
const jsonOf = (items: Array<{ json: unknown }> | undefined) => (items ?? []).map((i) => i.json);

beforeEach(() => nock.disableNetConnect());
afterEach(() => nock.cleanAll());

describe('Get Many', () => {
	const many = Array.from({ length: 150 }, (_none, n) => etsyReceiptAt(n * 60, 1000 + n));

	test('reads all pages, with key and token, and looks the shop up once', async () => {
		const seen = fakeEtsy({ receipts: many });
		const { outputs, error } = await run(
			{ returnAll: true },
			{
				inputs: [[{ a: 1 }, { a: 2 }]],
				credentials: { etsyOAuth2Api: credential({ clientId: 'k1' }) },
			},
		);
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(300);
		expect(outputs[0]?.[0]).toMatchObject({
			json: { receiptId: '1000', shopId: String(SHOP_ID), state: 'open' },
			pairedItem: { item: 0 },
		});
		expect(outputs[0]?.[150]).toMatchObject({
			json: { receiptId: '1000' },
			pairedItem: { item: 1 },
		});
		expect(seen.map(({ path }) => path.split('/').pop())).toEqual([
			'me',
			'receipts',
			'receipts',
			'receipts',
			'receipts',
		]);
		expect(seen[1]?.headers['x-api-key']).toBe(`k1:${SECRET}`);
		expect(seen[1]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
	});

	test('sends the filters', async () => {
		const seen = fakeEtsy();
		const { error } = await run({
			orderState: 'any',
			limit: 10,
			filters: {
				createdAfter: '2026-11-01T00:00:00Z',
				createdBefore: '2026-11-02T00:00:00Z',
				changedAfter: '2026-11-03T00:00:00Z',
				changedBefore: '2026-11-04T00:00:00Z',
			},
			options: { shopId: SHOP_ID, sort: 'desc', includeCancelledDays: 7 },
		});
		expect(error).toBeUndefined();
		expect(seen).toHaveLength(2);
		expect(seen[0]?.query).toEqual({
			min_created: '1793491201',
			max_created: '1793577599',
			min_last_modified: '1793664001',
			max_last_modified: '1793750399',
			sort_on: 'created',
			sort_order: 'desc',
			limit: '10',
			offset: '0',
		});
		const week = Date.now() / 1000 - 7 * 86_400;
		expect(Math.abs(Number(seen[1]?.query.min_last_modified) - week)).toBeLessThan(60);
		expect(seen[1]?.query).toMatchObject({ was_canceled: 'true', limit: '100' });
	});

	test('a time that is none is named', async () => {
		const { error } = await run({ filters: { createdAfter: 'next Tuesday' } });
		expect(error?.message).toBe("The value of 'Created After' is not a time.");
	});

	test('leaves out the buyer when asked to', async () => {
		fakeEtsy({ receipts: [etsyReceiptAt(0, 1), etsyReceiptAt(60, 2, HIDDEN_ADDRESS)] });
		const { outputs } = await run({ options: { leaveOutBuyerData: true } });
		expect(jsonOf(outputs[0])).toMatchObject([
			{ receiptId: '1', shipTo: null, hasAddress: true, hasPersonalization: true },
			{ receiptId: '2', shipTo: null, hasAddress: false, buyerDataLeftOut: true },
		]);
		expect(JSON.stringify(outputs)).not.toMatch(/O'Connell|Springfield|Zoë|hurry/);
	});

	test('a key without addresses gives orders without them', async () => {
		fakeEtsy({ receipts: [etsyReceiptAt(0, 1, HIDDEN_ADDRESS)] });
		const { outputs } = await run({});
		expect(jsonOf(outputs[0])).toMatchObject([{ shipTo: null, lines: [{ sku: 'MUG-11-WHT' }] }]);
	});

	test('an unreadable order leaves by the error output, the others do not', async () => {
		fakeEtsy({ receipts: [etsyReceiptAt(0, 1), etsyReceiptAt(60, 2, { transactions: 'none' })] });
		const { outputs, error } = await run({}, { onError: 'continueErrorOutput' });
		expect(error).toBeUndefined();
		expect(jsonOf(outputs[0])).toMatchObject([{ receiptId: '1' }]);
		expect(jsonOf(outputs[1])).toMatchObject([
			{ receiptId: '2', failure: { provider: 'etsy', fields: ['results[1].transactions'] } },
		]);
		expect(JSON.stringify(outputs[1])).not.toMatch(/O'Connell|O&#39;Connell/);
	});

	test('waits and tries again when Etsy asks for fewer calls', async () => {
		nock(ETSY_HOST)
			.get('/v3/application/users/me')
			.reply(429, { error: 'Exceeded the rate limit' }, { 'retry-after': '1' });
		const seen = fakeEtsy({ receipts: [etsyReceiptAt(0, 1)] });
		const { outputs, error } = await run({});
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(1);
		expect(seen.map(({ path }) => path.split('/').pop())).toEqual(['me', 'receipts']);
	});
});

describe('Get', () => {
	test('one order an item; a missing one does not cost the others', async () => {
		fakeEtsy({ receipts: [etsyReceiptAt(0, 11), etsyReceiptAt(60, 13)] });
		const inputs = [[{ n: 11 }, { n: 12 }, { n: '13' }, { n: 'x' }]];
		const { outputs, error } = await run(getOne, { inputs, onError: 'continueErrorOutput' });
		expect(error).toBeUndefined();
		expect(outputs[0]).toMatchObject([
			{ json: { receiptId: '11' }, pairedItem: { item: 0 } },
			{ json: { receiptId: '13' }, pairedItem: { item: 2 } },
		]);
		expect(outputs[1]).toMatchObject([
			{
				json: {
					n: 12,
					failure: {
						category: 'not_found',
						retryable: false,
						provider: 'etsy',
						operation: 'getShopReceipt',
						httpStatus: 404,
						requestId: 'uuid-of-the-answer',
						hint: expect.stringContaining('order number'),
					},
				},
				pairedItem: { item: 1 },
			},
			{ json: { n: 'x', failure: { fields: ['receiptId'], provider: 'pack' } } },
		]);
	});

	test('stops at the first failed item when the user did not ask to continue', async () => {
		fakeEtsy({ receipts: [] });
		const { error } = await run(getOne, { inputs: [[{ n: 5 }]] });
		expect(error).toMatchObject({
			name: 'NodeApiError',
			httpCode: '404',
			context: { itemIndex: 0, failure: { category: 'not_found' } },
		});
	});

	test('an expired token is renewed without a secret, and the new one is kept', async () => {
		const fresh = `901.${'b'.repeat(40)}`;
		const seen = fakeEtsy({ receipts: [etsyReceiptAt(0, 11)], token: fresh });
		const forms = fakeTokenEndpoint({
			access_token: fresh,
			token_type: 'Bearer',
			expires_in: 3600,
			refresh_token: `901.${'s'.repeat(40)}`,
		});
		const { outputs, error, refreshedTokens } = await run(getOne, {
			inputs: [[{ n: 11 }]],
			credentials: { etsyOAuth2Api: credential({ clientId: 'the-keystring' }) },
		});
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(1);
		expect(forms).toEqual([
			{
				grant_type: 'refresh_token',
				client_id: 'the-keystring',
				refresh_token: `901.${'r'.repeat(40)}`,
			},
		]);
		expect(seen[1]?.headers['x-api-key']).toBe(`the-keystring:${SECRET}`);
		expect(refreshedTokens[0]?.data.oauthTokenData).toMatchObject({
			access_token: fresh,
			refresh_token: `901.${'s'.repeat(40)}`,
		});
	});

	test.each<[string, object, RegExp]>([
		['no shared secret', { sharedSecret: '' }, /has no shared secret/],
		['no connection', { oauthTokenData: undefined }, /is not connected to a shop yet/],
	])('a credential with %s says so', async (_what, changes, message) => {
		const { error } = await run(getOne, {
			inputs: [[{ n: 1 }]],
			credentials: { etsyOAuth2Api: credential(changes) },
		});
		expect(error?.message).toMatch(message);
	});

	test('the list of orders names no buyer', async () => {
		fakeEtsy({ receipts: [etsyReceiptAt(0, 11), etsyReceiptAt(60, 12)] });
		const context = loadOptionsContext({
			node: new Etsy(),
			parameters: { resource: 'order', operation: 'get' },
			credentials: { etsyOAuth2Api: credential() },
			credentialTypes: [new EtsyOAuth2Api()],
		});
		const list = await new Etsy().methods.listSearch.searchOpenOrders.call(context, '12');
		expect(list.results).toEqual([
			{
				name: '12 (2026-11-01, 2 pieces)',
				value: '12',
				url: 'https://www.etsy.com/your/orders/sold?order_id=12',
			},
		]);
	});
});

describe('Shop', () => {
	test('Get reads the shop of the credential', async () => {
		fakeEtsy();
		const { outputs } = await run({ resource: 'shop', operation: 'get' });
		expect(jsonOf(outputs[0])).toMatchObject([
			{ shopId: '555', name: 'MugShop', currency: 'USD', languages: [] },
		]);
	});

	const all = 'listings_r listings_w shops_r shops_w transactions_r transactions_w';

	test.each<[string, EtsyJson[], object]>([
		[
			'with addresses',
			[etsyReceiptAt(0, 1)],
			{ givesAddresses: 'yes', route: 'direct', canSendTracking: 'likely' },
		],
		[
			'without addresses',
			[etsyReceiptAt(0, 1, HIDDEN_ADDRESS)],
			{ givesAddresses: 'no', route: 'provider_imported', canSendTracking: 'unlikely' },
		],
		[
			'without orders',
			[],
			{ givesAddresses: 'unknown', route: 'unknown', canSendTracking: 'unknown', ordersChecked: 0 },
		],
	])('Check Access tells of a key %s in five calls', async (_what, receipts, expected) => {
		const seen = fakeEtsy({ receipts, scopes: { scopes: all.split(' ') } });
		const { outputs, error } = await run({ resource: 'shop', operation: 'checkAccess' });
		expect(error).toBeUndefined();
		expect(seen.map(({ method, path }) => `${method} ${path.split('/').pop()}`)).toEqual([
			'GET me',
			'POST scopes',
			'GET 555',
			'GET listings',
			'GET receipts',
		]);
		expect(jsonOf(outputs[0])).toMatchObject([
			{
				shopName: 'MugShop',
				missingScopes: [],
				canReadOrders: 'yes',
				canReadListings: 'yes',
				limitPerSecond: 500,
				limitPerDay: 10000,
				remainingToday: 9990,
				...expected,
			},
		]);
		expect(JSON.stringify(outputs)).not.toMatch(/Connell|Springfield/);
	});

	test.each<[unknown, object]>([
		[{ scopes: ['shops_r'] }, { scopes: ['shops_r'], canReadOrders: 'yes' }],
		['shops_r transactions_r', { scopes: ['shops_r', 'transactions_r'] }],
		[{ something: 'else' }, { scopes: null, missingScopes: [] }],
	])('reads permissions told as %j', async (scopes, expected) => {
		fakeEtsy({ scopes });
		const { outputs, error } = await run({ resource: 'shop', operation: 'checkAccess' });
		expect(error).toBeUndefined();
		expect(jsonOf(outputs[0])).toMatchObject([expected]);
	});
});
