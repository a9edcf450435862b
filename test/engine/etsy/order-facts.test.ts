import { orderNumber, ordersScenario } from '../../support/etsy-orders';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const options = { shopId: '10000001' };
const RECEIPTS = 'getShopReceipts';
const LEDGER = 'getShopPaymentAccountLedgerEntries';
const BATCH = 'getListingsByListingIds';
const ONE = 'getListing';
const SECTIONS = 'getShopSections';

const QUESTION = { id: 71, question: 'Name', required: true, maxCharacters: 12 };

/** Two open orders of today, one that is paid since 50 days, one cancelled, one unpaid. */
const scenario = ordersScenario(
	{},
	{},
	{ arrivesAfterSeconds: -50 * 86_400 },
	{ canceledAfterSeconds: -60 },
	{ paidAfterSeconds: null },
);
const sold = new Set(
	scenario.receipts?.flatMap(({ lines }) => lines.map(({ listingId }) => listingId)),
);
const [vintage] = scenario.receipts?.[0]?.lines ?? [];
scenario.shops = scenario.shops?.map((shop) => ({
	...shop,
	sections: [
		{ id: 31, title: 'Vintage' },
		{ id: 32, title: 'Shirts' },
	],
}));
scenario.listings = scenario.listings?.map((listing) =>
	listing.id === vintage?.listingId
		? { ...listing, sectionId: 31, personalization: [QUESTION] }
		: { ...listing, sectionId: undefined, personalization: undefined },
);

const getAll = (more: object = {}, orderState = 'open') => ({
	resource: 'order',
	operation: 'getAll',
	orderState,
	returnAll: true,
	options: { ...options, ...more },
});

type Line = Record<string, unknown> & { lineId: string; listingId: string };

describe('Order: Get Many with what Plan needs', () => {
	let shop: TestShop;

	beforeAll(async () => {
		shop = await openTestShop(scenario);
	});
	beforeEach(async () => {
		await shop.sandbox.control.scenario(scenario);
		await shop.sandbox.control.faults([]);
		shop.forget();
	});
	afterAll(async () => await shop.close());

	const linesOf = (orders: Array<Record<string, unknown>>) =>
		orders.flatMap((order) => order.lines as Line[]);

	test('without an option there is no further call and nothing more', async () => {
		const orders = await shop.json(getAll());
		expect(orders).toHaveLength(3);
		expect(shop.operations()).toEqual([RECEIPTS]);
		expect(JSON.stringify(orders)).not.toMatch(/feesBooked|section|personalizationRule/);
	});

	test('fees come with one call for each stretch of time, and are those of Etsy', async () => {
		const orders = await shop.json(getAll({ includeFees: true }, 'any'));
		expect(shop.operations()).toEqual([RECEIPTS, LEDGER, LEDGER]);
		const byId = new Map(orders.map((order) => [order.receiptId, order]));
		for (const index of [0, 1, 2]) {
			const order = byId.get(orderNumber(index));
			const { subtotal, shipping } = order?.amounts as Record<string, { amountMinor: number }>;
			// 6.5 percent of each line and of the shipping, each rounded by Etsy.
			const rough = ((subtotal?.amountMinor ?? 0) + (shipping?.amountMinor ?? 0)) * 0.065;
			const { amountMinor, currency } = order?.feesBooked as {
				amountMinor: number;
				currency: string;
			};
			expect(Math.abs(amountMinor - rough)).toBeLessThan(3);
			expect(currency).toBe('USD');
		}
		expect(byId.get(orderNumber(3))).toMatchObject({ state: 'cancelled' });
		expect(byId.get(orderNumber(3))).not.toHaveProperty('feesBooked');
		expect(byId.get(orderNumber(4))).not.toHaveProperty('feesBooked');
	});

	test('fees that cannot be read cost nothing but themselves, and that is told', async () => {
		await shop.sandbox.control.faults([{ kind: 'status', operation: LEDGER, status: 400 }]);
		const { outputs, hints, error } = await shop.run(getAll({ includeFees: true }));
		expect(error).toBeUndefined();
		expect(outputs[0]).toHaveLength(3);
		expect(JSON.stringify(outputs)).not.toContain('feesBooked');
		expect(hints.map(({ message }) => message).join()).toContain('your estimate');
	});

	test('sections and questions come from one batch of listings and one list of sections', async () => {
		const orders = await shop.json(
			getAll({ includeListingDetails: ['section', 'personalization'] }),
		);
		expect(shop.operations()).toEqual([RECEIPTS, sold.size > 1 ? BATCH : ONE, SECTIONS]);
		const lines = linesOf(orders);
		const own = lines.filter(({ listingId }) => listingId === String(vintage?.listingId));
		expect(own.length).toBeGreaterThan(0);
		for (const line of own) {
			expect(line).toMatchObject({
				section: 'Vintage',
				personalizationRule: {
					questions: [{ questionId: '71', question: 'Name', isRequired: true, maxCharacters: 12 }],
				},
			});
		}
		const others = lines.filter((line) => !own.includes(line));
		expect(others.some((line) => 'section' in line || 'personalizationRule' in line)).toBe(false);
	});

	test.each([
		['floors and booked fees', { margin_floor: '10%', etsy_fees_from: 'etsy' }, [LEDGER, LEDGER]],
		['booked fees without a floor', { etsy_fees_from: 'etsy' }, []],
		['a floor by estimate', { margin_floor: '10%' }, []],
		['a rule for a section', { fulfilment_rules: 'section Vintage = dropship' }, [BATCH, SECTIONS]],
		['a rule for SKUs', { fulfilment_rules: 'sku OWN-* = self' }, []],
		['questions of listings', { personalization_rules: 'by_listing' }, [BATCH]],
		['nothing', {}, []],
	])('by the settings of Plan, %s cost what they need', async (_, settings, calls) => {
		await shop.json(getAll({ planSettings: settings }));
		expect(shop.operations()).toEqual([RECEIPTS, ...calls]);
	});

	test('settings that Plan will refuse are told and cost no call; what is no object is refused', async () => {
		const { outputs, hints } = await shop.run(getAll({ planSettings: { margin_floor: 'much' } }));
		expect(outputs[0]).toHaveLength(3);
		expect(hints.map(({ message }) => message).join()).toContain('margin_floor');
		expect(shop.operations()).toEqual([RECEIPTS]);
		shop.forget();
		const { error } = await shop.run(getAll({ planSettings: '[1]' }));
		expect(error?.message).toContain('Include What Plan Needs');
		expect(shop.operations()).toEqual([]);
	});

	test('a listing that Etsy leaves out of the batch is read alone; a failure of it holds its order back', async () => {
		const hidden = scenario.listings?.map((listing) =>
			listing.id === vintage?.listingId ? { ...listing, state: 'draft' as const } : listing,
		);
		await shop.sandbox.control.scenario({ ...scenario, listings: hidden });
		const wanted = getAll({ includeListingDetails: ['section'] });
		const orders = await shop.json(wanted);
		expect(shop.operations()).toEqual([RECEIPTS, BATCH, ONE, SECTIONS]);
		const holds = (order: Record<string, unknown>) =>
			linesOf([order]).some(({ section }) => section === 'Vintage');
		const held = orders.filter(holds).map(({ receiptId }) => receiptId);
		expect(held).toContain(orderNumber(0));

		await shop.sandbox.control.faults([{ kind: 'status', operation: ONE, status: 404 }]);
		const gone = await shop.json(wanted);
		expect(gone.map(({ receiptId }) => receiptId)).toEqual(orders.map((one) => one.receiptId));
		expect(gone.filter(holds)).toEqual([]);

		await shop.sandbox.control.faults([{ kind: 'status', operation: ONE, status: 403 }]);
		const { outputs } = await shop.run(wanted, { onError: 'continueErrorOutput' });
		const ids = (output: number) => (outputs[output] ?? []).map(({ json }) => json.receiptId);
		expect(ids(1)).toEqual(held);
		expect(ids(0)).toHaveLength(orders.length - held.length);
	});
});
