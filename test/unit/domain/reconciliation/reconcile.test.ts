import { reconcile } from '../../../../core/domain/reconciliation/reconcile';
import { tell } from '../../../../core/domain/reconciliation/tell';
import { ago, aLine, anOrder, SHOP } from '../../../support/examples';
import {
	booksOf,
	exceptionRow,
	parcelRow,
	placedOrder,
	repaired,
	soundShop,
	soundWorld,
	type World,
} from '../../../support/reconciliation/world';
import { ledgerRow } from '../../../support/table-rows';

const DAY = 86_400;
const check = (world: World) => reconcile(booksOf(world));
const codes = (world: World) => check(world).findings.map(({ code }) => code);
const SENT = { carrier: 'USPS', trackingNumber: '94001', shippedAt: ago(2 * DAY) };

/** One order with a row that has not become an order yet, and nothing at the printer. */
function unmade(cells: Record<string, unknown>, order = anOrder()): World {
	const row = ledgerRow({ providerOrderId: '', orderedAt: '', status: '', ...cells });
	return { ...soundWorld(), orders: [order], ledger: [row], placed: [] };
}

describe('where nothing was lost', () => {
	it('says so in words, writes nothing, and counts each line once', () => {
		const outcome = check(soundShop(12));
		const { totals, ...parts } = outcome;
		for (const part of Object.values(parts)) expect(part).toEqual([]);
		expect(totals).toMatchObject({ orders: 12, lines: 12, ordered: 12, withoutEnd: 0 });
		expect(totals).toMatchObject({ atPrinters: 12, inLedger: 12 });
		const told = tell(outcome, 30);
		expect(told).toMatchObject({ isClean: true });
		expect(told.title).toBe('Nothing was lost: every order of the last 30 days has its place');
		expect(told.lines[0]).toBe(
			'12 Etsy orders with 12 lines: 12 ordered, 0 waiting, 0 left out by a rule or by you, 0 ended on Etsy.',
		);
	});

	it('takes every right end for one: held, left out, unpaid, shipped without us, cancelled', () => {
		const world = soundWorld();
		const alone = (receiptId: string, parts: object) =>
			anOrder({ receiptId, lines: [aLine({ lineId: `${receiptId}1` })], ...parts });
		world.orders.push(
			alone('1002', {}),
			alone('1003', {}),
			alone('1004', { state: 'unpaid', isPaid: false }),
			alone('1005', { state: 'shipped', isShipped: true }),
			alone('1006', { state: 'cancelled' }),
			alone('1007', { createdAt: ago(60), updatedAt: ago(60) }),
		);
		world.exceptions.push(exceptionRow({ receiptId: '1002', lineId: '10021' }));
		const ignored = { externalId: `etsy-${SHOP}-1003-0`, receiptId: '1003', lineIds: '10031' };
		world.ledger.push(ledgerRow({ id: 3, ...ignored, state: 'ignored' }));
		const { findings, totals } = check(world);
		expect(findings).toEqual([]);
		expect(totals).toMatchObject({ ordered: 1, waiting: 2, leftOut: 1, endedOnEtsy: 3, lines: 7 });
	});

	it('brings a status up to date without a word: Follow production may lag by a run', () => {
		const world = soundWorld();
		world.placed = [placedOrder({ status: 'in_production' })];
		const { findings, changes } = check(world);
		expect(findings).toEqual([]);
		expect(changes).toMatchObject([{ rowId: 1, state: 'ordered', status: 'in_production' }]);
		// What the audit log has still to take up stays so.
		world.ledger = [ledgerRow({ audited: false, found: true })];
		expect(check(world).changes).toMatchObject([{ audited: false, found: true }]);
	});

	it('leaves alone what a run is at work on', () => {
		expect(check(unmade({ state: 'creating', claimedAt: ago(60) })).findings).toEqual([]);
		const planned = { state: 'planned', attempts: 0, createdAt: ago(60), claimedAt: '' };
		expect(check(unmade(planned)).findings).toEqual([]);
		const working = unmade({ state: 'creating', claimedAt: ago(60) });
		working.placed = [placedOrder()];
		expect(check(working).changes).toEqual([]);
	});
});

describe('what was lost', () => {
	it('a paid line without any place', () => {
		const world = { ...soundWorld(), ledger: [], placed: [] };
		const { findings, totals } = check(world);
		expect(findings).toMatchObject([
			{ code: 'line_without_end', repair: 'due', receiptId: '1001', lineId: '10011' },
		]);
		expect(totals.withoutEnd).toBe(1);
		expect(tell(check(world), 30).isClean).toBe(false);
	});

	it('one of two lines', () => {
		const world = soundWorld();
		world.orders = [anOrder({ lines: [aLine(), aLine({ lineId: '10012' })] })];
		expect(check(world).findings).toMatchObject([{ code: 'line_without_end', lineId: '10012' }]);
	});

	it('an order that Etsy gave in no form that can be read', () => {
		const world = { ...soundWorld(), unreadable: ['1009'] };
		const { findings, notes } = check(world);
		expect(findings).toMatchObject([{ code: 'order_unreadable', receiptId: '1009' }]);
		expect(notes).toMatchObject([{ kind: 'reconcile', receiptId: '1009' }]);
	});

	it.each([
		['planned', { attempts: 0, claimedAt: '', createdAt: ago(7200) }],
		['creating', { claimedAt: ago(7200) }],
		['retry', { nextAttemptAt: ago(7200) }],
	])('a row that stays in %s', (state, cells) => {
		expect(check(unmade({ state, ...cells })).findings).toMatchObject([
			{ code: 'row_stuck', repair: 'due', externalId: `etsy-${SHOP}-1001-1` },
		]);
	});

	it('a row that waits for a person whom nobody asked', () => {
		const world = unmade({ state: 'needs_person' });
		expect(check(world).notes).toMatchObject([{ code: 'nobody_was_asked' }]);
		world.exceptions = [exceptionRow({ kind: 'order', lineId: '' })];
		expect(codes(world)).toEqual([]);
	});

	it('an order that the printer does not know, told once', () => {
		const world = { ...soundWorld(), placed: [] };
		const { findings, notes, changes } = check(world);
		expect(findings).toMatchObject([{ code: 'not_at_printer', repair: 'person' }]);
		expect(notes).toHaveLength(1);
		// To order it again is for a person: it may have been made, and deleted there.
		expect(changes).toEqual([]);
		const key = 'production:x:printer_lost_it';
		world.exceptions = [exceptionRow({ key, kind: 'production', lineId: '' })];
		expect(check(world).notes).toEqual([]);
	});

	it('says of a silent printer that it was silent, and of its orders nothing', () => {
		const world = { ...soundWorld(), placed: [], asked: [], silent: ['printify'] };
		expect(codes(world)).toEqual(['printer_silent']);
		expect(check(world).notes).toEqual([]);
	});

	it('a parcel that nobody noted; not one that Etsy shows', () => {
		const world = soundWorld();
		world.ledger = [ledgerRow({ status: 'shipped' })];
		world.placed = [placedOrder({ status: 'shipped', shipments: [SENT] })];
		const { findings, parcels } = check(world);
		expect(findings).toMatchObject([{ code: 'parcel_not_noted', repair: 'done' }]);
		expect(parcels).toMatchObject([{ trackingNumber: '94001', state: 'found' }]);
		world.orders = [anOrder({ shipments: [{ carrier: 'usps', trackingCode: '940 01' }] })];
		expect(check(world).parcels).toEqual([]);
	});

	it('not a parcel that waits for another part of its order', () => {
		const world = soundWorld();
		world.parcels = [parcelRow('94001', { state: 'found' })];
		const other = { externalId: String(ledgerRow().externalId).replace(/-1$/, '-2'), id: 2 };
		world.ledger.push(ledgerRow({ ...other, state: 'retry', lineIds: '10012' }));
		expect(codes(world)).not.toContain('parcel_waits');
		// Push tracking waits no longer than a day and a half.
		const old = { ...other, state: 'retry', lineIds: '10012', createdAt: ago(37 * 3_600) };
		world.ledger = [ledgerRow(), ledgerRow(old)];
		expect(codes(world)).toContain('parcel_waits');
	});

	it('a parcel that waits for a part that is held for the seller since', () => {
		const world = soundWorld();
		world.parcels = [parcelRow('94001', { state: 'found' })];
		const part = { externalId: String(ledgerRow().externalId).replace(/-1$/, '-2'), id: 2 };
		const taken = { ...part, state: 'creating', lineIds: '10012', updatedAt: ago(3 * 3_600) };
		world.ledger.push(ledgerRow(taken));
		const hold = { lineId: '10012', code: 'partly_refunded' };
		world.exceptions = [exceptionRow({ ...hold, createdAt: ago(4 * 3_600) })];
		expect(codes(world)).not.toContain('parcel_waits');
		world.exceptions = [exceptionRow({ ...hold, createdAt: ago(2 * 3_600) })];
		expect(codes(world)).toContain('parcel_waits');
	});

	it('a parcel of which Etsy should have heard, and one that it does not show', () => {
		const world = soundWorld();
		world.parcels = [parcelRow('94001', { state: 'found' })];
		expect(codes(world)).toEqual(['parcel_waits']);
		world.parcels = [parcelRow('94001')];
		expect(codes(world)).toEqual([]);
		world.orders = [anOrder({ shipments: [] })];
		expect(check(world).findings).toMatchObject([{ code: 'told_not_shown', repair: 'person' }]);
	});
});

describe('what is at the printer, and the ledger says otherwise', () => {
	it.each(['planned', 'creating', 'retry', 'needs_person'])(
		'writes an order down that was made while its row says %s',
		(state) => {
			const world = unmade({ state, claimedAt: ago(7200), nextAttemptAt: ago(60) });
			world.placed = [placedOrder({ providerOrderId: 'po-9' })];
			const { findings, changes } = check(world);
			expect(findings).toMatchObject([{ code: 'made_not_noted', repair: 'done' }]);
			expect(changes).toMatchObject([
				{
					...{ state: 'ordered', providerOrderId: 'po-9', found: true, inDoubt: false },
					...{ was: { state }, audited: false, nextAttemptAt: '' },
				},
			]);
		},
	);

	it.each([
		['refunded', 'shipped', 1],
		['cancelled', 'delivered', 1],
		['refunded', 'in_production', 0],
		['open', 'shipped', 0],
	] as const)(
		'tells, once, of an order that is %s on Etsy and %s, found only now',
		(etsy, at, told) => {
			const claimed = { state: 'creating', claimedAt: ago(7200) };
			for (const world of [unmade(claimed), { ...soundWorld(), ledger: [] }]) {
				world.orders = [anOrder({ state: etsy })];
				world.placed = [placedOrder({ status: at, shipments: [SENT] })];
				const { notes } = check(world);
				const holds = notes.filter(({ kind }) => kind === 'hold');
				expect(holds).toHaveLength(told);
				if (told === 0) continue;
				expect(notes).toMatchObject([
					{
						...{ key: '1001:10011:cancelled_after_order', lineId: '10011' },
						...{ code: 'cancelled_after_order', provider: 'printify' },
						message: expect.stringContaining('Printify order po-1'),
						hint: expect.stringContaining('agree with the buyer'),
					},
				]);
				// It stays open until the seller has seen to it.
				const later = check(repaired(world, check(world)));
				expect([later.notes, later.closings]).toEqual([[], []]);
			}
		},
	);

	it('adds the row that the ledger lacks, with the lines that the printer names', () => {
		const world = { ...soundWorld(), ledger: [] };
		const { findings, additions } = check(world);
		expect(findings).toMatchObject([{ code: 'made_not_noted' }]);
		expect(additions).toMatchObject([{ state: 'ordered', lineIds: '10011' }]);
	});

	it('goes by the pieces where it names none, else asks, and orders nothing meanwhile', () => {
		const counted = placedOrder({ lineIds: [] });
		const alone = check({ ...soundWorld(), ledger: [], placed: [counted] });
		expect(alone.additions).toMatchObject([{ state: 'ordered', lineIds: '10011' }]);
		const world = { ...soundWorld(), ledger: [], placed: [{ ...counted, pieces: 2 }] };
		const { additions, notes, findings } = check(world);
		expect(additions).toMatchObject([{ state: 'needs_person', lineIds: '10011' }]);
		expect(notes).toMatchObject([{ code: 'at_printer_only' }]);
		expect(findings).toHaveLength(1);
		// It stays so until the seller has decided.
		const later = check(repaired(world, check(world)));
		expect(later.findings.map(({ code }) => code)).toEqual(['at_printer_only']);
		expect([later.changes, later.notes, later.closings]).toEqual([[], [], []]);
	});

	it('leaves to a run at work what it has ordered since the ledger was read', () => {
		const young = placedOrder({ createdAt: ago(60) });
		expect(check({ ...soundWorld(), ledger: [], placed: [young] }).additions).toEqual([]);
	});

	it('leaves alone orders of other shops, of people, and of Etsy orders from before', () => {
		const world = soundWorld();
		world.placed.push(
			placedOrder({ providerOrderId: 'a', externalId: 'etsy-888-5001-1' }),
			placedOrder({ providerOrderId: 'b', externalId: 'my own order' }),
			placedOrder({ providerOrderId: 'c', externalId: `etsy-${SHOP}-900-1` }),
		);
		expect(check(world)).toMatchObject({ findings: [], additions: [] });
	});

	it('takes over the number under which the printer has it', () => {
		const world = { ...soundWorld(), placed: [placedOrder({ providerOrderId: 'po-2' })] };
		const { findings, changes } = check(world);
		expect(findings).toMatchObject([{ code: 'other_number', repair: 'done' }]);
		expect(changes).toMatchObject([{ providerOrderId: 'po-2', was: { providerOrderId: 'po-1' } }]);
	});

	it('tells of an order that is made twice, not of the parts of one or of a stopped one', () => {
		const world = soundWorld();
		const second = placedOrder({ providerOrderId: 'po-2', provider: 'prodigi' });
		world.placed.push(second);
		const { findings, notes } = check(world);
		expect(findings).toMatchObject([{ code: 'doubled_at_printer', repair: 'person' }]);
		expect(findings[0]?.message).toContain('Printify po-1 and Prodigi po-2');
		expect(notes).toHaveLength(1);
		world.placed = [placedOrder({ connectedOrderIds: ['po-2'] }), second];
		expect(codes(world)).toEqual([]);
		world.placed = [placedOrder(), { ...second, status: 'cancelled' }];
		expect(codes(world)).toEqual([]);
	});

	it('tells of a line that is in two orders', () => {
		const world = soundWorld();
		const externalId = `etsy-${SHOP}-1001-2`;
		world.ledger.push(ledgerRow({ id: 2, externalId, providerOrderId: 'po-2' }));
		world.placed.push(placedOrder({ externalId, providerOrderId: 'po-2' }));
		expect(check(world).findings).toMatchObject([{ code: 'doubled_at_printer', lineId: '10011' }]);
	});

	it('writes down what the printer has stopped, and what to do', () => {
		const world = { ...soundWorld(), placed: [placedOrder({ status: 'cancelled' })] };
		const { findings, changes, notes } = check(world);
		expect(findings).toMatchObject([{ code: 'stopped_at_printer' }]);
		expect(changes).toMatchObject([{ state: 'ordered', status: 'cancelled' }]);
		expect(notes).toMatchObject([{ kind: 'production', code: 'printer_cancelled' }]);
	});
});

describe('what has ended on Etsy', () => {
	const shipped = anOrder({ state: 'shipped', isShipped: true });

	it('closes rows of an order that was shipped by hand, and what was open about it', () => {
		const world = unmade({ state: 'retry', nextAttemptAt: ago(60) }, shipped);
		world.exceptions = [
			exceptionRow({ kind: 'order', lineId: '', externalId: `etsy-${SHOP}-1001-1` }),
			exceptionRow({ id: 2 }),
		];
		const { findings, changes, closings } = check(world);
		expect(findings).toMatchObject([{ code: 'ended_on_etsy', repair: 'done' }]);
		expect(changes).toMatchObject([{ state: 'ignored', reason: 'shipped_by_hand' }]);
		expect(closings.map(({ rowId }) => rowId)).toEqual([1, 2]);
	});

	it('closes nothing that may be at a printer that does not answer', () => {
		const world = unmade({ state: 'retry', inDoubt: true, nextAttemptAt: ago(60) }, shipped);
		const silent = { ...world, asked: [], silent: ['printify'] };
		expect(check(silent).changes).toEqual([]);
		expect(codes(silent)).toEqual(['printer_silent']);
	});

	it('tells of an order that is made though it was cancelled; not once it is sent', () => {
		const world = { ...soundWorld(), orders: [anOrder({ state: 'cancelled' })] };
		expect(check(world).findings).toMatchObject([{ code: 'cancelled_but_made' }]);
		world.exceptions = [exceptionRow({ code: 'cancelled_after_order' })];
		expect(check(world)).toMatchObject({ notes: [], closings: [] });
		world.placed = [placedOrder({ status: 'shipped' })];
		world.ledger = [ledgerRow({ status: 'shipped' })];
		expect(codes(world)).toEqual([]);
	});

	it('closes its own rows once the matter is over, and leaves those of others', () => {
		const world = soundWorld();
		world.exceptions = [
			exceptionRow({ key: 'reconcile:not_at_printer:x', kind: 'reconcile', lineId: '' }),
			exceptionRow({ id: 2, key: 'late:1001', kind: 'late', lineId: '' }),
		];
		expect(check(world).closings.map(({ rowId }) => rowId)).toEqual([1]);
	});
});

describe('what could not be read before', () => {
	const noted = (key: string, id: number) => exceptionRow({ id, key, kind: 'read', receiptId: '' });

	it('is closed by the workflow that noted it, and not by its copy for another shop', () => {
		const mine = ['reconcile:etsy@W', 'reconcile:compare@W', 'reconcile:ask:printify@W'];
		const others = ['reconcile:etsy@X', 'reconcile:ask:printify@X', 'reconcile:ask:gelato@W'];
		const world = soundWorld();
		world.exceptions = [...mine, ...others, 'etsy:read@W'].map(noted);
		expect(check(world).closings.map(({ key }) => key)).toEqual(mine);
	});

	const ofOrder = (receiptId: string, key: string, cells: object = {}) =>
		exceptionRow({ key, kind: 'read', receiptId, lineId: '', updatedAt: ago(60), ...cells });
	const closed = (world: World, row: ReturnType<typeof exceptionRow>) =>
		check({ ...world, exceptions: [row] }).closings.length === 1;

	it('of one order, is closed once the order is read, whoever noted it', () => {
		expect(closed(soundWorld(), ofOrder('1001', 'etsy:read:1001'))).toBe(true);
		expect(closed(soundWorld(), ofOrder('1001', 'supply:read:1001'))).toBe(true);
		// An order of which a printer or Etsy said something else is another matter.
		expect(closed(soundWorld(), ofOrder('1001', 'tracking:etsy:1001'))).toBe(false);
		const unread = { ...soundWorld(), unreadable: ['1009'] };
		expect(closed(unread, ofOrder('1009', 'etsy:read:1009', { updatedAt: ago(9 * DAY) }))).toBe(
			false,
		);
	});

	it('of an order that is not compared, is closed once nobody has met it for a day', () => {
		const old = (updatedAt: string, cells: object = {}) =>
			ofOrder('77', 'etsy:read:77', { updatedAt, ...cells });
		expect(closed(soundWorld(), old(ago(25 * 3600)))).toBe(true);
		expect(closed(soundWorld(), old(ago(25 * 3600), { shopId: '' }))).toBe(true);
		expect(closed(soundWorld(), old(ago(23 * 3600)))).toBe(false);
		expect(closed(soundWorld(), old(''))).toBe(false);
		expect(closed(soundWorld(), old(ago(25 * 3600), { shopId: '999' }))).toBe(false);
	});

	it('hides no line that stands nowhere: the order was read now', () => {
		const world = { ...soundWorld(), ledger: [], placed: [] };
		world.exceptions = [ofOrder('1001', 'etsy:read:1001')];
		const { findings, totals } = check(world);
		expect(findings).toMatchObject([{ code: 'line_without_end', lineId: '10011' }]);
		expect(totals).toMatchObject({ waiting: 0, withoutEnd: 1 });
	});
});
