import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { sentInPart, type SentInPartRules } from '../../../../core/domain/tracking/sent-in-part';
import { ledgerRow } from '../../../support/table-rows';

const NOW = Date.parse('2026-11-28T12:00:00.000Z');
const hoursAgo = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();
const PRINTERS: SentInPartRules = { now: NOW, maker: 'printers', suppliers: new Set(['acme']) };
const SUPPLIERS: SentInPartRules = { ...PRINTERS, maker: 'suppliers' };

const row = (receipt: number, n: number, cells: IDataObject = {}) =>
	ledgerRow({
		...{ externalId: `etsy-9-${receipt}-${n}`, shopId: '9', receiptId: String(receipt) },
		...{ lineIds: `${receipt}${n}`, createdAt: hoursAgo(5), updatedAt: hoursAgo(5), ...cells },
	});
const sent = (receipt: number, n = 1) => row(receipt, n, { shippedAt: hoursAgo(2) });
const coming = (receipt: number, n = 2, cells: IDataObject = {}) =>
	row(receipt, n, { state: 'retry', ...cells });
const hold = (receipt: number, cells: IDataObject = {}): IDataObject => ({
	...{ key: `${receipt}:2:unmapped`, kind: 'hold', shopId: '9', receiptId: String(receipt) },
	...{ lineId: `${receipt}2`, externalId: '', state: 'open', fingerprint: '' },
	...{ updatedAt: hoursAgo(1), ...cells },
});
const leftToAcme = (receipt: number, cells: IDataObject = {}) =>
	row(receipt, 0, {
		...{ state: 'ignored', reason: 'served_elsewhere', provider: 'acme', lineIds: `${receipt}8` },
		...cells,
	});

const names = (ledger: IDataObject[], exceptions: IDataObject[] = [], rules = PRINTERS) =>
	sentInPart(ledger, exceptions, rules).map(({ receiptId }) => Number(receiptId));

describe('orders of which one part was sent while another has no end', () => {
	it('names those whose rest is to be tried, whoever waits for it', () => {
		const rests = ['planned', 'creating', 'retry'].map((state, at) =>
			coming(701 + at, 2, { state }),
		);
		expect(names([sent(701), sent(702), sent(703), ...rests]).sort()).toEqual([701, 702, 703]);
	});

	it.each(['partially_shipped', 'shipped', 'delivered', 'returned'])(
		'knows by the status %s that a part went out: many printers tell no time',
		(status) => {
			expect(names([row(701, 1, { status }), coming(701)])).toEqual([701]);
		},
	);

	it('names none of which nothing was sent: Etsy still lists it', () => {
		expect(names([row(701, 1), coming(701), coming(702)], [hold(701)])).toEqual([]);
	});

	it('names none that is complete, and none that waits in the ledger for a person', () => {
		const asked = coming(702, 2, { state: 'needs_person' });
		const both = sent(701, 2);
		expect(names([sent(701), both, sent(702), asked])).toEqual([]);
	});

	it('names one with a held line: open, approved, or decided within three days', () => {
		const ledger = [sent(701), sent(702), sent(703), sent(704)];
		const exceptions = [
			hold(701),
			hold(702, { state: 'Approved', updatedAt: hoursAgo(300) }),
			hold(703, { state: 'resolved', updatedAt: hoursAgo(70) }),
			hold(704, { state: 'resolved', updatedAt: hoursAgo(73) }),
		];
		expect(names(ledger, exceptions)).toEqual([701, 703, 702]);
	});

	it('names none whose held line has its end, and minds no other kind of row', () => {
		const ended = row(701, 0, { state: 'ignored', lineIds: '7012' });
		const late = hold(702, { kind: 'late' });
		expect(names([sent(701), ended, sent(702)], [hold(701), late])).toEqual([]);
	});

	it('names one of which the rest is being made, where that is asked for', () => {
		const made: SentInPartRules = { ...PRINTERS, maker: 'being_made' };
		const ledger = [
			...[sent(701), row(701, 2)],
			...[sent(702), sent(702, 2)],
			...[sent(703), row(703, 51, { provider: 'acme' })],
			...[sent(704), coming(704)],
			row(705, 1, { status: 'partially_shipped', shippedAt: hoursAgo(2) }),
			...[row(706, 1), row(706, 2)],
		];
		expect(names(ledger, [hold(702)], made).sort()).toEqual([701, 705]);
		expect(names(ledger)).toEqual([704]);
	});

	it('names a line for a supplier that no order to one names, for two days', () => {
		const ledger = [
			...[sent(701), leftToAcme(701)],
			...[sent(702), leftToAcme(702), row(702, 51, { provider: 'acme', lineIds: '7028' })],
			...[sent(703), leftToAcme(703, { createdAt: hoursAgo(49) })],
			...[sent(704), leftToAcme(704, { provider: 'self' })],
			...[sent(705), coming(705, 51)],
		];
		expect(names(ledger, [], SUPPLIERS)).toEqual([701, 705]);
		expect(names(ledger)).toEqual([]);
	});

	it("names an order whose supplier's line you let go after that, and no printer's", () => {
		const old = { createdAt: hoursAgo(300) };
		const ledger = [sent(701), leftToAcme(701, old), sent(702), sent(703), leftToAcme(703, old)];
		const approved = { state: 'approved', updatedAt: hoursAgo(1) };
		const holds = [hold(701, { lineId: '7018', ...approved }), hold(702, approved)];
		expect(names(ledger, holds, SUPPLIERS)).toEqual([701]);
		expect(names(ledger, holds)).toEqual([702]);
	});

	it('names ten of a shop at most', () => {
		const many = Array.from({ length: 12 }, (_none, at) => [sent(700 + at), coming(700 + at)]);
		expect(new Set(names(many.flat())).size).toBe(10);
	});

	it('says the same for the same rows in any order', () => {
		const ledger = [sent(701), coming(701), sent(702), coming(702), sent(703), leftToAcme(703)];
		const exceptions = [hold(701), hold(702, { state: 'approved' }), hold(703)];
		const all = sentInPart(ledger, exceptions, SUPPLIERS);
		fc.assert(
			fc.property(
				fc.shuffledSubarray(ledger, { minLength: ledger.length }),
				fc.shuffledSubarray(exceptions, { minLength: exceptions.length }),
				(rows, held) => {
					expect(sentInPart(rows, held, SUPPLIERS)).toEqual(all);
				},
			),
		);
	});
});
