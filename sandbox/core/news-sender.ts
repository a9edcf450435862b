import { isLoopback, type Unreliability, UnreliableNetwork } from './webhook-post';

/** What became of news before anything was posted: it goes out, or it never does. */
export type Start = 'underway' | 'lost' | 'not_loopback';

/**
 * What every vendor's sender of webhooks has: a log of what became of each piece of news, the
 * network that loses some and doubles others, and what is being posted just now. How often and how
 * a vendor posts is for the sender itself.
 */
export abstract class NewsSender<Delivery> {
	private log: Delivery[] = [];
	private readonly underway = new Set<Promise<void>>();
	private abort = new AbortController();
	private readonly network = new UnreliableNetwork();

	/** Sets losses and duplicates from here on. */
	setUnreliability(how: Unreliability): void {
		this.network.set(how);
	}

	/** All news so far with what became of it, the oldest first. */
	deliveries(): Delivery[] {
		return this.log;
	}

	/** Waits until nothing is being posted; what waits for a later try on the clock stays waiting. */
	async idle(): Promise<void> {
		while (this.underway.size > 0) await Promise.all(this.underway);
	}

	/** Forgets everything and stops what is under way. */
	reset(): void {
		this.abort.abort();
		this.abort = new AbortController();
		this.log = [];
		this.network.set();
	}

	/** Writes news into the log. @returns the same object, for the sender to keep up to date */
	protected note(delivery: Delivery): Delivery {
		this.log.push(delivery);
		return delivery;
	}

	/** How often the network lets news through, 0 to 2 times; to be asked once for each. */
	protected copies(): number {
		return this.network.copies();
	}

	/**
	 * Starts posting news as often as the network lets it through, on this machine only.
	 * @param copies what {@link copies} said
	 * @param post one copy, with all its tries; the signal ends with a reset
	 */
	protected startAll(
		url: string,
		copies: number,
		post: (signal: AbortSignal) => Promise<void>,
	): Start {
		if (copies === 0) return 'lost';
		if (!isLoopback(url)) return 'not_loopback';
		for (let copy = 0; copy < copies; copy++) this.start(post);
		return 'underway';
	}

	/** Starts posting and returns. @param post must not throw; the signal ends with a reset */
	protected start(post: (signal: AbortSignal) => Promise<void>): void {
		const posting = post(this.abort.signal);
		this.underway.add(posting);
		void posting.finally(() => this.underway.delete(posting));
	}
}
