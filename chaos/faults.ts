import type { FaultRule } from '../sandbox/client';
import { SeededRandom } from '../sandbox/core/random';

type Kind = Omit<FaultRule, 'id' | 'probability' | 'seed'>;

/** Every way in which a call can go wrong, and how much of the share each gets. */
const KINDS: ReadonlyArray<[id: string, weight: number, kind: Kind]> = [
	['too many calls', 3, { kind: 'rate_limit', retryAfterSeconds: 1 }],
	['down', 3, { kind: 'status', status: 503 }],
	['broken', 2, { kind: 'status', status: 500 }],
	['cut before it happened', 3, { kind: 'cut_before_commit' }],
	['cut after it happened', 3, { kind: 'cut_after_commit' }],
	['error after it happened', 2, { kind: 'status', status: 502, afterCommit: true }],
	['answer broken off', 1, { kind: 'malformed_body' }],
	['slow', 3, { kind: 'latency', latencyMs: 1_500 }],
];

const TOTAL = KINDS.reduce((sum, [, weight]) => sum + weight, 0);

/**
 * A call for a new Etsy token whose answer gets lost leaves the seller with a dead connection, at
 * Etsy as here: only a person can mend that, so it is left out.
 */
const EVERYTHING_ELSE = '^(?!/v3/public/oauth/token)';

const happensAnyway = ({ kind, afterCommit }: Kind): boolean =>
	kind === 'cut_after_commit' || kind === 'malformed_body' || afterCommit === true;

/**
 * Rules by which this share of all calls goes wrong, in every way that there is.
 * @param share 0 to 1
 */
export function faultRules(share: number, seed: number): FaultRule[] {
	if (share === 0) return [];
	const random = new SeededRandom(seed).fork('faults');
	let left = 1;
	return KINDS.flatMap(([id, weight, kind]) => {
		const wanted = (share * weight) / TOTAL;
		// Of the rules, the first that strikes wins: each is asked about what the others left.
		const probability = Math.min(1, wanted / left);
		if (kind.kind !== 'latency') left -= wanted;
		const path = happensAnyway(kind) ? { path: EVERYTHING_ELSE } : {};
		return [{ id, ...kind, ...path, probability, seed: random.int(1, 2 ** 30) }];
	});
}
