import fc from 'fast-check';
import { LONGEST_FIRST_WAIT_MS } from '../../../core/transport/first-answer';
import { RateLimiter } from '../../../core/transport/rate-limiter';
import { SteppedClock } from '../../support/clock';

const WINDOW_MS = 1000;

function reading(limit: number, remaining: number) {
	return { class: 'all', limit, windowMs: WINDOW_MS, remaining };
}

/** A service that answers each call after a while and counts as Etsy does: by arrival. */
function world(assumed: number, real: number, usedByOthers = 0, delay: () => number = () => 20) {
	const clock = new SteppedClock();
	const begin = clock.now();
	const limiter = new RateLimiter([reading(assumed, 0)], clock, true);
	const arrivals: number[] = [];
	let refused = 0;
	const inWindow = () => arrivals.filter((at) => at > clock.now() - WINDOW_MS).length;
	const call = async () => {
		await limiter.acquire();
		const sentAt = clock.now();
		await clock.sleep(delay());
		if (inWindow() + usedByOthers >= real) refused += 1;
		else arrivals.push(clock.now());
		const remaining = Math.max(0, real - usedByOthers - inWindow());
		await clock.sleep(delay());
		limiter.note([reading(real, remaining)], sentAt);
	};
	return { clock, begin, limiter, arrivals, refused: () => refused, call };
}

describe('the rate limiter, while it learns what it may do', () => {
	it('never runs into a limit that is lower than assumed, though calls are held up on the way', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 20 }),
				fc.integer({ min: 1, max: 20 }),
				fc.constantFrom(0, 0, 50, 400),
				fc.infiniteStream(fc.integer({ min: 0, max: 125 })),
				async (assumed, real, delayMs, jitter) => {
					const delay = () => delayMs + (jitter.next().value ?? 0);
					const { clock, call, refused, arrivals } = world(assumed, real, 0, delay);
					const calls = real * 2 + 3;
					for (let index = 0; index < calls; index += 1) void call();
					await clock.run();
					expect(refused()).toBe(0);
					expect(arrivals).toHaveLength(calls);
				},
			),
			{ numRuns: 300 },
		);
	});

	it('keeps clear of what others with the same key use up', async () => {
		const { clock, call, refused, arrivals } = world(5, 10, 7);
		for (let index = 0; index < 12; index += 1) void call();
		await clock.run();
		expect(refused()).toBe(0);
		expect(arrivals).toHaveLength(12);
	});

	it('sends the first call alone, and the others when its answer has told the limits', async () => {
		const { clock, begin, call, arrivals } = world(50, 50, 0, () => 400);
		for (let index = 0; index < 5; index += 1) void call();
		await clock.run();
		const [first = 0, second = 0] = arrivals.map((at) => at - begin);
		expect(first).toBe(400);
		expect(second).toBeGreaterThanOrEqual(800 + 400);
		expect(Math.max(...arrivals) - begin).toBeLessThan(800 + 400 + 200);
	});

	it('does not wait for an answer that tells nothing, nor for long', async () => {
		const clock = new SteppedClock();
		const begin = clock.now();
		const limiter = new RateLimiter([reading(5, 0)], clock, true);
		const starts: number[] = [];
		for (let index = 0; index < 3; index += 1) {
			void limiter.acquire().then(() => starts.push(clock.now() - begin));
		}
		await clock.run(begin + 500);
		expect(starts).toEqual([0]);
		limiter.note([]);
		await clock.run(begin + 1000);
		expect(starts).toEqual([0, 500]);
		await clock.run(begin + 500 + LONGEST_FIRST_WAIT_MS);
		expect(starts).toEqual([0, 500, 500 + LONGEST_FIRST_WAIT_MS]);
	});

	it('goes on after the clock was set back, without hours of waiting', async () => {
		const clock = new SteppedClock();
		let offset = 0;
		const time = { now: () => clock.now() + offset, sleep: clock.sleep };
		const limiter = new RateLimiter([reading(2, 0)], time, true);
		void limiter.acquire();
		limiter.note([reading(2, 0)]);
		offset = -3_600_000;
		const last = Promise.all([limiter.acquire(), limiter.acquire(), limiter.acquire()]);
		await clock.run(clock.now() + 10_000);
		await expect(last).resolves.toHaveLength(3);
	});
});
