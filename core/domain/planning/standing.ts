import type { LedgerRow } from './ledger';
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
		case 'cancelled':
			return { kind: 'done', code: 'already_cancelled' };
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

/** How much a row's word counts among rows that speak of the same line: the careful one wins. */
function weight(row: LedgerRow, context: StandingContext): number {
	const stands = standing(row, context);
	switch (stands.kind) {
		case 'done':
			if (stands.code === 'already_ordered') return 6;
			// A cancelled one speaks for its lines: what was stopped is not ordered again by itself.
			return stands.code === 'already_cancelled' ? 5.5 : 1;
		case 'wait':
			if (stands.code === 'being_ordered') return 5;
			return stands.code === 'waits_for_person' ? 4 : 3;
		case 'due':
			return stands.inDoubt ? 2 : 0;
	}
}

/** The row whose word counts among rows that say the same order; the first of equals. */
export function mostCareful(rows: readonly LedgerRow[], context: StandingContext): LedgerRow {
	const rank = (row: LedgerRow) => (isUntouched(row) ? -1 : weight(row, context));
	return rows.reduce((best, row) => (rank(row) > rank(best) ? row : best));
}

/** Whether a row is written down and nothing was tried under it. */
export function isUntouched(row: LedgerRow): boolean {
	return row.state === 'planned' && row.attempts === 0 && !row.inDoubt;
}

/**
 * The row that speaks for each line of an order. Rows where nothing was tried speak for none.
 * @param rows in a fixed order: of two that count the same the first one speaks
 */
export function rowsByLine(
	rows: readonly LedgerRow[],
	context: StandingContext,
): ReadonlyMap<string, LedgerRow> {
	const byLine = new Map<string, LedgerRow>();
	for (const row of rows) {
		if (isUntouched(row)) continue;
		for (const lineId of row.lineIds) {
			const known = byLine.get(lineId);
			if (!known || weight(row, context) > weight(known, context)) byLine.set(lineId, row);
		}
	}
	return byLine;
}
