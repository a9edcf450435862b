import type { Order } from '../../../../core/domain/order';
import type { LedgerRow } from '../../../../core/domain/planning/ledger';
import { parseSettings } from '../../../../core/domain/planning/settings';
import { planSupply } from '../../../../core/domain/supply/plan-supply';
import { suppliers } from '../../../../core/domain/supply/suppliers';
import { resolveOrder } from '../../../../core/domain/variant-map/resolve';
import { indexRows } from '../../../../core/domain/variant-map/variant-index';
import {
	aLine,
	aMapRow,
	ago,
	anOrder,
	aRow,
	contextOf,
	MAP,
	NOW,
	plan,
	SHOP,
} from '../../../support/examples';
import { valueOf } from '../../../support/result';

const TABLE = {
	suppliers: 'dropship = email orders@acme.example; potter = http https://potter.example/Orders',
	fulfilment_rules: 'sku POT* = potter; sku OWN* = self',
};
const MAPPED = [...MAP, aMapRow({ sku: 'VASE', provider: 'dropship', source: undefined })];
const MIXED = anOrder({
	lines: [
		aLine(),
		aLine({ lineId: '10012', sku: 'VASE', title: 'Blue vase', quantity: 2 }),
		aLine({
			lineId: '10013',
			sku: 'POT-1',
			title: 'Pot',
			options: [{ name: 'Glaze', value: 'Red' }],
		}),
		aLine({ lineId: '10014', sku: 'OWN-1' }),
	],
});

function supply(orders: Order[], ledger: LedgerRow[] = [], table: Record<string, string> = {}) {
	const settings = valueOf(parseSettings({ ...TABLE, ...table }));
	const index = indexRows(MAPPED);
	const resolved = orders.map((order) => resolveOrder(index, order));
	return planSupply(resolved, ledger, contextOf(settings));
}

const row = (cells: Record<string, unknown> = {}) =>
	aRow({
		...{ externalId: `etsy-${SHOP}-1001-51`, provider: 'dropship', lineIds: '10012' },
		...{ claimedAt: ago(3600), ...cells },
	});
const ids = (ready: Array<{ provider: string; lineIds: string; externalId: string }>) =>
	ready.map(({ provider, lineIds, externalId }) => [provider, lineIds, externalId]);

describe('the lines of a mixed order', () => {
	it('go to their suppliers, one order each, numbered beside the printers', () => {
		const { ready, hold, settle } = supply([MIXED]);
		expect(ids(ready)).toEqual([
			['dropship', '10012', `etsy-${SHOP}-1001-51`],
			['potter', '10013', `etsy-${SHOP}-1001-52`],
		]);
		expect(ready.map(({ way, to }) => [way, to])).toEqual([
			['email', 'orders@acme.example'],
			['http', 'https://potter.example/Orders'],
		]);
		expect([hold, settle]).toEqual([[], []]);
		// The printer's part is planned as ever, and the others are left to this branch.
		const settings = valueOf(parseSettings(TABLE));
		const printed = plan([MIXED], [], settings, MAPPED);
		expect(printed.ready.map(({ lineIds }) => lineIds)).toEqual(['10011']);
		expect(printed.ignore.map(({ fulfilment }) => fulfilment)).toEqual([
			...['dropship', 'potter', 'self'],
		]);
	});

	it('tell a supplier its lines and the address, and nothing else of the buyer', () => {
		const [first] = supply([{ ...MIXED, messageFromBuyer: 'Happy birthday, Grace' }]).ready;
		expect(first?.letter.text).toContain('2 x Blue vase');
		expect(first?.letter.text).toContain('12 Byron Street');
		expect(first?.letter.body.lines).toMatchObject([{ sku: 'VASE', quantity: 2 }]);
		expect(JSON.stringify(first)).not.toMatch(/ada@example|Grace|Cat shirt|Pot/);
		expect(first?.notes).toMatch(/left a message/);
		const stored = JSON.stringify({ ...first, letter: undefined });
		expect(stored).not.toMatch(/Lovelace|Byron|10115/);
	});

	it('go nowhere without a supplier, and not to one for what you make yourself', () => {
		const settings = valueOf(parseSettings({}));
		const resolved = [resolveOrder(indexRows(MAPPED), MIXED)];
		expect(planSupply(resolved, [], contextOf(settings)).ready).toEqual([]);
		expect(suppliers('self = sheet')).toBeUndefined();
	});

	it.each(['unpaid', 'cancelled', 'refunded', 'shipped'] as const)('do not go when %s', (state) => {
		expect(supply([{ ...MIXED, state }]).ready).toEqual([]);
	});

	it('wait for you by the limits that hold printed lines, until you approve', () => {
		const { ready, hold } = supply([MIXED], [], { countries_denied: 'DE' });
		expect(ready).toEqual([]);
		expect(hold.map(({ lineId, code, canApprove }) => [lineId, code, canApprove])).toEqual([
			['10012', 'country_not_allowed', true],
			['10013', 'country_not_allowed', true],
		]);
		const settings = valueOf(parseSettings({ ...TABLE, countries_denied: 'DE' }));
		const approved = new Set(hold.map(({ fingerprint }) => fingerprint));
		const resolved = [resolveOrder(indexRows(MAPPED), MIXED)];
		expect(planSupply(resolved, [], contextOf(settings, { approved })).ready).toHaveLength(2);
		expect(supply([{ ...MIXED, shipTo: null }]).hold[0]?.code).toBe('address_hidden');
	});
});

describe('an order to a supplier that was tried before', () => {
	const going = (cells: Record<string, unknown>) =>
		supply([MIXED], [row(cells)]).ready.some(({ lineIds }) => lineIds === '10012');

	it.each([
		['retry when it is due', { state: 'retry', nextAttemptAt: ago(60) }, true],
		['retry before its time', { state: 'retry', nextAttemptAt: ago(-60) }, false],
		['planned', { state: 'planned', attempts: 0 }, true],
		['held by a run', { state: 'creating', claimedAt: ago(5) }, false],
		['left by a run that died before it sent', { state: 'creating', inDoubt: false }, true],
		['left by a run that died while it sent', { state: 'creating', inDoubt: true }, false],
		['for a person', { state: 'needs_person', inDoubt: true }, false],
		['which a person lets go again', { state: 'planned', inDoubt: true }, true],
		['ordered', { state: 'ordered', providerOrderId: 'A1' }, false],
		['left out', { state: 'ignored' }, false],
	])('%s', (_what, cells, goes) => {
		expect(going(cells)).toBe(goes);
	});

	it('asks a person where nobody knows whether it was sent', () => {
		const { settle } = supply([], [row({ state: 'creating', inDoubt: true })]);
		expect(settle).toMatchObject([
			{
				...{ externalId: `etsy-${SHOP}-1001-51`, state: 'needs_person', inDoubt: true },
				was: { state: 'creating', attempts: 1 },
				exception: { key: `etsy-${SHOP}-1001-51:create`, code: 'unknown_whether_sent' },
			},
		]);
	});

	it('sends no line of which one row says that it is on its way, whatever another says', () => {
		const sending = row({ state: 'creating', inDoubt: true, lineIds: '10012,10013' });
		const again = row({ state: 'planned', inDoubt: true });
		const going = (rows: LedgerRow[]) => supply([MIXED], rows).ready.map(({ lineIds }) => lineIds);
		expect(going([again])).toContain('10012');
		expect(going([sending, again])).toEqual([]);
		expect(going([again, sending])).toEqual([]);
	});

	it('asks a person where its order is not open any more, as when the printed part was sent', () => {
		const other = anOrder({ receiptId: '1002', lines: [aLine()] });
		const tried = row({ state: 'retry', attempts: 2, nextAttemptAt: ago(60) });
		expect(supply([other], [tried]).settle).toMatchObject([
			{
				...{ externalId: `etsy-${SHOP}-1001-51`, was: { state: 'retry', attempts: 2 } },
				...{ state: 'needs_person', inDoubt: false },
				exception: { code: 'no_longer_open', receiptId: '1001' },
			},
		]);
		// Its time has not come, another run may be newer than the list, or it is another shop's.
		const later = row({ state: 'retry', nextAttemptAt: ago(-60) });
		const fresh = row({ state: 'planned', claimedAt: '' });
		expect(supply([other], [later, fresh]).settle).toEqual([]);
		expect(supply([anOrder({ ...other, shopId: '99' })], [tried]).settle).toEqual([]);
		expect(supply([], [tried]).settle).toEqual([]);
	});

	it('waits a day for an order that may be sent in part: it is read by its number, in turn', () => {
		const other = anOrder({ receiptId: '1002', lines: [aLine()] });
		const tried = (seconds: number) =>
			row({ state: 'retry', nextAttemptAt: ago(60), claimedAt: ago(seconds) });
		const printed = aRow({ lineIds: '10011', state: 'ordered' });
		expect(supply([other], [tried(3_600), printed]).settle).toEqual([]);
		expect(supply([other], [tried(86_500), printed]).settle).toMatchObject([
			{ exception: { code: 'no_longer_open' } },
		]);
		const planned = aRow({ lineIds: '10011', state: 'planned' });
		expect(supply([other], [tried(3_600), planned]).settle).toHaveLength(1);
	});

	it('ends with its Etsy order where nothing was sent', () => {
		const cancelled: Order = { ...MIXED, state: 'cancelled' };
		expect(supply([cancelled], [row()]).settle).toMatchObject([
			{ state: 'ignored', reason: 'cancelled_on_etsy' },
		]);
		expect(supply([cancelled], [row({ inDoubt: true })]).settle).toEqual([]);
	});

	it('keeps its number, and gives it to no second supplier', () => {
		const other = row({ provider: 'potter', lineIds: '10012,10013' });
		expect(ids(supply([MIXED], [other]).ready)).toEqual([
			['dropship', '10012', `etsy-${SHOP}-1001-51`],
			['potter', '10013', `etsy-${SHOP}-1001-52`],
		]);
	});
});

describe('what printers and suppliers know of each other', () => {
	it('no line goes to a supplier that a printer may have, or that you left out', () => {
		const at = (cells: Record<string, unknown>) =>
			ids(supply([MIXED], [aRow({ lineIds: '10012', ...cells })]).ready).map(([name]) => name);
		expect(at({ state: 'ordered' })).toEqual(['potter']);
		const left = { externalId: `etsy-${SHOP}-1001-0`, state: 'ignored' };
		expect(at({ ...left, reason: 'left_out_by_person' })).toEqual(['potter']);
		expect(at({ ...left, reason: 'served_elsewhere' })).toEqual(['dropship', 'potter']);
	});

	const toPrint = [...MAP, aMapRow({ sku: 'VASE', source: { kind: 'sku', sku: 'vase-1' } })];
	const printed = (cells: Record<string, unknown>) =>
		plan([MIXED], [row(cells)], undefined, toPrint).ready.flatMap(({ lineIds }) =>
			lineIds.split(','),
		);

	it('no line is printed that a supplier has or may have', () => {
		const states = [
			{ state: 'ordered' },
			{ state: 'creating', inDoubt: true },
			{ state: 'planned', inDoubt: true },
			{ state: 'needs_person', inDoubt: true },
		];
		for (const cells of states) expect(printed(cells)).not.toContain('10012');
	});

	it('a line is printed that certainly no supplier has got', () => {
		const settings = { partial_orders: 'send' };
		const { ready } = plan(
			[{ ...MIXED, lines: MIXED.lines.slice(0, 2) }],
			[row({ state: 'retry', inDoubt: false })],
			valueOf(parseSettings(settings)),
			toPrint,
		);
		expect(ready.map(({ lineIds }) => lineIds)).toEqual(['10011,10012']);
		expect(ready[0]?.externalId).toBe(`etsy-${SHOP}-1001-1`);
	});
});

it('reads who the suppliers are, and refuses what it cannot use', () => {
	expect(suppliers('none')).toEqual([]);
	expect(suppliers('a = http http://127.0.0.1:8/X; B = sheet')).toEqual([
		{ name: 'a', way: 'http', to: 'http://127.0.0.1:8/X' },
		{ name: 'b', way: 'sheet', to: '' },
	]);
	for (const text of [
		'a',
		'a = email',
		'a = http ftp://x',
		'a = sheet x',
		'a = sheet; a = sheet',
	]) {
		expect(suppliers(text)).toBeUndefined();
	}
	expect(NOW).toBeGreaterThan(0);
});
