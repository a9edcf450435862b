import { SandboxClock } from '../../../sandbox/core/clock';
import { type RateLimiter, SlidingWindowLimiter } from '../../../sandbox/core/rate-limit';
import { type EtsyBench, shopScenario, startEtsy } from './support';

const PING = '/v3/application/openapi-ping';

/** Takes as many calls as go through, at most 100. */
function drain(limiter: RateLimiter, key = 'k'): number {
	let taken = 0;
	while (taken < 100 && limiter.check(key).allowed) {
		limiter.consume(key);
		taken++;
	}
	return taken;
}

describe('windows', () => {
	const clockAt = (start: number) => {
		const clock = new SandboxClock(() => start);
		return clock;
	};

	test('a sliding window lets a call in when the oldest leaves', () => {
		const clock = clockAt(1_000_500);
		const limiter = new SlidingWindowLimiter(
			clock,
			() => 3,
			() => 1000,
		);
		limiter.consume('k');
		clock.advance(400);
		expect(drain(limiter)).toBe(2);
		expect(limiter.check('k')).toEqual({
			allowed: false,
			limit: 3,
			remaining: 0,
			retryAfterMs: 600,
		});
		clock.advance(600);
		expect(drain(limiter)).toBe(1);
		expect(drain(limiter, 'another key')).toBe(3);
	});

	test('a limit that was lowered below what was used blocks until enough calls are old', () => {
		const clock = clockAt(0);
		let limit = 4;
		const limiter = new SlidingWindowLimiter(
			clock,
			() => limit,
			() => 1000,
		);
		drain(limiter);
		limit = 2;
		expect(limiter.check('k').allowed).toBe(false);
		clock.advance(1000);
		expect(drain(limiter)).toBe(2);
	});

	test('the clock does not go back', () => {
		expect(() => clockAt(0).advance(-1)).toThrow(RangeError);
	});
});

describe("Etsy's limits", () => {
	let etsy: EtsyBench;

	beforeAll(async () => {
		const limits = { etsy: { perSecond: 3, perDay: 8 } };
		etsy = await startEtsy(shopScenario(), { limits });
	});
	afterAll(async () => await etsy.close());

	test('seconds first, then the day; headers on what worked; retry-after on what did not', async () => {
		const answers = [];
		for (let i = 0; i < 4; i++) answers.push(await etsy.get(PING));
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
		expect(answers[0]?.headers).toMatchObject({
			'x-limit-per-second': '3',
			'x-remaining-this-second': '2',
			'x-limit-per-day': '8',
			'x-remaining-today': '7',
		});
		expect(answers[3]).toMatchObject({
			data: { error: 'Exceeded per second rate limit' },
			headers: { 'retry-after': '1' },
		});
		await etsy.control.advance({ seconds: 1 });
		for (let i = 0; i < 3; i++) await etsy.get(PING);
		await etsy.control.advance({ seconds: 1 });
		await etsy.get(PING);
		await etsy.get(PING);
		const daily = await etsy.get(PING);
		expect(daily).toMatchObject({ status: 429, data: { error: 'Exceeded daily rate limit' } });
		expect(Number(daily.headers['retry-after'])).toBeGreaterThan(86_000);
		await etsy.control.advance({ seconds: 86_400 });
		expect((await etsy.get(PING)).status).toBe(200);
	});
});
