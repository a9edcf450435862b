import fc from 'fast-check';
import { forgetLimiters, limiterCount, limiterFor } from '../../../core/transport/limiter-registry';
import { RateLimiter } from '../../../core/transport/rate-limiter';
import { SteppedClock } from '../../support/clock';
import { mostInAnyWindow, startsOf } from '../../support/limiter-starts';

const DAY_MS = 86_400_000;

describe('the rate limiter, where waiting makes no sense', () => {
	it('refuses with a time to come back when the budget of a day is used up', async () => {
		const clock = new SteppedClock();
		const limiter = new RateLimiter([{ class: 'all', limit: 3, windowMs: DAY_MS }], clock);
		const grants = await Promise.all([1, 2, 3, 4].map(async () => await limiter.acquire()));
		expect(grants.map(({ granted }) => granted)).toEqual([true, true, true, false]);
		const refusal = grants[3];
		if (refusal === undefined || refusal.granted) throw new Error('was let through');
		expect(refusal.retryAfterMs).toBeGreaterThan(DAY_MS - 1);
		expect(refusal.retryAfterMs).toBeLessThanOrEqual(DAY_MS * 1.01);
		await clock.run(clock.now() + refusal.retryAfterMs);
		expect(await limiter.acquire()).toEqual({ granted: true });
	});

	it('keeps within the budget of a day in any window, and uses it', async () => {
		const windowMs = 3_600_000;
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 40 }),
				fc.array(fc.nat(4 * windowMs), { maxLength: 120 }),
				async (limit, times) => {
					const starts = await startsOf(
						[{ class: 'all', limit, windowMs }],
						times.map((at) => ({ at })),
					);
					const at = starts.map((start) => start.at);
					expect(mostInAnyWindow(at, windowMs)).toBeLessThanOrEqual(limit);
					expect(starts.length).toBeGreaterThanOrEqual(Math.min(limit, times.length));
				},
			),
			{ numRuns: 60 },
		);
	});

	it('asks again now and then when others used up the day, and goes on when it is back', async () => {
		const clock = new SteppedClock();
		const rule = { class: 'all', limit: 1000, windowMs: DAY_MS };
		const limiter = new RateLimiter([rule], clock);
		limiter.note([{ ...rule, remaining: 0 }]);
		const refusal = await limiter.acquire();
		if (refusal.granted) throw new Error('was let through');
		expect(refusal.retryAfterMs).toBeLessThanOrEqual(3_600_000);
		await clock.run(clock.now() + refusal.retryAfterMs);
		expect(await limiter.acquire()).toEqual({ granted: true });
		// One probe, not a flood.
		expect((await limiter.acquire()).granted).toBe(false);
		limiter.note([{ ...rule, remaining: 500 }]);
		expect(await limiter.acquire()).toEqual({ granted: true });
	});

	it('pauses everybody when the service asks for it, and refuses when it asks for long', async () => {
		const clock = new SteppedClock();
		const limiter = new RateLimiter([{ class: 'all', limit: 100, windowMs: 1000 }], clock);
		const begin = clock.now();
		limiter.pause(5000);
		limiter.pause(1000);
		const starts: number[] = [];
		for (let index = 0; index < 3; index += 1) {
			void limiter.acquire().then(() => starts.push(clock.now() - begin));
		}
		await clock.run();
		expect(Math.min(...starts)).toBeGreaterThanOrEqual(5000);
		expect(starts).toHaveLength(3);
		limiter.pause(90_000);
		expect(await limiter.acquire()).toEqual({ granted: false, retryAfterMs: 90_000 });
	});
});

describe('the limiters of a process', () => {
	beforeEach(forgetLimiters);

	it('are shared by everybody with the same key', () => {
		const clock = new SteppedClock();
		expect(limiterFor('a', [], clock)).toBe(limiterFor('a', [], clock));
		expect(limiterFor('b', [], clock)).not.toBe(limiterFor('a', [], clock));
	});

	it('are bounded in number, and those in use are kept', async () => {
		const clock = new SteppedClock();
		const busy = limiterFor('busy', [{ class: 'all', limit: 1, windowMs: 60_000 }], clock);
		await busy.acquire();
		void busy.acquire();
		for (let index = 0; index < 500; index += 1) limiterFor(`key-${index}`, [], clock);
		expect(limiterCount()).toBe(200);
		expect(limiterFor('busy', [], clock)).toBe(busy);
	});
});
