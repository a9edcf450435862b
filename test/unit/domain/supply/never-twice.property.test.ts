import fc from 'fast-check';
import { LEDGER_STATES, type LedgerRow } from '../../../../core/domain/planning/ledger';
import { parseSettings } from '../../../../core/domain/planning/settings';
import { planSupply } from '../../../../core/domain/supply/plan-supply';
import { isSupplierOrder } from '../../../../core/domain/supply/supplier-row';
import { resolveOrder } from '../../../../core/domain/variant-map/resolve';
import { indexRows } from '../../../../core/domain/variant-map/variant-index';
import {
	aLine,
	aMapRow,
	ago,
	anOrder,
	aRow,
	contextOf,
	plan,
	SHOP,
} from '../../../support/examples';
import { valueOf } from '../../../support/result';

const TABLE = { suppliers: 'dropship = sheet; acme = sheet', fulfilment_rules: 'sku POT* = acme' };
const LINES = ['10011', '10012', '10013'];
const MAP = [aMapRow(), aMapRow({ sku: 'VASE', provider: 'dropship', source: undefined })];
const ORDER = anOrder({
	lines: LINES.map((lineId, at) => aLine({ lineId, sku: ['VASE', 'VASE', 'POT-1'][at] ?? '' })),
});

const anyRow: fc.Arbitrary<LedgerRow> = fc
	.record({
		n: fc.constantFrom(0, 1, 51, 52),
		state: fc.constantFrom(...LEDGER_STATES),
		inDoubt: fc.boolean(),
		attempts: fc.integer({ min: 0, max: 3 }),
		lineIds: fc.subarray(LINES, { minLength: 1 }).map((ids) => ids.join(',')),
		provider: fc.constantFrom('dropship', 'acme'),
		claimedAt: fc.constantFrom(ago(5), ago(5000)),
		reason: fc.constantFrom('served_elsewhere', 'left_out_by_person'),
	})
	.map(({ n, ...cells }) => aRow({ ...cells, externalId: `etsy-${SHOP}-1001-${n}` }));

const supply = (rows: readonly LedgerRow[]) =>
	planSupply([resolveOrder(indexRows(MAP), ORDER)], rows, contextOf(valueOf(parseSettings(TABLE))));

it('sends no line that a supplier or a printer may have, unless a person says so', () => {
	fc.assert(
		fc.property(fc.array(anyRow, { maxLength: 4 }), (rows) => {
			const { ready } = supply(rows);
			const going = ready.flatMap(({ lineIds }) => lineIds.split(','));
			expect(new Set(going).size).toBe(going.length);
			expect(new Set(ready.map(({ externalId }) => externalId)).size).toBe(ready.length);
			expect(ready.every(({ externalId }) => isSupplierOrder(externalId))).toBe(true);
			for (const row of rows.filter(({ lineIds }) => lineIds.some((id) => going.includes(id)))) {
				expect(['ordered', 'cancelled', 'needs_person']).not.toContain(row.state);
				if (row.state === 'creating') expect([row.inDoubt, row.n > 50]).toEqual([false, true]);
			}
		}),
	);
});

it('gives no line to a printer that a supplier has or may have', () => {
	const printable = [aMapRow({ sku: 'VASE' }), aMapRow({ sku: 'POT-1' })];
	const mine = anyRow.filter(({ n }) => n > 50);
	fc.assert(
		fc.property(fc.array(mine, { maxLength: 3 }), (rows) => {
			const settings = valueOf(parseSettings({ partial_orders: 'send' }));
			const { ready } = plan([ORDER], rows, settings, printable);
			const going = ready.flatMap(({ lineIds }) => lineIds.split(','));
			for (const row of rows.filter(({ lineIds }) => lineIds.some((id) => going.includes(id)))) {
				expect(row.inDoubt).toBe(false);
				expect(['ordered', 'needs_person']).not.toContain(row.state);
			}
			expect(ready.some(({ externalId }) => isSupplierOrder(externalId))).toBe(false);
		}),
	);
});

it('says the same whatever the order of the rows', () => {
	const distinct = fc.uniqueArray(anyRow, { maxLength: 4, selector: ({ n }) => n });
	fc.assert(
		fc.property(distinct, (rows) => {
			expect(supply([...rows].reverse()).ready).toEqual(supply(rows).ready);
		}),
	);
});
