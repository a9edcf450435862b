import { CallLog } from './call-log';
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

function slackOf(windowMs: number): number {
	return windowMs <= SHORT_WINDOW_MS ? SLACK.short : SLACK.long;
}

/** Which part of the slack is kept for what a service's clock and ours disagree about. */
const MARGIN = 0.9;

/** So long a call is on its way at most: this part of a window, and never more than this. */
const LATENESS = { share: 0.25, mostMs: 250 };

/** After this part of a window one call may find out whether a budget that others used is back. */
const PROBE_SHARE = 1 / 24;

/** Keeps one limit of one class of calls. Times are milliseconds of one steady clock. */
export interface Gauge {
	readonly windowMs: number;
	/** How many calls the window allows, as far as is known. */
	readonly limit: number;
	/** Whether to answer "not now" rather than to wait long. */
	readonly isBudget: boolean;
	/** The earliest moment, not before `now`, at which a call may start. */
	readyAt(now: number): number;
	/** A call starts; only after {@link readyAt} said `now`. */
	start(now: number): void;
	/** The call that was sent then has ended, with an answer or without. */
	answered(sentAt: number, now: number): void;
	/** The service told its view of the limit. */
	read(limit: number, remaining: number, now: number): void;
	/** Nothing is known of how long our calls so far were on their way: they count from now on. */
	countFromNow(now: number): void;
}

/**
 * Builds the gauge that suits the window.
 * @param hearsAnswers whether `answered` is called after every try
 */
export function createGauge(limit: number, windowMs: number, hearsAnswers: boolean): Gauge {
	return windowMs <= LONGEST_SPREAD_WINDOW_MS
		? new SpreadGauge(limit, windowMs, hearsAnswers)
		: new BudgetGauge(limit, windowMs);
}

/** What counts our own calls in the window. */
type OwnCalls = Pick<StartCounter, 'add' | 'count' | 'nextDropAt'>;

/** What both gauges know: the limit, our own calls, and how much others with our key used up. */
abstract class CountingGauge<Own extends OwnCalls> {
	limit: number;
	private others = 0;
	private readAt = Number.NEGATIVE_INFINITY;

	constructor(
		limit: number,
		readonly windowMs: number,
		protected readonly own: Own,
	) {
		this.limit = Math.max(1, limit);
	}

	read(limit: number, remaining: number, now: number): void {
		this.limit = Math.max(1, limit);
		this.others = Math.max(0, this.limit - remaining - this.own.count(now));
		this.readAt = now;
	}

	/** Calls of others in the window, as of the last reading; forgotten after a window. */
	protected usedByOthers(now: number): number {
		return now >= this.readAt && now < this.forgottenAt() ? this.others : 0;
	}

	protected forgottenAt(): number {
		return this.readAt + this.windowMs;
	}
}

/**
 * Spreads calls evenly: the generic cell rate algorithm (GCRA). With slack `s`, limit `L` and
 * window `W`, calls are `T = W / (L(1-s))` apart and may come `tau = W s/(1-s)` early. Then at most
 * `(W + tau)/T = L` calls start in any window, at a rate of `1-s` of what is allowed.
 *
 * The pace alone would forget what went before a reading: calls that started at a higher pace
 * before a lower limit was told, and calls of others. So the calls of the window are counted too.
 */
class SpreadGauge extends CountingGauge<CallLog> implements Gauge {
	readonly isBudget = false;
	/** When the next call is due at the even pace. */
	private dueAt = Number.NEGATIVE_INFINITY;

	constructor(limit: number, windowMs: number, hearsAnswers: boolean) {
		const countedMs = windowMs * (1 + MARGIN * slackOf(windowMs));
		const lateMs = hearsAnswers ? Math.min(windowMs * LATENESS.share, LATENESS.mostMs) : 0;
		super(limit, windowMs, new CallLog(countedMs, lateMs));
	}

	readyAt(now: number): number {
		const tolerance = this.tolerance();
		// Only a clock that was set back can put the next call further off than this.
		this.dueAt = Math.min(this.dueAt, now + tolerance + this.interval(1));
		return Math.max(now, Math.ceil(this.dueAt - tolerance), this.roomAt(now));
	}

	start(now: number): void {
		// Others slow us down, but never to a standstill: our own readings must go on.
		const ours = Math.max(1, this.limit - this.usedByOthers(now));
		this.dueAt = Math.max(now, this.dueAt) + this.interval(ours);
		this.own.add(now);
	}

	answered(sentAt: number, now: number): void {
		this.own.answered(sentAt, now);
	}

	countFromNow(now: number): void {
		this.own.countFromNow(now);
	}

	/** When the window has room: now, or when a call of ours or the reading leaves it. */
	private roomAt(now: number): number {
		const own = this.own.count(now);
		const others = this.usedByOthers(now);
		if (own + others < this.limit) return now;
		const othersGoAt = others > 0 ? this.forgottenAt() : Number.POSITIVE_INFINITY;
		return Math.min(this.own.nextDropAt() ?? Number.POSITIVE_INFINITY, othersGoAt);
	}

	private slack(): number {
		return slackOf(this.windowMs);
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
class BudgetGauge extends CountingGauge<StartCounter> implements Gauge {
	readonly isBudget = true;
	private probeAt = Number.NEGATIVE_INFINITY;

	constructor(limit: number, windowMs: number) {
		super(limit, windowMs, new StartCounter(windowMs));
	}

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

	/** A day is counted by starts: seconds on the way make no difference to it. */
	answered(): void {}

	countFromNow(): void {}

	override read(limit: number, remaining: number, now: number): void {
		super.read(limit, remaining, now);
		this.probeAt = now + this.windowMs * PROBE_SHARE;
	}
}
