import type { LedgerRow, LedgerState } from './ledger';
import type { IgnoreCode } from './plan-types';

/** The moment and the limits that decide whether a row may be taken. */
export interface StandingContext {
	/** Epoch milliseconds. */
	now: number;
	claimTimeoutSeconds: number;
}

/**
 * What the ledger's row says about a line: it has its end (`done`), nothing is to be done now
 * (`wait`), or the row may be taken (`due`), with or without an earlier try in doubt.
 */
export type Standing =
	| { kind: 'done'; code: IgnoreCode }
	| { kind: 'wait'; code: IgnoreCode }
	| { kind: 'due'; inDoubt: boolean };

function isPast(iso: string, now: number): boolean {
	const at = Date.parse(iso);
	return Number.isNaN(at) || at <= now;
}

/** Where a row stands. */
export function standing(row: LedgerRow, context: StandingContext): Standing {
	switch (row.state) {
		case 'ordered':
			return { kind: 'done', code: 'already_ordered' };
		case 'ignored':
			return { kind: 'done', code: 'already_ignored' };
		case 'needs_person':
			return { kind: 'wait', code: 'waits_for_person' };
		case 'planned':
			return { kind: 'due', inDoubt: row.inDoubt };
		case 'retry':
			return isPast(row.nextAttemptAt, context.now)
				? { kind: 'due', inDoubt: row.inDoubt }
				: { kind: 'wait', code: 'waits_for_retry' };
		case 'creating': {
			// The run that holds it may be alive: only a claim that is old enough is taken over.
			const claimed = Date.parse(row.claimedAt);
			const age = Number.isNaN(claimed) ? Infinity : context.now - claimed;
			return age > context.claimTimeoutSeconds * 1000
				? { kind: 'due', inDoubt: true }
				: { kind: 'wait', code: 'being_ordered' };
		}
	}
}

/** Which of two rows that speak of the same line is believed: the one that knows more. */
const WEIGHT: Readonly<Record<LedgerState, number>> = {
	ordered: 6,
	creating: 5,
	ignored: 4,
	needs_person: 3,
	retry: 2,
	planned: 1,
};

/** The row that speaks for each line of an order. Rows where nothing was tried speak for none. */
export function rowsByLine(rows: readonly LedgerRow[]): ReadonlyMap<string, LedgerRow> {
	const byLine = new Map<string, LedgerRow>();
	for (const row of rows) {
		if (row.state === 'planned' && row.attempts === 0) continue;
		for (const lineId of row.lineIds) {
			const known = byLine.get(lineId);
			if (!known || WEIGHT[row.state] > WEIGHT[known.state]) byLine.set(lineId, row);
		}
	}
	return byLine;
}
