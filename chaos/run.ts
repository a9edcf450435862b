import { openPracticeShop, type PracticeShop } from '../demo/practice-shop';
import { N8nCallError } from '../host';
import type { Scenario } from '../sandbox';
import { disturb } from './disturb';
import { faultRules } from './faults';
import { hostFor } from './hosts';
import { listen, NEWS } from './news';
import type { ChaosOptions } from './options';
import { secondsBetween, slowestPace } from './pace';
import { People } from './people';
import { makePlan } from './plan';
import { untilQuiet } from './quiet';
import { Reconnecting } from './reconnect';
import { makeReport, type Report } from './report';
import { Road } from './road';
import { Suppliers } from './supplier';
import { importAll, type Running } from './templates';
import { readTruth } from './truth';
import { buildWorld, claimSeconds, STARTS_AT_ONCE, supplierWays, type World } from './world';

type Log = (line: string) => void;

/** Wide enough that a schedule of seconds does not use up a day's calls. */
const LIMITS = { etsy: { perSecond: 50, perDay: 10_000_000 }, printify: { perMinute: 6_000 } };

/** How often the template of the sync runs. */
const SYNC = { field: 'minutes', minutesInterval: 5 };

/**
 * The end is waited for: so long, and so much longer for each order. Suppliers get one at a time.
 */
const PATIENCE_MS = 480_000;
const PATIENCE_PER_ORDER_MS = 2_000;

/** Publishes a workflow. @returns false where n8n misses a credential that the run does not have */
async function activate({ client }: PracticeShop, { name, workflow }: Running, log: Log) {
	try {
		await client.activate(workflow.id);
		return true;
	} catch (error) {
		if (!(error instanceof N8nCallError) || error.status !== 400) throw error;
		log(`Not active: ${name} (${error.message.slice(0, 300)})`);
		return false;
	}
}

/** What the others need comes first; n8n publishes what starts a sync only after the sync. */
const LAST = ['sync-etsy-orders', NEWS];

/** So often the activation of a sync is tried: it may ask Etsy, where calls fail by then. */
const ACTIVATIONS = 6;

/**
 * Lets all workflows run; the orders begin to arrive just before. The syncs begin last, and calls
 * fail from their first one on.
 */
async function openForTrade(
	world: World,
	road: Road,
	shop: PracticeShop,
	{ seed, faults }: ChaosOptions,
	log: Log,
) {
	const orders = world.scenario.receipts?.length ?? 0;
	const shops = world.scenario.shops?.length ?? 1;
	const running = await importAll(shop, road.url, { seed, orders });
	shop.sandbox.world.counts.reset();
	await shop.sandbox.control.scenario(world.scenario);
	road.target = shop.host.url;
	await listen(shop, running, road, secondsBetween(SYNC, { shops, orders }));
	const active: string[] = [];
	const last = running.filter(({ name }) => LAST.includes(name));
	for (const one of running.filter((other) => !last.includes(other))) {
		if (await activate(shop, one, log)) active.push(one.name);
	}
	await shop.sandbox.control.faults(faultRules(faults, seed));
	for (const one of last.sort((a, b) => LAST.indexOf(a.name) - LAST.indexOf(b.name))) {
		let isActive = false;
		for (let tries = 0; tries < ACTIVATIONS && !isActive; tries += 1) {
			isActive = await activate(shop, one, log);
		}
		if (!isActive) throw new Error(`It could not be activated: ${one.name}`);
		active.push(one.name);
	}
	return [...new Set(active)];
}

/** What a run may be given besides its options. */
export interface ChaosExtras {
	/** A scenario from a file, traded instead of a generated one. */
	given?: Scenario;
	/** Called when n8n is there, before the trade begins. */
	atOpening?: (shop: PracticeShop) => Promise<void>;
}

/**
 * Opens a practice shop, lets everything go wrong that the seed says, lets it come to rest, and
 * asks what really happened.
 */
export async function runChaos(
	options: ChaosOptions,
	log: Log,
	{ given, atOpening }: ChaosExtras = {},
): Promise<Report> {
	const { seed } = options;
	const startedAt = Date.now();
	const world = buildWorld(options, given);
	const { scenario } = world;
	const orders = scenario.receipts?.length ?? 0;
	const load = { shops: scenario.shops?.length ?? 1, orders };
	const { start, victimsOf } = hostFor(options.mode);
	const road = await Road.open(seed);
	const suppliers = await Suppliers.open(options.faults, seed);
	const ways = supplierWays(world.supplierOf, (name) => suppliers.urlOf(name));
	let shop: PracticeShop | undefined;
	let rest = () => undefined as void;
	try {
		shop = await openPracticeShop({
			...world,
			...{ limits: LIMITS, settings: { ...world.settings, suppliers: ways } },
			...{
				syncEverySeconds: secondsBetween(SYNC, load),
				env: { WEBHOOK_URL: road.url },
				start,
				log,
			},
		});
		const { sandbox } = shop;
		await atOpening?.(shop);
		const victims = victimsOf(shop);
		const names = await openForTrade(world, road, shop, options, log);
		log(`Active: ${names.join(', ')}`);
		const plan = makePlan(options, scenario, victims.names);
		const people = new People(shop, seed);
		const reconnecting = new Reconnecting(shop, scenario, log);
		const ends = [people.start(), reconnecting.start()];
		rest = () => ends.forEach((end) => end());
		log(`${orders} orders are on their way; seed ${seed}`);
		const done = await disturb({ shop, road, suppliers, victims, plan, seed, log });
		await sandbox.control.faults([]);
		road.isCalm = true;
		suppliers.isCalm = true;
		log('Nothing is disturbed any more; waiting until all is quiet');
		const graceMs = claimSeconds(orders) * 1_000;
		const { released, stopped } = people;
		const known = {
			...{ mishaps: done.mishaps, released, stopped },
			...{ startsAtOnce: STARTS_AT_ONCE, graceMs, supplierOf: world.supplierOf },
			mayBeUnclear: done.kills.length * shop.syncs.length,
		};
		const read = async () =>
			await readTruth(shop!, scenario, { ...known, suppliers: suppliers.truth() });
		const patience = PATIENCE_MS + orders * PATIENCE_PER_ORDER_MS;
		const longestPause = graceMs + slowestPace(load) * 1_000;
		const end = await untilQuiet(read, shop.syncs.length, graceMs, longestPause, patience, log);
		const { internalErrors } = await sandbox.control.health();
		end.violations.internal.push(...internalErrors);
		const seconds = (Date.now() - startedAt) / 1_000;
		const reconnected = reconnecting.times;
		return makeReport({ options, names, done, end, road: road.counts, seconds, reconnected });
	} finally {
		rest();
		await shop?.close();
		await suppliers.close();
		await road.close();
	}
}
