import fc from 'fast-check';
import { LONGEST_SPREAD_WINDOW_MS } from '../../../core/transport/gauge';
import { forgetLimiters, limiterCount, limiterFor } from '../../../core/transport/limiter-registry';
import { RateLimiter } from '../../../core/transport/rate-limiter';
import type { LimitRule } from '../../../core/transport/rate-limiter';
import { SteppedClock } from '../../support/clock';

const DAY_MS = 86_400_000;

interface Start {
	at: number;
	classes: string[];
}

/** The most starts in any window that begins with a start. */
function mostInAnyWindow(starts: number[], windowMs: number): number {
	let most = 0;
	let first = 0;
	starts.forEach((at, index) => {
		while ((starts[first] ?? at) <= at - windowMs) first += 1;
		most = Math.max(most, index - first + 1);
	});
	return most;
}

/** Sends callers at their times and says when each was let through. */
async function startsOf(
	rules: LimitRule[],
	arrivals: Array<{ at: number; classes?: string[] }>,
): Promise<Start[]> {
	const clock = new SteppedClock();
	const begin = clock.now();
	const limiter = new RateLimiter(rules, clock);
	const starts: Start[] = [];
	for (const { at, classes = [] } of arrivals) {
		void clock
			.sleep(at)
			.then(async () => await limiter.acquire(classes))
			.then((grant) => {
				if (grant.granted) starts.push({ at: clock.now() - begin, classes });
			});
	}
	await clock.run();
	return starts;
}

function onRule({ class: name }: LimitRule, starts: Start[]): number[] {
	return starts
		.filter(({ classes }) => name === 'all' || classes.includes(name))
		.map(({ at }) => at);
}

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
		expect(Math.max(...gaps)).toBeLessThanOrEqual(105);
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
			{ class: 'all', limit: Number.NaN, windowMs: DAY_MS, remaining: 0 },
		]);
		expect(await limiter.acquire()).toEqual({ granted: true });
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
