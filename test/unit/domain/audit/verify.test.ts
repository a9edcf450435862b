import fc from 'fast-check';
import { chainEvents, type AuditEvent } from '../../../../core/domain/audit';
import { planCut } from '../../../../core/domain/audit/cut';
import { exportAudit } from '../../../../core/domain/audit/export';
import { auditRows } from '../../../../core/domain/audit/read-rows';
import { verifyAudit, type StoredAuditRow } from '../../../../core/domain/audit/verify';
import { sha256 } from '../../../support/examples';

const START = Date.parse('2026-01-01T00:00:00.000Z');
const HOUR = 3_600_000;

const event = (n: number, subject = `order-${n}`): AuditEvent => ({
	at: new Date(START + n * HOUR).toISOString(),
	...{ actor: `Sync #${n}`, action: 'order.ordered', subject, detail: `try ${n}` },
});

const store = (rows: readonly Omit<StoredAuditRow, 'rowId'>[], from = 1): StoredAuditRow[] =>
	rows.map((row, n) => ({ rowId: from + n, ...row }));

/** A log of so many rows, one an hour. */
const logOf = (count: number): StoredAuditRow[] =>
	store(
		chainEvents(
			Array.from({ length: count }, (_none, n) => event(n)),
			'',
			sha256,
		),
	);

/** Goes on from a row, as a run that read it as the newest does. */
const append = (log: readonly StoredAuditRow[], place: number, events: readonly AuditEvent[]) => [
	...log,
	...store(
		chainEvents(events, log[place]?.hash ?? '', sha256),
		(log[log.length - 1]?.rowId ?? 0) + 1,
	),
];

const check = (rows: readonly StoredAuditRow[], known?: { hash: string; rowId: number }) =>
	verifyAudit(rows, sha256, known);
const codes = (rows: readonly StoredAuditRow[]) => check(rows).problems.map(({ code }) => code);

const sizes = fc.integer({ min: 3, max: 12 });

it('a log that was only ever added to is sound, in whatever order its rows are read', () => {
	fc.assert(
		fc.property(sizes, (size) => {
			const log = logOf(size);
			const verdict = check([...log].reverse());
			expect(verdict).toMatchObject({ isSound: true, rows: size, lastRowId: size, forks: 0 });
			expect(verdict.lastHash).toBe(log[size - 1]?.hash);
		}),
	);
	expect(check([])).toMatchObject({ isSound: true, rows: 0, lastHash: '' });
});

it('a changed row is found, whichever cell was changed, and named', () => {
	const cells = fc.constantFrom('at', 'actor', 'action', 'subject', 'detail', 'prevHash', 'hash');
	fc.assert(
		fc.property(sizes, fc.nat(), cells, (size, pick, column) => {
			const place = pick % size;
			const log = logOf(size).map((row, n) =>
				n === place ? { ...row, [column]: `${row[column as 'at']}x` } : row,
			);
			const { isSound, problems } = check(log);
			expect(isSound).toBe(false);
			expect(problems.map(({ rowId }) => rowId)).toContain(place + 1);
		}),
	);
});

it('a row that was rewritten with a right hash of its own is found by the next one', () => {
	const log = logOf(5);
	const [rewritten] = chainEvents([event(2, 'another order')], log[1]?.hash ?? '', sha256);
	const forged = log.map((row, n) => (n === 2 && rewritten ? { ...rewritten, rowId: 3 } : row));
	expect(check(forged).problems).toMatchObject([{ code: 'removed', rowId: 4 }]);
});

it('a removed row is found, wherever it stood but at the end', () => {
	fc.assert(
		fc.property(sizes, fc.nat(), (size, pick) => {
			const place = pick % (size - 1);
			const log = logOf(size).filter((_row, n) => n !== place);
			expect(check(log).problems.map(({ code, rowId }) => [code, rowId])).toContainEqual([
				...['removed', place + 2],
			]);
		}),
	);
});

it('a removed end is found by what the check before ended with', () => {
	const log = logOf(6);
	const { lastHash, lastRowId } = check(log);
	const known = { hash: lastHash, rowId: lastRowId };
	expect(check(log.slice(0, 5)).isSound).toBe(true);
	expect(check(log.slice(0, 5), known).problems).toMatchObject([{ code: 'end_removed', rowId: 6 }]);
	expect(check(append(log, 5, [event(6)]), known).isSound).toBe(true);
	expect(check([], known).isSound).toBe(false);
});

it('rows that were moved are found', () => {
	const log = logOf(5);
	const moved = log.map((row, n) => ({ ...row, rowId: [1, 2, 4, 3, 5][n] ?? 0 }));
	expect(codes(moved)).toContain('reordered');
});

it('a row that was slipped in is found, though its own hash is right', () => {
	const log = append(logOf(5), 1, [event(9, 'never happened')]);
	expect(check(log).problems).toMatchObject([{ code: 'inserted', rowId: 6 }]);
	const free = append(logOf(5), 99, [event(9, 'never happened')]);
	expect(codes(free)).toEqual(['inserted']);
});

it('two runs at one moment, and a step that stands there twice, are no faults', () => {
	const log = logOf(3);
	const fork = append(append(log, 2, [event(3), event(3, 'b')]), 2, [event(3, 'c')]);
	expect(check(append(fork, 5, [event(4)]))).toMatchObject({ isSound: true, forks: 1 });
	const again = [...log, { ...log[2]!, rowId: 4 }];
	expect(check(append(again, 3, [event(3)]))).toMatchObject({ isSound: true, repeated: 1 });
	// Nobody goes on from the row in the middle of a fork, so only its number tells of it.
	const less = check(fork.filter(({ rowId }) => rowId !== 5));
	expect(less.gaps).toMatchObject([{ code: 'numbers_missing', rowId: 6 }]);
});

it('numbers that were skipped are told with their moment: a newest row may have been removed', () => {
	// Nobody knows whether PostgreSQL skipped them, or the newest rows went before the next came.
	const log = logOf(5);
	const cut = append(log.slice(0, 4), 3, [event(9)]).map((row) =>
		row.rowId === 5 ? { ...row, rowId: 8 } : row,
	);
	const { isSound, problems, gaps } = check(cut);
	expect([isSound, problems]).toEqual([true, []]);
	const [problem] = gaps;
	expect(problem).toMatchObject({ code: 'numbers_missing', rowId: 8 });
	expect(problem?.message).toBe(
		`Rows 5 to 7 are not there: removed, or skipped because the database crashed between ${log[3]?.at} and ${event(9).at}.`,
	);
});

/** A log in which numbers are skipped, as PostgreSQL does where it crashes. */
const skipping = fc
	.array(fc.integer({ min: 1, max: 33 }), { minLength: 3, maxLength: 12 })
	.map((steps) => {
		let rowId = 0;
		return logOf(steps.length).map((row, n) => ({ ...row, rowId: (rowId += steps[n] ?? 1) }));
	});

it('skipped numbers are no fault, each gap is told, and the end is checked all the same', () => {
	fc.assert(
		fc.property(skipping, (log) => {
			const { isSound, gaps, lastHash, lastRowId } = check(log);
			expect(isSound).toBe(true);
			const behind = log.filter((row, n) => n > 0 && row.rowId > (log[n - 1]?.rowId ?? 0) + 1);
			expect(gaps.map(({ rowId }) => rowId)).toEqual(behind.map(({ rowId }) => rowId));
			const left = check(log.slice(0, -1), { hash: lastHash, rowId: lastRowId });
			expect(left.problems).toMatchObject([{ code: 'end_removed', rowId: lastRowId }]);
		}),
	);
});

it('skipped numbers hide no row that was removed, changed or moved', () => {
	fc.assert(
		fc.property(skipping, fc.nat(), (log, pick) => {
			const place = pick % (log.length - 1);
			const found = (rows: readonly StoredAuditRow[]) => check(rows).problems;
			expect(found(log.filter((_row, n) => n !== place))).toMatchObject([
				{ code: 'removed', rowId: log[place + 1]?.rowId },
			]);
			const changed = log.map((row, n) => (n === place ? { ...row, subject: 'another' } : row));
			expect(found(changed)).toMatchObject([{ code: 'changed', rowId: log[place]?.rowId }]);
		}),
	);
});

describe('a log that was shortened by age', () => {
	const cutOf = (log: readonly StoredAuditRow[], hours: number) => {
		const cut = planCut(log, START + hours * HOUR);
		if (cut === null) return null;
		const at = new Date(START + 100 * HOUR).toISOString();
		const anchored = append(log, log.length - 1, [{ at, actor: 'Retention #1', ...cut.anchor }]);
		return { anchored, left: anchored.filter(({ rowId }) => rowId > cut.upToRowId), cut };
	};

	it('stays sound at every step, also where it was forked, and cut again', () => {
		fc.assert(
			fc.property(sizes, fc.integer({ min: 1, max: 20 }), fc.nat(), (size, hours, pick) => {
				const base = logOf(size);
				const log = append(base, pick % size, [{ ...event(size), at: base[pick % size]!.at }]);
				const cut = cutOf(log, hours);
				if (cut === null) return;
				expect(check(cut.anchored).isSound).toBe(check(log).isSound);
				if (!check(log).isSound) return;
				expect(check(cut.left).problems).toEqual([]);
				const newer = append(cut.left, cut.left.length - 1, [event(120)]);
				const second = cutOf(newer, 99);
				expect(check(second?.left ?? newer).problems).toEqual([]);
			}),
		);
	});

	it('shows what is removed beyond the cut, and a beginning that is gone without one', () => {
		const { left } = cutOf(logOf(8), 3) ?? { left: [] };
		expect(left).toHaveLength(6);
		expect(codes(left.slice(1))).toContain('removed');
		expect(codes(logOf(8).slice(3))).toContain('removed');
	});

	it('removes nothing that is young, or stands behind something young', () => {
		expect(planCut(logOf(4), START)).toBeNull();
		expect(planCut([], START)).toBeNull();
		const late = append(logOf(2), 1, [{ ...event(50) }, event(0)]);
		expect(planCut(late, START + 10 * HOUR)).toMatchObject({ upToRowId: 2, count: 2 });
	});

	it('knows that the end of an earlier check has grown old', () => {
		const log = logOf(8);
		const known = { hash: log[1]?.hash ?? '', rowId: 2 };
		expect(check(cutOf(log, 4)?.left ?? [], known).isSound).toBe(true);
	});
});

it('comes out as a file that reads back, without formulas', () => {
	const log = append(logOf(2), 1, [{ ...event(2), detail: '=1+1, "two"\nlines' }]);
	const json = JSON.parse(exportAudit(log, 'json')) as StoredAuditRow[];
	expect(check(json).isSound).toBe(true);
	const csv = exportAudit([...log].reverse(), 'csv');
	expect(csv.split('\r\n')[0]).toBe('rowId,at,actor,action,subject,detail,prevHash,hash');
	expect(csv).toContain('"\'=1+1, ""two""\nlines"');
	const stored = auditRows(log.map(({ rowId, ...cells }) => ({ id: rowId, ...cells })));
	expect(stored).toEqual(log);
	expect(auditRows([{}])).toEqual([]);
});
