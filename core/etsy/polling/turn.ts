import { ok, type Result } from '../../domain/result';
import type { Found } from './judge';
import { giveOut, settle, type Kept, type Move, type Pending } from './outbox';
import { belongsTo, pollOnce, type Polled, type PollPorts, type PollRules } from './poll';
import type { PollState } from './state';

/** What comes of a turn. Whoever takes it must keep `kept` before the events are given out. */
export interface Turn {
	kept: Kept;
	/** To be given out under the name of the batch; nothing when there is nothing new. */
	found: Found[];
	/** Events that are not given out again, because they were tried often enough. */
	gaveUp?: Pending;
	/** Whether earlier events are done with this turn. */
	hasSettled: boolean;
}

/** What may happen next, except for waiting, for which no turn is taken. */
export type ActiveMove = Exclude<Move, { do: 'wait' }>;

function outcome({ from, state, found }: Polled, batch: string, tries: number): Turn {
	const kept =
		found.length === 0
			? settle(state)
			: giveOut(from, state, { batch, tries, count: found.length });
	return { kept, found, hasSettled: false };
}

/**
 * One turn of the trigger: gives out again what is in doubt, else looks for what is new.
 * @param batch a name for what is given out, never used before
 * @returns the failure of the first call that failed; nothing has changed then, and the same turn
 * can be taken again
 */
export async function takeTurn(
	move: ActiveMove,
	rules: PollRules,
	ports: PollPorts,
	batch: string,
): Promise<Result<Turn>> {
	const findNew = async (before: PollState | undefined): Promise<Result<Turn>> => {
		const polled = await pollOnce(before, rules, ports);
		return polled.ok ? ok(outcome(polled.value, batch, 1)) : polled;
	};
	if (move.do === 'poll') return await findNew(move.state);
	if (move.do === 'repeat') {
		if (!belongsTo(move.state, rules)) return await findNew(undefined);
		const again = await pollOnce(move.state, rules, ports, move.told);
		if (!again.ok) return again;
		// Nothing of it is to be seen on Etsy any more: what there is now is new.
		if (again.value.found.length === 0) return await findNew(move.told);
		return ok(outcome(again.value, batch, move.pending.tries + 1));
	}
	const next = await findNew(move.state);
	if (!next.ok) return next;
	const gaveUp = move.do === 'giveUp' ? move.pending : undefined;
	return ok({ ...next.value, gaveUp, hasSettled: true });
}
