import type { AuditEvent } from '../audit';
import type { StoredAuditRow } from './verify';

/** The action of the row that says where the log was shortened. */
export const CUT_ACTION = 'log.cut';

const HASHES = /; hashes ([0-9a-f]+(?: [0-9a-f]+)*)$/;

/**
 * The hashes of removed rows from which rows that are still there go on, as the log itself says.
 * `cutAt` is when it was shortened last; empty: never.
 */
export function anchoredHashes(log: readonly StoredAuditRow[]): {
	hashes: ReadonlySet<string>;
	cutAt: string;
} {
	const hashes = new Set<string>();
	let cutAt = '';
	for (const { action, detail, at } of log) {
		const told = action === CUT_ACTION ? HASHES.exec(detail)?.[1] : undefined;
		if (told === undefined) continue;
		for (const hash of told.split(' ')) hashes.add(hash);
		if (at > cutAt) cutAt = at;
	}
	return { hashes, cutAt };
}

/** How the log is to be shortened. */
export interface AuditCut {
	/** The row to append before anything is removed, without its place in the chain. */
	anchor: Pick<AuditEvent, 'action' | 'subject' | 'detail'>;
	/** Rows up to this number are then removed. */
	upToRowId: number;
	count: number;
}

/**
 * Says which rows at the beginning of the log are old enough to go. The anchor names the hashes
 * from which the rest goes on, so that the rest can still be checked. Appended first and removed
 * afterwards: a run that dies in between leaves a log that is whole.
 * @param before epoch milliseconds; rows written earlier go
 * @returns null where nothing is to go
 */
export function planCut(rows: readonly StoredAuditRow[], before: number): AuditCut | null {
	const log = [...rows].sort((a, b) => a.rowId - b.rowId);
	const firstKept = log.findIndex(({ at }) => !(Date.parse(at) < before));
	const count = firstKept === -1 ? log.length : firstKept;
	const gone = log.slice(0, count);
	const last = gone[gone.length - 1];
	const newest = log[log.length - 1];
	if (last === undefined || newest === undefined) return null;
	const removed = new Set([...gone.map(({ hash }) => hash), ...anchoredHashes(log).hashes]);
	const needed = log.slice(count).map(({ prevHash }) => prevHash);
	// The anchor itself, and whatever is appended beside it, goes on from the newest row.
	const hashes = [...new Set([...needed.filter((hash) => removed.has(hash)), newest.hash])];
	const rowsText = count === 1 ? '1 row' : `${count} rows`;
	return {
		anchor: {
			action: CUT_ACTION,
			subject: 'POD Audit Log',
			detail: `${rowsText} up to number ${last.rowId} removed by age; hashes ${hashes.join(' ')}`,
		},
		upToRowId: last.rowId,
		count,
	};
}
