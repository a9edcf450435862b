import fc from 'fast-check';
import type { Order } from '../../../../core/domain/order';
import type { LedgerRow } from '../../../../core/domain/planning/ledger';
import { anyPlanCase, type PlanCase } from '../../../support/arbitraries/plan-case';
import { aLine, anOrder, plan } from '../../../support/examples';
import { linesInPlan, linesOf } from './oracle';

const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
	fc.shuffledSubarray([...items], { minLength: items.length });

/** The same case with orders, lines within orders and ledger rows in another order. */
function reordered({ orders, ledger, settings, map }: PlanCase): fc.Arbitrary<PlanCase> {
	const lines = orders.map((order) => shuffled(order.lines).map((l) => ({ ...order, lines: l })));
	const mixedOrders: fc.Arbitrary<Order[]> = fc.tuple(...lines).chain(shuffled);
	const mixedLedger: fc.Arbitrary<LedgerRow[]> = shuffled(ledger);
	return fc.record({
		orders: mixedOrders,
		ledger: mixedLedger,
		settings: fc.constant(settings),
		map: fc.constant(map),
	});
}

const planned = ({ orders, ledger, settings, map }: PlanCase) =>
	plan(orders, ledger, settings, map);

test('every line of every order is in the plan exactly once, with all its pieces', () => {
	fc.assert(
		fc.property(anyPlanCase, (given) => {
			expect(linesInPlan(planned(given))).toEqual(linesOf(given.orders));
		}),
		{ numRuns: 300 },
	);
});

test('what is written on a ready order about its lines is what is in it', () => {
	fc.assert(
		fc.property(anyPlanCase, (given) => {
			for (const ready of planned(given).ready) {
				expect(ready.lines.length).toBeGreaterThan(0);
				expect(ready.lineIds).toBe(ready.lines.map((line) => line.lineId).join(','));
				expect(ready.label).toBe(ready.receiptId);
			}
		}),
	);
});

test('the plan does not depend on the order in which anything came', () => {
	const pairs = anyPlanCase.chain((given) => fc.tuple(fc.constant(given), reordered(given)));
	fc.assert(
		fc.property(pairs, ([given, mixed]) => {
			expect(planned(mixed)).toEqual(planned(given));
		}),
		{ numRuns: 300 },
	);
});

test('planning changes neither orders nor ledger', () => {
	fc.assert(
		fc.property(anyPlanCase, (given) => {
			const before = JSON.stringify(given);
			planned(given);
			expect(JSON.stringify(given)).toBe(before);
		}),
	);
});

describe('an order that comes twice in one batch', () => {
	const old = anOrder({ updatedAt: '2026-03-01T08:00:00.000Z' });
	const cancelled = { ...old, state: 'cancelled' as const };

	test('counts once, as it was last', () => {
		const newer = { ...cancelled, updatedAt: '2026-03-01T09:00:00.000Z' };
		for (const orders of [
			[old, newer],
			[newer, old],
		]) {
			expect(plan(orders)).toMatchObject({ ready: [], hold: [], ignore: [{ code: 'cancelled' }] });
		}
	});

	test('with the same time gives the same plan whichever came first', () => {
		expect(plan([old, cancelled])).toEqual(plan([cancelled, old]));
	});

	test('from two shops is two orders', () => {
		const lines = [aLine({ sku: 'NEW' })];
		const [one, two] = [anOrder({ lines }), anOrder({ lines, shopId: '888' })];
		expect(plan([one, two]).hold.map((line) => line.shopId)).toEqual(['777', '888']);
		expect(plan([two, one])).toEqual(plan([one, two]));
	});
});

test('oldest orders come first', () => {
	const orders = ['3', '1', '2'].map((day) =>
		anOrder({
			receiptId: `100${day}`,
			createdAt: `2026-02-0${day}T00:00:00.000Z`,
			lines: [aLine({ lineId: `100${day}1` })],
		}),
	);
	expect(plan(orders).ready.map((ready) => ready.receiptId)).toEqual(['1001', '1002', '1003']);
});
