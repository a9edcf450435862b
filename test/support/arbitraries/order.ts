import fc from 'fast-check';
import type { Order, OrderLine, PersonalizationAnswer } from '../../../core/domain/order';
import type { AskedQuestion } from '../../../core/domain/variant-map/choice';
import { aLine, anOrder, OTHER_SHOP, SHOP } from '../examples';
import { anyAddress, buyerText, completeAddress } from './address';
import { SKUS } from './map-rows';

/** The orders that generated orders and ledger rows speak of, so that they often meet. */
export const RECEIPTS = ['1001', '1002', '1003'] as const;

/** The lines of an order; ledger rows may also name one that the order does not have. */
export const lineIdsOf = (receiptId: string): string[] =>
	[1, 2, 3, 4].map((i) => `${receiptId}${i}`);

const noAnswers: fc.Arbitrary<PersonalizationAnswer[]> = fc.constant([]);
const answers: fc.Arbitrary<PersonalizationAnswer[]> = fc.array(
	fc.record({ question: fc.constant('Name'), answer: buyerText }),
	{ minLength: 1, maxLength: 2 },
);

/** What a listing asks: by the words of {@link answers}, or by others. */
const questions: fc.Arbitrary<AskedQuestion[]> = fc.array(
	fc.record({
		question: fc.constantFrom('Name', 'Place'),
		isRequired: fc.integer({ min: 0, max: 9 }).map((i) => i === 0),
		maxCharacters: fc.constantFrom(8, 200),
	}),
	{ maxLength: 2 },
);

function anyLine(lineId: string): fc.Arbitrary<OrderLine> {
	return fc
		.record({
			sku: fc.option(fc.constantFrom(...SKUS), { nil: undefined, freq: 9 }),
			listingId: fc.constantFrom('900', '901'),
			quantity: fc.integer({ min: 1, max: 9 }),
			section: fc.option(fc.constantFrom('Vintage', 'Shirts'), { nil: undefined }),
			personalizationRule: fc.option(fc.record({ questions }), { nil: undefined, freq: 1 }),
			isDigital: fc.integer({ min: 0, max: 9 }).map((i) => i === 0),
			personalization: fc.oneof(
				{ weight: 9, arbitrary: noAnswers },
				{ weight: 1, arbitrary: answers },
			),
		})
		.map((parts) => aLine({ lineId, ...parts }));
}

function orderOf(receiptId: string): fc.Arbitrary<Order> {
	const lines = fc
		.subarray(lineIdsOf(receiptId).slice(0, 3), { minLength: 1 })
		.chain((ids) => fc.tuple(...ids.map(anyLine)));
	return fc
		.record({
			lines,
			shopId: fc.constantFrom(SHOP, SHOP, SHOP, OTHER_SHOP),
			state: fc.oneof(
				{ weight: 8, arbitrary: fc.constant('open' as const) },
				{
					weight: 2,
					arbitrary: fc.constantFrom('cancelled', 'refunded', 'shipped', 'unpaid' as const),
				},
			),
			createdAt: fc.constantFrom('2026-02-20T08:00:00.000Z', '2026-02-21T08:00:00.000Z'),
			shipTo: fc.oneof(
				{ weight: 8, arbitrary: completeAddress },
				{ weight: 1, arbitrary: anyAddress },
				{ weight: 1, arbitrary: fc.constant(null) },
			),
			isGift: fc.boolean(),
			giftMessage: fc.option(buyerText, { nil: undefined }),
			messageFromBuyer: fc.option(buyerText, { nil: undefined }),
			hasRefund: fc.integer({ min: 0, max: 9 }).map((i) => i === 0),
		})
		.map((parts) => anOrder({ receiptId, ...parts }));
}

/** One to three orders, each with up to three lines. */
export const anyOrders: fc.Arbitrary<Order[]> = fc
	.subarray([...RECEIPTS], { minLength: 1 })
	.chain((receipts) => fc.tuple(...receipts.map(orderOf)));
