import fc from 'fast-check';
import { auditRows } from '../../../core/domain/audit/read-rows';
import { ledgerRows } from '../../../core/domain/planning/ledger';
import { parseSettings } from '../../../core/domain/planning/settings';
import { figuresOf, MARK } from '../../../core/domain/retention/figures';
import { buyerWords, findBuyerData } from '../../../core/domain/retention/find-buyer-data';
import { planRetention, type StoredTables } from '../../../core/domain/retention/plan-retention';
import { storedTable } from '../../../core/domain/retention/stored';
import { parseUpkeepSettings } from '../../../core/domain/settings/upkeep-settings';
import { ago, aLine, anOrder, NOW, plan, SHOP } from '../../support/examples';
import { exceptionRow, parcelRow } from '../../support/reconciliation/world';
import { valueOf } from '../../support/result';
import { ledgerRow } from '../../support/table-rows';

type Cells = Record<string, unknown>;
const DAY = 86_400;

/** A row of an order that was done so many days ago. */
const doneRow = (n: number, daysAgo: number, cells: Cells = {}): Cells => {
	const at = ago(daysAgo * DAY);
	return ledgerRow({
		...{ id: n, externalId: `etsy-${SHOP}-${n}-1`, receiptId: String(n), lineIds: `${n}1` },
		...{ providerOrderId: `po-${n}`, status: 'delivered', costMinor: 1050, currency: 'USD' },
		...{ createdAt: at, claimedAt: at, firstTriedAt: at, orderedAt: at },
		...(cells as object),
	});
};

const none: StoredTables = { ledger: [], exceptions: [], parcels: [], library: [], audit: [] };
const rules = (table: Record<string, string> = {}) =>
	valueOf(parseUpkeepSettings({ keep_ledger_days: '100', keep_parcels_days: '100', ...table }));

function retention(
	tables: Partial<StoredTables>,
	{ open = [], shops = [SHOP], settings = rules(), began = '' } = {} as {
		open?: string[];
		shops?: string[];
		settings?: ReturnType<typeof rules>;
		began?: string;
	},
) {
	return planRetention({ ...none, ...tables }, settings, new Set(open), new Set(shops), NOW, began);
}

const reduced = (rows: Cells[], options?: Parameters<typeof retention>[1]) =>
	retention({ ledger: rows }, options).reduce.map(({ rowId }) => rowId);

describe('which rows of the ledger may go', () => {
	it('old ones of orders that are done, by the seller’s days', () => {
		const rows = [doneRow(1, 150), doneRow(2, 50), doneRow(3, 150, { state: 'ignored' })];
		expect(reduced(rows)).toEqual([1, 3]);
		expect(reduced(rows, { settings: rules({ keep_ledger_days: 'off' }) })).toEqual([]);
		expect(reduced(rows, { settings: rules({ keep_ledger_days: '160' }) })).toEqual([]);
	});

	it.each([
		['waits', { state: 'retry' }],
		['waits for a person', { state: 'needs_person' }],
		['is in a state that nobody knows', { state: 'lost' }],
		['is on its way', { status: 'in_production' }],
		['has no number at the printer', { providerOrderId: '' }],
		['is in doubt', { inDoubt: true }],
		['tells no time', { createdAt: '', orderedAt: '', claimedAt: '', firstTriedAt: '' }],
		['was touched lately', { deliveredAt: ago(DAY) }],
		['is being counted already', { claimedBy: `${MARK}77` }],
	])('never one that %s', (_what, cells) => {
		expect(reduced([doneRow(1, 150, cells)])).toEqual([]);
	});

	it('an order that its printer gave up, unless Etsy has it open or nobody knows whether it was made', () => {
		const failed = doneRow(1, 150, { status: 'failed' });
		expect(reduced([failed])).toEqual([1]);
		expect(reduced([failed], { open: ['1'] })).toEqual([]);
		expect(reduced([{ ...failed, inDoubt: true }])).toEqual([]);
		expect(reduced([doneRow(1, 50, { status: 'failed' })])).toEqual([]);
	});

	it('never one of which Etsy has the order open, nor one of a shop that was not read', () => {
		expect(reduced([doneRow(1, 150)], { open: ['1'] })).toEqual([]);
		expect(reduced([doneRow(1, 150)], { shops: ['888'] })).toEqual([]);
	});

	it('all rows of an order together, or none', () => {
		const second = { externalId: `etsy-${SHOP}-1-2`, receiptId: '1' };
		expect(reduced([doneRow(1, 150), doneRow(2, 20, second)])).toEqual([]);
		expect(reduced([doneRow(1, 150), doneRow(2, 120, second)])).toEqual([1, 2]);
	});

	it('says from when on the ledger knows every order, and never goes back', () => {
		expect(retention({ ledger: [doneRow(1, 150), doneRow(2, 120)] }).ledgerBegins).toBe(
			ago(120 * DAY),
		);
		expect(retention({ ledger: [doneRow(1, 150)] }, { began: ago(60 * DAY) }).ledgerBegins).toBe(
			ago(60 * DAY),
		);
		expect(retention({}).ledgerBegins).toBe('');
	});
});

it('whatever is reduced, no order is ever made a second time because of it', () => {
	const history = fc.array(
		fc.record({
			days: fc.integer({ min: 1, max: 400 }),
			state: fc.constantFrom('ordered', 'ordered', 'ordered', 'ignored', 'retry', 'needs_person'),
			status: fc.constantFrom(
				'delivered',
				'shipped',
				'in_production',
				'cancelled',
				'failed',
				'unknown',
			),
			// What Etsy says when the rows are looked through, and what it says the day after.
			isOpen: fc.boolean(),
			isOpenLater: fc.boolean(),
		}),
		{ minLength: 1, maxLength: 12 },
	);
	fc.assert(
		fc.property(history, fc.integer({ min: 90, max: 300 }), (orders, keep) => {
			const rows = orders.map(({ days, state, status }, n) =>
				doneRow(n + 1, days, { state, status, nextAttemptAt: ago(-DAY) }),
			);
			const etsy = orders.map(({ days }, n) =>
				anOrder({
					receiptId: String(n + 1),
					createdAt: ago(days * DAY + 3600),
					lines: [aLine({ lineId: `${n + 1}1` })],
				}),
			);
			const open = orders.flatMap(({ isOpen }, n) => (isOpen ? [String(n + 1)] : []));
			const { reduce, ledgerBegins } = retention(
				{ ledger: rows },
				{ open, settings: rules({ keep_ledger_days: String(keep) }) },
			);
			const gone = new Set(reduce.map(({ rowId }) => rowId));
			const left = ledgerRows(rows.filter(({ id }) => !gone.has(Number(id))));
			const later = etsy.filter((_order, n) => orders[n]?.isOpenLater || orders[n]?.isOpen);
			const settings = valueOf(parseSettings({ ledger_begins: ledgerBegins }));
			const { ready } = plan(later, left, settings);
			const made = new Set(
				orders.flatMap(({ state }, n) =>
					state === 'ordered' || state === 'ignored' ? [`${n + 1}1`] : [],
				),
			);
			const again = ready.flatMap(({ lines }) => lines.filter(({ lineId }) => made.has(lineId)));
			expect(again).toEqual([]);
		}),
	);
});

describe('an order from before the ledger begins', () => {
	const settings = valueOf(parseSettings({ ledger_begins: '2026-02-28' }));
	const old = anOrder({ createdAt: '2026-02-01T08:00:00.000Z' });

	it('waits for the seller where the ledger does not know it', () => {
		expect(plan([old], [], settings).hold).toMatchObject([
			{ code: 'older_than_ledger', canApprove: true },
		]);
		expect(plan([old]).ready).toHaveLength(1);
		expect(plan([anOrder()], [], settings).ready).toHaveLength(1);
	});

	it('goes on where the ledger knows it', () => {
		const row = ledgerRow({ state: 'retry', providerOrderId: '', nextAttemptAt: ago(60) });
		expect(plan([old], ledgerRows([row]), settings).ready).toHaveLength(1);
	});

	it('takes a date or a moment, and nothing else', () => {
		expect(valueOf(parseSettings({ ledger_begins: ago(0) })).ledgerBegins).toBe(ago(0));
		expect(parseSettings({ ledger_begins: 'soon' })).toMatchObject({ ok: false });
		expect(parseSettings({ ledger_begins: '2026-02-30x' })).toMatchObject({ ok: false });
	});
});

describe('the other tables', () => {
	const old = { createdAt: ago(400 * DAY), updatedAt: ago(400 * DAY) };

	it('lose what is resolved or told, and old; never what is open', () => {
		const tables = {
			exceptions: [
				exceptionRow({ id: 1, state: 'resolved', ...old }),
				exceptionRow({ id: 2, state: 'open', ...old }),
				exceptionRow({ id: 3, state: 'approved', ...old }),
				exceptionRow({ id: 4, state: 'resolved', ...old, updatedAt: ago(DAY) }),
			],
			parcels: [
				parcelRow('A', { id: 1, ...old }),
				parcelRow('B', { id: 2, state: 'retry', ...old }),
				parcelRow('C', { id: 3, ...old, toldAt: ago(DAY) }),
			].map((row) => ({ ...row, claimedAt: '', toldAt: row.id === 3 ? ago(DAY) : '' })),
			library: [
				{ id: 1, sha256: 'a', uploadedAt: ago(400 * DAY), createdAt: ago(400 * DAY) },
				{ id: 2, sha256: 'b', uploadedAt: ago(DAY), createdAt: ago(400 * DAY) },
			],
		};
		// Etsy still has their order open.
		const { remove } = retention(tables, { open: [anOrder().receiptId] });
		expect(remove).toMatchObject([
			{ table: 'exceptions', rowId: 1, state: 'resolved' },
			{ table: 'parcels', rowId: 1, state: 'told' },
			{ table: 'library', rowId: 1 },
		]);
	});

	it('lose what you decided of an order that has ended; not where it has not, or nobody knows', () => {
		const of = (id: number, receiptId: string, cells: Cells = {}) =>
			exceptionRow({ id, receiptId, shopId: SHOP, state: 'skipped', ...old, ...cells });
		const exceptions = [
			...[of(1, '1'), of(2, '1', { state: 'approved' }), of(3, '1', { state: 'open' })],
			...[of(4, '2'), of(5, '3'), of(6, '', {}), of(7, '1', { shopId: '888' })],
			of(8, '1', { updatedAt: ago(DAY) }),
		];
		const ledger = [doneRow(1, 10), doneRow(3, 10, { state: 'needs_person' })];
		const { remove } = retention({ exceptions, ledger }, { open: ['2'] });
		expect(remove.map(({ rowId, state }) => [rowId, state])).toEqual([
			[1, 'skipped'],
			[2, 'approved'],
		]);
	});

	it('lose parcels that Etsy was never told of, once their order has ended', () => {
		const of = (id: number, receiptId: string, state: string) => ({
			...parcelRow(String(id), { id, receiptId, shopId: SHOP, state, ...old }),
			...{ externalId: `etsy-${SHOP}-${receiptId}-1`, claimedAt: '', toldAt: '' },
		});
		const parcels = [
			...[of(1, '1', 'needs_person'), of(2, '1', 'found'), of(3, '2', 'needs_person')],
			...[of(4, '3', 'found'), of(5, '4', 'needs_person')],
		];
		const ledger = [doneRow(1, 10), doneRow(3, 10, { status: 'in_production' })];
		const { remove } = retention({ parcels, ledger }, { open: ['2'] });
		// The fourth order has left the ledger already.
		expect(remove.map(({ rowId }) => rowId)).toEqual([1, 2, 5]);
	});

	it('keep what was noted of the audit log as long as the log has that place', () => {
		const audit = auditRows([20, 40].map((id) => ({ id, action: 'order.ordered', hash: 'x' })));
		const of = (id: number, rowId: number) =>
			exceptionRow({ id, kind: 'audit', key: `audit:numbers_missing:${rowId}`, ...old });
		const exceptions = [of(1, 40), of(2, 10)].map((row) => ({ ...row, state: 'resolved' }));
		expect(retention({ exceptions, audit }).remove.map(({ rowId }) => rowId)).toEqual([2]);
	});

	it('keep a parcel as long as its order is looked at: it would be told anew', () => {
		const parcels = [parcelRow('A', { ...old, claimedAt: '', toldAt: ago(400 * DAY) })];
		const row = ledgerRow({ status: 'shipped', orderedAt: ago(30 * DAY) });
		expect(retention({ parcels, ledger: [row] }).remove).toEqual([]);
		const arrived = { ...row, status: 'delivered' };
		expect(retention({ parcels, ledger: [arrived] }).remove).toHaveLength(1);
	});

	it('refuses days that would do harm', () => {
		expect(parseUpkeepSettings({ keep_ledger_days: '5' })).toMatchObject({ ok: false });
		expect(parseUpkeepSettings({ keep_parcels_days: '89' })).toMatchObject({ ok: false });
		expect(parseUpkeepSettings({ reconcile_days: '61' })).toMatchObject({ ok: false });
		expect(valueOf(parseUpkeepSettings({}))).toMatchObject({ keepAuditDays: null });
	});
});

describe('what is left of old rows', () => {
	const marked = (n: number, cells: Cells = {}) =>
		doneRow(n, 150, { claimedBy: `${MARK}7`, ...cells });

	it('is a sum by month, printer, state and currency', () => {
		const rows = [
			marked(1),
			marked(2),
			marked(3, { provider: 'gelato' }),
			marked(4, { currency: '' }),
		];
		const { figures, batches } = figuresOf([...rows, doneRow(5, 150), {}]);
		expect(batches).toEqual([`${MARK}7`]);
		expect(figures).toMatchObject([
			{ month: '2025-10', provider: 'printify', orders: 2, lines: 2, costMinor: 2100 },
			{ provider: 'gelato', orders: 1, costMinor: 1050 },
			{ provider: 'printify', currency: '', orders: 1, costMinor: 0 },
		]);
		expect(JSON.stringify(figures)).not.toMatch(/po-|etsy-/);
	});

	it('is counted once, wherever a run dies', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 100, max: 300 }), { minLength: 1, maxLength: 8 }),
				fc.nat(),
				fc.nat(),
				(ages, diedWriting, diedRemoving) => {
					const rows = ages.map((days, n) => doneRow(n + 1, days, { claimedBy: `${MARK}7` }));
					const table = new Map<string, number>();
					const write = (left: Cells[], most: number) => {
						const { figures } = figuresOf(left);
						for (const { key, orders } of figures.slice(0, most)) {
							if (!table.has(key)) table.set(key, orders);
						}
					};
					write(rows, diedWriting % 4);
					write(rows, Infinity);
					// Rows are removed once all figures stand; the run dies in the middle of it.
					const left = rows.slice(diedRemoving % rows.length);
					write(left, Infinity);
					expect([...table.values()].reduce((a, b) => a + b, 0)).toBe(rows.length);
				},
			),
		);
	});
});

describe('the report of what is stored', () => {
	const order = anOrder({
		giftMessage: 'Happy birthday dear Tom',
		lines: [aLine({ personalization: [{ question: 'Name', answer: 'Grandma Lily' }] })],
	});
	const words = buyerWords([order]);

	it('tells how much, since when and in which columns; not what', () => {
		const rows = [ledgerRow({ createdAt: ago(5 * DAY) }), ledgerRow({ id: 2 })];
		const stored = storedTable('POD Order Ledger', rows, words);
		expect(stored).toMatchObject({ rows: 2, oldest: ago(5 * DAY), buyerData: [] });
		expect(stored.fields).toContain('providerOrderId');
		expect(stored.fields).not.toContain('buyerKey');
		expect(storedTable('POD Parcels', [{}], words)).toMatchObject({ rows: 0, oldest: '' });
	});

	it.each([
		['the name', 'for Ada  lovelace, again', 'known_buyer'],
		['the street', 'sent to 12 BYRON Street', 'known_buyer'],
		['an answer', 'text was "Grandma Lily"', 'known_buyer'],
		['a message', 'says happy birthday, dear Tom!', 'known_buyer'],
		['any e-mail address', 'write to somebody@example.org', 'e_mail'],
	])('finds %s of a buyer, and does not repeat it', (_what, text, kind) => {
		const found = findBuyerData([{ id: 4, note: text, state: 'open' }], words);
		expect(found).toEqual([{ rowId: 4, column: 'note', kind }]);
	});

	it('takes neither ids nor the seller’s own address for a buyer’s', () => {
		const rows = [ledgerRow(), exceptionRow(), parcelRow('94001')];
		expect(findBuyerData(rows, words)).toEqual([]);
		const own = { id: 1, name: 'message_email_to', value: 'me@example.com' };
		expect(findBuyerData([own], words)).toEqual([]);
	});
});
