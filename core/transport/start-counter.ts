/** A window is remembered in this many slices, so memory does not grow with the limit. */
const SLICES = 100;

/**
 * Counts what started within the last window. The oldest slice counts whole until all of it is
 * out, so the count is never too low, and at most a slice of a window too old.
 */
export class StartCounter {
	private readonly sliceMs: number;
	private readonly slices: Array<{ index: number; starts: number }> = [];
	private total = 0;

	/** @param windowMs length of the window in milliseconds */
	constructor(private readonly windowMs: number) {
		this.sliceMs = windowMs / SLICES;
	}

	/** Notes one start at `now` (milliseconds). */
	add(now: number): void {
		this.put(Math.floor(now / this.sliceMs), 1);
		this.total += 1;
	}

	/** How many starts lie in the window that ends at `now`. */
	count(now: number): number {
		this.redate(now);
		while (this.slices[0] !== undefined && this.leavesAt(this.slices[0].index) <= now) {
			this.total -= this.slices.shift()?.starts ?? 0;
		}
		return this.total;
	}

	/** When the count next goes down by itself; undefined when it is zero. */
	nextDropAt(): number | undefined {
		const oldest = this.slices[0];
		return oldest === undefined ? undefined : Math.ceil(this.leavesAt(oldest.index));
	}

	/** What lies in the future because the clock was set back counts as of now. */
	private redate(now: number): void {
		const index = Math.floor(now / this.sliceMs);
		let starts = 0;
		for (let last = this.slices.at(-1); last && last.index > index; last = this.slices.at(-1)) {
			starts += last.starts;
			this.slices.pop();
		}
		if (starts > 0) this.put(index, starts);
	}

	/** Slices never run backwards, even if the clock does. */
	private put(index: number, starts: number): void {
		const last = this.slices.at(-1);
		if (last !== undefined && last.index >= index) last.starts += starts;
		else this.slices.push({ index, starts });
	}

	private leavesAt(index: number): number {
		return (index + 1) * this.sliceMs + this.windowMs;
	}
}
