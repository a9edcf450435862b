import type { FastifyReply } from 'fastify';

import { SlidingWindowLimiter } from '../core/rate-limit';
import { type World, VendorError } from '../core/service';
import { DEFAULT_LIMITS } from './defaults';

const SECOND_MS = 1000;
const DAY_MS = 24 * 3600 * SECOND_MS;

/**
 * Etsy's two limits for each API key: calls in a second, and calls in a sliding window of 24 hours.
 * The second is looked at first (Etsy's rate-limit page).
 */
export class EtsyLimits {
	private readonly second: SlidingWindowLimiter;

	private readonly day: SlidingWindowLimiter;

	constructor({ clock, config }: World) {
		const limit = (name: 'perSecond' | 'perDay') => () =>
			config.limits.etsy?.[name] ?? DEFAULT_LIMITS[name];
		this.second = new SlidingWindowLimiter(clock, limit('perSecond'), () => SECOND_MS);
		this.day = new SlidingWindowLimiter(clock, limit('perDay'), () => DAY_MS);
	}

	/**
	 * Takes one call of a key's allowance.
	 * @returns the headers of the answer.
	 * @throws 429 with `retry-after` in whole seconds; wording of etsy/open-api#198 and #620.
	 */
	take(keystring: string): Record<string, string> {
		const second = this.second.check(keystring);
		const day = this.day.check(keystring);
		const refused = [second, day].find(({ allowed }) => !allowed);
		if (refused) {
			const error =
				refused === second ? 'Exceeded per second rate limit' : 'Exceeded daily rate limit';
			throw new VendorError(
				429,
				{ error },
				{
					...rateHeaders(second.limit, second.remaining, day.limit, day.remaining),
					'retry-after': String(Math.ceil(refused.retryAfterMs / 1000)),
				},
			);
		}
		this.second.consume(keystring);
		this.day.consume(keystring);
		return rateHeaders(second.limit, second.remaining - 1, day.limit, day.remaining - 1);
	}

	reset(): void {
		this.second.reset();
		this.day.reset();
	}
}

function rateHeaders(
	perSecond: number,
	leftThisSecond: number,
	perDay: number,
	leftToday: number,
): Record<string, string> {
	return {
		'x-limit-per-second': String(perSecond),
		'x-remaining-this-second': String(leftThisSecond),
		'x-limit-per-day': String(perDay),
		'x-remaining-today': String(leftToday),
	};
}

/** Sets the rate headers; only answers that worked carry them (Etsy's rate-limit page). */
export function addRateHeaders(reply: FastifyReply, headers: Record<string, string>): void {
	if (reply.statusCode < 300) reply.headers(headers);
}
