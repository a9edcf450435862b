import { type EtsyBench, SHOP, shopScenario, startEtsy } from './support';

const HOUR = 3_600;
const scenario = shopScenario(
	{ id: 101, arrivesAfterSeconds: -HOUR },
	{ id: 102, arrivesAfterSeconds: -HOUR, paidAfterSeconds: null },
	{
		...{ id: 103, arrivesAfterSeconds: -HOUR, shipsWithinSeconds: 600 },
		refunds: [{ afterSeconds: -60, amount: 100, movesUpdated: true }],
	},
	{ id: 104, arrivesAfterSeconds: -HOUR, canceledAfterSeconds: -30, cancelMovesUpdated: true },
);

interface Receipt {
	status: string;
	is_paid: boolean;
	is_shipped: boolean;
	updated_timestamp: number;
	created_timestamp: number;
	refunds: Array<{ amount: { amount: number } }>;
	grandtotal: { amount: number };
	message_from_buyer: string | null;
	transactions: Array<{ expected_ship_date: number }>;
}

describe('the life of Etsy orders, listings and reviews in the sandbox', () => {
	let etsy: EtsyBench;

	beforeEach(async () => {
		etsy = await startEtsy(scenario);
	});
	afterEach(async () => await etsy.close());

	const receipt = async (id: number) =>
		(await etsy.get(`${SHOP}/receipts/${id}`)).data as unknown as Receipt;
	const befall = async (receiptId: number, change: object) =>
		await etsy.control.etsyReceipts({ change: [{ receiptId, ...change } as never] });

	it('is as the scenario says', async () => {
		const refunded = await receipt(103);
		expect(refunded.status).toBe('partially refunded');
		expect(refunded.updated_timestamp).toBeGreaterThan(refunded.created_timestamp + HOUR - 120);
		const [line] = refunded.transactions;
		expect(line?.expected_ship_date).toBe(refunded.created_timestamp + 600);
		const cancelled = await receipt(104);
		expect(cancelled.status).toBe('canceled');
		expect(cancelled.updated_timestamp).toBeGreaterThan(cancelled.created_timestamp + HOUR - 90);
	});

	it.each([
		['cancel', false, 'canceled'],
		['refund', false, 'fully refunded'],
	])('%s does not move the time of change, unless told to', async (action, _moves, status) => {
		const before = await receipt(101);
		await befall(101, { action });
		const after = await receipt(101);
		expect(after).toMatchObject({ status, updated_timestamp: before.updated_timestamp });
		expect(after.refunds.map(({ amount }) => amount.amount)).toEqual([after.grandtotal.amount]);

		await befall(103, { action, movesTime: true });
		const moved = await receipt(103);
		expect(moved.updated_timestamp).toBeGreaterThan(before.updated_timestamp + HOUR - 60);
		const given = moved.refunds.reduce((sum, { amount }) => sum + amount.amount, 0);
		expect(given).toBe(moved.grandtotal.amount);
	});

	it('pays, ships and touches, by a clock that is late if so told', async () => {
		await befall(102, { action: 'pay', behindSeconds: 30 });
		const paid = await receipt(102);
		expect(paid.is_paid).toBe(true);
		expect(paid.updated_timestamp).toBeLessThan(Date.now() / 1000 - 29);
		await befall(102, { action: 'touch', message: 'Ring twice' });
		const touched = await receipt(102);
		expect(touched.message_from_buyer).toBe('Ring twice');
		expect(touched.updated_timestamp).toBeGreaterThan(paid.updated_timestamp);
		const address = { first_line: '2 New Road', zip: '60601' };
		await befall(102, { action: 'touch', address });
		expect(await receipt(102)).toMatchObject({ ...address, message_from_buyer: 'Ring twice' });
		await expect(befall(102, { action: 'touch', address: { street: 'x' } })).rejects.toThrow();
		await befall(102, { action: 'ship' });
		expect(await receipt(102)).toMatchObject({ is_shipped: true, status: 'completed' });
	});

	it('copies a listing as Shop Manager does: same SKUs and options, ids of its own', async () => {
		const [first] = scenario.listings ?? [];
		const from = first?.id ?? 0;
		await etsy.control.copyEtsyListing(from, 777_000);
		const read = async (id: number) => {
			const { data } = await etsy.get(`/v3/application/listings/${id}/inventory`);
			return (data as { products: Array<{ product_id: number; sku: string }> }).products;
		};
		const [one, other] = [await read(from), await read(777_000)];
		expect(other.map(({ sku }) => sku)).toEqual(one.map(({ sku }) => sku));
		const ids = new Set([...one, ...other].map(({ product_id: id }) => id));
		expect(ids.size).toBe(one.length + other.length);
		await expect(etsy.control.copyEtsyListing(from, 777_000)).rejects.toThrow('exists already');
		await expect(etsy.control.copyEtsyListing(1, 777_001)).rejects.toThrow('no such listing');
	});

	it('adds orders and reviews and moves listings, and refuses what does not fit', async () => {
		const [first] = scenario.receipts ?? [];
		if (!first) throw new Error('The scenario has no order');
		const order = { ...first, id: 900, arrivesAfterSeconds: 0 };
		await etsy.control.etsyReceipts({ add: [order], behindSeconds: 7 });
		const { created_timestamp: created } = await receipt(900);
		expect(created).toBeLessThan(Date.now() / 1000 - 6);
		await expect(etsy.control.etsyReceipts({ add: [order] })).rejects.toThrow('exists already');
		const stray = { ...order, id: 901, lines: [{ listingId: 5, quantity: 1 }] };
		await expect(etsy.control.etsyReceipts({ add: [stray] })).rejects.toThrow('no such listing');
		await expect(befall(999, { action: 'cancel' })).rejects.toThrow('no such order');

		const listingId = first.lines[0]?.listingId ?? 0;
		await etsy.control.etsyListings([{ listingId, state: 'expired' }]);
		const expired = await etsy.get(`${SHOP}/listings?state=expired`);
		expect(expired.data).toMatchObject({ count: 1, results: [{ listing_id: listingId }] });
		const review = { shopId: first.shopId, listingId, transactionId: 3, rating: 5 as const };
		await etsy.control.etsyReviews([{ ...review, arrivesAfterSeconds: 0 }]);
		expect((await etsy.get(`${SHOP}/reviews`)).data).toMatchObject({ count: 1 });
	});
});
