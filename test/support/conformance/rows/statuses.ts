import { ORDER_STATUSES } from '../../../../core/domain/status';
import type { Shop } from '../shop';

/** Every state of the tables, and one that nobody knows. */
export function statusRows(shop: Shop): void {
	const { statuses } = shop.one;

	it('knows every state that the provider has', () => {
		const known = statuses.map(([raw]) => raw);
		expect(shop.life.statuses.filter((raw) => !known.includes(raw))).toEqual([]);
		for (const [, status] of statuses) expect(ORDER_STATUSES).toContain(status);
	});

	it('reads every state as the tables say, and one that nobody knows as unknown', async () => {
		const walk = [...statuses, ['on-the-moon', 'unknown'] as const];
		const ids = await shop.create(...walk.map(() => shop.planned()));
		walk.forEach(([raw], at) => shop.life.setStatus(ids[at] ?? '', raw));
		const read = await shop.get(...ids);
		const pairs = read.map(({ status }, at) => [walk[at]?.[0], status]);
		expect(pairs).toEqual(walk.map(([raw, status]) => [raw, status]));
		expect(read.map(({ rawStatus }) => String(rawStatus)).join(' ')).toContain('on-the-moon');
	});

	it('follows an order back and forth: states are no one-way road', async () => {
		const [id = ''] = await shop.create();
		const road = [...statuses, ...[...statuses].reverse()].filter(
			([, status]) => !['cancelled', 'shipped', 'delivered', 'returned'].includes(status),
		);
		for (const [raw, status] of road.slice(0, 3).concat(road.slice(-2))) {
			shop.life.setStatus(id, raw);
			expect((await shop.get(id))[0]).toMatchObject({ status });
		}
	});
}
