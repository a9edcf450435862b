import { settingsScenario } from '../../fixtures/settings-scenario';
import { openTestShop, type TestShop } from '../../support/etsy-shop';

let shop: TestShop;

beforeEach(async () => {
	shop = await openTestShop(settingsScenario());
});
afterEach(async () => await shop.close());

const usd = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
const ship = async (receiptId: string) =>
	await shop.json({
		resource: 'apiCall',
		operation: 'send',
		method: 'POST',
		path: `/shops/501/receipts/${receiptId}/tracking`,
		bodyKind: 'json',
		jsonBody: JSON.stringify({ tracking_code: '1Z', carrier_name: 'ups' }),
	});

// 2 mugs at 10.00, shipping 5.00, tax 1.65: 26.65. Processing: 3 percent and 0.25 are 1.05. On the
// sale: 6.5 percent of 20.00 and of 5.00.
const ORDER = { gross: usd(2665), fees: usd(105), net: usd(2560) };
const SUMS = {
	sales: usd(2665),
	refunds: usd(0),
	fees: usd(-130 - 33),
	processingFees: usd(-105),
	passedOn: usd(-165),
	shippingLabels: usd(0),
	net: usd(2665 - 163 - 105 - 165),
};

describe('Get', () => {
	test('tells in one call what was paid for an order', async () => {
		const before = { resource: 'payment', operation: 'get', receiptId: '7001' };
		expect(await shop.json(before)).toMatchObject([
			{ receiptId: '7001', ...ORDER, current: ORDER, isPosted: false, refunds: [] },
		]);
		expect(shop.operations()).toEqual(['getMe', 'getShopPaymentByReceiptId']);
		await ship('7001');
		expect(await shop.json(before)).toMatchObject([{ ...ORDER, isPosted: true }]);
		expect(JSON.stringify(await shop.json(before))).not.toMatch(/buyer|address/i);
	});

	test('adds up all fees of the order, and those of no other', async () => {
		const [payment] = await shop.json({
			resource: 'payment',
			operation: 'get',
			receiptId: 7002,
			options: { includeAllFees: true },
		});
		expect(payment).toMatchObject({ ...ORDER, sums: { receiptId: '7002', ...SUMS } });
		expect(shop.operations().slice(1)).toEqual([
			'getShopPaymentByReceiptId',
			'getShopReceipt',
			'getShopPaymentAccountLedgerEntries',
		]);
	});

	test('an order without a payment, and one without a number, cost the others nothing', async () => {
		const { outputs } = await shop.run(
			{ resource: 'payment', operation: 'get', receiptId: '={{ $json.n }}' },
			{ items: [{ n: 7004 }, { n: 7001 }, { n: 'x' }], onError: 'continueErrorOutput' },
		);
		expect(outputs[0]).toMatchObject([{ json: { receiptId: '7001' }, pairedItem: { item: 1 } }]);
		expect(outputs[1]).toMatchObject([
			{ json: { n: 7004, failure: { category: 'not_found', retryable: true } } },
			{ json: { n: 'x', failure: { fields: ['receiptId'] } } },
		]);
	});
});

describe('Get Ledger', () => {
	const ledger = { resource: 'payment', operation: 'getLedger', returnAll: true };
	const longAgo = () => new Date(Date.now() - 100 * 86_400_000).toISOString();

	test('reads the last 30 days unless told otherwise', async () => {
		const entries = await shop.json(ledger);
		expect(entries).toHaveLength(6);
		expect(entries[0]).toMatchObject({ shopId: '501', kind: 'passed_on', receiptId: '7001' });
		expect(entries[2]).toMatchObject({ kind: 'fee', type: 'transaction', amount: usd(-130) });
		expect(entries[2]?.lineId).toBe('700101');
		expect(shop.operations()).toEqual(['getMe', 'getShopPaymentAccountLedgerEntries']);
	});

	test('reads any time although Etsy answers 31 days at once', async () => {
		const entries = await shop.json({ ...ledger, bookedAfter: longAgo() });
		expect(entries).toHaveLength(9);
		expect(new Set(entries.map(({ entryId }) => entryId)).size).toBe(9);
		expect(shop.operations()).toHaveLength(1 + 4);
		const sequence = entries.map((entry) => Number(entry.sequence));
		expect(sequence).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
	});

	test('a limit counts what is returned', async () => {
		const taxes = { ...ledger, bookedAfter: longAgo(), kinds: ['passed_on'] };
		expect(await shop.json(taxes)).toHaveLength(3);
		expect(await shop.json({ ...taxes, returnAll: false, limit: 2 })).toHaveLength(2);
		shop.forget();
		await shop.json({ ...ledger, bookedAfter: longAgo(), returnAll: false, limit: 2 });
		expect(shop.operations()).toHaveLength(2);
	});

	test('adds up by order; what belongs to none comes last', async () => {
		await ship('7001');
		await ship('7003');
		shop.forget();
		const sums = await shop.json({ ...ledger, output: 'orders' });
		expect(sums).toMatchObject(
			[
				{ receiptId: '7001', ...SUMS },
				{ receiptId: '7003', sales: usd(2665), processingFees: usd(-105), fees: usd(0) },
				{ receiptId: '7002', sales: usd(0), processingFees: usd(0), fees: usd(-163) },
			].sort((a, b) => order(sums, a.receiptId) - order(sums, b.receiptId)),
		);
		expect(shop.operations().slice(1)).toEqual([
			'getShopPaymentAccountLedgerEntries',
			'getPayments',
			'getShopReceipts',
		]);
		const recent = new Date(Date.now() - 3600_000 * 30).toISOString();
		expect(await shop.json({ ...ledger, output: 'orders', bookedAfter: recent })).toHaveLength(3);
	});

	const order = (sums: Array<Record<string, unknown>>, receiptId: string) =>
		sums.findIndex((one) => one.receiptId === receiptId);

	test('a refund takes back what was paid and a part of the fees', async () => {
		await ship('7003');
		await shop.sandbox.control.advance({ seconds: 200 });
		const [payment] = await shop.json({ resource: 'payment', operation: 'get', receiptId: '7003' });
		expect(payment).toMatchObject({
			...ORDER,
			current: { gross: usd(1665), fees: usd(66), net: usd(1599) },
			refunds: [{ amount: usd(1000), reason: 'Refund', isSuccess: true }],
		});
		const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
		const span = { bookedAfter: longAgo(), bookedBefore: tomorrow, output: 'orders' };
		const sums = await shop.json({ ...ledger, ...span });
		expect(sums.find(({ receiptId }) => receiptId === '7003')).toMatchObject({
			sales: usd(2665),
			refunds: usd(-1000),
			processingFees: usd(-66),
			fees: usd(-163 + 49 + 12),
			passedOn: usd(-165 + 62),
		});
	});

	test.each([
		[{ bookedAfter: 'next Tuesday' }, "The value of 'Booked After' is not a time."],
		[{ bookedBefore: '2020-01-01', bookedAfter: '2021-01-01' }, /later than/],
	])('a time that cannot be is named: %j', async (times, message) => {
		const { error } = await shop.run({ ...ledger, ...times });
		expect(error?.message).toMatch(message);
		expect(shop.operations()).toEqual([]);
	});
});
