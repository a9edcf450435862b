import { StartCounter } from './start-counter';

/** Windows up to this are kept by spreading calls out, longer ones by counting down a budget. */
export const LONGEST_SPREAD_WINDOW_MS = 120_000;

/** Windows up to this get the small share of slack, which at common limits allows no burst. */
const SHORT_WINDOW_MS = 2_000;

/**
 * Which part of a limit is given up to allow lateness and small bursts. Two calls of a 1 s window
 * then never start together below 50 calls a second, yet timers that fire late cost no throughput.
 */
const SLACK = { short: 0.02, long: 0.04 };

/** After this part of a window one call may find out whether a budget that others used is back. */
const PROBE_SHARE = 1 / 24;

/** Keeps one limit of one class of calls. Times are milliseconds of one steady clock. */
export interface Gauge {
	readonly windowMs: number;
	/** Whether to answer "not now" rather than to wait long. */
	readonly isBudget: boolean;
	/** The earliest moment, not before `now`, at which a call may start. */
	readyAt(now: number): number;
	/** A call starts; only after {@link readyAt} said `now`. */
	start(now: number): void;
	/** The service told its view of the limit. */
	read(limit: number, remaining: number, now: number): void;
}

/** Builds the gauge that suits the window. */
export function createGauge(limit: number, windowMs: number): Gauge {
	return windowMs <= LONGEST_SPREAD_WINDOW_MS
		? new SpreadGauge(limit, windowMs)
		: new BudgetGauge(limit, windowMs);
}

/** What both gauges know: the limit, our own calls, and how much others with our key used up. */
abstract class CountingGauge {
	protected readonly own: StartCounter;
	protected limit: number;
	private others = 0;
	private readAt = Number.NEGATIVE_INFINITY;

	constructor(
		limit: number,
		readonly windowMs: number,
	) {
		this.limit = Math.max(1, limit);
		this.own = new StartCounter(windowMs);
	}

	read(limit: number, remaining: number, now: number): void {
		this.limit = Math.max(1, limit);
		this.others = Math.max(0, this.limit - remaining - this.own.count(now));
		this.readAt = now;
	}

	/** Calls of others in the window, as of the last reading; forgotten after a window. */
	protected usedByOthers(now: number): number {
		return now - this.readAt < this.windowMs ? this.others : 0;
	}
}

/**
 * Spreads calls evenly: the generic cell rate algorithm (GCRA). With slack `s`, limit `L` and
 * window `W`, calls are `T = W / (L(1-s))` apart and may come `tau = W s/(1-s)` early. Then at most
 * `(W + tau)/T = L` calls start in any window, at a rate of `1-s` of what is allowed.
 */
class SpreadGauge extends CountingGauge implements Gauge {
	readonly isBudget = false;
	/** When the next call is due at the even pace. */
	private dueAt = Number.NEGATIVE_INFINITY;

	readyAt(now: number): number {
		const tolerance = this.tolerance();
		// Only a clock that was set back can put the next call further off than this.
		this.dueAt = Math.min(this.dueAt, now + tolerance + this.interval(1));
		return Math.max(now, Math.ceil(this.dueAt - tolerance));
	}

	start(now: number): void {
		// Others slow us down, but never to a standstill: our own readings must go on.
		const ours = Math.max(1, this.limit - this.usedByOthers(now));
		this.dueAt = Math.max(now, this.dueAt) + this.interval(ours);
		this.own.add(now);
	}

	private slack(): number {
		return this.windowMs <= SHORT_WINDOW_MS ? SLACK.short : SLACK.long;
	}

	private interval(limit: number): number {
		return this.windowMs / (limit * (1 - this.slack()));
	}

	/** One millisecond less than theory allows, so that rounding never costs a broken limit. */
	private tolerance(): number {
		const slack = this.slack();
		return Math.max(0, (this.windowMs * slack) / (1 - slack) - 1);
	}
}

/**
 * Counts down a budget of hours or a day. Nothing is spread here: a seller's 500 orders in the
 * morning may use what the night left over. When it is empty the caller is told when to come back.
 */
class BudgetGauge extends CountingGauge implements Gauge {
	readonly isBudget = true;
	private probeAt = Number.NEGATIVE_INFINITY;

	readyAt(now: number): number {
		const own = this.own.count(now);
		const dropAt = this.own.nextDropAt() ?? Number.POSITIVE_INFINITY;
		if (own >= this.limit) return dropAt;
		if (own + this.usedByOthers(now) < this.limit) return now;
		// Others used it up. When theirs comes back is unknown, so one call may ask now and then.
		return Math.max(now, Math.min(dropAt, this.probeAt));
	}

	start(now: number): void {
		if (now >= this.probeAt) this.probeAt = now + this.windowMs * PROBE_SHARE;
		this.own.add(now);
	}

	override read(limit: number, remaining: number, now: number): void {
		super.read(limit, remaining, now);
		this.probeAt = now + this.windowMs * PROBE_SHARE;
	}
}
