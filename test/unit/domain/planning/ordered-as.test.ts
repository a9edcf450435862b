import fc from 'fast-check';
import {
	formatOrderedAs,
	orderedAsNow,
	parseOrderedAs,
	shipByOf,
} from '../../../../core/domain/planning/ordered-as';
import { ADDRESS, aLine, anOrder, aRow, plan, sha256 } from '../../../support/examples';

const ID = 'etsy-777-1001-1';
const now = (parts: Parameters<typeof anOrder>[0] = {}, lines = ['10011']) =>
	orderedAsNow(anOrder(parts), ID, lines, sha256);

it('is the same for the same order, whatever else Etsy tells of it', () => {
	const later = { updatedAt: '2026-03-02T00:00:00.000Z', rawStatus: 'Completed' };
	expect(now(later)).toEqual(now());
	expect(now({ shipTo: { ...ADDRESS, city: ' Berlin ', email: 'new@example.com' } })).toEqual(
		now(),
	);
});

it.each([
	['the flat', { shipTo: { ...ADDRESS, line2: 'Flat 2' } }, 'address'],
	['the name', { shipTo: { ...ADDRESS, fullName: 'Charles Babbage' } }, 'address'],
	['a hidden address', { shipTo: null }, 'address'],
	['the pieces', { lines: [aLine({ quantity: 2 })] }, 'lines'],
	['an option', { lines: [aLine({ options: [{ name: 'Size', value: 'L' }] })] }, 'lines'],
	[
		'the text to print',
		{ lines: [aLine({ personalization: [{ question: 'Name', answer: 'Ada' }] })] },
		'lines',
	],
	['a message', { messageFromBuyer: 'In blue, please' }, 'message'],
	['a refund', { hasRefund: true }, 'hasRefund'],
])('tells that %s changed, and nothing else', (_what, parts, field) => {
	const [before, after] = [now(), now(parts)];
	const different = Object.keys(before).filter(
		(key) => before[key as keyof typeof before] !== after[key as keyof typeof after],
	);
	expect(different).toEqual([field]);
});

it('looks at the lines of this provider order only', () => {
	const other = aLine({ lineId: '10012', quantity: 3 });
	expect(now({ lines: [other, aLine()] })).toEqual(now());
	expect(now({ lines: [other] }).lines).not.toBe(now().lines);
});

it('is written and read back without loss, and holds no word of the buyer', () => {
	fc.assert(
		fc.property(
			fc.record({
				fullName: fc.string({ minLength: 8 }),
				line1: fc.string({ minLength: 8 }),
				messageFromBuyer: fc.string(),
				hasRefund: fc.boolean(),
			}),
			({ messageFromBuyer, hasRefund, ...parts }) => {
				const print = now({ shipTo: { ...ADDRESS, ...parts }, messageFromBuyer, hasRefund });
				const text = formatOrderedAs(print);
				expect(parseOrderedAs(text)).toEqual(print);
				expect(text).toMatch(
					/^address=[0-9a-f]{16} lines=[0-9a-f]{16} message=[0-9a-f]* refund=\w+$/,
				);
			},
		),
	);
	expect(parseOrderedAs('')).toBeNull();
	expect(orderedAsNow(anOrder(), 'etsy-777-1002-1', ['10011'], sha256).address).not.toBe(
		now().address,
	);
});

it('knows the earliest day that Etsy promised for its lines', () => {
	const [day, later] = ['2026-03-05T00:00:00.000Z', '2026-03-09T00:00:00.000Z'];
	const lines = [
		aLine({ lineId: '1', expectedShipDate: later }),
		aLine({ lineId: '2', expectedShipDate: day }),
		aLine({ lineId: '3' }),
	];
	expect(shipByOf(anOrder({ lines }), ['1', '2', '3'])).toBe(day);
	expect(shipByOf(anOrder({ lines }), ['1', '3'])).toBe(later);
	expect(shipByOf(anOrder({ lines }), ['3'])).toBe('');
});

describe('in the plan', () => {
	it('each order says what Etsy says now, and until when it must be sent', () => {
		const order = anOrder({ lines: [aLine({ expectedShipDate: '2026-03-05T00:00:00.000Z' })] });
		const [ready] = plan([order]).ready;
		expect(ready).toMatchObject({
			orderedAs: formatOrderedAs(now()),
			ledger: { orderedAs: formatOrderedAs(now()) },
			shipBy: '2026-03-05T00:00:00.000Z',
		});
	});

	it('what an earlier try may have sent stays written down until the try is settled', () => {
		const before = formatOrderedAs(now({ shipTo: { ...ADDRESS, line1: '1 Old Street' } }));
		const row = {
			...{ id: 1, externalId: ID, provider: 'printify', state: 'retry', lineIds: '10011' },
			...{ attempts: 1, inDoubt: true, orderedAs: before },
		};
		const [ready] = plan([anOrder()], [aRow(row)]).ready;
		expect(ready).toMatchObject({
			orderedAs: formatOrderedAs(now()),
			ledger: { orderedAs: before },
		});
	});

	it('what was stopped at the printer is not ordered again', () => {
		const row = {
			...{ id: 1, externalId: ID, provider: 'printify', state: 'cancelled', lineIds: '10011' },
		};
		const { ready, hold, ignore } = plan([anOrder()], [aRow(row)]);
		expect([ready, hold]).toEqual([[], []]);
		expect(ignore).toMatchObject([{ code: 'already_cancelled', record: false }]);
	});

	it('a cancelled order is told by the sync as long as nobody has taken it up', () => {
		const order = anOrder({ state: 'cancelled', rawStatus: 'Canceled' });
		const row = { id: 1, externalId: ID, provider: 'printify', state: 'ordered', lineIds: '10011' };
		expect(plan([order], [aRow(row)]).hold).toMatchObject([{ code: 'cancelled_after_order' }]);
		const taken = plan([order], [aRow({ ...row, change: 'cancel' })]);
		expect([taken.ready, taken.hold]).toEqual([[], []]);
	});
});
