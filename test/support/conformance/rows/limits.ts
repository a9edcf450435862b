import { NO_LIMIT } from '../engine-driver';
import type { Shop } from '../shop';

const BATCH = 14;
const TIGHT = 10;
/** Longer than any machine takes for a batch: the real time runs in the sandbox too. */
const LONG_SECONDS = 3_600;

/** Rate limits: kept where they are told, obeyed where they are only felt. */
export function limitRows(shop: Shop): void {
	const tellsLimits = shop.module.profile({}).readLimits !== undefined;
	const limit = (perMinute: number, windowSeconds: number) => {
		const { limits } = shop.sandbox.world.config;
		Object.assign(limits, { [shop.provider]: { perMinute, windowSeconds } });
	};

	it('passes a batch within its own limits without a single 429', async () => {
		const orders = Array.from({ length: 2 * BATCH }, () => shop.planned());
		await shop.create(...orders);
		expect(await refused(shop)).toBe(0);
		expect(Object.values(await shop.made())).toEqual(orders.map(() => 1));
	});

	if (tellsLimits) {
		it('keeps a limit that the answers tell: a batch above it passes without a 429', async () => {
			limit(TIGHT, 5);
			await shop.create(shop.planned());
			await shop.create(...Array.from({ length: 3 * TIGHT }, () => shop.planned()));
			expect(await refused(shop)).toBe(0);
			// Who learnt the tight limit learns that it is gone.
			limit(NO_LIMIT, 5);
			await shop.create(shop.planned());
		});
	} else {
		it('says no limits, so a 429 stops the batch: nothing is lost, nothing made twice', async () => {
			limit(TIGHT, LONG_SECONDS);
			const orders = Array.from({ length: BATCH }, () => shop.planned());
			const { done, failed } = await shop.run({ operation: 'create' }, orders);
			for (const { failure } of failed) {
				expect(failure).toMatchObject({ category: 'rate_limit', retryable: true });
			}
			expect(done.length + failed.length).toBe(BATCH);
			// A second call for each order would leave half of them.
			expect(done.length).toBeGreaterThan(TIGHT / 2);
			// What a trigger of an earlier row still asks takes of the limit too.
			expect(await accepted(shop)).toEqual({ total: TIGHT, made: done.length });
			// Three tries each, and no storm.
			expect(await refused(shop)).toBeLessThanOrEqual(3 * failed.length);

			await shop.pass(LONG_SECONDS);
			await shop.create(...orders.filter(({ externalId }) => isAmong(failed, externalId)));
			expect(await shop.made()).toEqual(
				Object.fromEntries(orders.map(({ externalId }) => [externalId, 1])),
			);
		});
	}
}

async function refused(shop: Shop): Promise<number> {
	return (await shop.sandbox.control.counts()).rateLimited[shop.provider] ?? 0;
}

/** The calls that were let through, and the orders that came of them. */
async function accepted(shop: Shop): Promise<{ total: number; made: number }> {
	const calls = await shop.calls();
	const orders = Object.values(await shop.made());
	return { total: calls - (await refused(shop)), made: orders.length };
}

function isAmong(items: ReadonlyArray<Record<string, unknown>>, id: string): boolean {
	return items.some(({ externalId }) => externalId === id);
}
