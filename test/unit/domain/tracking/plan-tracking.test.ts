import fc from 'fast-check';
import {
	PARCEL_STATES,
	parseParcelRow,
	type ParcelRow,
} from '../../../../core/domain/tracking/parcel-row';
import { isInDoubt, nextLook } from '../../../../core/domain/tracking/in-doubt';
import { MOST_AT_ONCE, planTracking } from '../../../../core/domain/tracking/plan-tracking';
import { stillToMake } from '../../../../core/domain/tracking/still-to-make';
import { ledgerRow } from '../../../support/table-rows';

const NOW = Date.parse('2026-11-28T12:00:00.000Z');
const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();
const PER_PARCEL = {
	claimTimeoutSeconds: 600,
	retryDelaysMinutes: [1, 5],
	trackingNotices: 'parcel',
} as const;
const PER_ORDER = { ...PER_PARCEL, trackingNotices: 'order' } as const;

function parcel(rowId: number, cells: Partial<ParcelRow> = {}): ParcelRow {
	return {
		...{ rowId, key: `etsy-9-700-1:P${rowId}`, shopId: '9', receiptId: '700' },
		...{ externalId: 'etsy-9-700-1', provider: 'printify', trackingNumber: `P${rowId}` },
		...{
			carrier: 'USPS',
			state: 'found',
			attempts: 0,
			claimedAt: '',
			nextAttemptAt: '',
			toldAt: '',
		},
		...cells,
	};
}

const told = (rows: ParcelRow[], rules: typeof PER_PARCEL | typeof PER_ORDER = PER_PARCEL) =>
	planTracking(rows, rules, NOW).tell.map(({ rowId }) => rowId);

describe('which parcels Etsy is told of', () => {
	it('tells of each new parcel, and says when the next try would be', () => {
		const plan = planTracking([parcel(1), parcel(2, { attempts: 2 })], PER_PARCEL, NOW);
		expect(plan.tell.map(({ nextAttemptAt }) => nextAttemptAt)).toEqual([
			'2026-11-28T12:01:00.000Z',
			'',
		]);
		expect(plan.leaveOut).toEqual([]);
	});

	it('leaves alone what was told, what waits for somebody, and what is not due', () => {
		const later = { nextAttemptAt: minutesAgo(-1) };
		const rows = [
			parcel(1, { state: 'told' }),
			parcel(2, { state: 'needs_person' }),
			parcel(3, { state: 'retry', ...later }),
			parcel(4, { state: 'left_out' }),
			parcel(5, { state: 'by_printer' }),
			parcel(6, { state: 'retry', nextAttemptAt: minutesAgo(1) }),
		];
		expect(told(rows)).toEqual([6]);
	});

	it('takes over from a run that died, and from no run that may be alive', () => {
		expect(told([parcel(1, { state: 'sending', claimedAt: minutesAgo(11) })])).toEqual([1]);
		expect(told([parcel(1, { state: 'sending', claimedAt: minutesAgo(9) })])).toEqual([]);
	});

	it('waits with the parcels of an order of which a part is still to be made', () => {
		const rows = [
			parcel(1),
			parcel(2, { receiptId: '701' }),
			// Nobody knows whether Etsy was told: that is looked up, whatever else.
			parcel(3, { state: 'sending', claimedAt: minutesAgo(11) }),
		];
		const { tell } = planTracking(rows, PER_PARCEL, NOW, new Set(['9/700']));
		expect(tell.map(({ rowId }) => rowId)).toEqual([2, 3]);
	});

	it('only looks where nobody knows whether Etsy was told, until a person decides', () => {
		const toldAt = minutesAgo(3);
		const due = { nextAttemptAt: minutesAgo(1), attempts: 1, toldAt };
		const rows = [
			parcel(1, { ...due, state: 'retry' }),
			// The run that looked has died.
			parcel(2, { ...due, state: 'sending', claimedAt: minutesAgo(11) }),
			parcel(3, { ...due, state: 'found' }),
			parcel(4, { state: 'retry', nextAttemptAt: minutesAgo(1) }),
			parcel(5, { ...due, state: 'needs_person' }),
		];
		// What is still to be made does not keep anybody from looking.
		const { tell } = planTracking(rows, PER_PARCEL, NOW, new Set(['9/700']));
		expect(tell.map(({ rowId, lookOnly }) => [rowId, lookOnly])).toEqual([
			...[[1, true]],
			...[[2, true]],
		]);
		const all = planTracking(rows, PER_PARCEL, NOW).tell;
		expect(all.map(({ rowId, lookOnly }) => [rowId, lookOnly])).toEqual([
			...[[1, true]],
			...[[2, true]],
			...[[3, false]],
			...[[4, false]],
		]);
		// After 1 and 5 minutes: the second look is the last.
		expect(all[0]?.nextAttemptAt).toBe(minutesAgo(-2));
		expect(nextLook([1, 5], minutesAgo(5), NOW)).toBe('');
		expect(nextLook([1, 5], 'no time', NOW)).toBe('');
	});

	it('takes so many parcels of a shop as a run can tell of, the earliest first', () => {
		const many = Array.from({ length: MOST_AT_ONCE + 50 }, (_, n) =>
			parcel(n + 1, { receiptId: String(n) }),
		);
		const other = parcel(9_000, { shopId: '8' });
		const taken = told([...many, other].reverse());
		expect(taken).toEqual([...many.slice(0, MOST_AT_ONCE), other].map(({ rowId }) => rowId));
	});

	it.each([
		['is written down', { state: 'planned', attempts: 0 }, true],
		['is being made', { state: 'creating' }, true],
		['is tried again', { state: 'retry' }, true],
		['is tried again at a supplier', { state: 'retry', externalId: 'etsy-9-700-51' }, true],
		['is made', { state: 'ordered' }, false],
		['waits for a person', { state: 'needs_person' }, false],
		['was left out by a rule', { state: 'planned', externalId: 'etsy-9-700-0' }, false],
		['has been tried for two days', { state: 'retry', createdAt: minutesAgo(2 * 1440) }, false],
	])('counts a part of an order that %s as to come: %s', (_what, cells, isToCome) => {
		const row = ledgerRow({
			...{ externalId: 'etsy-9-700-2', shopId: '9', receiptId: '700' },
			...{ createdAt: minutesAgo(60), ...cells },
		});
		expect([...stillToMake([{}, row], NOW)]).toEqual(isToCome ? ['9/700'] : []);
	});

	it.each<[string, object, boolean]>([
		['held since', {}, false],
		['held as a whole order since', { lineId: '', externalId: 'etsy-9-700-2' }, false],
		['held before it was planned', { createdAt: minutesAgo(50) }, true],
		['held and let go since', { state: 'approved' }, true],
		['of which another line is held', { lineId: '7001' }, true],
		['of which something else is noted', { kind: 'order' }, true],
	])('waits for a part %s: %s', (_what, cells, isToCome) => {
		const row = ledgerRow({
			...{ externalId: 'etsy-9-700-2', shopId: '9', receiptId: '700', state: 'creating' },
			...{ lineIds: '7002', createdAt: minutesAgo(60), updatedAt: minutesAgo(30) },
		});
		const hold = {
			...{ kind: 'hold', state: 'open', lineId: '7002', externalId: '' },
			...{ createdAt: minutesAgo(10), ...cells },
		};
		expect([...stillToMake([row], NOW, [hold])]).toEqual(isToCome ? ['9/700'] : []);
	});

	it('tells of a parcel that stands there twice only once', () => {
		expect(told([parcel(2, { key: 'k' }), parcel(1, { key: 'k' })])).toEqual([1]);
		const twice = [parcel(1, { key: 'k' }), parcel(2, { key: 'k', state: 'told' })];
		expect(told(twice)).toEqual([]);
		const { leaveOut } = planTracking(twice, PER_PARCEL, NOW);
		expect(leaveOut.map(({ rowId }) => rowId)).toEqual([1]);
	});

	it('tells once of an order where the seller wants it so', () => {
		expect(told([parcel(2), parcel(1)], PER_ORDER)).toEqual([1]);
		const plan = planTracking([parcel(1, { state: 'told' }), parcel(2)], PER_ORDER, NOW);
		expect(plan.tell).toEqual([]);
		expect(plan.leaveOut.map(({ rowId }) => rowId)).toEqual([2]);
		const another = parcel(3, { receiptId: '701' });
		expect(told([parcel(1, { state: 'told' }), another], PER_ORDER)).toEqual([3]);
	});

	it('keeps the second parcel ready until the first has been told', () => {
		const first = parcel(1, { state: 'sending', claimedAt: minutesAgo(1) });
		const plan = planTracking([first, parcel(2)], PER_ORDER, NOW);
		expect(plan).toEqual({ tell: [], leaveOut: [] });
		const stuck = parcel(1, { state: 'needs_person' });
		expect(told([stuck, parcel(2)], PER_ORDER)).toEqual([2]);
	});

	it('never tells twice of one parcel, whatever the rows, and in any order', () => {
		const rows = fc.uniqueArray(
			fc.record({
				rowId: fc.integer({ min: 1, max: 50 }),
				number: fc.constantFrom('A', 'B', 'C'),
				receiptId: fc.constantFrom('700', '701'),
				state: fc.constantFrom(...PARCEL_STATES),
				minutes: fc.integer({ min: -30, max: 30 }),
				isDoubtful: fc.boolean(),
			}),
			{ selector: ({ rowId }) => rowId, maxLength: 12 },
		);
		fc.assert(
			fc.property(rows, fc.constantFrom(PER_PARCEL, PER_ORDER), (drawn, rules) => {
				const all = drawn.map(({ rowId, number, receiptId, state, minutes, isDoubtful }) => {
					const at = minutesAgo(minutes);
					const toldAt = isDoubtful ? at : '';
					const key = `${receiptId}:${number}`;
					const times = { claimedAt: at, nextAttemptAt: at, toldAt };
					return parcel(rowId, { key, receiptId, state, ...times });
				});
				const plan = planTracking(all, rules, NOW);
				expect(planTracking([...all].reverse(), rules, NOW)).toEqual(plan);
				const keys = plan.tell.map(({ key }) => key);
				expect(new Set(keys).size).toBe(keys.length);
				const done = all.filter(({ state }) => state === 'told' || state === 'by_printer');
				expect(keys.filter((key) => done.some((row) => row.key === key))).toEqual([]);
				// What is in doubt is never sent, only looked for.
				expect(plan.tell.filter((row) => row.lookOnly !== isInDoubt(row))).toEqual([]);
				if (rules === PER_PARCEL) return;
				const orders = plan.tell.map(({ receiptId }) => receiptId);
				expect(new Set(orders).size).toBe(orders.length);
				// Only what a run that died may have told already is looked at again.
				const afresh = plan.tell.filter(({ state }) => state !== 'sending');
				const heard = new Set(done.map(({ receiptId }) => receiptId));
				expect(afresh.filter(({ receiptId }) => heard.has(receiptId))).toEqual([]);
			}),
		);
	});
});

describe('a row of POD Parcels', () => {
	it('that nobody can read is left to a person', () => {
		const row = { id: 3, key: 'k', trackingNumber: 'P1', state: 'sent?' };
		expect(parseParcelRow(row)).toMatchObject({ rowId: 3, state: 'needs_person' });
		expect(parseParcelRow({})).toBeNull();
	});
});
