import { auditText, type AuditRow } from '../audit';
import { anchoredHashes } from './cut';

/** A row of `POD Audit Log` with its number in the table. */
export interface StoredAuditRow extends AuditRow {
	rowId: number;
}

/** Every way in which the log can be wrong. */
export type AuditProblemCode =
	| 'changed'
	| 'removed'
	| 'reordered'
	| 'inserted'
	| 'end_removed'
	| 'numbers_missing';

/** Something that is wrong with the log. */
export interface AuditProblem {
	code: AuditProblemCode;
	/** The row at which it shows. */
	rowId: number;
	message: string;
}

/** What came of checking the log. */
export interface AuditVerdict {
	/** No row was changed, removed, moved or slipped in, as far as the hashes can tell; gaps apart. */
	isSound: boolean;
	rows: number;
	/** Of the newest row; keep it elsewhere to know later that nothing was cut off. */
	lastHash: string;
	lastRowId: number;
	problems: AuditProblem[];
	/** Numbers that no row has: to be told once, no fault by themselves. */
	gaps: AuditProblem[];
	/** Places where two runs at one moment went on from the same row: no fault. */
	forks: number;
	/** Rows that stand there twice, because a run that died was made again: no fault. */
	repeated: number;
	/** When the log was last shortened by its own rules; empty: never. */
	cutAt: string;
}

/** The newest row as an earlier check saw it. */
export interface KnownEnd {
	hash: string;
	rowId: number;
}

/** So long a run may take from reading the newest row to writing its own. */
const RUN_MS = 60 * 60_000;

const problem = (code: AuditProblemCode, rowId: number, message: string): AuditProblem => ({
	...{ code, rowId, message },
});

/**
 * Checks the whole log: every row by its own hash, and each by the row that it goes on from. Two
 * runs may go on from one row, and a step may stand there twice; neither is a fault. What a chain
 * of hashes cannot show is a log that somebody wrote anew from some row on, hashes and all:
 * against that the last hash is kept elsewhere (`known`).
 *
 * Nor can it show that a number was skipped for no bad reason: PostgreSQL does so where an insert
 * is rolled back, and up to 32 at a time where it crashes (so many it writes down ahead). A gap is therefore told, but is no fault. What may have stood in it? A row from which any
 * other goes on did not: that one would be `removed`, whatever the numbers say. To hide it, all that
 * follow must be written anew, which needs no gap and is found by `known` alone, like any forgery
 * of the end. So only rows could have gone from which none goes on: the newest ones of their day,
 * before the next check, or the side of a fork. Nobody can tell these from skipped numbers, not even
 * tomorrow; a log that is called unsound for ever because of it hides what can be told. Pure.
 * @param rows in any order
 * @param known what an earlier check ended with; left out: the end cannot be checked
 */
export function verifyAudit(
	rows: readonly StoredAuditRow[],
	sha256: (text: string) => string,
	known?: KnownEnd,
): AuditVerdict {
	const log = [...rows].sort((a, b) => a.rowId - b.rowId);
	const places = new Map<string, number>();
	log.forEach(({ hash }, place) => {
		if (!places.has(hash)) places.set(hash, place);
	});
	const { hashes: anchored, cutAt } = anchoredHashes(log);
	const problems: AuditProblem[] = [];
	const gaps: AuditProblem[] = [];
	const firstChild = new Map<string, StoredAuditRow>();
	const seen = new Set<string>();
	let forks = 0;
	let repeated = 0;
	log.forEach((row, place) => {
		const { rowId, prevHash, hash } = row;
		if (sha256(auditText(row, prevHash)) !== hash) {
			problems.push(problem('changed', rowId, `Row ${rowId} was changed after it was written.`));
		}
		const before = log[place - 1];
		if (before && rowId > before.rowId + 1) gaps.push(missingNumbers(before, row));
		const parent = places.get(prevHash);
		if (seen.has(hash)) {
			repeated += 1;
			return;
		}
		seen.add(hash);
		// Two runs may both have written the very first row.
		const isStart = prevHash === '' && log[0]?.prevHash === '';
		if (parent === undefined && !isStart && !anchored.has(prevHash)) {
			const message = `The row from which row ${rowId} goes on is not there: it was removed or rewritten.`;
			problems.push(problem('removed', rowId, message));
		} else if (parent !== undefined && parent >= place) {
			const message = `Row ${rowId} goes on from row ${log[parent]?.rowId}, which stands after it: rows were moved.`;
			problems.push(problem('reordered', rowId, message));
		}
		const sibling = firstChild.get(prevHash);
		if (sibling === undefined) firstChild.set(prevHash, row);
		else if (Date.parse(row.at) - Date.parse(sibling.at) > RUN_MS) {
			const message = `Row ${rowId} goes on from the same row as row ${sibling.rowId}, long after it: it was slipped in.`;
			problems.push(problem('inserted', rowId, message));
		} else forks += 1;
	});
	const last = log[log.length - 1];
	if (known !== undefined && isEndGone(known, log, places, anchored)) {
		const message = `Row ${known.rowId}, with which the check before ended, is not there any more: the end of the log was removed.`;
		problems.push(problem('end_removed', known.rowId, message));
	}
	return {
		isSound: problems.length === 0,
		...{ rows: log.length, lastHash: last?.hash ?? '', lastRowId: last?.rowId ?? 0 },
		...{ problems, gaps, forks, repeated, cutAt },
	};
}

/** Only a person may know whether the database crashed then. */
function missingNumbers(before: StoredAuditRow, after: StoredAuditRow): AuditProblem {
	const first = before.rowId + 1;
	const last = after.rowId - 1;
	const numbers = first === last ? `Row ${first} is` : `Rows ${first} to ${last} are`;
	const message = `${numbers} not there: removed, or skipped because the database crashed between ${before.at} and ${after.at}.`;
	return problem('numbers_missing', after.rowId, message);
}

function isEndGone(
	{ hash, rowId }: KnownEnd,
	log: readonly StoredAuditRow[],
	places: ReadonlyMap<string, number>,
	anchored: ReadonlySet<string>,
): boolean {
	if (hash === '' || places.has(hash) || anchored.has(hash)) return false;
	// It may have grown old since, and been removed by the rules with all before it.
	const first = log[0];
	return !(anchored.size > 0 && first !== undefined && rowId < first.rowId);
}
