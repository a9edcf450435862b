import { someOfEachShop } from '../../../../core/domain/tracking/some-of-each-shop';

const NOW = Date.parse('2026-11-28T12:00:00.000Z');
/** Orders 0, 1, 2, ... of a shop: the lower the number, the later something changed. */
const of = (shopId: string, count: number) =>
	Array.from({ length: count }, (_none, at) => ({
		...{ shopId, receiptId: String(at), changedAt: NOW - at * 3_600_000 },
	}));

const FOUND = [...of('8', 60), ...of('9', 12)];
const chosen = (shopId: string, now: number) =>
	someOfEachShop(FOUND, now)
		.filter((one) => one.shopId === shopId)
		.map((one) => Number(one.receiptId));

describe('where many orders were sent in part', () => {
	it('names ten of each shop: the five in which something changed last, and five others', () => {
		for (const shopId of ['8', '9']) {
			const ten = chosen(shopId, NOW);
			expect(new Set(ten).size).toBe(10);
			expect(ten.slice(0, 5)).toEqual([0, 1, 2, 3, 4]);
			expect(chosen(shopId, NOW)).toEqual(ten);
		}
	});

	it('gives each its turn, however often it runs', () => {
		for (const minutes of [1, 5, 60, 1440]) {
			const runs = Array.from({ length: 200 }, (_none, at) => NOW + at * minutes * 60_000);
			const seen = new Set(runs.flatMap((now) => chosen('8', now)));
			expect([minutes, seen.size]).toEqual([minutes, 60]);
		}
	});

	it('names all where they are few, whatever their order', () => {
		const few = of('8', 3);
		const all = ['0', '1', '2'].map((receiptId) => ({ shopId: '8', receiptId }));
		expect(someOfEachShop([...few].reverse(), NOW)).toEqual(all);
	});
});
