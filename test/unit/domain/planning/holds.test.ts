import type { Order } from '../../../../core/domain/order';
import { ADDRESS, aLine, anOrder, plan, SEND } from '../../../support/examples';

const shirt = aLine();
const mug = aLine({ lineId: '10012', sku: 'MUG-11', quantity: 3 });
const poster = aLine({ lineId: '10013', sku: 'POSTER' });
const cap = aLine({ lineId: '10014', sku: 'CAP' });

const codes = (items: ReadonlyArray<{ lineId: string; code: string }>) =>
	items.map(({ lineId, code }) => `${lineId} ${code}`);

describe('a paid order of which everything is mapped', () => {
	test('is ready, one provider order per printer', () => {
		const { ready, hold, ignore } = plan([anOrder({ lines: [mug, shirt, cap] })]);
		expect(ready).toMatchObject([
			{
				externalId: 'etsy-777-1001-1',
				provider: 'gelato',
				label: '1001',
				lines: [{ lineId: '10012', quantity: 3, source: { kind: 'sku', sku: 'mug-1' } }],
				earlierTry: { inDoubt: false },
				ledger: { isNew: true, state: 'planned', attempts: 0 },
				shippingTier: 'standard',
				shipTo: ADDRESS,
			},
			{ externalId: 'etsy-777-1001-2', provider: 'printify', lineIds: '10011,10014' },
		]);
		expect([hold, ignore]).toEqual([[], []]);
	});

	test('knows when to try again if this try fails', () => {
		expect(plan([anOrder()]).ready[0]?.nextAttemptAt).toBe('2026-03-01T12:01:00.000Z');
	});
});

describe('an order that a rule ends', () => {
	test.each([
		['cancelled', true],
		['refunded', true],
		['shipped', true],
		['unpaid', false],
	] as const)('%s: all its lines are ignored, written down: %s', (state, record) => {
		const { ready, hold, ignore } = plan([anOrder({ state, lines: [shirt, poster] })]);
		expect([ready, hold]).toEqual([[], []]);
		expect(ignore.map((line) => line.record)).toEqual([record, record]);
		expect(new Set(ignore.map((line) => line.externalId))).toEqual(new Set(['etsy-777-1001-0']));
	});

	test('a digital line is ignored and the shirt beside it goes', () => {
		const pattern = aLine({ lineId: '10019', sku: undefined, isDigital: true });
		const { ready, ignore } = plan([anOrder({ lines: [shirt, pattern] })]);
		expect(ready).toMatchObject([{ lineIds: '10011' }]);
		expect(ignore).toMatchObject([{ lineId: '10019', code: 'digital', record: true }]);
	});
});

describe('an order that waits for a person', () => {
	const cases: Array<[string, Partial<Order>, string, string[]]> = [
		['part of it was paid back', { hasRefund: true }, 'partly_refunded', []],
		['Etsy hides the address', { shipTo: null }, 'address_hidden', ['shipTo']],
		[
			'the address has no street and no postcode',
			{ shipTo: { ...ADDRESS, line1: ' ', postalCode: undefined } },
			'address_incomplete',
			['shipTo.line1', 'shipTo.postalCode'],
		],
		[
			'the state is a word that every object knows',
			{ shipTo: { ...ADDRESS, countryCode: 'US', stateCode: 'constructor' } },
			'address_incomplete',
			['shipTo.stateCode'],
		],
		['its number is no number', { receiptId: 'R-1' }, 'unusable_number', ['receiptId']],
		['its number is too long', { receiptId: '9'.repeat(22) }, 'unusable_number', ['receiptId']],
	];
	test.each(cases)('%s', (_, parts, code, fields) => {
		const { ready, hold } = plan([anOrder({ lines: [shirt, mug], ...parts })]);
		expect(ready).toEqual([]);
		expect(hold.map((line) => line.code)).toEqual([code, code]);
		expect(hold[0]?.fields).toEqual(fields);
		expect(hold[0]?.hint).not.toBe('');
	});

	test('each wait has a key of its own that stays the same from sync to sync', () => {
		const order = anOrder({ hasRefund: true, lines: [shirt, mug] });
		const keys = plan([order]).hold.map((line) => line.key);
		expect(keys).toEqual(['1001:10011:partly_refunded', '1001:10012:partly_refunded']);
		expect(plan([order]).hold.map((line) => line.key)).toEqual(keys);
	});
});

describe('an order of which one line cannot go', () => {
	const order = anOrder({ lines: [shirt, poster, mug] });

	test('stays together unless the seller wants it sent in parts', () => {
		const { ready, hold } = plan([order]);
		expect(ready).toEqual([]);
		expect(codes(hold)).toEqual([
			'10013 sold_out',
			'10011 waits_for_other_lines',
			'10012 waits_for_other_lines',
		]);
	});

	test('with send the rest goes at once', () => {
		const { ready, hold } = plan([order], [], SEND);
		expect(ready.map((one) => one.lineIds)).toEqual(['10012', '10011']);
		expect(codes(hold)).toEqual(['10013 sold_out']);
	});

	test('does not keep another order back', () => {
		const other = anOrder({ receiptId: '1002', lines: [aLine({ lineId: '10021' })] });
		expect(plan([order, other]).ready.map((one) => one.receiptId)).toEqual(['1002']);
	});

	test('and a line that no row names says what is missing', () => {
		const { hold } = plan([anOrder({ lines: [aLine({ sku: 'NEW-1' })] })]);
		expect(hold).toMatchObject([{ code: 'unmapped', category: 'mapping', fields: ['sku'] }]);
		expect(hold[0]?.message).toContain('SKU NEW-1');
	});
});
