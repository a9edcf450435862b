import { RateLimiter } from '../../core/transport/rate-limiter';
import type { LimitRule } from '../../core/transport/rate-limiter';
import { SteppedClock } from './clock';

/** A call that was let through. */
export interface Start {
	/** Milliseconds since the first arrival could come. */
	at: number;
	classes: string[];
}

/** The most starts in any window that begins with a start. */
export function mostInAnyWindow(starts: number[], windowMs: number): number {
	let most = 0;
	let first = 0;
	starts.forEach((at, index) => {
		while ((starts[first] ?? at) <= at - windowMs) first += 1;
		most = Math.max(most, index - first + 1);
	});
	return most;
}

/** Sends callers at their times and says when each was let through. */
export async function startsOf(
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

/** When the calls started that a rule counts. */
export function onRule({ class: name }: LimitRule, starts: Start[]): number[] {
	return starts
		.filter(({ classes }) => name === 'all' || classes.includes(name))
		.map(({ at }) => at);
}
