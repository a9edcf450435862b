import { chainEvents } from '../../../../core/domain/audit';
import { orderEvent } from '../../../../core/domain/audit/order-event';
import { orderedCells, plannedCells } from '../../../../core/domain/planning/ledger-cells';
import type { RowOrder } from '../../../../core/domain/planning/ledger-cells';
import { readTemplates } from '../../../support/templates/template';
import { tablesMadeBy } from '../../../support/templates/rules-tables';
import { ledgerRow } from '../../../support/table-rows';

const tables = new Map(readTemplates().flatMap((template) => [...tablesMadeBy(template)]));

const ORDER: RowOrder = {
	...{ externalId: 'etsy-777-1-1', shopId: '777', receiptId: '1', provider: 'printify' },
	...{ lineIds: '11,12', route: 'direct', notes: 'cheapest', buyerKey: 'b', shipBy: '' },
	expectedCost: { amountMinor: 1250, currency: 'EUR' },
	orderedAs: 'now',
	ledger: { orderedAs: 'then' },
};
const CLAIM = { claimedBy: '9', claimedAt: '2026-11-28T10:00:00.000Z' };
const NOW = '2026-11-28T10:00:05.000Z';
const made = (found: boolean) => ({ providerOrderId: 'po-1', status: 'received', found });

/** What n8n's Data Table takes without converting anything. */
const fits = (type: string | undefined, value: unknown) => value === null || typeof value === type;

describe.each([
	['planned', 'POD Order Ledger', plannedCells(ORDER, '9')],
	['ordered', 'POD Order Ledger', orderedCells(ORDER, made(false), CLAIM, NOW)],
	[
		'audit',
		'POD Audit Log',
		chainEvents([{ at: NOW, actor: 'a', ...orderEvent(ledgerRow()) }], '', () => 'h')[0] ?? {},
	],
])('a row that n8n adds as it is: %s', (_name, table, cells) => {
	it(`has only columns of ${table}, with values of their types`, () => {
		const columns = tables.get(table);
		const wrong = Object.entries(cells).filter(([name, value]) => !fits(columns?.get(name), value));
		expect(columns?.size).toBeGreaterThan(6);
		expect(wrong).toEqual([]);
	});
});

it('says in the row of a made order all that the planned row says, and what came of it', () => {
	const planned = plannedCells(ORDER, '9');
	expect(orderedCells(ORDER, made(false), CLAIM, NOW)).toEqual({
		...planned,
		...{ state: 'ordered', providerOrderId: 'po-1', status: 'received', found: false },
		...{ attempts: 1, claimedAt: CLAIM.claimedAt, firstTriedAt: CLAIM.claimedAt },
		...{ nextAttemptAt: '', orderedAt: NOW, orderedAs: 'now' },
	});
	expect(planned).toMatchObject({ state: 'planned', orderedAs: 'then', costMinor: 1250 });
});

it('compares later changes of an order that was found with what was known when it was made', () => {
	expect(orderedCells(ORDER, made(true), CLAIM, NOW)).toMatchObject({
		...{ found: true, orderedAs: 'then' },
	});
});

it('says for the audit log what became of an order', () => {
	expect(orderEvent(ledgerRow())).toEqual({
		action: 'order.ordered',
		subject: 'etsy-777-1001-1'.replace('777', String(ledgerRow().shopId)),
		detail: 'printify po-1; lines 10011; try 1',
	});
	const other = ledgerRow({
		...{ provider: '', providerOrderId: '', state: 'ignored', reason: 'digital', attempts: 0 },
		...{ found: true, notes: 'by a rule' },
	});
	expect(orderEvent(other).detail).toBe('found, not made again; digital; lines 10011; by a rule');
});
