import { ago, aLine, anOrder, aRow, plan, SEND } from '../../../support/examples';

const shirt = aLine();
const cap = aLine({ lineId: '10012', sku: 'CAP' });
const mug = aLine({ lineId: '10013', sku: 'MUG-11' });
const poster = aLine({ lineId: '10014', sku: 'POSTER' });
const X = 'etsy-777-1001-1';

describe('a line that the ledger knows', () => {
	test.each([
		[{ state: 'ordered' }, 'already_ordered'],
		[{ state: 'ignored', externalId: 'etsy-777-1001-0' }, 'already_ignored'],
		[{ state: 'needs_person' }, 'waits_for_person'],
		[{ state: 'no such state' }, 'waits_for_person'],
		[{ state: 'retry', nextAttemptAt: ago(-1) }, 'waits_for_retry'],
		[{ state: 'creating', claimedAt: ago(600) }, 'being_ordered'],
		[{ state: 'creating', claimedAt: ago(-30) }, 'being_ordered'],
		[{ state: 'creating', claimedAt: new Date(ago(5)) }, 'being_ordered'],
	])('%j is left alone', (cells, code) => {
		const { ready, hold, ignore } = plan([anOrder()], [aRow(cells)]);
		expect([ready, hold]).toEqual([[], []]);
		expect(ignore).toMatchObject([{ code, record: false }]);
	});

	test.each([
		[{ state: 'planned' }, { inDoubt: false }],
		[{ state: 'retry', nextAttemptAt: ago(0) }, { inDoubt: false }],
		[
			{ state: 'retry', inDoubt: true },
			{ inDoubt: true, since: ago(3600) },
		],
		[
			{ state: 'retry', inDoubt: 1 },
			{ inDoubt: true, since: ago(3600) },
		],
		[
			{ state: 'creating', claimedAt: ago(601) },
			{ inDoubt: true, since: ago(3600) },
		],
		[
			{ state: 'creating', claimedAt: '' },
			{ inDoubt: true, since: ago(3600) },
		],
	])('%j goes again under the same externalId', (cells, earlierTry) => {
		const { ready } = plan([anOrder()], [aRow(cells)]);
		const ledger = { isNew: false, state: cells.state, attempts: 1, firstTriedAt: ago(3600) };
		expect(ready).toMatchObject([{ externalId: X, earlierTry, ledger }]);
	});

	test('a try of which nobody knows the time is searched for from the Etsy order on', () => {
		const row = aRow({ state: 'creating', firstTriedAt: '', claimedAt: '' });
		const [ready] = plan([anOrder()], [row]).ready;
		expect(ready?.earlierTry).toEqual({ inDoubt: true, since: ago(5 * 3600) });
	});

	test('after the last delay a person is asked', () => {
		expect(plan([anOrder()], [aRow({ attempts: 5 })]).ready[0]?.nextAttemptAt).not.toBe('');
		expect(plan([anOrder()], [aRow({ attempts: 6 })]).ready[0]?.nextAttemptAt).toBe('');
	});

	test('goes under a new number when its externalId also stands for other lines', () => {
		const rows = [aRow(), aRow({ state: 'ordered', lineIds: '10012' })];
		expect(plan([anOrder({ lines: [shirt, cap] })], rows).ready).toMatchObject([
			{ externalId: 'etsy-777-1001-2', lineIds: '10011', ledger: { isNew: true } },
		]);
	});

	test('does not go under the number that is kept for ignored lines', () => {
		const row = aRow({ externalId: 'etsy-777-1001-0' });
		expect(plan([anOrder()], [row]).ready).toMatchObject([{ externalId: X }]);
	});

	test("a row of another shop's order with the same number says nothing", () => {
		const row = aRow({ externalId: 'etsy-888-1001-1', state: 'ordered' });
		expect(plan([anOrder()], [row]).ready).toMatchObject([{ ledger: { isNew: true } }]);
	});
});

describe('lines that an earlier try took together', () => {
	const both = { lineIds: '10011,10012' };

	test('go again together, and a new line goes beside them under a new number', () => {
		const row = aRow({ ...both, state: 'creating' });
		const { ready } = plan([anOrder({ lines: [shirt, cap, mug] })], [row]);
		expect(ready.map(({ externalId, lineIds }) => [externalId, lineIds])).toEqual([
			['etsy-777-1001-2', '10013'],
			[X, '10011,10012'],
		]);
	});

	test('stay together when one of them cannot go, even with send', () => {
		const row = aRow({ lineIds: '10011,10014' });
		const { ready, hold } = plan([anOrder({ lines: [shirt, poster, mug] })], [row], SEND);
		expect(ready).toMatchObject([{ lineIds: '10013' }]);
		expect(hold.map((line) => line.code)).toEqual(['sold_out', 'waits_for_other_lines']);
	});

	test('may part when nothing came of that try: one keeps the number', () => {
		const row = aRow({ lineIds: '10011,10013' });
		const { ready } = plan([anOrder({ lines: [shirt, mug] })], [row]);
		expect(ready.map(({ externalId, lineIds }) => [externalId, lineIds])).toEqual([
			[X, '10013'],
			['etsy-777-1001-2', '10011'],
		]);
	});
});

describe('an earlier try in doubt that cannot be repeated as it was waits for a person', () => {
	const creating = { state: 'creating', claimedAt: ago(3600) };

	test.each([
		['the map names another printer now', [aRow({ ...creating, provider: 'gelato' })]],
		['it was also for a line that is gone', [aRow({ ...creating, lineIds: '10011,99' })]],
		[
			'two rows share its externalId and differ',
			[aRow(creating), aRow({ state: 'planned', attempts: 0, lineIds: '10012' })],
		],
		['it is in doubt twice', [aRow(creating), aRow({ ...creating, externalId: `${X}1` })]],
		[
			'its line was ignored meanwhile',
			[aRow(creating), aRow({ state: 'ignored', externalId: 'etsy-777-1001-0' })],
		],
		['its row does not say for which lines it was', [aRow({ ...creating, lineIds: '' })]],
	])('%s', (_, rows) => {
		const { ready, hold } = plan([anOrder()], rows);
		expect(ready).toEqual([]);
		expect(hold).toMatchObject([{ code: 'changed_in_doubt', category: 'conflict' }]);
	});

	test.each(['shipped', 'unpaid'] as const)('the order is %s now', (state) => {
		const { ready, hold, ignore } = plan([anOrder({ state })], [aRow(creating)]);
		expect([ready, ignore]).toEqual([[], []]);
		expect(hold).toMatchObject([{ code: 'changed_in_doubt', externalId: X }]);
	});

	test('other reasons say that the printer must be looked at first', () => {
		const { hold } = plan([anOrder({ hasRefund: true })], [aRow(creating)]);
		expect(hold[0]?.hint).toMatch(new RegExp(`^An earlier try may have worked: look for ${X} `));
	});
});

describe('an order cancelled after it was ordered', () => {
	test.each(['cancelled', 'refunded'] as const)('%s: a person must stop the printer', (state) => {
		const row = aRow({ state: 'ordered', providerOrderId: 'po-9' });
		const { hold, ignore } = plan([anOrder({ state })], [row]);
		expect(ignore).toEqual([]);
		expect(hold).toMatchObject([{ code: 'cancelled_after_order', externalId: X }]);
		expect(hold[0]?.message).toContain('Printify order po-9');
	});

	test('and the same when it may have been ordered', () => {
		const row = aRow({ state: 'creating' });
		expect(plan([anOrder({ state: 'cancelled' })], [row]).hold).toMatchObject([
			{ code: 'cancelled_after_order' },
		]);
	});

	test('but not when no try can have worked', () => {
		expect(plan([anOrder({ state: 'cancelled' })], [aRow()]).ignore).toMatchObject([
			{ code: 'cancelled', record: true },
		]);
	});
});

describe('rows that an earlier run wrote down and never tried', () => {
	const planned = { state: 'planned', attempts: 0, firstTriedAt: '', claimedAt: '' };

	test('are used before a new number is', () => {
		const { ready } = plan([anOrder()], [aRow({ ...planned, lineIds: '10012' })]);
		expect(ready).toMatchObject([{ externalId: X, ledger: { isNew: false, attempts: 0 } }]);
	});

	test('are not used when another row with that externalId was tried', () => {
		const rows = [aRow({ ...planned }), aRow({ state: 'ordered', lineIds: '10012' })];
		const { ready } = plan([anOrder({ lines: [shirt, cap] })], rows);
		expect(ready).toMatchObject([{ externalId: 'etsy-777-1001-2', lineIds: '10011' }]);
	});
});
