import type { FetchLimits, FetchTime } from './types';

/** What ran out. */
export type Overdue = 'answer' | 'silence' | 'total' | 'rate';

/** How often it is looked. Milliseconds. */
const TICK_MS = 500;

/**
 * Sees to it that a download ends. Only what is waited for counts against silence and pace: while
 * the bytes are being sent on, the other side may rest.
 */
export class Watch {
	private readonly startedAt: number;
	private waitingSince: number | undefined;
	private waitedMs = 0;
	private bytes = 0;
	private hasAnswer = false;
	private isOver = false;
	/** Why it was stopped. */
	overdue: Overdue | undefined;

	constructor(
		private readonly limits: FetchLimits,
		private readonly time: FetchTime,
		/** Ends the download; called at most once. */
		private readonly stop: () => void,
	) {
		this.startedAt = time.now();
		void this.run();
	}

	/** From now on something is waited for. */
	wait(): void {
		this.waitingSince = this.time.now();
	}

	/** It came. @param bytes how much of the file it was */
	came(bytes: number): void {
		this.hasAnswer = true;
		this.bytes += bytes;
		if (this.waitingSince !== undefined) this.waitedMs += this.time.now() - this.waitingSince;
		this.waitingSince = undefined;
	}

	/** No more watching. */
	end(): void {
		this.isOver = true;
	}

	private async run(): Promise<void> {
		const { answerMs, silenceMs } = this.limits;
		const tick = Math.min(TICK_MS, answerMs / 2, silenceMs / 2);
		for (;;) {
			await this.time.sleep(tick);
			if (this.isOver) return;
			this.overdue = this.judge();
			if (this.overdue === undefined) continue;
			this.isOver = true;
			this.stop();
			return;
		}
	}

	private judge(): Overdue | undefined {
		const { answerMs, silenceMs, totalMs, minBytesPerSecond } = this.limits;
		const now = this.time.now();
		if (now - this.startedAt > totalMs) return 'total';
		const waiting = this.waitingSince === undefined ? 0 : now - this.waitingSince;
		if (!this.hasAnswer) return waiting > answerMs ? 'answer' : undefined;
		if (waiting > silenceMs) return 'silence';
		const waited = this.waitedMs + waiting;
		const isSlow = waited > silenceMs && this.bytes < (waited / 1000) * minBytesPerSecond;
		return isSlow ? 'rate' : undefined;
	}
}
