import fc from 'fast-check';
import { combineStatus } from '../../../core/domain/combine-status';
import { ORDER_STATUSES, type OrderStatus } from '../../../core/domain/status';

const cases: Array<[OrderStatus, OrderStatus[]]> = [
	['unknown', []],
	['cancelled', ['cancelled', 'cancelled']],
	['in_production', ['cancelled', 'in_production']],
	['action_required', ['shipped', 'action_required']],
	['payment_required', ['action_required', 'payment_required']],
	['partially_shipped', ['shipped', 'in_production']],
	['partially_shipped', ['partially_shipped', 'shipped']],
	['shipped', ['shipped', 'delivered']],
	['delivered', ['delivered', 'delivered', 'cancelled']],
	['returned', ['returned']],
	['received', ['received', 'in_production']],
	['accepted', ['accepted', 'unknown']],
	['unknown', ['unknown']],
];

describe('the state of an order of several parts', () => {
	test.each(cases)('is %s for %j', (expected, parts) => {
		expect(combineStatus(parts)).toBe(expected);
	});

	const parts = fc.array(fc.constantFrom(...ORDER_STATUSES), { minLength: 1, maxLength: 6 });

	test('does not depend on the order of the parts', () => {
		fc.assert(
			fc.property(parts, (list) => {
				expect(combineStatus([...list].reverse())).toBe(combineStatus(list));
			}),
		);
	});

	test('never says that all is sent while a part is not', () => {
		fc.assert(
			fc.property(parts, (list) => {
				const sent = ['shipped', 'delivered', 'returned', 'cancelled'];
				if (['shipped', 'delivered'].includes(combineStatus(list))) {
					expect(list.every((one) => sent.includes(one))).toBe(true);
				}
			}),
		);
	});
});
