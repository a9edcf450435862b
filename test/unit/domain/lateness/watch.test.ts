import fc from 'fast-check';
import { digestOf } from '../../../../core/domain/lateness/digest';
import type { LateRules } from '../../../../core/domain/lateness/judge';
import { parseLateRow, type LateRow } from '../../../../core/domain/lateness/late-row';
import { watchOrders } from '../../../../core/domain/lateness/watch';
import type { Order } from '../../../../core/domain/order';
import { LEDGER_STATES } from '../../../../core/domain/planning/ledger';
import { ORDER_STATUSES } from '../../../../core/domain/status';
import { ago, aLine, anOrder, NOW, OTHER_SHOP, SHOP } from '../../../support/examples';
import { ledgerRow } from '../../../support/table-rows';

const HOUR = 3600;
const RULES: LateRules = { shipWarningHours: 24, waitingHours: 12, productionHours: new Map() };
const FRESH = { checkedAt: ago(60), orderedAt: ago(10 * HOUR), claimedAt: ago(10 * HOUR) };
/** A moment so many hours ahead; a negative number lies behind. */
const ahead = (hours: number) => ago(-hours * HOUR);

function aRow(cells: Record<string, unknown> = {}): LateRow {
	const row = parseLateRow(ledgerRow({ shipBy: ahead(72), ...FRESH, ...cells } as never));
	if (row === null) throw new Error('The example is no row to be sent');
	return row;
}
const watch = (rows: LateRow[], orders: Order[] = [], rules = RULES) =>
	watchOrders(
		{ rows, orders, knownLines: new Set(rows.flatMap(({ lineIds }) => lineIds)) },
		rules,
		NOW,
	);
const judged = (cells: Record<string, unknown>, rules = RULES) =>
	watch([aRow(cells)], [], rules).judged.map(({ level, code, who }) =>
		[level, code, who].join(' '),
	);
const openOrder = (hours: number, parts: Partial<Order> = {}) =>
	anOrder({ lines: [aLine({ expectedShipDate: ahead(hours) })], ...parts });

describe('an order at a printer', () => {
	it.each<[string, Record<string, unknown>, string]>([
		['has time', {}, 'on_time  nobody'],
		['has no day', { shipBy: '' }, 'on_time  nobody'],
		['has few hours left', { shipBy: ahead(20) }, 'at_risk close_to_the_day printer'],
		['is over the day', { shipBy: ahead(-3) }, 'late close_to_the_day printer'],
		[
			'waits for the seller there',
			{ status: 'action_required', statusAt: ago(13 * HOUR), orderedAt: ago(40 * HOUR) },
			'at_risk needs_you_at_printer you',
		],
		[
			'waits for the seller since an hour',
			{ status: 'on_hold', statusAt: ago(HOUR) },
			'on_time  nobody',
		],
		['was stopped there', { status: 'failed' }, 'at_risk printer_stopped you'],
		[
			'is not asked about',
			{ checkedAt: ago(30 * HOUR), orderedAt: ago(99 * HOUR) },
			'at_risk not_followed you',
		],
		[
			'is at a supplier, whom nobody can ask',
			{
				...{ externalId: `etsy-${SHOP}-1001-51`, checkedAt: '' },
				orderedAt: ago(99 * HOUR),
			},
			'on_time  nobody',
		],
	])('%s', (_what, cells, expected) => {
		expect(judged(cells)).toEqual([expected]);
	});

	it('goes by how long the printer may take', () => {
		const slow = { ...RULES, productionHours: new Map([['printify', 96]]) };
		expect(judged({}, slow)).toEqual(['at_risk printer_cannot_make_it printer']);
		expect(judged({ shipBy: ahead(90) }, slow)).toEqual(['on_time  nobody']);
		expect(judged({ orderedAt: ago(97 * HOUR), shipBy: ahead(90) }, slow)).toEqual([
			'at_risk printer_slow printer',
		]);
	});

	it.each(['shipped', 'delivered', 'returned'])('is not looked at once it is %s', (status) => {
		expect(watch([aRow({ status, shipBy: ahead(-99) })]).judged).toEqual([]);
	});

	it('is over where Etsy, asked for all open orders, does not name it', () => {
		const row = aRow({ shipBy: ahead(-5) });
		expect(watch([row]).judged).toHaveLength(1);
		expect(watch([row], [openOrder(9, { receiptId: '7', lines: [] })]).judged).toEqual([]);
		expect(watch([row], [openOrder(9, { shopId: OTHER_SHOP, lines: [] })]).judged).toHaveLength(1);
		expect(watch([row], [openOrder(9, { state: 'cancelled' })]).judged).toEqual([]);
	});

	it('stays watched when only another part of the Etsy order was sent', () => {
		const others = [openOrder(90, { receiptId: '7', lines: [] })];
		const part = (n: number, cells: Record<string, unknown>) =>
			aRow({ externalId: `etsy-777-1001-${n}`, id: n, lineIds: String(n), ...cells });
		const waits = part(2, { shipBy: ahead(-50) });
		// Etsy takes the whole order for sent once it is told of one parcel, and lists it no more.
		const sent = part(1, { status: 'shipped', shippedAt: ago(HOUR) });
		expect(watch([sent, waits], others).judged).toMatchObject([
			{ externalId: waits.externalId, level: 'late', code: 'close_to_the_day' },
		]);
		expect(watch([sent, waits], others).judged[0]?.message).toBe(
			'The rest of Etsy order 1001 should have been sent 2 days ago. Printify has not sent it yet (received).',
		);
		// No part was sent by a printer: the seller did it by hand.
		expect(watch([part(1, {}), waits], others).judged).toEqual([]);
		const elsewhere = { ...sent, receiptId: '1002' };
		expect(watch([elsewhere, waits], others).judged).toEqual([]);
		expect(watch([sent, { ...waits, state: 'needs_person' }], others).judged).toEqual([]);
		// Not for ever: whatever it is, a month later the buyer and the printer have said it.
		expect(watch([sent, { ...waits, shipBy: ahead(-31 * 24) }], others).judged).toEqual([]);
		const shipped = openOrder(-50, { state: 'shipped' });
		expect(watch([sent, waits], [shipped]).judged).toHaveLength(1);
		expect(watch([sent, waits], [openOrder(9, { state: 'cancelled' })]).judged).toEqual([]);
	});

	it('is not sent while only a part of it is', () => {
		const others = [openOrder(90, { receiptId: '7', lines: [] })];
		const row = aRow({ status: 'partially_shipped', shippedAt: ago(HOUR), shipBy: ahead(-5) });
		for (const orders of [[], others, [openOrder(-5)]]) {
			expect(watch([row], orders).judged).toMatchObject([{ level: 'late' }]);
		}
		const stopped = { ...row, status: 'failed' as const };
		expect(watch([stopped], others).judged).toMatchObject([{ code: 'printer_stopped' }]);
	});

	it('goes by the day that Etsy names now', () => {
		expect(watch([aRow({ shipBy: ahead(-5) })], [openOrder(90)]).judged).toMatchObject([
			{ level: 'on_time', hoursLeft: 90 },
		]);
	});
});

describe('an order that is at no printer', () => {
	it.each<[string, Record<string, unknown>, string]>([
		[
			'waits for you too long',
			{ state: 'needs_person', claimedAt: ago(13 * HOUR) },
			'at_risk not_ordered you',
		],
		[
			'waits for you since an hour',
			{ state: 'needs_person', claimedAt: ago(HOUR) },
			'on_time  nobody',
		],
		['is tried again', { state: 'retry', shipBy: ahead(2) }, 'at_risk not_ordered nobody'],
		['is tried again, with time', { state: 'retry' }, 'on_time  nobody'],
	])('and %s', (_what, cells, expected) => {
		expect(judged(cells)).toEqual([expected]);
	});

	it('is found though nothing of it stands in the ledger', () => {
		const [held] = watch([], [openOrder(-2, { createdAt: ago(60) })]).judged;
		expect(held).toMatchObject({ level: 'late', code: 'not_ordered', who: 'you', externalId: '' });
		expect(held?.message).toBe(
			'Etsy order 1001 should have been sent 2 hours ago. It is not at a printer yet.',
		);
		expect(watch([], [openOrder(90, { createdAt: ago(60) })]).judged[0]?.level).toBe('on_time');
		expect(watch([], [openOrder(90, { createdAt: ago(13 * HOUR) })]).judged[0]?.level).toBe(
			'at_risk',
		);
	});

	it('is none where a rule left its lines out, or they are digital', () => {
		const order = openOrder(-2);
		const known = { rows: [], orders: [order], knownLines: new Set(['10011']) };
		expect(watchOrders(known, RULES, NOW).judged).toEqual([]);
		const digital = openOrder(0, { lines: [aLine({ isDigital: true })] });
		expect(watch([], [digital]).judged).toEqual([]);
		expect(parseLateRow(ledgerRow({ state: 'cancelled' }))).toBeNull();
	});
});

it('a day is the nearer one of the lines that are left', () => {
	const lines = [
		aLine({ lineId: '10011', expectedShipDate: ahead(2) }),
		aLine({ lineId: '10012', expectedShipDate: ahead(99) }),
	];
	const row = aRow({ lineIds: '10012' });
	const { judged: all } = watch([row], [anOrder({ lines })]);
	expect(all.map(({ externalId, level }) => [externalId, level])).toEqual([
		['', 'at_risk'],
		[row.externalId, 'on_time'],
	]);
});

describe('how printers kept their time', () => {
	const sent = (n: number, hours: number, day: number) =>
		aRow({
			...{ id: n, externalId: `etsy-777-${n}-1`, status: 'shipped' },
			...{ orderedAt: ago((hours + 10) * HOUR), shippedAt: ago(10 * HOUR), shipBy: ahead(day) },
		});

	it('half of the orders, and how many went after the day', () => {
		const rules = { ...RULES, productionHours: new Map([['printify', 60]]) };
		const rows = [sent(1, 10, 5), sent(2, 50, 5), sent(3, 90, -20), aRow({ shipBy: ahead(-1) })];
		const { providers } = watch(rows, [], rules);
		expect(providers).toEqual([
			{
				...{ provider: 'printify', sent: 3, medianHours: 50, promisedHours: 60 },
				...{ judged: 4, late: 2, lateShare: 0.5 },
			},
		]);
		expect(digestOf(watch(rows, [], rules)).lines.at(-1)).toBe(
			'Printify sent 3 orders in 30 days, half of them within 50 hours (you allow 60 hours); 2 of 4 after the day that Etsy promised (50%).',
		);
	});

	it('an order sent in part counts once, and as late while its rest is over the day', () => {
		const part = { status: 'partially_shipped', shippedAt: ago(10 * HOUR) };
		const facts = (day: number) => watch([aRow({ ...part, shipBy: ahead(day) })]).providers[0];
		expect(facts(-5)).toMatchObject({ sent: 1, judged: 1, late: 1 });
		expect(facts(5)).toMatchObject({ sent: 1, judged: 1, late: 0 });
	});

	it('what was sent long ago, or should have been, does not count any more', () => {
		const old = aRow({
			status: 'shipped',
			shippedAt: ago(31 * 24 * HOUR),
			shipBy: ago(40 * 24 * HOUR),
		});
		const open = aRow({ shipBy: ago(31 * 24 * HOUR) });
		expect(watch([old, { ...open, externalId: 'etsy-777-1-1' }]).providers).toEqual([]);
	});
});

it('the digest counts all, and tells the late ones first', () => {
	const rows = [5, -3, 90, -40].map((hours, n) =>
		aRow({ id: n, externalId: `etsy-777-${n}-1`, receiptId: String(n), shipBy: ahead(hours) }),
	);
	const digest = digestOf(watch(rows));
	expect(digest.title).toBe('Orders to send: 2 late, 1 at risk, 1 on time');
	expect(digest.lines[0]).toMatch(
		/^- Late: Etsy order 3 should have been sent 40 hours ago\. .*\.$/,
	);
	expect(digest.lines[2]).toMatch(/^- At risk: Etsy order 0 must be sent within 5 hours/);
	expect(digestOf(watch([])).lines).toEqual(['Nothing is late, and nothing is at risk.']);
});

it('every order is judged once, late exactly after its day, and the same in any order', () => {
	const cells = fc.record({
		n: fc.nat(4),
		state: fc.constantFrom(...LEDGER_STATES),
		status: fc.constantFrom(...ORDER_STATUSES, 'odd'),
		shipBy: fc.constantFrom('', 'odd', ahead(-50), ahead(-1), ahead(1), ahead(100)),
		shippedAt: fc.constantFrom('', ago(HOUR)),
		receiptId: fc.constantFrom('1001', '1002'),
		orderedAt: fc.constantFrom('', ago(HOUR), ago(500 * HOUR)),
		checkedAt: fc.constantFrom('', ago(HOUR), ago(500 * HOUR)),
	});
	const rules = fc.record({
		shipWarningHours: fc.constantFrom(1, 24, 200),
		waitingHours: fc.constantFrom(1, 24),
		productionHours: fc.constantFrom(new Map<string, number>(), new Map([['printify', 48]])),
	});
	fc.assert(
		fc.property(fc.array(cells, { maxLength: 6 }), rules, (all, rule) => {
			const rows = all.flatMap(
				({ n, ...row }) => parseLateRow(ledgerRow({ ...row, externalId: `etsy-777-${n}-1` })) ?? [],
			);
			const once = [...new Map(rows.map((row) => [row.externalId, row])).values()];
			const { judged: found } = watch(once, [], rule);
			expect(new Set(found.map(({ externalId }) => externalId)).size).toBe(found.length);
			expect(watch([...once].reverse(), [], rule).judged).toEqual(found);
			for (const one of found) {
				const row = once.find(({ externalId }) => externalId === one.externalId);
				expect(['shipped', 'delivered', 'returned']).not.toContain(row?.status);
				if (row?.status === 'unknown') expect(row.shippedAt).toBe('');
				expect(one.level === 'late').toBe(Date.parse(row?.shipBy ?? '') < NOW);
				expect(one.message).toMatch(/^(The rest of )?Etsy order .*\.$/);
				expect(one.code === '').toBe(one.level === 'on_time');
				expect(one.hint === '').toBe(one.level === 'on_time');
			}
			const { late, atRisk, onTime } = digestOf(watch(once, [], rule));
			expect(late + atRisk + onTime).toBe(found.length);
		}),
	);
});
