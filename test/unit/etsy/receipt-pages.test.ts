import fc from 'fast-check';
import { failure } from '../../../core/domain/failure';
import { fail, ok } from '../../../core/domain/result';
import type { ReceiptQuery } from '../../../core/etsy/client';
import { listOrders, type OrderList } from '../../../core/etsy/order-list';
import { listReceipts } from '../../../core/etsy/receipt-pages';
import type { ReadReceipt } from '../../../core/etsy/read-receipt';
import { receiptPage, shopReceipt } from '../../../core/etsy/schemas';
import { answerReceipts, etsyReceiptAt, FIRST_OF_NOVEMBER } from '../../fixtures/etsy';
import type { EtsyJson } from '../../fixtures/etsy';

const NOT_THERE = fail(
	failure({
		...{ category: 'not_found', provider: 'etsy', operation: 'getShopReceipt' },
		...{ message: 'Etsy does not know the order.', hint: 'Look at its number.' },
	}),
);

/** Etsy with a list of receipts; `between` may change the list after each answer. */
function fakeEtsy(receipts: EtsyJson[], between: (call: number) => void = () => undefined) {
	const queries: ReceiptQuery[] = [];
	const byNumber: string[] = [];
	return {
		queries,
		getShopReceipts: async (_shopId: string, query: ReceiptQuery) => {
			queries.push(query);
			const given = Object.entries(query).filter(([, value]) => value !== undefined);
			const page = answerReceipts(
				receipts,
				new URLSearchParams(given.map(([name, value]) => [name, String(value)])),
			);
			between(queries.length);
			return ok(receiptPage.parse(page));
		},
		byNumber,
		getShopReceipt: async (_shopId: string, receiptId: string) => {
			byNumber.push(receiptId);
			const found = receipts.find((receipt) => String(receipt.receipt_id) === receiptId);
			return found ? ok(shopReceipt.parse(found)) : NOT_THERE;
		},
	};
}

const ids = (entries: ReadReceipt[]) =>
	entries.map((entry) => ('order' in entry ? entry.order.receiptId : entry.receiptId));

async function list(receipts: EtsyJson[], options: Partial<OrderList> = {}) {
	const etsy = fakeEtsy(receipts);
	const result = await listOrders(etsy, {
		shopId: '555',
		state: 'open',
		times: {},
		direction: 'asc',
		...options,
	});
	if (!result.ok) throw new Error(result.failure.message);
	const { queries, byNumber } = etsy;
	return { found: ids(result.value), entries: result.value, queries, byNumber };
}

const many = (count: number, step: number) =>
	Array.from({ length: count }, (_none, index) => etsyReceiptAt(index * step, 1000 + index));

const idTexts = (receipts: EtsyJson[]) => receipts.map((receipt) => String(receipt.receipt_id));

describe('reading all orders', () => {
	test.each([
		[0, 1],
		[1, 1],
		[99, 1],
		[100, 2],
		[250, 3],
	])('%i orders take %i calls', async (count, calls) => {
		const receipts = many(count, 60);
		const { found, queries } = await list(receipts);
		expect(found).toEqual(idTexts(receipts));
		expect(queries).toHaveLength(calls);
	});

	test("Etsy's largest offset is not in the way, because none is used", async () => {
		const receipts = many(2_000, 2);
		const { found, queries } = await list(receipts);
		expect(found).toHaveLength(2_000);
		expect(Math.max(...queries.map((query) => query.offset ?? 0))).toBe(0);
	});

	test('more orders than the largest offset reaches are all read, each once', async () => {
		// Nothing but number and time, which is all that paging needs and much faster to read.
		const receipts = Array.from({ length: 12_300 }, (_none, second) => ({
			receipt_id: 1 + second,
			created_timestamp: FIRST_OF_NOVEMBER + second,
		}));
		const getShopReceipts = async (_shopId: string, query: ReceiptQuery) => {
			const { offset = 0, limit = 25, min_created: since = FIRST_OF_NOVEMBER } = query;
			if (offset > 12_000) throw new Error('Offset is greater than the maximum offset allowed.');
			// One order a second: the place in the list follows from the time.
			const matching = receipts.slice(Math.max(0, since - FIRST_OF_NOVEMBER));
			const results = matching.slice(offset, offset + limit);
			return ok({ count: matching.length, results });
		};
		const result = await listReceipts(
			{ getShopReceipts },
			{ shopId: '1', filter: {}, direction: 'asc' },
		);
		expect(result.ok && ids(result.value)).toEqual(idTexts(receipts));
	});

	test('hundreds of orders of one second', async () => {
		const receipts = [...many(350, 0), etsyReceiptAt(1, 5000), etsyReceiptAt(90, 5001)];
		const { found } = await list(receipts);
		expect(new Set(found)).toEqual(new Set(idTexts(receipts)));
	});

	test('nothing is missed, doubled or out of order, whatever the times', async () => {
		const seconds = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 300 });
		await fc.assert(
			fc.asyncProperty(seconds, fc.constantFrom('asc', 'desc'), async (times, direction) => {
				const receipts = times.map((second, index) => etsyReceiptAt(second, 1 + index));
				const { found } = await list(receipts, { direction });
				expect(found).toHaveLength(receipts.length);
				expect(new Set(found)).toEqual(new Set(idTexts(receipts)));
			}),
			{ numRuns: 20 },
		);
	});

	test('orders that leave the list while it is read take none with them', async () => {
		const receipts = many(500, 30);
		const etsy = fakeEtsy(receipts, (call) => {
			// Ten of those that were read already are shipped after each page.
			for (const receipt of receipts.slice((call - 1) * 10, call * 10)) receipt.is_shipped = true;
		});
		const filter = { was_shipped: false };
		const result = await listReceipts(etsy, { shopId: '1', filter, direction: 'asc' });
		expect(result.ok && ids(result.value)).toEqual(idTexts(receipts));
	});

	test('orders that arrive while it is read are there too', async () => {
		const receipts = many(150, 30);
		const etsy = fakeEtsy(receipts, (call) => {
			if (call === 1) receipts.push(etsyReceiptAt(99_999, 7777));
		});
		const result = await listReceipts(etsy, { shopId: '1', filter: {}, direction: 'asc' });
		expect(result.ok && ids(result.value)).toContain('7777');
	});

	test('a limit is kept and costs no more calls than it must', async () => {
		const receipts = many(300, 60);
		expect((await list(receipts, { limit: 50 })).queries).toMatchObject([{ limit: 50 }]);
		const { found, queries } = await list(receipts, { limit: 120, direction: 'desc' });
		expect(found).toEqual(idTexts(receipts).reverse().slice(0, 120));
		expect(queries).toHaveLength(2);
	});

	test('a window that the user gives is kept', async () => {
		const receipts = many(300, 60);
		const times = { min_created: FIRST_OF_NOVEMBER + 600, max_created: FIRST_OF_NOVEMBER + 15_000 };
		const { found, queries } = await list(receipts, { times });
		expect(found).toEqual(idTexts(receipts).slice(10, 251));
		expect(queries.every((query) => query.max_created === times.max_created)).toBe(true);
	});
});

describe('which orders', () => {
	test.each([
		['open', { was_paid: true, was_shipped: false, was_canceled: false }],
		['shipped', { was_shipped: true, was_canceled: false }],
		['delivered', { was_delivered: true, was_canceled: false }],
		['in_transit', { was_shipped: true, was_delivered: false, was_canceled: false }],
		['not_cancelled', { was_canceled: false }],
		['unpaid', { was_paid: false, was_canceled: false }],
		['cancelled', { was_canceled: true }],
		['any', {}],
	] as const)('%s asks Etsy for %j', async (state, filter) => {
		const { queries } = await list([], { state });
		const { was_paid, was_shipped, was_delivered, was_canceled } = queries[0] ?? {};
		const sent = { was_paid, was_shipped, was_delivered, was_canceled };
		expect(JSON.parse(JSON.stringify(sent))).toEqual(filter);
	});

	test('lately cancelled ones come on top, in their place', async () => {
		const receipts = [
			etsyReceiptAt(0, 1),
			etsyReceiptAt(10, 2, { status: 'Canceled', updated_timestamp: FIRST_OF_NOVEMBER + 500 }),
			etsyReceiptAt(20, 3),
			etsyReceiptAt(-900, 4, { status: 'Canceled' }),
		];
		const { found, queries } = await list(receipts, {
			cancelledSince: FIRST_OF_NOVEMBER + 400,
			limit: 10,
		});
		expect(found).toEqual(['1', '2', '3']);
		expect(queries[1]).toMatchObject({
			was_canceled: true,
			min_last_modified: FIRST_OF_NOVEMBER + 400,
		});
	});

	test('an order cancelled between the two lists stands as cancelled', async () => {
		const receipts = [etsyReceiptAt(0, 1)];
		const etsy = fakeEtsy(receipts, () => {
			receipts[0] = etsyReceiptAt(0, 1, { status: 'Canceled' });
		});
		const result = await listOrders(etsy, {
			shopId: '1',
			state: 'open',
			times: {},
			direction: 'asc',
			cancelledSince: FIRST_OF_NOVEMBER - 1,
		});
		expect(result.ok && result.value).toMatchObject([{ order: { state: 'cancelled' } }]);
	});

	test('one that cannot be read does not cost the others', async () => {
		const receipts = [
			etsyReceiptAt(0, 1),
			etsyReceiptAt(5, 2, { is_paid: 1 }),
			etsyReceiptAt(9, 3),
		];
		const { entries } = await list(receipts, { state: 'any' });
		expect(entries).toMatchObject([
			{ order: { receiptId: '1' } },
			{ receiptId: '2', failure: { category: 'validation', fields: ['results[1].is_paid'] } },
			{ order: { receiptId: '3' } },
		]);
	});
});

describe('orders that are sent in part', () => {
	const sent = (number: number, codes: string[]) =>
		etsyReceiptAt(number, number, {
			...{ is_shipped: true, status: 'Completed' },
			shipments: codes.map((tracking_code, at) => ({
				...{
					receipt_shipping_id: at + 1,
					shipment_notification_timestamp: 0,
					carrier_name: 'usps',
				},
				tracking_code,
			})),
		});
	const parts = (...numbers: number[]) =>
		new Map(numbers.map((number) => [String(number), new Set([`P${number}`])]));

	test('are read by their number, and count as open where Etsy shows no other parcel', async () => {
		const receipts = [etsyReceiptAt(5, 5), sent(1, ['p1']), sent(2, ['P2', 'X'])];
		const { entries, byNumber } = await list(receipts, { sentInPart: parts(1, 2) });
		expect(byNumber).toEqual(['1', '2']);
		expect(entries).toMatchObject([
			{ order: { receiptId: '1', state: 'open', isShipped: false } },
			{ order: { receiptId: '2', state: 'shipped', isShipped: true } },
			{ order: { receiptId: '5', state: 'open' } },
		]);
	});

	test('cost no call where they are listed anyway, and are left out where Etsy has none', async () => {
		const receipts = [etsyReceiptAt(5, 5), etsyReceiptAt(6, 6, { status: 'Canceled' })];
		const { found, byNumber } = await list(receipts, {
			...{ sentInPart: parts(5, 6, 9), cancelledSince: FIRST_OF_NOVEMBER - 1 },
		});
		expect(found).toEqual(['5', '6']);
		expect(byNumber).toEqual(['9']);
	});

	test('cost the others nothing where one cannot be read', async () => {
		const etsy = fakeEtsy([etsyReceiptAt(5, 5), sent(1, ['P1'])]);
		const down = failure({
			...{ category: 'service_down', provider: 'etsy', operation: 'getShopReceipt' },
			...{ message: 'Etsy had a problem.', hint: 'Wait.' },
		});
		const broken = {
			...etsy,
			getShopReceipt: async (shopId: string, id: string) =>
				id === '2' ? fail(down) : await etsy.getShopReceipt(shopId, id),
		};
		const result = await listOrders(broken, {
			...{ shopId: '555', state: 'open', times: {}, direction: 'asc' },
			sentInPart: parts(1, 2),
		});
		expect(result.ok && result.value).toMatchObject([
			{ order: { receiptId: '1', state: 'open' } },
			{ order: { receiptId: '5' } },
			{ receiptId: '2', shopId: '555', failure: { category: 'service_down' } },
		]);
	});
});
