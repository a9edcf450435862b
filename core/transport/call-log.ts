interface LoggedCall {
	startedAt: number;
	/** From when on the service counts it, at the latest. */
	arrivedBy: number;
	isOver: boolean;
}

/**
 * Our own calls of a short window, by when the service counts them. That is on arrival, which lies
 * somewhere between start and answer. Without this, calls that were held up on the way and quick
 * ones behind them would meet in one window of the service. It costs pace: at a limit a second, an
 * answer that takes 0.2 s makes the second 1.2 s long.
 */
export class CallLog {
	private calls: LoggedCall[] = [];

	/**
	 * @param countedMs for how long a call counts from its arrival on
	 * @param mostLateMs how long after its start a call arrives at most; so late it is taken to be
	 * until it is answered. 0 where answers are not reported
	 */
	constructor(
		private readonly countedMs: number,
		private readonly mostLateMs: number,
	) {}

	/** A call starts. */
	add(now: number): void {
		this.calls.push({ startedAt: now, arrivedBy: now + this.mostLateMs, isOver: false });
	}

	/** The call that was sent then has ended; it started then or a moment before. */
	answered(sentAt: number, now: number): void {
		const open = this.calls.filter((logged) => !logged.isOver && logged.startedAt <= sentAt);
		const call = open.at(-1);
		if (call === undefined) return;
		call.isOver = true;
		call.arrivedBy = Math.min(call.arrivedBy, now);
	}

	/** How many calls count at `now`. */
	count(now: number): number {
		for (const call of this.calls) {
			// Only a clock that was set back can put a start into the future.
			if (call.startedAt > now) Object.assign(call, { startedAt: now, arrivedBy: now });
		}
		this.calls = this.calls.filter((call) => this.leavesAt(call) > now);
		return this.calls.length;
	}

	/** When the count next goes down by itself; undefined when it is zero. */
	nextDropAt(): number | undefined {
		if (this.calls.length === 0) return undefined;
		return Math.ceil(Math.min(...this.calls.map((call) => this.leavesAt(call))));
	}

	/** Takes all calls so far as arriving only now. */
	countFromNow(now: number): void {
		for (const call of this.calls) call.arrivedBy = now;
	}

	private leavesAt({ arrivedBy }: LoggedCall): number {
		return arrivedBy + this.countedMs;
	}
}
