import type { Scenario } from '../sandbox';
import { SeededRandom } from '../sandbox/core/random';
import type { BuyerAddress } from '../sandbox/etsy/receipt-life';
import type { ScenarioReceipt } from '../sandbox/scenario/types';
import type { ChaosOptions } from './options';

/** Something that a buyer, or the seller for a buyer, does to an order after it came. */
export interface Mishap {
	/** From the opening of the shop. */
	atSeconds: number;
	receiptId: number;
	what: 'cancelled' | 'refunded' | 'partly refunded' | 'moved';
	/** Minor units, for a refund of a part. */
	amount?: number;
	/** For `moved`. */
	address?: BuyerAddress;
}

/** A blow, and whom it hits. */
export interface Kill {
	atSeconds: number;
	victim: string;
}

/** All that goes wrong besides the calls, in the order of time. */
export interface ChaosPlan {
	/** When the last order and the last mishap have come. */
	seconds: number;
	mishaps: Mishap[];
	kills: Kill[];
	/** When Etsy's tokens end early. */
	expiries: number[];
	/** When somebody who is not Etsy or a printer posts to n8n. */
	forgeries: number[];
}

/** How often each befalls an order; the rest is left alone. */
const CHANCES: ReadonlyArray<[Mishap['what'], number]> = [
	['cancelled', 0.05],
	['refunded', 0.03],
	['partly refunded', 0.03],
	['moved', 0.07],
];

/** Until when after its arrival something may befall an order. Seconds. */
const LATEST = 30;

function mishapOf(receipt: ScenarioReceipt, random: SeededRandom): Mishap[] {
	let draw = random.next();
	for (const [what, chance] of CHANCES) {
		if (draw >= chance) {
			draw -= chance;
			continue;
		}
		const atSeconds = receipt.arrivesAfterSeconds + random.int(1, LATEST);
		return [
			{
				...{ atSeconds, receiptId: receipt.id, what },
				...(what === 'partly refunded' ? { amount: random.int(50, 400) } : {}),
				...(what === 'moved'
					? { address: { first_line: `${random.int(1, 999)} Moved House Lane` } }
					: {}),
			},
		];
	}
	return [];
}

/** So many moments between begin and end, in order. */
function moments(count: number, from: number, to: number, random: SeededRandom): number[] {
	const list = Array.from({ length: count }, () => from + random.next() * (to - from));
	return list.sort((a, b) => a - b);
}

/** Only what is ordinary changes: an order that waits for a person anyway would prove nothing. */
function isOrdinary({ note = '' }: ScenarioReceipt): boolean {
	return note === '' || note === 'gift';
}

/**
 * Decides what goes wrong, and when. The same seed gives the same plan.
 * @param victims what can be killed; each gets its turn
 */
export function makePlan(
	{ seed, kills }: ChaosOptions,
	{ receipts = [] }: Scenario,
	victims: readonly string[],
): ChaosPlan {
	const random = new SeededRandom(seed).fork('chaos');
	const mishaps = receipts
		.filter(isOrdinary)
		.flatMap((receipt) => mishapOf(receipt, random.fork(`order ${receipt.id}`)))
		.sort((a, b) => a.atSeconds - b.atSeconds);
	const last = Math.max(
		0,
		...receipts.map((one) => Math.max(one.arrivesAfterSeconds, one.paidAfterSeconds ?? 0)),
		...mishaps.map(({ atSeconds }) => atSeconds),
	);
	// The first moments belong to the first orders: what has not begun cannot be interrupted.
	const within = [Math.min(5, last / 4), last] as const;
	const order = random.fork('victims').shuffle(victims);
	return {
		seconds: last,
		mishaps,
		kills: moments(kills, ...within, random.fork('kills')).map((atSeconds, at) => ({
			atSeconds,
			victim: order[at % order.length] ?? '',
		})),
		expiries: moments(Math.ceil(last / 120), ...within, random.fork('expiries')),
		forgeries: moments(Math.ceil(last / 10), ...within, random.fork('forgeries')),
	};
}
