import type { PracticeShop } from '../demo/practice-shop';
import { hashText, SeededRandom } from '../sandbox/core/random';

/** What becomes of an order that waits at a printer for the seller's look. */
type Fate = 'released' | 'waits' | 'cancelled by the printer' | 'has issues';

const FATES: ReadonlyArray<[Fate, number]> = [
	['released', 0.86],
	['waits', 0.08],
	['cancelled by the printer', 0.03],
	['has issues', 0.03],
];

const LOOK_EVERY_MS = 1_000;

/** How many looks an order waits before the seller comes to it. */
const MOST_LOOKS = 6;

interface PrintifyOrder {
	id: string;
	external_id: string;
	status: string;
}

/**
 * The seller at the printer's page, and the printer's own people: they look at what waits there and
 * let it go, stop it, or forget it. What happens to an order follows from the seed and its name.
 */
export class People {
	/** Orders whose production the seller has allowed, by the printer's number. */
	readonly released = new Set<string>();

	/** Orders that the printer has stopped. */
	readonly stopped = new Set<string>();

	private readonly looks = new Map<string, number>();

	constructor(
		private readonly shop: Pick<PracticeShop, 'sandbox'>,
		private readonly seed: number,
	) {}

	/** Goes to work. @returns what ends it */
	start(): () => void {
		const timer = setInterval(() => this.act(), LOOK_EVERY_MS);
		return () => clearInterval(timer);
	}

	private act(): void {
		const { printify } = this.shop.sandbox.services;
		const { orders } = printify.state() as { orders: PrintifyOrder[] };
		for (const { id, external_id: name, status } of orders) {
			if (status !== 'on-hold' || this.stopped.has(id) || this.released.has(id)) continue;
			const random = new SeededRandom(hashText(`${this.seed}:${name}`));
			const looks = (this.looks.get(id) ?? 0) + 1;
			this.looks.set(id, looks);
			if (looks > random.int(1, MOST_LOOKS)) this.meet(id, fateOf(random));
		}
	}

	private meet(id: string, fate: Fate): void {
		const { life } = this.shop.sandbox.services.printify;
		switch (fate) {
			case 'released':
				this.released.add(id);
				return life?.setStatus(id, 'sending-to-production');
			case 'cancelled by the printer':
				this.stopped.add(id);
				return life?.setStatus(id, 'canceled');
			case 'has issues':
				this.stopped.add(id);
				return life?.setStatus(id, 'has-issues');
			default:
		}
	}
}

function fateOf(random: SeededRandom): Fate {
	let draw = random.next();
	for (const [fate, chance] of FATES) {
		if (draw < chance) return fate;
		draw -= chance;
	}
	return 'waits';
}
