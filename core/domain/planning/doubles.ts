import type { LedgerRow } from './ledger';
import { mostCareful, standing, type StandingContext } from './standing';

const linesOf = (row: LedgerRow) => [...new Set(row.lineIds)].sort().join(',');

/** The row that was written first decides who holds an order: see `heldBy`. */
function firstWritten(rows: readonly LedgerRow[]): LedgerRow {
	return rows.reduce((first, row) =>
		(row.rowId ?? Infinity) < (first.rowId ?? Infinity) ? row : first,
	);
}

function earliest(times: readonly string[]): string {
	const known = times.filter((time) => !Number.isNaN(Date.parse(time)));
	return known.reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a), known[0] ?? '');
}

/** Whether the printer may have the order of a row: the run that took it up may have died. */
function isDoubtful({ inDoubt, state }: LedgerRow): boolean {
	return inDoubt || state === 'creating';
}

/**
 * Makes one row of rows that say the same order (Data Tables have no unique index, so two runs
 * that start together can each write it). Their most careful word counts; a claim goes to the one
 * that was written first, because only its holder may order. Rows that share an externalId but
 * name other lines are left as they are: those need a person.
 */
export function mergeDoubles(
	rows: readonly LedgerRow[],
	context: StandingContext,
): readonly LedgerRow[] {
	const same = new Map<string, LedgerRow[]>();
	for (const row of rows) {
		// Lines that a rule leaves out have a row each under one externalId.
		const key = row.n === 0 ? `${row.externalId} ${linesOf(row)}` : row.externalId;
		same.set(key, [...(same.get(key) ?? []), row]);
	}
	return [...same.values()].flatMap((group) => {
		const [only] = group;
		if (group.length === 1 || !only) return group;
		if (group.some((row) => linesOf(row) !== linesOf(only))) return group;
		const first = firstWritten(group);
		const speaker = mostCareful(group, context);
		const hasEnd = standing(speaker, context).kind === 'done';
		return [
			{
				...speaker,
				// One doubt is enough, whichever row speaks.
				inDoubt: speaker.inDoubt || (!hasEnd && group.some(isDoubtful)),
				firstTriedAt: earliest(group.map((row) => row.firstTriedAt)),
				claimAs: { state: first.state, attempts: first.attempts },
			},
		];
	});
}
