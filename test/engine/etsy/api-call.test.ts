import { settingsScenario } from '../../fixtures/settings-scenario';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

let shop: TestShop;

beforeEach(async () => {
	shop = await openTestShop(settingsScenario());
});
afterEach(async () => await shop.close());

const send = { resource: 'apiCall', operation: 'send' };
const fields = (values: Record<string, string>) => ({
	field: Object.entries(values).map(([name, value]) => ({ name, value })),
});

test("reads anything, with the shop's number filled in", async () => {
	const [answer] = await shop.json({ ...send, path: '/shops/{shop_id}/sections' });
	expect(answer).toMatchObject({ count: 2, results: [{ title: 'Mugs' }, {}] });
	expect(shop.operations()).toEqual(['getMe', 'getShopSections']);
	expect(await shop.json({ ...send, path: 'v3/application/shops/501' })).toMatchObject([
		{ shop_name: 'MugShop' },
	]);
});

test('reads all pages of a list, one item an entry', async () => {
	const all = { ...send, path: '/shops/501/reviews', allPages: true };
	expect(await shop.json(all)).toHaveLength(129);
	expect(shop.calls.map(({ path }) => path)).toEqual([
		'/v3/application/shops/501/reviews?limit=100&offset=0',
		'/v3/application/shops/501/reviews?limit=100&offset=100',
	]);
	const { error } = await shop.run({ ...send, path: '/shops/501', allPages: true });
	expect(error?.message).toBe('Etsy did not answer with a list.');
});

test('sends forms and JSON as Etsy wants them, and query parameters', async () => {
	const form = { ...send, method: 'POST', path: '/shops/501/sections' };
	expect(await shop.json({ ...form, formFields: fields({ title: 'A&B = C' }) })).toMatchObject([
		{ title: 'A&B = C' },
	]);
	const tracking = {
		...send,
		method: 'POST',
		path: '/shops/501/receipts/7001/tracking',
		bodyKind: 'json',
		jsonBody: '={{ { tracking_code: "1Z", carrier_name: "ups" } }}',
	};
	expect(await shop.json(tracking)).toMatchObject([{ is_shipped: true }]);
	const listings = { ...send, path: '/listings/batch' };
	const query = { ...listings, queryParameters: fields({ listing_ids: '9001,9001' }) };
	expect(await shop.json(query)).toMatchObject([{ count: 1 }]);
	const odd = { ...listings, queryParameters: fields({ listing_ids: '9001', constructor: 'x' }) };
	expect(await shop.json(odd)).toMatchObject([{ count: 1 }]);
});

test('an answer without a body is a success', async () => {
	const gone = { ...send, method: 'DELETE', path: '/shops/501/sections/12', bodyKind: 'none' };
	expect(await shop.json(gone)).toEqual([{ success: true }]);
});

test('what may have changed something is never sent again', async () => {
	await shop.sandbox.control.faults([{ kind: 'cut_after_commit', method: 'POST' }]);
	const form = { ...send, method: 'POST', path: '/shops/501/sections' };
	const { error } = await shop.run({ ...form, formFields: fields({ title: 'Once' }) });
	expect(error).toMatchObject({ context: { failure: { category: 'unclear' } } });
	await shop.sandbox.control.faults([]);
	const [answer] = await shop.json({ ...send, path: '/shops/501/sections' });
	expect(answer).toMatchObject({ count: 3 });
});

test('a refusal of Etsy is a failure with its words', async () => {
	const { outputs } = await shop.run(
		{ ...send, path: '/shops/{shop_id}/payment-account/ledger-entries' },
		{ onError: 'continueErrorOutput' },
	);
	expect(outputs[1]).toMatchObject([
		{
			json: { failure: { category: 'validation', message: expect.stringMatching(/min_created/) } },
		},
	]);
});

test.each([
	'https://evil.example/v3/application/shops',
	'//evil.example/shops',
	'/shops/../../../oauth/token',
	'/shops/%2e%2e/%2E%2E/public',
	'/shops/%252e%252e/x',
	'/shops/1\\..\\x',
	'/shops/1?limit=1',
	'/shops/1#x',
	'/shops/{listing_id}',
	'/shops/a b',
	'={{ "" }}',
	'/',
	'%',
])('key and token go nowhere else: %s', async (path) => {
	const { error } = await shop.run({ ...send, path });
	expect(error).toMatchObject({ context: { failure: { fields: ['path'] } } });
	expect(shop.operations()).toEqual([]);
});
