import { setTimeout as sleep } from 'node:timers/promises';

/** A connection that is dead for another reason is not waited for. */
const LONGEST_WAIT_MS = 60_000;

interface EtsyGrants {
	grants: Array<{ unused: number }>;
}

/**
 * Waits until n8n has used each Etsy token that it was given anew. Etsy ends the old one when it
 * hands out the new one: an n8n that dies before it has kept it has lost the connection, as when
 * the answer is lost, and only a person can connect again. Nothing else waits for anything.
 * @param stateOf what the sandbox says of Etsy now
 */
export async function untilTokensAreKept(
	stateOf: () => unknown,
	longestMs = LONGEST_WAIT_MS,
): Promise<void> {
	const deadline = Date.now() + longestMs;
	const areKept = () => (stateOf() as EtsyGrants).grants.every(({ unused }) => unused === 0);
	while (!areKept() && Date.now() < deadline) await sleep(20);
}
