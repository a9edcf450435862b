import { orderNumber, ordersScenario } from '../../support/etsy-orders';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

const SEND = 'createReceiptShipment';
const READ = 'getShopReceipt';
const UPLOAD = 'https://uploads.example/7.png';
const OPEN = orderNumber(0);
const options = { shopId: '10000001' };
const parcel = { carrierName: 'usps', trackingCode: '9400', afterSeconds: -1800 };

/**
 * In the order of their placing: open, cancelled after shipping, delivered, under way, unpaid, ...
 */
const scenario = ordersScenario(
	{ name: 'Zoë Quill', gift_sender: 'Grandpa Quill', is_gift: true },
	{ shipments: [parcel], canceledAfterSeconds: -60 },
	{ shipments: [parcel], deliveredAfterShippingSeconds: 600 },
	{ shipments: [parcel], deliveredAfterShippingSeconds: 4000 },
	{ paidAfterSeconds: null },
	{ canceledAfterSeconds: -60 },
	// Etsy wants tracking for these two; the first costs more than 10 dollars.
	{ country_iso: 'US', shippingCost: 2000 },
	{ country_iso: 'IN' },
);
const [firstLine] = scenario.receipts?.[0]?.lines ?? [];
if (scenario.receipts?.[0] && firstLine) {
	const first = {
		...firstLine,
		quantity: 3,
		personalization: [
			{ questionId: 71, question: 'Name', answer: 'Ysolde' },
			{ questionId: 72, question: 'Photo', answer: UPLOAD, mimeType: 'image/png' },
		],
	};
	scenario.receipts[0].lines = [first, { ...firstLine, quantity: 1 }];
}

const byNumber = (value: string) => ({ __rl: true, mode: 'id', value });
const getAll = (orderState: string, more: object = {}) => ({
	resource: 'order',
	operation: 'getAll',
	orderState,
	returnAll: true,
	options: { ...options, ...more },
});
const get = (more: object = {}) => ({
	resource: 'order',
	operation: 'get',
	receiptId: byNumber(OPEN),
	options: { ...options, ...more },
});

describe('Order', () => {
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

	describe('Get Many by state', () => {
		test.each<[string, number[]]>([
			['any', [0, 1, 2, 3, 4, 5, 6, 7]],
			['not_cancelled', [0, 2, 3, 4, 6, 7]],
			['cancelled', [1, 5]],
			['delivered', [2]],
			['in_transit', [3]],
			['open', [0, 6, 7]],
			['shipped', [2, 3]],
			['unpaid', [4]],
		])('%s', async (state, expected) => {
			const orders = await shop.json(getAll(state));
			expect(orders.map(({ receiptId }) => receiptId)).toEqual(expected.map(orderNumber));
			expect(shop.operations()).toEqual(['getShopReceipts']);
		});

		test('a list of shipped orders without the filter would hold a cancelled one', async () => {
			const orders = await shop.json(getAll('any'));
			const shipped = orders.filter(({ isShipped }) => isShipped === true);
			expect(shipped.map(({ receiptId }) => receiptId)).toContain(orderNumber(1));
		});

		test('an order that is delivered meanwhile changes its list', async () => {
			await shop.sandbox.control.advance({ seconds: 2400 });
			const orders = await shop.json(getAll('delivered'));
			expect(orders.map(({ receiptId }) => receiptId)).toEqual([2, 3].map(orderNumber));
		});
	});

	describe('what an order holds', () => {
		test('parcels, amounts, the promised date, answers and files', async () => {
			const [order] = await shop.json(get());
			expect(order).toMatchObject({
				receiptId: OPEN,
				giftSender: 'Grandpa Quill',
				shipments: [],
				amounts: { subtotal: { currency: 'USD' }, tax: { amountMinor: expect.any(Number) } },
				expectedShipDate: expect.stringMatching(/^\d{4}-/),
				lines: [
					{
						personalization: [
							{ questionId: '71', question: 'Name', answer: 'Ysolde' },
							{
								questionId: '72',
								question: 'Photo',
								answer: UPLOAD,
								file: { url: UPLOAD, mimeType: 'image/png' },
							},
						],
					},
					{ personalization: [] },
				],
			});
			const [shipped] = await shop.json({ ...get(), receiptId: byNumber(orderNumber(2)) });
			expect(shipped).toMatchObject({
				state: 'shipped',
				shipments: [{ carrier: 'usps', trackingCode: '9400' }],
			});
			expect(shipped?.lines).toContainEqual(
				expect.objectContaining({ shippedAt: expect.stringMatching(/^\d{4}-/) }),
			);
		});

		test('one item a line, each with its order', async () => {
			const lines = await shop.json(get({ output: 'lines' }));
			expect(lines).toMatchObject([
				{ receiptId: OPEN, lineId: `${OPEN}01`, lineNumber: 1, lineCount: 2, quantity: 3 },
				{ receiptId: OPEN, lineId: `${OPEN}02`, lineNumber: 2, lineCount: 2, quantity: 1 },
			]);
			expect(lines[0]).toMatchObject({
				shipTo: { fullName: 'Zoë Quill' },
				options: expect.any(Array),
				personalization: [{ answer: 'Ysolde' }, { answer: UPLOAD }],
			});
			expect(lines[0]).not.toHaveProperty('lines');
			const { price, lineTotal } = lines[0] as Record<string, { amountMinor: number }>;
			expect(lineTotal?.amountMinor).toBe(3 * (price?.amountMinor ?? 0));
		});

		test('lines of many orders come in their order, paired with the item that asked', async () => {
			const { outputs } = await shop.run(getAll('open', { output: 'lines' }), { items: [{}, {}] });
			const found = (outputs[0] ?? []).map(({ json, pairedItem }) => [json.lineId, pairedItem]);
			const expected = (scenario.receipts ?? []).flatMap(({ id, lines }, index) =>
				[0, 6, 7].includes(index) ? lines.map((_line, place) => `${id}0${place + 1}`) : [],
			);
			expect(expected.length).toBeGreaterThan(3);
			expect(found).toEqual([0, 1].flatMap((item) => expected.map((lineId) => [lineId, { item }])));
		});

		test('nothing of the buyer is left where that is asked for, in lines either', async () => {
			for (const output of ['lines', 'orders']) {
				const items = await shop.json(get({ output, leaveOutBuyerData: true }));
				expect(items[0]).toMatchObject({ hasPersonalization: true, hasGiftMessage: true });
				expect(JSON.stringify(items)).not.toMatch(/Quill|Ysolde|uploads\.example/);
			}
		});
	});

	describe('Mark Shipped', () => {
		const mark = (index: number, more: object = {}) => ({
			resource: 'order',
			operation: 'markShipped',
			receiptId: byNumber(orderNumber(index)),
			options: { ...options, ...more },
		});
		const before: Record<string, number> = {};
		beforeEach(async () => {
			Object.assign(before, (await shop.sandbox.control.counts()).buyerEmails);
		});
		const emails = async (index: number) => {
			const receiptId = orderNumber(index);
			const { buyerEmails } = await shop.sandbox.control.counts();
			return (buyerEmails[receiptId] ?? 0) - (before[receiptId] ?? 0);
		};
		const failureOf = async (parameters: object) => {
			const { outputs } = await shop.run(parameters, { onError: 'continueErrorOutput' });
			return outputs[1]?.[0]?.json.failure;
		};

		test('marks once, also for two items of one order', async () => {
			expect(await shop.json(mark(0, { noteToBuyer: 'Hi' }), { items: [{}, {}] })).toMatchObject([
				{ receiptId: OPEN, outcome: 'marked', confirmedBy: 'answer', buyerEmailed: true },
				{ outcome: 'already_shipped', confirmedBy: 'look_first', buyerEmailed: false },
			]);
			expect(shop.operations()).toEqual([READ, SEND, READ]);
			expect(shop.calls[1]?.body).toEqual({ send_bcc: false, note_to_buyer: 'Hi' });
			expect(await emails(0)).toBe(1);
		});

		test.each([6, 7])('order %i needs tracking, which is said plainly', async (index) => {
			expect(await failureOf(mark(index))).toMatchObject({
				category: 'policy',
				retryable: false,
				hint: expect.stringContaining('Add Tracking'),
			});
			expect(await emails(index)).toBe(0);
		});

		test.each([
			[4, /not paid/],
			[5, /cancelled/],
		])('order %i is not to be shipped', async (index, message) => {
			expect(await failureOf(mark(index))).toMatchObject({
				category: 'conflict',
				message: expect.stringMatching(message),
			});
			expect(shop.operations()).toEqual([READ]);
		});

		test('a lost answer is found by reading the order', async () => {
			await shop.sandbox.control.faults([{ kind: 'cut_after_commit', operation: SEND }]);
			expect(await shop.json(mark(0))).toMatchObject([
				{ outcome: 'marked', confirmedBy: 'read_back', isShipped: true },
			]);
			expect(await emails(0)).toBe(1);
		});
	});
});
