import { setTimeout as sleep } from 'node:timers/promises';
import type { PracticeShop } from '../demo/practice-shop';
import { SeededRandom } from '../sandbox/core/random';
import type { ChaosPlan, Kill, Mishap } from './plan';
import type { Road } from './road';
import type { Suppliers } from './supplier';
import { untilTokensAreKept } from './tokens';

/**
 * Before the next blow, the shop makes so many calls: else a slow machine is hit while it sleeps.
 */
const CALLS_BETWEEN = 15;
/** But nobody waits longer for them. */
const LONGEST_WAIT_MS = 90_000;

/** Every second blow waits so long for a moment at which a supplier is being told of an order. */
const LONGEST_WAIT_FOR_SUPPLIER_MS = 20_000;

/** So many such waits follow the last blow. */
const LAST_TURNS = 3;

/** What is killed, and how. */
export interface Victims {
	readonly names: readonly string[];
	/** Kills it at once and starts it again; answers when it works again. */
	strike(name: string): Promise<void>;
}

/** What really was done, and when. */
export interface Done {
	kills: Array<Kill & { backAfterSeconds: number }>;
	/** Epoch milliseconds by the number of the Etsy order. */
	mishaps: Map<number, Mishap & { at: number }>;
	expiries: number;
}

interface Stage {
	shop: PracticeShop;
	road: Road;
	suppliers: Suppliers;
	victims: Victims;
	plan: ChaosPlan;
	seed: number;
	log: (line: string) => void;
}

/** Waits until Etsy and the printers were called so many times more. */
async function untilAtWork({ shop }: Stage): Promise<void> {
	const { counts } = shop.sandbox.world;
	const calls = () => Object.values(counts.snapshot().totals).reduce((sum, n) => sum + n, 0);
	const wanted = calls() + CALLS_BETWEEN;
	const deadline = Date.now() + LONGEST_WAIT_MS;
	while (calls() < wanted && Date.now() < deadline) await sleep(100);
}

async function meet({ shop }: Stage, mishap: Mishap): Promise<void> {
	const { receiptId, what, amount, address } = mishap;
	const actions = {
		cancelled: { action: 'cancel' as const },
		refunded: { action: 'refund' as const },
		'partly refunded': { action: 'refund' as const, ...(amount === undefined ? {} : { amount }) },
		moved: { action: 'touch' as const, ...(address ? { address } : {}) },
	};
	await shop.sandbox.control.etsyReceipts({ change: [{ receiptId, ...actions[what] }] });
}

/** Lets things happen at their moments, seconds from now; a late one happens at once. */
async function atMoments<T>(
	list: readonly T[],
	momentOf: (one: T) => number,
	happen: (one: T) => Promise<void>,
): Promise<void> {
	const start = Date.now();
	for (const one of list) {
		const wait = momentOf(one) * 1_000 - (Date.now() - start);
		if (wait > 0) await sleep(wait);
		await happen(one);
	}
}

/**
 * Lets the plan happen, from now on, and answers when the last of it is over.
 * @throws Error when something that was killed does not come back
 */
export async function disturb(stage: Stage): Promise<Done> {
	const { shop, road, suppliers, victims, plan, log } = stage;
	const done: Done = { kills: [], mishaps: new Map(), expiries: 0 };
	const pauses = new SeededRandom(stage.seed).fork('pauses');
	const kills = atMoments(
		plan.kills,
		({ atSeconds }) => atSeconds,
		async (kill) => {
			await untilAtWork(stage);
			if (done.kills.length % 2 === 0) await suppliers.untilAsked(LONGEST_WAIT_FOR_SUPPLIER_MS);
			await untilTokensAreKept(() => shop.sandbox.services.etsy.state());
			const from = Date.now();
			await victims.strike(kill.victim);
			const backAfterSeconds = (Date.now() - from) / 1_000;
			done.kills.push({ ...kill, backAfterSeconds });
			log(
				`${kill.victim} was killed (${done.kills.length} of ${plan.kills.length}), ` +
					`and was back after ${backAfterSeconds.toFixed(0)} s`,
			);
			// What comes back gets a moment to begin something that the next blow interrupts.
			await sleep(pauses.int(500, 6_000));
		},
	);
	const mishaps = atMoments(
		plan.mishaps,
		({ atSeconds }) => atSeconds,
		async (mishap) => {
			await meet(stage, mishap);
			done.mishaps.set(mishap.receiptId, { ...mishap, at: Date.now() });
		},
	);
	const expiries = atMoments(
		plan.expiries,
		(seconds) => seconds,
		async () => {
			await shop.sandbox.control.expireEtsyTokens();
			done.expiries += 1;
		},
	);
	const forgeries = atMoments(
		plan.forgeries,
		(seconds) => seconds,
		async () => await road.forge(),
	);
	await Promise.all([kills, mishaps, expiries, forgeries, sleep(plan.seconds * 1_000)]);
	// What was killed last comes back into a world that is still disturbed.
	for (let turn = 0; turn < LAST_TURNS; turn += 1) await untilAtWork(stage);
	return done;
}
