import { packState, packStep, unpackState, unpackStep } from './pack-state';
import type { PollState } from './state';

/** Events that were given to n8n, of which it is not known yet that they were worked on. */
export interface Pending {
	/** Names this giving out, so that its end is not taken for that of another. */
	batch: string;
	/** How often the events were given out, this time included. */
	tries: number;
	/** How many events. */
	count: number;
	/** From the kept state to the one in which they are done, see `packStep`. */
	step: string;
}

/** What n8n keeps for the trigger. */
export interface Kept {
	/** The state up to which everything is done, see `packState`. */
	state?: string;
	pending?: Pending;
}

/** What is known of the run that works on the pending events. */
export type RunEnd = 'failed' | 'running' | 'stopped' | 'succeeded' | 'unknown';

/** What to do next. */
export type Move =
	/** Nothing is pending. */
	| { do: 'poll'; state?: PollState }
	/** A run is under way. */
	| { do: 'wait' }
	/** Give out again what was told from `state` to `told`. */
	| { do: 'repeat'; state: PollState; told: PollState; pending: Pending }
	/** The pending events are done. */
	| { do: 'accept'; state: PollState }
	/** The pending events were tried often enough. */
	| { do: 'giveUp'; state: PollState; pending: Pending };

/** A run that takes longer than this does not hold up the next events any more. */
export const LONGEST_RUN_SECONDS = 3600;

/**
 * Decides what becomes of the events that were given out last. Pure.
 *
 * n8n keeps a trigger's data when events are given out, before any of them is worked on. So what
 * is kept is the state *before* them: only when their run has ended well does the state move, and
 * where that is not known (n8n was killed or restarted) they are found again from there.
 * @param end of the run that works on them; `unknown` after a restart
 */
export function nextMove(
	kept: Kept,
	run: { end: RunEnd; seconds: number },
	maxTries: number,
): Move {
	const state = unpackState(kept.state);
	const { pending } = kept;
	const told = state && pending ? unpackStep(state, pending.step) : undefined;
	if (state === undefined || pending === undefined || told === undefined) {
		return { do: 'poll', state };
	}
	// Who stops a run by hand does not want it again.
	if (run.end === 'succeeded' || run.end === 'stopped') return { do: 'accept', state: told };
	if (run.end === 'running') {
		return run.seconds < LONGEST_RUN_SECONDS ? { do: 'wait' } : { do: 'accept', state: told };
	}
	return pending.tries < maxTries
		? { do: 'repeat', state, told, pending }
		: { do: 'giveUp', state: told, pending };
}

/** What is to be kept while events are with n8n. */
export function giveOut(from: PollState, to: PollState, pending: Omit<Pending, 'step'>): Kept {
	return { state: packState(from), pending: { ...pending, step: packStep(from, to) } };
}

/** What is to be kept when nothing is pending. */
export function settle(state: PollState): Kept {
	return { state: packState(state) };
}
