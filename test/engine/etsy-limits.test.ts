import { demoScenario } from '../../sandbox/scenario/demo';
import { generateScenario } from '../../sandbox/scenario/generate';
import { forgetLimiters } from '../../core/transport/limiter-registry';
import { openTestShop, type TestShop } from '../support/etsy-shop';

const SHOP = { resource: 'shop', operation: 'get', options: { shopId: '10000001' } };

/** So many items, each of which costs one call. */
function items(count: number) {
	return Array.from({ length: count }, (_none, n) => ({ n }));
}

async function refusals(shop: TestShop): Promise<number> {
	return (await shop.sandbox.control.counts()).rateLimited.etsy ?? 0;
}

jest.setTimeout(30_000);

let shop: TestShop;

async function openWith(perSecond: number, perDay = 1_000_000): Promise<void> {
	shop = await openTestShop(demoScenario(), { limits: { etsy: { perSecond, perDay } } });
}

beforeEach(forgetLimiters);
afterEach(async () => await shop.close());

describe('the calls of a second', () => {
	it.each([1, 2, 3, 8])('stay below %i, however many ask at once', async (perSecond) => {
		await openWith(perSecond);
		const calls = perSecond * 2 + 2;
		const runs = await Promise.all(
			[1, 2].map(async () => await shop.run(SHOP, { items: items(calls / 2) })),
		);
		expect(runs.flatMap(({ outputs }) => outputs[0])).toHaveLength(calls);
		expect(shop.operations()).toHaveLength(calls);
		expect(await refusals(shop)).toBe(0);
	});
});

describe('a 429', () => {
	it('that Etsy sends all the same makes everybody wait as long as it asks', async () => {
		await openWith(50);
		await shop.sandbox.control.faults([
			{ id: 'storm', kind: 'rate_limit', retryAfterSeconds: 1, nth: [3, 4], service: 'etsy' },
		]);
		const runs = await Promise.all(
			[1, 2].map(async () => await shop.run(SHOP, { items: items(6) })),
		);
		expect(runs.flatMap(({ outputs }) => outputs[0])).toHaveLength(12);
		// Two runs, one call each on its way: the pause keeps all others back.
		expect(await refusals(shop)).toBe(2);
	});

	it('without end is a failure that can be tried again, and says when', async () => {
		await openWith(50);
		await shop.sandbox.control.faults([
			{ id: 'storm', kind: 'rate_limit', retryAfterSeconds: 600, service: 'etsy' },
		]);
		const { outputs } = await shop.run(SHOP, { items: items(4), onError: 'continueErrorOutput' });
		const failures = outputs[1]?.map(({ json }) => json.failure as Record<string, unknown>) ?? [];
		expect(failures).toHaveLength(4);
		for (const failure of failures) {
			expect(failure).toMatchObject({ category: 'rate_limit', retryable: true });
			expect(failure.retryAfterSeconds).toBeGreaterThan(590);
		}
		// The others are not even sent.
		expect(await refusals(shop)).toBe(1);
	});
});

describe('the calls of a day', () => {
	it('that run out in the middle are a failure that says so, without a single 429', async () => {
		await openWith(50, 5);
		const { outputs, hints } = await shop.run(SHOP, {
			items: items(8),
			onError: 'continueErrorOutput',
		});
		expect(outputs[0]).toHaveLength(5);
		expect(outputs[1]).toHaveLength(3);
		expect(outputs[1]?.[0]?.json.failure).toMatchObject({
			category: 'rate_limit',
			retryable: true,
			retryAfterSeconds: expect.any(Number) as unknown,
			message: expect.stringMatching(
				/^None of the 5 requests that Etsy allows in 24 hours is left; nothing was sent\. There is room again in about /,
			) as unknown,
		});
		expect(await refusals(shop)).toBe(0);
		expect(hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('0 of 5 Etsy calls are left for today') as unknown,
		]);
	});

	it('that run out in the middle of a list fail it, and say when to come back', async () => {
		shop = await openTestShop(generateScenario({ seed: 3, orders: 250, spreadSeconds: 0 }), {
			limits: { etsy: { perSecond: 50, perDay: 3 } },
		});
		const list = { resource: 'order', operation: 'getAll', returnAll: true };
		const { outputs } = await shop.run(list, { onError: 'continueErrorOutput' });
		expect(shop.operations()).toEqual(['getMe', 'getShopReceipts', 'getShopReceipts']);
		expect(outputs[0]).toEqual([]);
		expect(outputs[1]?.[0]?.json.failure).toMatchObject({
			category: 'rate_limit',
			message: expect.stringContaining('There is room again in about') as unknown,
		});
		expect(await refusals(shop)).toBe(0);
	});

	it('come back when they are a day old', async () => {
		await openWith(50, 2);
		await shop.run(SHOP, { items: items(2) });
		expect((await shop.run(SHOP)).error).toBeDefined();
		forgetLimiters();
		await shop.sandbox.control.advance({ seconds: 25 * 3600 });
		const credential = { oauthTokenData: { ...(await shop.sandbox.control.mintEtsyToken()) } };
		expect((await shop.run(SHOP, { credential })).outputs[0]).toHaveLength(1);
	});

	it('are told beside the output once when few are left, and not before', async () => {
		await openWith(50, 20);
		const plenty = await shop.run(SHOP, { items: items(16) });
		expect(plenty.hints).toEqual([]);
		const few = await shop.run(SHOP, { items: items(2) });
		expect(few.hints).toEqual([
			{
				message:
					'2 of 20 Etsy calls are left for today. Each call comes back 24 hours after it was made.',
				location: 'outputPane',
				type: 'warning',
			},
		]);
	});

	it('are told by Check Access as well', async () => {
		await openWith(7, 400);
		const [report] = await shop.json({ resource: 'shop', operation: 'checkAccess' });
		const remainingToday = 400 - shop.calls.length;
		expect(report).toMatchObject({ limitPerSecond: 7, limitPerDay: 400, remainingToday });
	});

	it('that others used up are not asked for', async () => {
		await openWith(50, 4);
		await shop.run(SHOP, { items: items(3) });
		// Another process with the same key: it knows nothing of the calls before.
		forgetLimiters();
		const { outputs } = await shop.run(SHOP, { items: items(5), onError: 'continueErrorOutput' });
		expect([outputs[0]?.length, outputs[1]?.length]).toEqual([1, 4]);
		expect(await refusals(shop)).toBe(0);
	});
});
