import fc from 'fast-check';
import { parseChangeRow, type ChangeRow } from '../../../../core/domain/changes/change-row';
import { planChanges } from '../../../../core/domain/changes/plan-changes';
import type { Order } from '../../../../core/domain/order';
import { formatOrderedAs, orderedAsNow } from '../../../../core/domain/planning/ordered-as';
import { ADDRESS, ago, aLine, anOrder, NOW, sha256 } from '../../../support/examples';
import { ledgerRow } from '../../../support/table-rows';

const ID = 'etsy-777-1001-1';
const CONTEXT = { now: NOW, claimTimeoutSeconds: 600, sha256 };
const AS_ORDERED = formatOrderedAs(orderedAsNow(anOrder(), ID, ['10011'], sha256));

function aRow(cells: Record<string, unknown> = {}): ChangeRow {
	const row = parseChangeRow(
		ledgerRow({
			orderedAs: AS_ORDERED,
			change: '',
			changeState: '',
			changeAt: '',
			...cells,
		} as never),
	);
	if (row === null) throw new Error('The example is no order at a printer');
	return row;
}
const plan = (row: ChangeRow, order: Partial<Order> = {}) =>
	planChanges([row], [anOrder(order)], CONTEXT);
const kinds = (row: ChangeRow, order: Partial<Order> = {}) =>
	plan(row, order).take.flatMap(({ differences }) => differences.map(({ kind }) => kind));

describe('what is a change', () => {
	it('nothing, where Etsy says what it said', () => {
		expect(plan(aRow(), { updatedAt: ago(1) })).toEqual({ take: [], over: [] });
	});

	it.each<[string, Partial<Order>, string[]]>([
		['a cancellation', { state: 'cancelled' }, ['cancel']],
		['all the money back', { state: 'refunded', hasRefund: true }, ['cancel']],
		['a part of the money back', { hasRefund: true }, ['refund']],
		['another text to print', { lines: [aLine({ quantity: 2 })] }, ['lines']],
		['a message', { messageFromBuyer: 'Please in blue' }, ['message']],
		['another address', { shipTo: { ...ADDRESS, line2: 'Flat 2' } }, ['address']],
		['an address that Etsy hides now', { shipTo: null }, []],
		[
			'several at once',
			{ messageFromBuyer: 'New home', shipTo: { ...ADDRESS, line1: '1 New Street' } },
			['message', 'address'],
		],
	])('%s', (_what, order, expected) => {
		expect(kinds(aRow(), order)).toEqual(expected);
	});

	it('only a cancellation, where nobody wrote down what the printer was told', () => {
		const old = aRow({ orderedAs: null });
		expect(kinds(old, { shipTo: { ...ADDRESS, line2: 'Flat 2' }, hasRefund: true })).toEqual([]);
		expect(kinds(old, { state: 'cancelled' })).toEqual(['cancel']);
	});

	it('nothing any more once it is on its way', () => {
		expect(parseChangeRow(ledgerRow({ status: 'shipped' }))).toBeNull();
	});

	it.each(['delivered', 'returned'])('what was told is over once it is %s', (status) => {
		const told = aRow({ status, change: 'refund', changeState: 'needs_person' });
		expect(planChanges([told], [], CONTEXT)).toEqual({ take: [], over: [told] });
		const cancelled = { state: 'cancelled' as const };
		expect(plan(told, cancelled).take).toEqual([]);
		expect(plan(aRow({ status }), cancelled)).toEqual({ take: [], over: [] });
	});

	it.each(['planned', 'creating', 'retry', 'needs_person', 'cancelled', 'ignored'])(
		'nothing while the row is %s: the sync looks after that',
		(state) => {
			expect(parseChangeRow(ledgerRow({ state }))).toBeNull();
		},
	);

	it('nothing where the order was not read, or is one of another shop', () => {
		const cancelled = { state: 'cancelled' as const };
		expect(planChanges([aRow()], [], CONTEXT).take).toEqual([]);
		expect(plan(aRow(), { ...cancelled, shopId: '888' }).take).toEqual([]);
	});

	it('the new address goes along only where it changed', () => {
		const shipTo = { ...ADDRESS, line1: '1 New Street' };
		expect(plan(aRow(), { shipTo }).take[0]?.shipTo).toEqual(shipTo);
		expect(plan(aRow(), { hasRefund: true }).take[0]).not.toHaveProperty('shipTo');
	});
});

describe('once, and by one run', () => {
	const cancelled = { state: 'cancelled' as const };

	it.each<[string, Record<string, unknown>, boolean, boolean]>([
		['was told or done', { changeState: 'needs_person' }, false, false],
		['is done', { changeState: 'done' }, false, false],
		['is in the hands of another run', { changeState: 'working', changeAt: ago(60) }, false, false],
		['was left by a run that died', { changeState: 'working', changeAt: ago(900) }, true, true],
		['was left without a time', { changeState: 'working', changeAt: '' }, true, true],
		['did not work yet', { changeState: 'retry', changeAt: ago(60) }, true, true],
	])('a change that %s', (_what, cells, isTaken, wasTried) => {
		const { take } = plan(aRow({ change: 'cancel', ...cells }), cancelled);
		expect(take.map((change) => change.wasTried)).toEqual(isTaken ? [wasTried] : []);
	});

	it('another change is taken up though the one before was told', () => {
		const row = aRow({ change: 'message:12345678', changeState: 'needs_person' });
		expect(plan(row, cancelled).take).toMatchObject([{ change: 'cancel', wasTried: false }]);
	});

	it('rows that say the same order count as one, the one that was written first', () => {
		const rows = [aRow({ id: 7 }), aRow({ id: 3 })];
		const { take } = planChanges(rows, [anOrder(cancelled)], CONTEXT);
		expect(take.map(({ row }) => row.rowId)).toEqual([3]);
	});

	it('what the buyer took back is over', () => {
		const told = aRow({ change: 'message:12345678', changeState: 'needs_person' });
		expect(plan(told).over).toEqual([told]);
		expect(plan(aRow({ change: 'address:12345678', changeState: 'done' })).over).toEqual([]);
		const held = { change: 'cancel', changeState: 'working', changeAt: ago(1) };
		expect(plan(aRow(held))).toEqual({ take: [], over: [] });
	});

	describe('an address that was taken back', () => {
		const asked = { change: 'message:12345678 address:12345678', changeAt: ago(900) };

		it.each(['working', 'retry'])(
			'is told to the printer once more where it may have the new one (%s)',
			(changeState) => {
				const { take, over } = plan(aRow({ ...asked, changeState }));
				expect(over).toEqual([]);
				expect(take).toMatchObject([{ takenBack: true, shipTo: ADDRESS }]);
				expect(take[0]?.change).toMatch(/^address:/);
				// The printer did not take it: a person is asked, and that is not over with the next run.
				const told = { ...asked, change: take[0]?.change, changeState: 'needs_person' };
				expect(plan(aRow(told))).toEqual({ take: [], over: [] });
			},
		);

		it.each(['needs_person', 'done'])('is nothing new to a printer that has none (%s)', (end) => {
			expect(plan(aRow({ ...asked, changeState: end })).take).toEqual([]);
		});

		it('waits where Etsy does not show the address', () => {
			const row = aRow({ ...asked, changeState: 'retry' });
			expect(plan(row, { shipTo: null }).take).toEqual([]);
		});
	});

	it('a claim compares with what stands in the table, empty cells of older tables too', () => {
		const old = aRow({ change: null, changeState: null, changeAt: null });
		expect(plan(old, cancelled).take[0]?.row.claimAs).toEqual({
			...{ change: null, changeState: null, changeAt: null },
		});
	});
});

it('whatever happens to an order: taken up at most once until the ledger says more, then quiet', () => {
	const parts = fc.record({
		state: fc.constantFrom(
			'open' as const,
			'shipped' as const,
			'cancelled' as const,
			'refunded' as const,
		),
		hasRefund: fc.boolean(),
		messageFromBuyer: fc.constantFrom('', 'Hello'),
		shipTo: fc.constantFrom(ADDRESS, null, { ...ADDRESS, line1: '1 New Street' }),
	});
	const cells = fc.record({
		status: fc.constantFrom('received', 'in_production', 'partially_shipped', 'cancelled', 'odd'),
		changeState: fc.constantFrom('', 'working', 'retry', 'done', 'needs_person', 'odd'),
		change: fc.constantFrom('', 'cancel', 'address:12345678'),
		changeAt: fc.constantFrom('', ago(60), ago(9000)),
		orderedAs: fc.constantFrom(AS_ORDERED, '', 'odd'),
	});
	fc.assert(
		fc.property(parts, cells, (order, cell) => {
			const { take, over } = plan(aRow(cell), order);
			expect(take.length + over.length).toBeLessThanOrEqual(1);
			for (const { change, row } of take) {
				const settled = { ...cell, change, changeState: 'needs_person', changeAt: ago(0) };
				expect(plan(aRow(settled), order)).toEqual({ take: [], over: [] });
				const taken = { ...settled, changeState: 'working' };
				expect(plan(aRow(taken), order)).toEqual({ take: [], over: [] });
				expect(row.claimAs.change).toBe(cell.change);
			}
		}),
	);
});
