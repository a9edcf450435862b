import { settingsScenario } from '../../fixtures/settings-scenario';
import { rawCall } from '../../support/etsy-orders';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const SHOP = '/v3/application/shops/501';
const FORM = 'application/x-www-form-urlencoded';
const DAY = 86_400;
const longAgo = new Date(Date.now() - 70 * DAY * 1000).toISOString();

const run = (resource: string, operation: string, more: object = {}) => ({
	resource,
	operation,
	options: { shopId: '501' },
	...more,
});

describe('What goes wrong by hand and right with the node', () => {
	let shop: TestShop;

	beforeAll(async () => {
		shop = await openTestShop(settingsScenario());
	});
	afterAll(async () => await shop.close());

	const raw = async (method: string, path: string, data?: unknown, type?: string) =>
		await rawCall(shop, method, `${SHOP}${path}`, data, type);
	const now = () => Math.floor(Date.now() / 1000);

	test('the same processing profile again is an error to who does not read the header', async () => {
		const same = 'readiness_state=made_to_order&min_processing_time=3&max_processing_time=5';
		const answer = await raw('POST', '/readiness-state-definitions', same, FORM);
		expect(answer.status).toBe(409);
		expect(answer.headers['content-location']).toMatch(/readiness-state-definitions\/41$/);
		const ours = run('processingProfile', 'create', { minTime: 3, maxTime: 5 });
		expect(await shop.json(ours)).toMatchObject([
			{ processingProfileId: '41', alreadyExisted: true },
		]);
	});

	test('a section made by hand twice is there twice', async () => {
		await raw('POST', '/sections', 'title=Twice', FORM);
		await raw('POST', '/sections', 'title=Twice', FORM);
		const ours = run('section', 'create', { title: 'Once' });
		await shop.json(ours, { items: [{}, {}] });
		const titles = (await shop.json(run('section', 'getAll'))).map(({ title }) => title);
		expect(titles.filter((title) => title === 'Twice')).toHaveLength(2);
		expect(titles.filter((title) => title === 'Once')).toHaveLength(1);
	});

	test('more than 31 days of the ledger are refused, and so is a ledger without times', async () => {
		const ledger = '/payment-account/ledger-entries';
		expect((await raw('GET', ledger)).status).toBe(400);
		const times = `?min_created=${now() - 60 * DAY}&max_created=${now()}`;
		const answer = await raw('GET', `${ledger}${times}`);
		expect(answer).toMatchObject({
			status: 400,
			data: { error: expect.stringMatching(/31 days/) },
		});
		const ours = run('payment', 'getLedger', { bookedAfter: longAgo, returnAll: true });
		expect(await shop.json(ours)).toHaveLength(9);
	});

	test('repeated ids keep one, and brackets none; the node joins them by commas', async () => {
		const [first, second] = [70017, 70027];
		const repeated = await raw('GET', `/payments?payment_ids=${first}&payment_ids=${second}`);
		expect(repeated.data).toMatchObject({ count: 1 });
		const brackets = await raw('GET', `/payments?payment_ids[]=${first}&payment_ids[]=${second}`);
		expect(brackets.status).toBe(400);
		for (const receiptId of ['7001', '7002']) {
			await raw('POST', `/receipts/${receiptId}/tracking`, {
				tracking_code: '1Z',
				carrier_name: 'ups',
			});
		}
		const sums = await shop.json(run('payment', 'getLedger', { output: 'orders' }));
		const paid = sums.filter(({ sales }) => (sales as { amountMinor: number }).amountMinor > 0);
		expect(paid).toHaveLength(2);
	});

	test('deleted shipping profiles are in the list of Etsy and not in ours', async () => {
		const answer = await raw('GET', '/shipping-profiles');
		expect(answer.data).toMatchObject({ count: 2, results: [{}, { is_deleted: true }] });
		expect(await shop.json(run('shippingProfile', 'getAll'))).toHaveLength(1);
	});

	test.each([
		[
			'a deadline of 10 days',
			'/policies/return',
			'accepts_returns=1&accepts_exchanges=0&return_deadline=10',
		],
		['returns without a deadline', '/policies/return', 'accepts_returns=1&accepts_exchanges=0'],
		['the same terms again', '/policies/return', 'accepts_returns=false&accepts_exchanges=false'],
		['a title in JSON', '/sections', { title: 'Never' }],
		[
			'a country and a region',
			'/shipping-profiles/21/destinations',
			'primary_cost=1&secondary_cost=1&destination_country_iso=CA&destination_region=eu&min_delivery_days=1&max_delivery_days=2',
		],
		[
			'days and a carrier',
			'/shipping-profiles/21/destinations',
			'primary_cost=1&secondary_cost=1&min_delivery_days=1&max_delivery_days=2&shipping_carrier_id=1&mail_class=usps_priority',
		],
		[
			'a profile without a destination',
			'/shipping-profiles',
			'title=A&origin_country_iso=US&origin_postal_code=1&primary_cost=1&secondary_cost=1&min_delivery_days=1&max_delivery_days=2',
		],
	])('by hand, %s is refused', async (_what, path, data) => {
		const type = typeof data === 'string' ? FORM : undefined;
		expect((await raw('POST', path, data, type)).status).toBe(400);
	});
});
