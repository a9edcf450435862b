import fc from 'fast-check';
import { LONGEST_SPREAD_WINDOW_MS } from '../../../core/transport/gauge';
import { RateLimiter } from '../../../core/transport/rate-limiter';
import { SteppedClock } from '../../support/clock';
import { mostInAnyWindow, onRule, startsOf } from '../../support/limiter-starts';

const limits = fc.oneof(
	fc.record({ limit: fc.integer({ min: 1, max: 60 }), windowMs: fc.constant(1000) }),
	fc
		.record({
			limit: fc.integer({ min: 1, max: 80 }),
			windowMs: fc.integer({ min: 500, max: LONGEST_SPREAD_WINDOW_MS }),
		})
		.filter(({ limit, windowMs }) => windowMs / limit >= 10),
);

describe('the rate limiter', () => {
	it('never lets more start in any window than allowed, whoever comes when', async () => {
		await fc.assert(
			fc.asyncProperty(
				limits,
				limits,
				fc.array(
					fc.record({
						at: fc.nat(20_000),
						classes: fc.constantFrom<string[]>([], ['catalog']),
					}),
					{ maxLength: 150 },
				),
				async (all, catalog, arrivals) => {
					const rules = [
						{ class: 'all', ...all },
						{ class: 'catalog', ...catalog },
					];
					const starts = await startsOf(rules, arrivals);
					expect(starts).toHaveLength(arrivals.length);
					for (const rule of rules) {
						const most = mostInAnyWindow(onRule(rule, starts), rule.windowMs);
						expect(most).toBeLessThanOrEqual(rule.limit);
					}
				},
			),
			{ numRuns: 60 },
		);
	});

	it('uses at least 95 % of what is allowed while there is work', async () => {
		await fc.assert(
			fc.asyncProperty(limits, async ({ limit, windowMs }) => {
				const calls = limit * 4 + 20;
				const starts = await startsOf(
					[{ class: 'all', limit, windowMs }],
					Array.from({ length: calls }, () => ({ at: 0 })),
				);
				const took = Math.max(...starts.map(({ at }) => at));
				expect((calls - 1) / (took / windowMs)).toBeGreaterThanOrEqual(0.95 * limit);
				expect(mostInAnyWindow(onRule({ class: 'all', limit, windowMs }, starts), windowMs)).toBe(
					limit,
				);
			}),
			{ numRuns: 60 },
		);
	});

	it('spreads the calls of a second instead of sending them in a burst', async () => {
		const starts = await startsOf(
			[{ class: 'all', limit: 10, windowMs: 1000 }],
			Array.from({ length: 30 }, () => ({ at: 0 })),
		);
		const gaps = starts.slice(1).map(({ at }, index) => at - (starts[index]?.at ?? 0));
		expect(Math.min(...gaps)).toBeGreaterThanOrEqual(80);
		// Longer than the pace once a window, when its first call leaves it.
		expect(Math.max(...gaps)).toBeLessThanOrEqual(125);
	});

	it('serves first come, first served', async () => {
		const clock = new SteppedClock();
		const limiter = new RateLimiter([{ class: 'all', limit: 5, windowMs: 1000 }], clock);
		const order: number[] = [];
		for (let index = 0; index < 40; index += 1) {
			void limiter.acquire().then(() => order.push(index));
		}
		await clock.run();
		expect(order).toEqual(Array.from({ length: 40 }, (_, index) => index));
	});

	it('does not hold up other calls while one class of calls is used up', async () => {
		const rules = [
			{ class: 'all', limit: 600, windowMs: 60_000 },
			{ class: 'catalog', limit: 10, windowMs: 60_000 },
		];
		const starts = await startsOf(rules, [
			...Array.from({ length: 12 }, () => ({ at: 0, classes: ['catalog'] })),
			...Array.from({ length: 50 }, () => ({ at: 1 })),
		]);
		const others = starts.filter(({ classes }) => classes.length === 0);
		expect(Math.max(...others.map(({ at }) => at))).toBeLessThan(6000);
	});

	it('goes slower when the service says that others use the same key', async () => {
		const clock = new SteppedClock();
		const rule = { class: 'all', limit: 10, windowMs: 1000 };
		const limiter = new RateLimiter([rule], clock);
		const begin = clock.now();
		const starts: number[] = [];
		for (let index = 0; index < 30; index += 1) {
			void limiter.acquire().then(() => {
				starts.push(clock.now() - begin);
				// Six of the ten go to somebody else.
				const ours = starts.filter((at) => at > clock.now() - begin - 1000).length;
				limiter.note([{ ...rule, remaining: Math.max(0, 4 - ours) }]);
			});
		}
		await clock.run();
		expect(mostInAnyWindow(starts.slice(5), 1000)).toBeLessThanOrEqual(5);
	});

	it('does not slow down by the remaining count of its own calls', async () => {
		const clock = new SteppedClock();
		const rule = { class: 'all', limit: 10, windowMs: 1000 };
		const limiter = new RateLimiter([rule], clock);
		const begin = clock.now();
		const starts: number[] = [];
		for (let index = 0; index < 100; index += 1) {
			void limiter.acquire().then(() => {
				starts.push(clock.now() - begin);
				const ours = starts.filter((at) => at > clock.now() - begin - 1000).length;
				limiter.note([{ ...rule, remaining: 10 - ours }]);
			});
		}
		await clock.run();
		expect(Math.max(...starts)).toBeLessThanOrEqual(99 * 105);
	});

	it('learns a higher limit from the service', async () => {
		const clock = new SteppedClock();
		const limiter = new RateLimiter([{ class: 'all', limit: 5, windowMs: 1000 }], clock);
		limiter.note([{ class: 'all', limit: 100, windowMs: 1000, remaining: 99 }]);
		const begin = clock.now();
		for (let index = 0; index < 100; index += 1) void limiter.acquire();
		await clock.run();
		expect(clock.now() - begin).toBeLessThanOrEqual(1100);
	});

	it('is not stopped for hours by a clock that was set back', async () => {
		const clock = new SteppedClock();
		let offset = 0;
		const time = { now: () => clock.now() + offset, sleep: clock.sleep };
		const limiter = new RateLimiter([{ class: 'all', limit: 10, windowMs: 1000 }], time);
		for (let index = 0; index < 20; index += 1) void limiter.acquire();
		await clock.run();
		offset = -3_600_000;
		const begin = clock.now();
		const last = Promise.all([limiter.acquire(), limiter.acquire()]);
		await clock.run(begin + 5000);
		await expect(last).resolves.toHaveLength(2);
	});

	it('takes no nonsense from headers', async () => {
		const clock = new SteppedClock();
		const limiter = new RateLimiter([{ class: 'all', limit: 10, windowMs: 1000 }], clock);
		limiter.note([
			{ class: 'all', limit: 0, windowMs: 1000, remaining: 0 },
			{ class: 'all', limit: Number.NaN, windowMs: 86_400_000, remaining: 0 },
		]);
		expect(await limiter.acquire()).toEqual({ granted: true });
	});
});
