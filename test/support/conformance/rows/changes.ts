import type { Shop } from '../shop';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

const CHANGED = {
	operation: 'getChanged',
	since: '={{ $json.since }}',
	returnAll: true,
};

/** The polling twin of the news: what changed is found though nothing was heard, on every page. */
export function changeRows(shop: Shop): void {
	if (!shop.does('ordersChangedSince')) {
		it('says that it cannot: ordersChangedSince', async () => {
			const since = new Date().toISOString();
			const { failed } = await shop.run(CHANGED, [{ since }]);
			expect(failed).toMatchObject([{ failure: shop.refusal('ordersChangedSince') }]);
		});
		return;
	}

	it('finds what changed although the news of it was lost', async () => {
		const [sent = '', stopped = ''] = await shop.create(
			shop.planned({ submit: true }),
			shop.planned(),
		);
		await shop.pass(MINUTE);
		const since = (await shop.sandbox.control.clock()).now;
		await shop.pass(MINUTE / 2);
		shop.life.ship(sent);
		shop.life.setStatus(stopped, cancelledWord(shop));
		const found = await shop.whole(CHANGED, [{ since }]);
		expect(found).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ providerOrderId: sent, status: 'shipped' }),
				expect.objectContaining({ providerOrderId: stopped, status: 'cancelled' }),
			]),
		);
	});

	it('leaves out what ended long ago, where the provider tells when that was', async () => {
		const [sent = ''] = await shop.create(shop.planned({ submit: true }));
		shop.life.ship(sent);
		shop.life.deliver(sent);
		await shop.pass(5 * 24 * HOUR);
		const since = (await shop.sandbox.control.clock()).now;
		const found = await shop.whole(CHANGED, [{ since }]);
		// Who does not tell, such as Gooten, gives it again: looking twice costs less than missing it.
		expect(found.filter(({ updatedAt }) => updatedAt !== undefined)).toEqual([]);
		expect(found.length).toBeLessThanOrEqual(1);
	});

	it('reads past two pages: the oldest order is found however many came after it', async () => {
		const { pageSize = 100 } = shop.one;
		const count = 2 * pageSize + 3;
		const ids = await shop.fill(count);
		expect(new Set(ids).size).toBe(count);
		await shop.pass(HOUR);
		const since = (await shop.sandbox.control.clock()).now;
		await shop.pass(HOUR);
		// The first and the last that were made, and one from the middle.
		const changed = [ids[0], ids[pageSize], ids[count - 1]].map(String);
		for (const id of changed) shop.life.setStatus(id, cancelledWord(shop));
		const found = await shop.whole(CHANGED, [{ since }]);
		const cancelled = found.filter(({ status }) => status === 'cancelled');
		expect(cancelled.map(({ providerOrderId }) => providerOrderId).sort()).toEqual(
			[...changed].sort(),
		);
		expect(new Set(found.map(({ providerOrderId }) => providerOrderId)).size).toBe(found.length);

		const few = await shop.whole({ ...CHANGED, returnAll: false, limit: 2 }, [{ since }]);
		expect(few).toHaveLength(2);
	});
}

function cancelledWord({ one }: Shop): string {
	const [raw] = one.statuses.find(([, status]) => status === 'cancelled') ?? [];
	if (raw === undefined) throw new Error('No state says that an order is cancelled');
	return raw;
}
