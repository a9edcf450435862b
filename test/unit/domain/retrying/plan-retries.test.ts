import { ledgerRows } from '../../../../core/domain/planning/ledger';
import {
	parseExceptionRow,
	type ExceptionRow,
} from '../../../../core/domain/retrying/exception-row';
import { planRetries, type RetryInput } from '../../../../core/domain/retrying/plan-retries';
import { parseParcelRow, type ParcelRow } from '../../../../core/domain/tracking/parcel-row';

const NOW = Date.parse('2026-11-28T12:00:00.000Z');
const ago = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const RULES = { claimTimeoutSeconds: 600, retryDelaysMinutes: [1, 5, 30, 120, 360, 1440] };

let rowId = 0;
function exception(cells: Record<string, unknown> = {}): ExceptionRow {
	rowId += 1;
	const row = parseExceptionRow({
		...{ id: rowId, key: 'etsy-9-700-1:create', kind: 'order', shopId: '9', receiptId: '700' },
		...{ externalId: 'etsy-9-700-1', provider: 'printify', category: 'network', attempts: 1 },
		...{ message: 'Printify cannot be reached.', hint: 'Nothing to do.', state: 'open' },
		...{ nextAttemptAt: ago(1), createdAt: ago(10), updatedAt: ago(2) },
		...{ claimedBy: null, claimedAt: null, toldAt: null },
		...cells,
	});
	if (row === null) throw new Error('no exception');
	return row;
}

function ledger(cells: Record<string, unknown> = {}) {
	return ledgerRows([
		{
			...{ id: 1, externalId: 'etsy-9-700-1', provider: 'printify', state: 'retry' },
			...{ lineIds: '71', attempts: 1, claimedAt: ago(20), nextAttemptAt: ago(1) },
			...cells,
		},
	]);
}

function parcel(cells: Record<string, unknown> = {}): ParcelRow[] {
	const row = parseParcelRow({
		...{ id: 1, key: 'etsy-9-700-1:P1', trackingNumber: 'P1', shopId: '9', receiptId: '700' },
		...{ externalId: 'etsy-9-700-1', state: 'retry', claimedAt: ago(20), nextAttemptAt: ago(1) },
		...cells,
	});
	return row === null ? [] : [row];
}
const ofParcel = (cells: Record<string, unknown> = {}) =>
	exception({ key: 'parcel:etsy-9-700-1:P1', kind: 'parcel', ...cells });

function plan(given: Partial<RetryInput>) {
	return planRetries({
		...{ exceptions: [], ledger: [], parcels: [], rules: RULES, now: NOW },
		settingNames: ['sync_turn_S1', 'sync_turn_S2', 'sync_turn_S1', 'push_workflow_P'],
		...given,
	});
}
it('has the orders of suppliers tried by Dropship lines, and never says that they are looked up', () => {
	const own = { externalId: 'etsy-9-700-51', provider: 'acme' };
	const { retry } = plan({
		exceptions: [exception({ key: 'etsy-9-700-51:create', ...own })],
		ledger: ledger(own),
		settingNames: ['sync_turn_S1', 'supply_turn_D'],
	});
	expect(retry.map(({ workflowIds }) => workflowIds)).toEqual([['D']]);
	const { note } = plan({ ledger: ledger({ ...own, state: 'needs_person', inDoubt: true }) });
	expect(note).toMatchObject([{ code: 'unknown_whether_sent', category: 'unclear' }]);
	expect(note[0]?.hint).toMatch(/^Ask acme whether it has our number etsy-9-700-51/);
});

/** What is done about one row. */
function verdict(given: Partial<RetryInput>): string {
	const { retry, tell, close } = plan(given);
	if (retry.length > 0) return 'retry';
	if (tell.length > 0) return 'tell';
	return close.length > 0 ? 'close' : 'wait';
}

describe('orders that failed', () => {
	it('has a due one tried again by all syncs that there are', () => {
		const { retry } = plan({ exceptions: [exception()], ledger: ledger() });
		expect(retry).toHaveLength(1);
		expect(retry[0]).toMatchObject({ workflowIds: ['S1', 'S2'], attempts: 1 });
	});

	it.each([
		['a next try that is to come', { nextAttemptAt: ago(-1) }, 'wait'],
		['a run that is at work', { state: 'creating', claimedAt: ago(1) }, 'wait'],
		['a run that died', { state: 'creating', claimedAt: ago(11) }, 'retry'],
		['a person who said try again', { state: 'planned', nextAttemptAt: '' }, 'retry'],
		['the last try failed', { state: 'needs_person', nextAttemptAt: '' }, 'tell'],
		['it was ordered meanwhile', { state: 'ordered' }, 'close'],
		['it was left out meanwhile', { state: 'ignored' }, 'close'],
		['a state that nobody knows', { state: 'odd' }, 'tell'],
	])('goes by the ledger: %s', (_what, cells, wanted) => {
		expect(verdict({ exceptions: [exception()], ledger: ledger(cells) })).toBe(wanted);
	});

	it('closes what the ledger does not know any more', () => {
		expect(verdict({ exceptions: [exception()] })).toBe('close');
	});

	it('lets the run finish that has taken a row, and takes over from one that died', () => {
		const held = (minutes: number) => exception({ claimedBy: '7', claimedAt: ago(minutes) });
		const due = (minutes: number) => ledger({ nextAttemptAt: ago(minutes) });
		expect(verdict({ exceptions: [held(9)], ledger: due(8) })).toBe('wait');
		expect(verdict({ exceptions: [held(11)], ledger: due(8) })).toBe('retry');
	});

	it('does not start the sync each minute for an order that Etsy does not list any more', () => {
		const called = (minutes: number) => exception({ claimedBy: '', claimedAt: ago(minutes) });
		const due = (minutes: number) => ledger({ nextAttemptAt: ago(minutes) });
		expect(verdict({ exceptions: [called(5)], ledger: due(6) })).toBe('wait');
		expect(verdict({ exceptions: [called(5)], ledger: due(4) })).toBe('retry');
		expect(verdict({ exceptions: [called(31)], ledger: due(40) })).toBe('retry');
		const { tell } = plan({ exceptions: [called(5)], ledger: due(25 * 60) });
		expect(tell[0]?.text).toContain('choose Skip');
		const told = exception({ claimedAt: ago(40), toldAt: ago(5) });
		expect(verdict({ exceptions: [told], ledger: due(25 * 60) })).toBe('retry');
	});

	it('tells once, with the order and what to do', () => {
		const row = { nextAttemptAt: '' };
		const failed = ledger({ state: 'needs_person' });
		const { tell } = plan({ exceptions: [exception(row)], ledger: failed });
		expect(tell[0]?.text).toBe('Order 700: Printify cannot be reached. What to do: Nothing to do.');
		const told = exception({ ...row, toldAt: ago(1) });
		expect(verdict({ exceptions: [told], ledger: failed })).toBe('wait');
	});
});

describe('parcels of which Etsy could not be told', () => {
	it.each([
		['told meanwhile', { state: 'told' }, 'close'],
		['left out', { state: 'left_out' }, 'close'],
		['due', {}, 'retry'],
		['not due', { nextAttemptAt: ago(-1) }, 'wait'],
		['set back by a person', { state: 'found', nextAttemptAt: '' }, 'retry'],
		['being told', { state: 'sending', claimedAt: ago(2) }, 'wait'],
		['left by a run that died', { state: 'sending', claimedAt: ago(12) }, 'retry'],
		['for a person', { state: 'needs_person' }, 'tell'],
	])('goes by the parcel: %s', (_what, cells, wanted) => {
		expect(verdict({ exceptions: [ofParcel()], parcels: parcel(cells) })).toBe(wanted);
	});

	it('is tried by the workflow that tells Etsy', () => {
		const { retry } = plan({ exceptions: [ofParcel()], parcels: parcel() });
		expect(retry[0]?.workflowIds).toEqual(['P']);
	});

	it('tells of a shop to which Etsy allows no tracking', () => {
		const row = exception({ key: 'tracking:9', kind: 'parcel', category: 'permission' });
		expect(verdict({ exceptions: [row] })).toBe('tell');
	});
});

describe('what could not be read', () => {
	const read = (cells: Record<string, unknown>) =>
		exception({ key: 'etsy:read', kind: 'read', externalId: '', nextAttemptAt: null, ...cells });

	it('is read again after a while, and says when next', () => {
		expect(verdict({ exceptions: [read({ attempts: null, updatedAt: ago(0.5) })] })).toBe('wait');
		const { retry } = plan({ exceptions: [read({ attempts: null, updatedAt: ago(2) })] });
		expect(retry[0]).toMatchObject({
			...{ attempts: 1, nextAttemptAt: ago(-5), workflowIds: ['S1', 'S2'] },
			was: { claimedAt: null, nextAttemptAt: null },
		});
	});

	it('is told after some tries, and at once where time heals nothing', () => {
		expect(verdict({ exceptions: [read({ attempts: 2, nextAttemptAt: ago(1) })] })).toBe('retry');
		expect(verdict({ exceptions: [read({ attempts: 3, nextAttemptAt: ago(1) })] })).toBe('tell');
		const told = read({ attempts: 3, nextAttemptAt: ago(1), toldAt: ago(9) });
		expect(verdict({ exceptions: [told] })).toBe('retry');
		expect(verdict({ exceptions: [read({ category: 'auth' })] })).toBe('tell');
	});

	it('goes to whoever reads it', () => {
		const of = (key: string) =>
			plan({ exceptions: [read({ key, nextAttemptAt: ago(1) })] }).retry[0];
		expect(of('tracking:etsy')?.workflowIds).toEqual(['P']);
		// The copy whose credentials failed; what another workflow noted is read by any of them.
		expect(of('etsy:read@S2')?.workflowIds).toEqual(['S2']);
		expect(of('etsy:read@watch')?.workflowIds).toEqual(['S1', 'S2']);
		expect(of('import:ask:printify@S1')?.workflowIds).toEqual(['S1']);
		// Follow production has not run yet, so nobody can be called.
		expect(of('production:ask:gelato')?.workflowIds).toEqual([]);
	});
});

describe('what waits for a person from the start', () => {
	const hold = (cells: Record<string, unknown> = {}) =>
		exception({ key: '700:71:unmapped', kind: 'hold', lineId: '71', externalId: '', ...cells });

	it('tells of a held line, and closes it when the line was ordered since', () => {
		expect(verdict({ exceptions: [hold()] })).toBe('tell');
		const ordered = ledger({ state: 'ordered', orderedAt: ago(5) });
		expect(verdict({ exceptions: [hold()], ledger: ordered })).toBe('close');
		const before = ledger({ state: 'ordered', orderedAt: ago(15) });
		expect(verdict({ exceptions: [hold()], ledger: before })).toBe('tell');
		const other = ledger({ state: 'ordered', orderedAt: ago(5), lineIds: '72' });
		expect(verdict({ exceptions: [hold()], ledger: other })).toBe('tell');
	});

	const TOLD_BY_WRITERS = ['late', 'price', 'map', 'change', 'reconcile', 'audit', 'privacy'];
	const note = (kind: string, cells: Record<string, unknown> = {}) =>
		exception({ key: `${kind}:1`, kind, externalId: '', ...cells });

	it.each([...TOLD_BY_WRITERS, 'workflow', 'of somebody’s own'])(
		'leaves a row of kind %s to its writer at first, and tells it where that did not go',
		(kind) => {
			const old = { createdAt: ago(16), updatedAt: ago(16) };
			expect(verdict({ exceptions: [note(kind)] })).toBe('wait');
			expect(verdict({ exceptions: [note(kind, old)] })).toBe('tell');
			expect(verdict({ exceptions: [note(kind, { ...old, toldAt: ago(15) })] })).toBe('wait');
			expect(verdict({ exceptions: [note(kind, { ...old, state: 'resolved' })] })).toBe('wait');
		},
	);

	it('leaves a row that was opened again to its writer anew', () => {
		const again = { createdAt: ago(9_000), updatedAt: ago(2) };
		expect(verdict({ exceptions: [note('price', again)] })).toBe('wait');
	});

	it('tells of a workflow that fails every minute, though its count is written every minute', () => {
		const counted = note('workflow', { createdAt: ago(16), updatedAt: ago(0.5) });
		expect(verdict({ exceptions: [counted] })).toBe('tell');
	});

	it('lets a writer finish that holds what it is about to tell', () => {
		const held = { claimedBy: 'message 7', claimedAt: ago(1) };
		const row = exception({ key: 'production:x', kind: 'production', ...held });
		expect(verdict({ exceptions: [row] })).toBe('wait');
		expect(verdict({ exceptions: [{ ...row, claimedAt: ago(11) }] })).toBe('tell');
	});

	it('tells at once what nobody else tells', () => {
		const own = exception({ key: 'retry:start:S1', kind: 'workflow' });
		expect(verdict({ exceptions: [own] })).toBe('tell');
		const stopped = exception({ key: 'production:x', kind: 'production' });
		expect(verdict({ exceptions: [stopped] })).toBe('tell');
		// Follow production does not tell by itself that a printer refuses the key.
		const refused = { kind: 'read', category: 'auth', externalId: '' };
		const asked = exception({ key: 'production:ask:gelato@F', ...refused });
		expect(verdict({ exceptions: [asked] })).toBe('tell');
	});

	it.each(['reconcile:etsy@D', 'retention:etsy@B'])(
		'leaves it to its writer that %s could not be read, where nobody reads it before tomorrow',
		(key) => {
			const read = exception({ key, kind: 'read', externalId: '', nextAttemptAt: null });
			expect(verdict({ exceptions: [read] })).toBe('wait');
			expect(verdict({ exceptions: [{ ...read, updatedAt: ago(16) }] })).toBe('tell');
		},
	);

	it('passes over rows that are closed or approved', () => {
		const states = ['resolved', 'approved', 'skipped'];
		const exceptions = states.map((state) => exception({ kind: 'production', key: state, state }));
		expect(verdict({ exceptions })).toBe('wait');
	});
});

describe('rows that are missing', () => {
	const failed = ledger({ state: 'needs_person', inDoubt: true, reason: 'unclear' });

	it('writes down an order and a parcel that wait for a person in silence', () => {
		const { note } = plan({ ledger: failed, parcels: parcel({ state: 'needs_person' }) });
		expect(note.map(({ key, kind, receiptId, shopId }) => [key, kind, receiptId, shopId])).toEqual([
			['etsy-9-700-1:create', 'order', '700', '9'],
			['parcel:etsy-9-700-1:P1', 'parcel', '700', '9'],
		]);
		expect(note[0]?.hint).toContain('etsy-9-700-1');
	});

	it('waits for a run that may be about to write it, and writes nothing twice', () => {
		expect(plan({ ledger: ledger({ state: 'needs_person', claimedAt: ago(5) }) }).note).toEqual([]);
		expect(plan({ ledger: failed, exceptions: [exception()] }).note).toEqual([]);
		expect(plan({ ledger: [...failed, ...failed] }).note).toHaveLength(1);
		const gated = exception({ key: 'tracking:9', kind: 'parcel', externalId: '' });
		const { note } = plan({ exceptions: [gated], parcels: parcel({ state: 'needs_person' }) });
		expect(note).toEqual([]);
	});
});

describe('what two workflows have written down at one moment', () => {
	const row = (id: number, cells: Record<string, unknown> = {}) =>
		exception({ id, key: 'printify:9:cancelled', kind: 'production', externalId: '', ...cells });
	const closed = (...rows: Array<ReturnType<typeof exception>>) =>
		plan({ exceptions: rows }).close.map(({ rowId }) => rowId);

	it('stays once: the row of which the seller has heard, else the first', () => {
		expect(closed(row(1), row(2), row(3))).toEqual([2, 3]);
		expect(closed(row(1), row(2, { toldAt: ago(5) }))).toEqual([1]);
		expect(closed(row(1), row(2, { key: 'another' }))).toEqual([]);
		expect(closed(row(1, { state: 'resolved' }), row(2))).toEqual([]);
	});

	it('is left to When something breaks while that counts and takes the repeats out', () => {
		const failed = (id: number, minutes: number) =>
			row(id, { kind: 'workflow', createdAt: ago(minutes), updatedAt: ago(minutes) });
		expect(closed(failed(1, 1500), failed(2, 0))).toEqual([]);
		expect(closed(failed(1, 1500), failed(2, 16))).toEqual([2]);
	});
});
