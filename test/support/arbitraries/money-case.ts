import fc from 'fast-check';
import type { Order } from '../../../core/domain/order';
import { aLine, anOrder } from '../examples';
import { anyCurrency } from './money';

const amount = fc.integer({ min: 0, max: 500_000 });

/** A paid order with one to five lines in one currency, with or without the parts of its total. */
export const anyPaidOrder: fc.Arbitrary<Order> = anyCurrency.chain((currency) => {
	const money = amount.map((amountMinor) => ({ amountMinor, currency }));
	const line = fc.record({ price: money, quantity: fc.integer({ min: 1, max: 9 }) });
	return fc
		.record({
			lines: fc.array(line, { minLength: 1, maxLength: 5 }),
			total: money,
			amounts: fc.option(fc.record({ subtotal: money, shipping: money }), { nil: undefined }),
			fees: fc.option(money, { nil: undefined }),
			feesBooked: fc.option(money, { nil: undefined }),
		})
		.map(({ lines, ...parts }) =>
			anOrder({
				...parts,
				lines: lines.map((one, index) => aLine({ ...one, lineId: `1001${index + 1}` })),
			}),
		);
});
