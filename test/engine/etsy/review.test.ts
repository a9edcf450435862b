import { settingsScenario } from '../../fixtures/settings-scenario';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

let shop: TestShop;

beforeAll(async () => {
	shop = await openTestShop(settingsScenario());
});
beforeEach(() => shop.forget());
afterAll(async () => await shop.close());

const reviews = { resource: 'review', operation: 'getAll' };

test('a limit is one call, all are one for each hundred, each once and without the buyer', async () => {
	expect(await shop.json({ ...reviews, limit: 3 })).toHaveLength(3);
	expect(shop.operations()).toEqual(['getMe', 'getReviewsByShop']);
	shop.forget();
	const all = await shop.json({ ...reviews, returnAll: true });
	expect(all).toHaveLength(129);
	expect(new Set(all.map(({ lineId }) => lineId)).size).toBe(129);
	expect(all[0]).toMatchObject({ shopId: '501', listingId: '9001', text: "It's mug 128" });
	expect(JSON.stringify(all)).not.toContain('uyer');
	expect(shop.operations()).toHaveLength(3);
});

test('filters by time, listing and stars', async () => {
	const since = new Date(Date.now() - 30.5 * 60_000).toISOString();
	const recent = { ...reviews, returnAll: true, filters: { writtenAfter: since } };
	expect(await shop.json(recent)).toHaveLength(30);
	const until = { writtenBefore: since };
	expect(await shop.json({ ...reviews, returnAll: true, filters: until })).toHaveLength(99);
	shop.forget();
	const filters = { listingId: '9001', maxRating: 1 };
	const bad = await shop.json({ ...reviews, limit: 20, filters });
	expect(bad).toHaveLength(20);
	expect(new Set(bad.map(({ rating }) => rating))).toEqual(new Set([1]));
	expect(shop.operations()).toEqual(['getMe', 'getReviewsByListing', 'getReviewsByListing']);
});

test('a listing that is no number is named', async () => {
	const { error } = await shop.run({ ...reviews, filters: { listingId: 'mug' } });
	expect(error?.message).toBe("The value of 'Listing ID' is not a number.");
});

test('a review that comes later is not there before its time', async () => {
	await shop.sandbox.control.advance({ seconds: 700 });
	const [newest] = await shop.json({ ...reviews, limit: 1 });
	expect(newest).toMatchObject({ lineId: '80129', rating: 5 });
});
