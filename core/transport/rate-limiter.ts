import { FirstAnswer } from './first-answer';
import { createGauge } from './gauge';
import type { Gauge } from './gauge';

/** At most `limit` calls in any `windowMs` for calls of the class. */
export interface LimitRule {
	/** `all` counts every call; another name counts the calls that carry it. */
	class: string;
	limit: number;
	windowMs: number;
}

/** What a service's headers say about one of its limits. */
export interface LimitReading {
	class: string;
	limit: number;
	windowMs: number;
	remaining: number;
}

/** A limit that is used up, as far as a person wants to know. */
export interface UsedUp {
	limit: number;
	windowMs: number;
}

/**
 * A call may start now, or not for so long that waiting in a node makes no sense. `usedUp` is the
 * budget that stands in the way, where it is not a pause that the service asked for.
 */
export type Grant = { granted: true } | { granted: false; retryAfterMs: number; usedUp?: UsedUp };

/** The clock and the way to wait, given so that tests can turn the clock. */
export interface LimiterTime {
	/** Milliseconds since 1970. */
	now(): number;
	sleep(ms: number): Promise<void>;
}

/**
 * How long a call waits for a pause or an empty budget before it is refused: a node does not sleep
 * for minutes, a workflow comes back later.
 */
export const LONGEST_WAIT_MS = 30_000;

interface Waiting {
	ticket: number;
	resolve(grant: Grant): void;
}

/** Calls that are under the same limits wait in one lane, first come, first served. */
interface Lane {
	classes: string[];
	waiting: Waiting[];
}

/**
 * Lets calls start such that none of the limits is ever exceeded in any window, as evenly as
 * possible and in the order in which they came. Calls of a class whose limit is used up do not
 * hold up calls of other classes. One per credential and process: limits of further processes
 * show up in the readings only.
 */
export class RateLimiter {
	private readonly gauges = new Map<string, Gauge[]>();
	private readonly lanes = new Map<string, Lane>();
	private pausedUntil = 0;
	private nextTicket = 0;
	private wakeAt = Number.POSITIVE_INFINITY;
	private readonly firstAnswer: FirstAnswer;

	/**
	 * @param learns whether the service tells its limits, so that `note` is called after every try;
	 * then calls go one behind the other until it has
	 */
	constructor(
		rules: readonly LimitRule[],
		private readonly time: LimiterTime,
		private readonly learns = false,
	) {
		this.firstAnswer = new FirstAnswer(!learns);
		for (const rule of rules) this.gauge(rule);
	}

	/** Whether nobody waits, so that the limiter may be forgotten. */
	get isIdle(): boolean {
		return [...this.lanes.values()].every((lane) => lane.waiting.length === 0);
	}

	/**
	 * Waits until a call may start. To be called right before every try, retries included.
	 * @param classes the classes of the call besides `all`
	 * @returns not granted when a pause or an empty budget would take longer than 30 s
	 */
	async acquire(classes: readonly string[] = []): Promise<Grant> {
		const all = ['all', ...new Set(classes)];
		const key = JSON.stringify(all);
		const lane = this.lanes.get(key) ?? { classes: all, waiting: [] };
		this.lanes.set(key, lane);
		return await new Promise<Grant>((resolve) => {
			lane.waiting.push({ ticket: this.nextTicket++, resolve });
			this.serve();
		});
	}

	/**
	 * Takes in what an answer's headers said, nothing where there was no answer; a limit not known so
	 * far is kept from now on.
	 * @param sentAt when the call of this answer was sent, in milliseconds since 1970
	 */
	note(readings: readonly LimitReading[], sentAt?: number): void {
		const now = this.time.now();
		if (sentAt !== undefined) {
			for (const gauge of [...this.gauges.values()].flat()) gauge.answered(sentAt, now);
		}
		const sensible = readings.filter(isSensible);
		for (const reading of sensible) {
			const gauge = this.gauge(reading);
			// The first call may have been long on its way, so it counts from its answer on.
			if (!this.firstAnswer.isKnown) gauge.countFromNow(now);
			gauge.read(reading.limit, reading.remaining, now);
		}
		this.firstAnswer.end(sensible.length > 0);
		this.serve();
	}

	/** Nobody starts for so long; a shorter pause does not end a longer one. */
	pause(ms: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, this.time.now() + ms);
	}

	/** Lets everybody start who may, and sees to it that the next one is not forgotten. */
	private serve(): void {
		const now = this.time.now();
		let next = this.first(now);
		while (next !== undefined && next.readyAt <= now) {
			this.lanes.get(next.key)?.waiting.shift()?.resolve(next.grant);
			if (next.grant.granted) this.start(next.gauges, now);
			next = this.first(now);
		}
		if (next !== undefined) this.wake(next.readyAt, now);
	}

	private start(gauges: readonly Gauge[], now: number): void {
		for (const gauge of gauges) gauge.start(now);
		this.firstAnswer.start(now);
	}

	/** Whose turn is first, and when; a refusal is due at once. */
	private first(now: number) {
		let best:
			| { key: string; ticket: number; readyAt: number; grant: Grant; gauges: Gauge[] }
			| undefined;
		for (const [key, lane] of this.lanes) {
			const head = lane.waiting[0];
			if (head === undefined) continue;
			const gauges = lane.classes.flatMap((name) => this.gauges.get(name) ?? []);
			const { readyAt, grant } = this.turn(gauges, now);
			const isBetter =
				best === undefined ||
				readyAt < best.readyAt ||
				(readyAt === best.readyAt && head.ticket < best.ticket);
			if (isBetter) best = { key, ticket: head.ticket, readyAt, grant, gauges };
		}
		return best;
	}

	private turn(gauges: readonly Gauge[], now: number): { readyAt: number; grant: Grant } {
		let readyAt = this.firstAnswer.readyAt(now);
		let closedUntil = this.pausedUntil;
		let usedUp: UsedUp | undefined;
		for (const gauge of gauges) {
			const at = gauge.readyAt(now);
			readyAt = Math.max(readyAt, at);
			if (!gauge.isBudget || at <= closedUntil) continue;
			closedUntil = at;
			usedUp = { limit: gauge.limit, windowMs: gauge.windowMs };
		}
		if (closedUntil - now > LONGEST_WAIT_MS) {
			const retryAfterMs = closedUntil - now;
			const why = usedUp === undefined ? {} : { usedUp };
			return { readyAt: now, grant: { granted: false, retryAfterMs, ...why } };
		}
		return { readyAt: Math.max(readyAt, closedUntil), grant: { granted: true } };
	}

	private wake(at: number, now: number): void {
		// An earlier wake-up will come by and set the next one.
		if (this.wakeAt <= at && this.wakeAt > now) return;
		this.wakeAt = at;
		void this.time.sleep(at - now).then(() => {
			if (this.wakeAt === at) this.wakeAt = Number.POSITIVE_INFINITY;
			this.serve();
		});
	}

	private gauge(rule: LimitRule): Gauge {
		const known = this.gauges.get(rule.class) ?? [];
		this.gauges.set(rule.class, known);
		let gauge = known.find((candidate) => candidate.windowMs === rule.windowMs);
		if (gauge === undefined) {
			gauge = createGauge(rule.limit, rule.windowMs, this.learns);
			known.push(gauge);
		}
		return gauge;
	}
}

/** Headers are outside data: a limit of zero or of no number must not stop everything. */
function isSensible({ limit, windowMs, remaining }: LimitReading): boolean {
	return [limit, windowMs, remaining].every(Number.isFinite) && limit >= 1 && windowMs >= 1;
}
