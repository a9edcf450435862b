import type { IRun } from 'n8n-workflow';
import type { RunEnd } from '../../core/etsy/polling/outbox';

/** What this process knows of one trigger. Nothing of it outlives a restart, nor has to. */
export interface Known {
	/** The events given out last, and how the run that works on them stands. */
	run?: { batch: string; end: RunEnd; startedAt: number };
	/** Whether n8n has yet to save that events are done. */
	isUnsaved: boolean;
	/** When the poll began that is under way, epoch seconds. */
	pollingSince?: number;
	/** What n8n keeps for the latest activation; that of an earlier one is another object. */
	kept?: object;
}

/** A poll that takes longer than this has been given up by n8n. */
const LONGEST_POLL_SECONDS = 600;

/**
 * By workflow and node, so that a workflow that is saved or activated again in the same process
 * still knows of its run. One small entry for each trigger that was ever active.
 */
const triggers = new Map<string, Known>();

/** What is known of a trigger. */
export function knownOf(workflowId: string, nodeId: string): Known {
	const key = `${workflowId}:${nodeId}`;
	const known = triggers.get(key) ?? { isUnsaved: false };
	triggers.set(key, known);
	return known;
}

/** Forgets what this process knows, as a restart of n8n does. For tests. */
export function forgetRuns(): void {
	triggers.clear();
}

/** Whether a poll of the same trigger is still under way: n8n starts the next one all the same. */
export function isPolling({ pollingSince }: Known, now: number): boolean {
	return pollingSince !== undefined && Math.abs(now - pollingSince) < LONGEST_POLL_SECONDS;
}

/** How a run ended, as n8n tells it to who waits for it. */
export function endOf(run: IRun | undefined): RunEnd {
	if (run === undefined) return 'failed';
	// A run that waits (node Wait) is kept by n8n and goes on also after a restart.
	if (run.status === 'success' || run.status === 'waiting') return 'succeeded';
	return run.status === 'canceled' ? 'stopped' : 'failed';
}
