import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { auditText, chainEvents, type AuditEvent, type AuditRow } from '../../../core/domain/audit';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What a reader of the log checks; `head` is the hash of the newest row, kept elsewhere. */
function isIntact(rows: readonly AuditRow[], head: string): boolean {
	let last = '';
	for (const row of rows) {
		if (row.prevHash !== last || row.hash !== sha256(auditText(row, last))) return false;
		last = row.hash;
	}
	return last === head;
}

const text = fc.oneof(fc.string(), fc.constantFrom('', '"', '","', 'order.created'));
const anyEvent: fc.Arbitrary<AuditEvent> = fc.record({
	at: text,
	actor: text,
	action: text,
	subject: text,
	detail: text,
});
const anyLog = fc.array(anyEvent, { minLength: 2, maxLength: 6 }).map((events) => {
	const rows = chainEvents(events, '', sha256);
	return { rows, head: rows.at(-1)?.hash ?? '' };
});
const anyIndex = fc.nat({ max: 5 });

test('a log that nobody touched is intact, however many runs wrote it', () => {
	fc.assert(
		fc.property(fc.array(anyEvent), fc.array(anyEvent), (first, second) => {
			const rows = chainEvents(first, '', sha256);
			const head = rows.at(-1)?.hash ?? '';
			const all = [...rows, ...chainEvents(second, head, sha256)];
			expect(all).toEqual(chainEvents([...first, ...second], '', sha256));
			expect(isIntact(all, all.at(-1)?.hash ?? '')).toBe(true);
		}),
	);
});

test('a changed cell is found', () => {
	const field = fc.constantFrom('at', 'actor', 'action', 'subject', 'detail', 'prevHash', 'hash');
	fc.assert(
		fc.property(anyLog, anyIndex, field, fc.string(), ({ rows, head }, at, name, value) => {
			const i = at % rows.length;
			fc.pre(rows[i]?.[name as keyof AuditRow] !== value);
			const changed = rows.map((row, j) => (j === i ? { ...row, [name]: value } : row));
			expect(isIntact(changed, head)).toBe(false);
		}),
	);
});

test('a changed row with a hash made to fit is found by the row after it or by the head', () => {
	fc.assert(
		fc.property(anyLog, anyIndex, fc.string(), ({ rows, head }, at, detail) => {
			const i = at % rows.length;
			fc.pre(rows[i]?.detail !== detail);
			const forged = rows.map((row, j) =>
				j === i
					? { ...row, detail, hash: sha256(auditText({ ...row, detail }, row.prevHash)) }
					: row,
			);
			expect(isIntact(forged, head)).toBe(false);
		}),
	);
});

test('a removed row is found, and so are two that changed places', () => {
	fc.assert(
		fc.property(anyLog, anyIndex, anyIndex, ({ rows, head }, a, b) => {
			const [i, j] = [a % rows.length, b % rows.length];
			const without = rows.filter((_, k) => k !== i);
			expect(isIntact(without, head)).toBe(false);
			fc.pre(i !== j);
			const swapped = rows.map((row, k) => (k === i ? rows[j]! : k === j ? rows[i]! : row));
			expect(isIntact(swapped, head)).toBe(false);
		}),
	);
});

test('text cannot move from one field to the next unseen', () => {
	const event = { at: 't', actor: 'a', action: 'b', subject: 'c', detail: 'd' };
	const moved = { ...event, actor: 'a","b', action: '' };
	expect(auditText(event, '')).not.toBe(auditText(moved, ''));
});
