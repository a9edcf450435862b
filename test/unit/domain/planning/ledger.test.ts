import {
	ledgerByReceipt,
	ledgerRows,
	parseLedgerRow,
} from '../../../../core/domain/planning/ledger';
import { aRow } from '../../../support/examples';

const X = 'etsy-777-1001-1';

test('reads a row as a table gives it: numbers as text, dates as dates, cells missing', () => {
	const claimedAt = new Date('2026-03-01T11:59:00.000Z');
	const row = { id: 4, externalId: ` ${X} `, state: 'creating', providerOrderId: 55, claimedAt };
	expect(parseLedgerRow({ ...row, lineIds: ' 1, 2,,3 ', attempts: '2', inDoubt: null })).toEqual({
		rowId: 4,
		externalId: X,
		receiptId: '1001',
		n: 1,
		provider: '',
		providerOrderId: '55',
		state: 'creating',
		lineIds: ['1', '2', '3'],
		attempts: 2,
		inDoubt: false,
		claimedAt: '2026-03-01T11:59:00.000Z',
		firstTriedAt: '',
		nextAttemptAt: '',
		orderedAt: '',
		reason: '',
		buyerKey: '',
		orderedAs: '',
		change: '',
	});
	expect(aRow({ lineIds: 10011 }).lineIds).toEqual(['10011']);
	expect(aRow({ claimedAt: new Date(Number.NaN) }).claimedAt).toBe('');
});

test.each([
	[true, true],
	[1, true],
	['true', true],
	['yes', true],
	[false, false],
	[0, false],
	['false', false],
	['', false],
	[null, false],
	[undefined, false],
])('inDoubt %j is read as %s', (inDoubt, expected) => {
	expect(aRow({ inDoubt }).inDoubt).toBe(expected);
});

test.each(['Ordered', 'lost', '', null, 7, undefined])('a state %j needs a person', (state) => {
	expect(aRow({ state }).state).toBe('needs_person');
});

test('an item that is no ledger row is passed over', () => {
	const rows = ledgerRows([{}, { externalId: 'order 7' }, { externalId: X }, { externalId: null }]);
	expect(rows.map((row) => row.externalId)).toEqual([X]);
});

test('rows are found by their Etsy order', () => {
	const rows = [aRow(), aRow({ externalId: 'etsy-777-1002-1' }), aRow({ state: 'ordered' })];
	const byReceipt = ledgerByReceipt(rows);
	expect(byReceipt.get('1001')).toEqual([rows[0], rows[2]]);
	expect(byReceipt.get('1003')).toBeUndefined();
});
