/** A clock that tests turn, in milliseconds, with a `sleep` that goes by it. */
export interface TestClock {
	now(): number;
	sleep(ms: number): Promise<void>;
}

/** Any moment will do; this one is in 2026. */
const START = 1_795_000_000_000;

/** Sleeping takes no time but moves the clock. For one thing going on at a time. */
export function skippingClock(): TestClock & { slept: number[] } {
	let now = START;
	const slept: number[] = [];
	return {
		slept,
		now: () => now,
		async sleep(ms) {
			slept.push(ms);
			now += ms;
			await Promise.resolve();
		},
	};
}

/** Sleepers wake in the order of time, while {@link SteppedClock.run} moves the clock on. */
export class SteppedClock implements TestClock {
	private time = START;
	private readonly sleepers: Array<{ at: number; wake: () => void }> = [];

	now = (): number => this.time;

	sleep = async (ms: number): Promise<void> => {
		await new Promise<void>((wake) => {
			this.sleepers.push({ at: this.time + ms, wake });
		});
	};

	/** Moves on from sleeper to sleeper until `until`, or until nobody sleeps any more. */
	async run(until = Number.POSITIVE_INFINITY): Promise<void> {
		for (;;) {
			await settle();
			const next = this.sleepers.reduce<{ at: number; wake: () => void } | undefined>(
				(first, each) => (first === undefined || each.at < first.at ? each : first),
				undefined,
			);
			if (next === undefined || next.at > until) break;
			this.sleepers.splice(this.sleepers.indexOf(next), 1);
			this.time = Math.max(this.time, next.at);
			next.wake();
		}
		if (Number.isFinite(until)) this.time = Math.max(this.time, until);
	}
}

/** Lets everything happen that waits for promises alone. */
async function settle(): Promise<void> {
	await new Promise<void>((resolve) => {
		setImmediate(resolve);
	});
}
