import type { FastifyInstance } from 'fastify';

import { minuteLimiter, type RateLimiter, SlidingWindowLimiter } from '../core/rate-limit';
import type { World } from '../core/service';
import { VendorError } from '../core/service';
import { accountOf } from './auth';
import { errorBody } from './errors';

const MINUTE_MS = 60_000;

/** The three limits of facts/printify.md 2, each per account. */
export class Limits {
	private readonly all: RateLimiter;
	private readonly catalog: RateLimiter;
	private readonly publish: RateLimiter;

	constructor(private readonly world: World) {
		const { clock, config } = world;
		const limits = () => config.limits.printify ?? {};
		this.all = minuteLimiter(clock, limits, 600);
		this.catalog = new SlidingWindowLimiter(
			clock,
			() => limits().catalogPerMinute ?? 100,
			() => MINUTE_MS,
		);
		this.publish = new SlidingWindowLimiter(
			clock,
			() => limits().publishPerHalfHour ?? 200,
			() => 30 * MINUTE_MS,
		);
	}

	/**
	 * Answers 429 to calls above a limit. To be installed after the authentication. Printify
	 * documents no rate headers, so none are sent unless the scenario's limits say
	 * `sendRetryAfter`.
	 */
	install(app: FastifyInstance): void {
		app.addHook('onRequest', async (request) => {
			const account = String(accountOf(request));
			const limiters = this.limitersFor(request.url.split('?')[0] ?? '');
			const decisions = limiters.map((limiter) => limiter.check(account));
			const refusing = decisions.filter(({ allowed }) => !allowed);
			if (refusing.length > 0) {
				throw this.refusal(Math.max(...refusing.map(({ retryAfterMs }) => retryAfterMs)));
			}
			for (const limiter of limiters) limiter.consume(account);
		});
	}

	reset(): void {
		for (const limiter of [this.all, this.catalog, this.publish]) limiter.reset();
	}

	private limitersFor(path: string): RateLimiter[] {
		if (/^\/v\d\/catalog\//.test(path)) return [this.all, this.catalog];
		if (path.endsWith('/publish.json')) return [this.all, this.publish];
		return [this.all];
	}

	private refusal(retryAfterMs: number): VendorError {
		const send = this.world.config.limits.printify?.sendRetryAfter === true;
		const headers: Record<string, string> = send
			? { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) }
			: {};
		return new VendorError(429, errorBody(429).body, headers);
	}
}
