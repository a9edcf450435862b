import fc from 'fast-check';
import { heldBy } from '../../../../core/domain/planning/confirm-claims';
import { LEDGER_STATES } from '../../../../core/domain/planning/ledger';
import { ago, aMapRow, anOrder, aRow, plan } from '../../../support/examples';

const FRESH = ago(10);
const STALE = ago(3600);

/** Two rows that two runs wrote for the same order at the same moment. */
const pair = (first: Record<string, unknown>, second: Record<string, unknown>) => [
	aRow({ id: 3, ...first }),
	aRow({ id: 5, ...second }),
];

describe('two rows that say the same order', () => {
	test('the claim goes to the row that was written first, whatever the other says', () => {
		const rows = pair(
			{ state: 'retry', attempts: 4 },
			{ state: 'creating', attempts: 2, claimedAt: STALE },
		);
		const { ready } = plan([anOrder()], rows);
		// The other row's run may have called the printer: look there first.
		expect(ready).toMatchObject([
			{ ledger: { isNew: false, state: 'retry', attempts: 4 }, earlierTry: { inDoubt: true } },
		]);
	});

	test('a fresh claim on either is left alone', () => {
		const creating = { state: 'creating', claimedAt: FRESH };
		for (const rows of [pair(creating, { state: 'planned', attempts: 0 }), pair({}, creating)]) {
			expect(plan([anOrder()], rows)).toMatchObject({
				ready: [],
				ignore: [{ code: 'being_ordered', record: false }],
			});
		}
	});

	test('what one was refused as sold out goes nowhere else while the other is in doubt', () => {
		const soldOut = { state: 'needs_person', reason: 'sold_out', attempts: 1 };
		const map = [aMapRow(), aMapRow({ provider: 'gelato', priority: 1 })];
		expect(plan([anOrder()], pair(soldOut, soldOut), undefined, map).ready).toHaveLength(1);
		const died = { state: 'creating', claimedAt: STALE };
		for (const rows of [pair(soldOut, died), pair(died, soldOut)]) {
			const { ready, ignore } = plan([anOrder()], rows, undefined, map);
			expect(ready).toEqual([]);
			expect(ignore).toMatchObject([{ code: 'waits_for_person' }]);
		}
	});

	test('an order on either is an end', () => {
		const { ready, ignore } = plan(
			[anOrder()],
			pair({ state: 'creating', claimedAt: STALE }, { state: 'ordered' }),
		);
		expect(ready).toEqual([]);
		expect(ignore).toMatchObject([{ code: 'already_ordered' }]);
	});

	test('lines that rules leave out keep a row each under one externalId', () => {
		const ignored = { externalId: 'etsy-777-1001-0', state: 'ignored', attempts: 0 };
		const order = anOrder();
		const second = { ...order.lines[0]!, lineId: '10012' };
		const rows = [
			aRow({ id: 1, ...ignored, lineIds: '10011' }),
			aRow({ id: 2, ...ignored, lineIds: '10012' }),
		];
		const { ready, ignore } = plan([{ ...order, lines: [...order.lines, second] }], rows);
		expect(ready).toEqual([]);
		expect(ignore.map(({ code }) => code)).toEqual(['already_ignored', 'already_ignored']);
	});
});

/**
 * Runs that take turns in any order: each plans, claims what it found by compare-and-set, looks
 * again who holds the order. However the rows came about, some run gets the order in the end.
 */
test('an order with doubled rows is taken by a run sooner or later', () => {
	const state = fc.constantFrom(...LEDGER_STATES.filter((one) => one !== 'ignored'));
	const row = fc.record({ state, attempts: fc.integer({ min: 0, max: 5 }) });
	fc.assert(
		fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (cells) => {
			const table = cells.map((cell, index) => ({
				...cell,
				id: index + 1,
				externalId: 'etsy-777-1001-1',
				claimedBy: 'somebody else',
				claimedAt: STALE,
			}));
			const rows = table.map((cell) => aRow(cell));
			const [ready] = plan([anOrder()], rows).ready;
			if (!ready) {
				const ends = ['ordered', 'cancelled', 'needs_person'];
				expect(table.some((cell) => ends.includes(cell.state))).toBe(true);
				return;
			}
			const claimed = table.map((cell) =>
				cell.state === ready.ledger.state && cell.attempts === ready.ledger.attempts
					? { ...cell, state: 'creating', claimedBy: 'me' }
					: cell,
			);
			const seen = claimed.map(({ id, ...rest }) => ({ rowId: id, ...rest }));
			expect([...heldBy(seen, 'me').keys()]).toEqual(['etsy-777-1001-1']);
		}),
	);
});
