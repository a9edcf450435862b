import type { CountsSnapshot, FaultRule } from '../../../sandbox/client';
import { CASES } from './cases';
import type { PlannedOrder, Shop } from './shop';

/** The share of calls that each kind strikes: at least a tenth in all, and some are only slow. */
const FAULTS: ReadonlyArray<readonly [share: number, rule: Omit<FaultRule, 'probability'>]> = [
	[0.03, { kind: 'cut_before_commit' }],
	[0.03, { kind: 'cut_after_commit' }],
	[0.03, { kind: 'status', status: 500 }],
	[0.02, { kind: 'status', status: 502, afterCommit: true }],
	[0.02, { kind: 'malformed_body' }],
	[0.02, { kind: 'rate_limit', retryAfterSeconds: 1 }],
	[0.01, { kind: 'latency', latencyMs: 400 }],
];

/** The rules that strike a tenth of all calls to every provider; named `<provider> <at>`. */
export function tenthOfFaults(): FaultRule[] {
	return CASES.flatMap(({ provider }) =>
		FAULTS.map(([probability, rule], at) => ({
			...rule,
			id: `${provider} ${rule.kind} ${at}`,
			service: provider,
			probability,
		})),
	);
}

/** A batch, and what shall become of each order. */
export interface BatchOrders {
	orders: PlannedOrder[];
	/** Those that wait where the provider lets them, and are refused where it does not. */
	toRefuse: PlannedOrder[];
	toStart: PlannedOrder[];
	toHold: PlannedOrder[];
}

/**
 * A mixed batch, the providers one after the other: of four orders one is to be printed at once.
 * One in ten for a provider that cannot let it wait does not say so, and must be refused.
 */
export function mixedOrders(shops: readonly Shop[], count: number): BatchOrders {
	const batch: BatchOrders = { orders: [], toRefuse: [], toStart: [], toHold: [] };
	for (let at = 0; at < count; at += 1) {
		const shop = shops[at % shops.length];
		if (!shop) throw new Error('There is no shop');
		const round = Math.floor(at / shops.length);
		const isHeld = round % 4 > 0;
		const { holdsOrders } = shop.can;
		const isWrong = !holdsOrders && round % 10 === 3;
		const submit = isWrong ? undefined : !isHeld || !holdsOrders;
		const order = shop.planned({ externalId: `etsy-33-${at}-1`, submit });
		batch.orders.push(order);
		const kind = isWrong ? batch.toRefuse : submit ? batch.toStart : batch.toHold;
		kind.push(order);
	}
	return batch;
}

/** All orders that exist, by externalId, whoever makes them. */
export function madeAnywhere({ providerOrders }: CountsSnapshot): Record<string, number> {
	return Object.assign({}, ...Object.values(providerOrders)) as Record<string, number>;
}

/** How many calls there were of the operations, whatever their end. */
export function callsOf(
	{ calls }: CountsSnapshot,
	isMeant: (operation: string) => boolean,
): number {
	let sum = 0;
	for (const { provider } of CASES) {
		for (const [operation, outcomes] of Object.entries(calls[provider] ?? {})) {
			if (!isMeant(`${provider} ${operation}`)) continue;
			for (const count of Object.values(outcomes)) sum += count;
		}
	}
	return sum;
}

/** Every operation that was called, as `<provider> <operation>`. */
export function operationsIn({ calls }: CountsSnapshot): Set<string> {
	const names = CASES.flatMap(({ provider }) =>
		Object.keys(calls[provider] ?? {}).map((operation) => `${provider} ${operation}`),
	);
	return new Set(names);
}

/** How often faults of a kind struck a provider. */
export function struck({ faults }: CountsSnapshot, provider: string, kind = ''): number {
	return Object.entries(faults)
		.filter(([id]) => id.startsWith(`${provider} ${kind}`) && !id.includes('latency'))
		.reduce((sum, [, count]) => sum + count, 0);
}
